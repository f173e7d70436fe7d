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
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any

from newscrawl.cleaning.identity import normal_url


class OutputError(Exception):
    """An output file cannot be used. The message is one line for a person."""


class LineFile:
    """A file that lines are appended to, each whole or not at all. `-` is stdout.

    `overwrite`: what stands in the file gives way to the first line, or to `begin`; until then nothing is lost.
    Raises OutputError where the file cannot be opened, or another process writes to it.
    """

    def __init__(self, path: str, *, overwrite: bool = False) -> None:
        self.path = Path(path)
        self._made = path != "-" and not self.path.exists()
        try:
            self._raw = os.fdopen(os.dup(1), "wb", buffering=0) if path == "-" else self._opened()
        except OSError as error:
            raise OutputError(f"cannot write {path}: {error.strerror}") from error
        self._to_begin = False  # what stands there is of before, and is to give way
        self._regular = stat.S_ISREG(os.fstat(self._raw.fileno()).st_mode) and path != "-"
        if self._regular:
            self._lock(path)
            if overwrite:
                self._check()
                self._to_begin = True

    def _opened(self) -> FileIO:
        """The file, made here if it was not there: of two runs at once, one alone has made it."""
        if self._made:
            try:
                return FileIO(self.path, "a", opener=lambda path, flags: os.open(path, flags | os.O_EXCL, 0o666))
            except FileExistsError:
                self._made = False
        return FileIO(self.path, "a")

    def _lock(self, path: str) -> None:
        try:
            lock(self._raw.fileno())
        except BlockingIOError as error:
            self._raw.close()
            raise OutputError(f"cannot write {path}: another newscrawl is writing to it") from error

    def _check(self) -> None:
        """Refuse to begin anew what is something else than JSON lines: a page, notes."""
        try:
            next(read_lines(self.path), None)
        except OutputError:
            self._raw.close()
            raise

    @property
    def holds_old_lines(self) -> bool:
        """Whether lines stand there that are to give way, and have not yet."""
        return self._to_begin and os.fstat(self._raw.fileno()).st_size > 0

    def begin(self) -> None:
        """Empty a file that is to be overwritten; once."""
        if self._to_begin:
            self._raw.truncate(0)
            self._to_begin = False

    def write(self, lines: bytes) -> int:
        """Append; on a full disk cut off the part that was written, and raise the OSError."""
        self.begin()
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

    @property
    def end(self) -> int | None:
        """How long the file is, in bytes, without what is to give way; None for a pipe or a device."""
        if self._to_begin:
            return 0
        return os.fstat(self._raw.fileno()).st_size if self._regular else None

    def sync(self) -> None:
        """Return when what was written is on the disk, so that a power cut cannot take it back."""
        if self._regular:
            os.fsync(self._raw.fileno())

    def close(self, *, keep_empty: bool = True) -> None:
        """Close; closing twice is harmless. Without `keep_empty` a file that was made here and holds nothing goes."""
        if not keep_empty and self._made and not self._raw.closed and self.end == 0:
            self.path.unlink(missing_ok=True)
        self._raw.close()


def lock(file: int) -> None:
    """Lock a file for this process alone. Raises BlockingIOError where another one has it."""
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    if not os.fstat(file).st_nlink:  # its maker has taken it away since it was opened here
        raise BlockingIOError


def url_digest(url: str) -> bytes:
    """Ten bytes that stand for a URL, however it is spelled."""
    return hashlib.blake2b(normal_url(url).encode("utf-8", "replace"), digest_size=10).digest()


def recover_removals(path: Path, is_stored: Callable[[str], bool], start: int = 0) -> int:
    """Cut off a torn last line, and the last article's removals if that article is not stored.

    What stands before `start` (bytes) is known to be whole. Returns how many bytes were cut off. Raises OutputError,
    and changes nothing, where the file is not JSON lines.
    """
    end = group_start = start
    group: Any = None
    for line in read_lines(path, start):
        if (key := (line.record.get("article_id"), line.record.get("article_version", 1))) != group:
            group, group_start = key, line.start
        end = line.end
    return cut_file(path, end if group is None or is_stored(str(group[0])) else group_start)


def recover_lines(path: Path) -> int:
    """Cut off a torn last line of any file of JSON lines. Returns how many bytes were cut off.

    Reads the first line, to see that it is such a file, and the end.
    """
    end = _last_line_start(path)
    for line in read_lines(path, end):
        end = line.end
    return cut_file(path, end)


@dataclass(frozen=True, slots=True)
class Line:
    """A whole line of a file: where it begins and ends (bytes), and what it says."""

    start: int
    end: int
    record: dict[str, Any]


def read_lines(path: Path, start: int = 0) -> Iterator[Line]:
    """The whole lines from `start` on. Raises OutputError where the file is something else than JSON lines."""
    if not path.is_file():
        return
    with path.open("rb") as file:
        file.seek(start)
        for number, line in enumerate(file, start=1):
            record = _parse(line)
            torn = not line.endswith(b"\n")
            if record is None and not (torn and _may_be_torn(line)):
                place = f"line {number}" if not start else f"the line at byte {start}"
                raise OutputError(
                    f"{path}, {place}, is not a JSON object, so this is no newscrawl output: "
                    "nothing was changed; name another file"
                )
            if record is None:
                return
            yield Line(start, start + len(line), record)
            start += len(line)


def _may_be_torn(line: bytes) -> bool:
    """Whether this can be the beginning of a line, or the room that a power cut left where one should be."""
    return line.startswith(b"{") or not line.strip(b"\0")


def _parse(line: bytes) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record if isinstance(record, dict) else None


def cut_file(path: Path, end: int) -> int:
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


def _last_line_start(path: Path) -> int:
    """Where the last line begins that has an end, or a torn one after it."""
    if not path.is_file():
        return 0
    next(read_lines(path), None)
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        found = -1
        while found < 0 and end > 0:
            begin = max(0, end - 65536)
            file.seek(begin)
            found = file.read(end - begin).rfind(b"\n")
            end = begin
    return end + found + 1 if found >= 0 else 0
