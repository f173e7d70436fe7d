"""Packages that only some commands need, and what is said where they are not installed."""

from importlib.util import find_spec

_MODULES = {"warc": "warcio", "redis": "redis", "parquet": "pyarrow", "scale": "datatrove"}


class MissingExtraError(Exception):
    """An extra is not installed. The message is one line, with the command that installs it."""


def require(extra: str, purpose: str) -> None:
    """Raise MissingExtraError where an extra is not installed.

    >>> _MODULES["none"] = "no_such_module"
    >>> require("none", "nothing")
    Traceback (most recent call last):
    newscrawl.extras.MissingExtraError: nothing needs no_such_module: pip install 'newscrawl[none]'
    """
    if find_spec(_MODULES[extra]) is None:
        raise MissingExtraError(f"{purpose} needs {_MODULES[extra]}: pip install 'newscrawl[{extra}]'")
