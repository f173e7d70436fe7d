"""What a measurement is given: a file that cannot be used is one line on stderr and exit code 2."""

import gzip
import json
import sys
import zlib
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

from newscrawl.stored import StoredError

_Given = ParamSpec("_Given")
# Of a file that cannot be read, of broken gzip data, and of JSON that has another form.
_FAULTS = (OSError, EOFError, zlib.error, ValueError, LookupError, TypeError, AttributeError)

_WORDS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
    (FileNotFoundError, "there is no such file"),
    (IsADirectoryError, "this is a folder: name a file in it (JSON Lines)"),
    (UnicodeDecodeError, "this is no text in UTF-8"),
    (json.JSONDecodeError, "this is no JSON: {}"),
    (KeyError, "there is no {}"),
    ((EOFError, zlib.error, gzip.BadGzipFile), "the gzip data is broken: {}"),
)


class InputError(ValueError):
    """A file cannot be used. The message is one line for a person, and names the file."""


def told(main: Callable[_Given, int]) -> Callable[_Given, int]:
    """A measuring command that says of a file what is wrong with it, and ends."""

    @wraps(main)
    def run(*args: _Given.args, **kwargs: _Given.kwargs) -> int:
        try:
            return main(*args, **kwargs)
        except (InputError, StoredError) as error:
            sys.stderr.write(f"{error}\n")
            return 2

    return run


class ReadFrom:
    """Around reading: what goes wrong there is raised as an InputError that names the place."""

    def __init__(self, place: Path | str) -> None:
        self._place = place

    def __enter__(self) -> None:
        """Read."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        """Put a fault into words."""
        if isinstance(error, _FAULTS) and not isinstance(error, InputError):
            raise InputError(f"{self._place}: {in_words(error)}") from error


def in_words(error: BaseException) -> str:
    """What is wrong with a file.

    >>> in_words(FileNotFoundError()), in_words(KeyError("path"))
    ('there is no such file', "there is no 'path'")
    """
    words = next((words for kind, words in _WORDS if isinstance(error, kind)), None)
    return words.format(error) if words else getattr(error, "strerror", None) or str(error)
