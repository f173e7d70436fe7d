"""Articles files that hold nothing: a run may have found nothing new, and what is made of none is nothing."""

from collections.abc import Iterable

from newscrawl.cli.outcome import warn
from newscrawl.cli.paths import is_empty


def note_empty(files: Iterable[str]) -> list[str]:
    """Those of the files that are there and empty, each said on stderr; that is no mistake."""
    empty = [file for file in files if is_empty(file)]
    for file in empty:
        warn(f"{file} is empty: there is no article in it")
    return empty
