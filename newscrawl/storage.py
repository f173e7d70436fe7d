"""Files of JSON lines that survive a crash: whole lines or nothing, repaired when opened again.

The removals of an article are written before the article. A process killed between the two leaves
removals whose article is not stored; they are the last ones of their file, and are cut off at the
next start, when the page comes again.
"""

import fcntl
import hashlib
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newscrawl.cleaning.identity import normal_url


class OutputError(Exception):
    """An output file cannot be used. The message is one line for a person."""


class LineFile:
    """A file that lines are appended to, each whole or not at all. `-` is stdout.

    Raises OutputError where the file cannot be opened, or another process writes to it.
    """

    def __init__(self, path: str, *, overwrite: bool = False) -> None:
        try:
            self._raw = (
                os.fdopen(os.dup(1), "wb", buffering=0) if path == "-" else Path(path).open("ab", buffering=0)  # noqa: SIM115
            )
        except OSError as error:
            raise OutputError(f"cannot write {path}: {error.strerror}") from error
        self._regular = stat.S_ISREG(os.fstat(self._raw.fileno()).st_mode) and path != "-"
        if self._regular:
            self._lock(path)
            if overwrite:
                self._raw.truncate(0)

    def _lock(self, path: str) -> None:
        try:
            fcntl.flock(self._raw, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._raw.close()
            raise OutputError(f"cannot write {path}: another newscrawl is writing to it") from error

    def write(self, lines: bytes) -> int:
        """Append; on a full disk cut off the part that was written, and raise the OSError."""
        start = os.fstat(self._raw.fileno()).st_size
        rest = memoryview(lines)
        try:
            while rest:
                rest = rest[self._raw.write(rest) or 0 :]
        except OSError:
            if self._regular:
                self._raw.truncate(start)
            raise
        return len(lines)

    def close(self) -> None:
        """Close; closing twice is harmless."""
        self._raw.close()


class StoredArticles:
    """What an articles file holds already: only ids and digests of URLs stay in memory."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self._urls: set[bytes] = set()

    def add(self, record: dict[str, Any]) -> None:
        """Remember one article, given as its line's fields."""
        self.ids.add(str(record.get("id")))
        for key in ("url", "canonical_url"):
            if url := record.get(key):
                self._urls.add(url_digest(str(url)))

    def has_url(self, url: str) -> bool:
        """Whether an article of this URL is stored."""
        return url_digest(url) in self._urls


def url_digest(url: str) -> bytes:
    """Ten bytes that stand for a URL, however it is spelled."""
    return hashlib.blake2b(normal_url(url).encode("utf-8", "replace"), digest_size=10).digest()


def recover_articles(path: Path) -> tuple[StoredArticles, int]:
    """Read what is stored and cut off a torn last line.

    Returns the stored articles and how many bytes were cut off. Raises OutputError, and changes
    nothing, where the file is not JSON lines.
    """
    stored = StoredArticles()
    end = 0
    for line_end, record in _records(path):
        stored.add(record)
        end = line_end
    return stored, _cut(path, end)


def recover_removals(path: Path, ids: set[str]) -> int:
    """Cut off a torn last line, and the last article's removals if it is not among `ids`.

    Returns how many bytes were cut off. Raises OutputError as `recover_articles`.
    """
    end = group_start = 0
    group: Any = None
    for line_end, record in _records(path):
        if record.get("article_id") != group:
            group, group_start = record.get("article_id"), end
        end = line_end
    return _cut(path, end if group in ids else group_start)


def recover_lines(path: Path) -> int:
    """Cut off a torn last line of any file of JSON lines. Returns how many bytes were cut off."""
    end = 0
    for line_end, _ in _records(path):
        end = line_end
    return _cut(path, end)


def _records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every whole line's end (an offset) and record."""
    if not path.is_file():
        return
    end = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            record = _parse(line)
            torn = not line.endswith(b"\n")
            if record is None and not (torn and line.startswith(b"{")):
                raise OutputError(
                    f"{path}, line {number}, is not a JSON object, so this is no newscrawl output: "
                    "nothing was changed; name another file"
                )
            if record is None:
                return
            end += len(line)
            yield end, record


def _parse(line: bytes) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record if isinstance(record, dict) else None


def _cut(path: Path, end: int) -> int:
    """Cut the file at `end` and see that it ends with a line end."""
    if not path.is_file():
        return 0
    try:
        with path.open("rb+") as file:
            surplus = file.seek(0, os.SEEK_END) - end
            file.truncate(end)
            if end:
                file.seek(end - 1)
                if file.read(1) != b"\n":
                    file.write(b"\n")
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}") from error
    return surplus
