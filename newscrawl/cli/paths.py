"""Where the files of a run stand."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path


def beside(output: str, kind: str, suffix: str = ".jsonl") -> str | None:
    """The file of removals or rejects that goes with an output file; None for stdout.

    >>> beside("out/articles.jsonl", "removals")
    'out/removals.jsonl'
    >>> beside("monday.jsonl", "removals")
    'monday.removals.jsonl'
    """
    if output == "-":
        return None
    path = Path(output)
    if not path.is_file() and path.exists():  # a device or a pipe, such as /dev/null
        return None
    stem = path.name.removesuffix(".jsonl")
    return str(path.with_name(f"{kind}{suffix}" if stem == "articles" else f"{stem}.{kind}{suffix}"))


def cannot_write(path: Path) -> str | None:
    """Why a file cannot be written, without touching it; None where it looks possible.

    >>> cannot_write(Path("/none/summary.json"))
    'there is no folder /none: make it first'
    """
    if path.is_dir():
        return os.strerror(errno.EISDIR)
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}: make it first"
    return None if os.access(path if path.exists() else path.parent, os.W_OK) else os.strerror(errno.EACCES)


def is_empty(path: str) -> bool:
    """Whether a file is there and holds not one byte."""
    return Path(path).is_file() and not Path(path).stat().st_size


def same_file(path: str, others: Iterable[str]) -> str | None:
    """The first of the others that is the same file as a path, however it is named; None where there is none.

    A device, such as /dev/null, is no file.
    """
    if not Path(path).is_file():
        return None
    return next((other for other in others if Path(other).is_file() and Path(other).samefile(path)), None)
