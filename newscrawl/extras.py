"""Packages that only some commands need, and what is said where they are not installed."""

from importlib.util import find_spec

_MODULES = {"warc": "warcio", "parquet": "pyarrow", "redis": "redis", "scale": "datatrove"}


class MissingExtraError(ImportError):
    """An extra is not installed. The message is one line, with the command that installs it."""


def require(extra: str, purpose: str) -> None:
    """Raise MissingExtraError where an extra is not installed; `purpose` is what needs it."""
    module = _MODULES[extra]
    if find_spec(module) is None:
        raise MissingExtraError(f"{purpose} needs {module}: pip install '.[{extra}]' in a checkout of newscrawl")
