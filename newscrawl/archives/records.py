"""A WARC file cut into its records, one at a time; after a broken one the reading goes on at the next.

warcio parses records, but ends at the first one that it cannot read; where a record begins and ends is found here. A
`.warc.gz` is a series of gzip members, one a record (WARC 1.1, annex D), so a broken member hides no other one.
"""

import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO

MAX_RECORD = 33 * 1024 * 1024  # bytes; a page may have 32 MiB
_GZIP = b"\x1f\x8b\x08"
_MEMBER = re.compile(re.escape(_GZIP))
_RECORD = re.compile(rb"WARC/[01]\.\d{1,2}\r\n[A-Za-z-]{1,40}:")
_LONGEST = 64  # bytes that these match at most
_STEP = 64 * 1024
_MAX_HEAD = 64 * 1024  # bytes of a record's headers
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d+)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_GZIP_WBITS = 31  # zlib: a gzip member, its checksum checked


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """The bytes of a record, headers and block, and where it begins in the file."""

    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """A record that cannot be read. `detail` is a sentence for a person."""

    offset: int
    reason: str
    detail: str


class _BrokenError(Exception):
    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def read_records(path: Path) -> Iterator[WarcRecord | BrokenRecord]:
    """The records of a `.warc` or `.warc.gz` file in order. Raises OSError where the file cannot be read."""
    with path.open("rb") as file:
        start = file.read(5)
        if not start.startswith(_GZIP) and (start == b"WARC/" or path.suffix != ".gz"):  # a first record may be broken
            yield from _plain(file)
        elif _is_large(file):
            yield from _unpacked(path)
        else:
            yield from _members(file)


def _is_large(file: IO[bytes]) -> bool:
    """Whether the first member is larger than a record may be: the file was compressed as a whole."""
    try:
        _member(file, 0)
    except zlib.error:
        return False
    except _BrokenError as error:
        return error.reason == "too_large"
    return False


def _unpacked(path: Path) -> Iterator[WarcRecord | BrokenRecord]:
    """The records of a file that was compressed as a whole, by way of the disk."""
    broken: BrokenRecord | None = None
    with gzip.open(path) as packed, TemporaryFile() as plain:
        try:
            copyfileobj(packed, plain)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            broken = BrokenRecord(plain.tell(), "bad_gzip", f"the gzip data is broken: {error}")
        yield from _plain(plain)
    if broken:
        yield broken


def _end_of_record(data: bytes) -> int | None:
    head_end = data.find(b"\r\n\r\n")
    length = _LENGTH.search(data[: head_end + 2]) if head_end > 0 else None
    return head_end + 4 + int(length[1]) if length else None


def _members(file: IO[bytes]) -> Iterator[WarcRecord | BrokenRecord]:
    offset: int | None = 0
    while offset is not None:
        try:
            end, data = _member(file, offset)
        except (_BrokenError, zlib.error) as error:
            reason = error.reason if isinstance(error, _BrokenError) else "bad_gzip"
            yield BrokenRecord(offset, reason, f"the gzip data is broken: {error}")
            offset = _next_member(file, offset + 1)
            continue
        for record in _plain(BytesIO(data)):
            yield _moved(record, offset)
        offset = end if _at(file, end, 1) else None


def _moved(record: WarcRecord | BrokenRecord, offset: int) -> WarcRecord | BrokenRecord:
    if isinstance(record, WarcRecord):
        return WarcRecord(offset, record.data)
    return BrokenRecord(offset, record.reason, record.detail)


def _member(file: IO[bytes], offset: int) -> tuple[int, bytes]:
    """The end of the gzip member at `offset`, and what it holds."""
    file.seek(offset)
    member = zlib.decompressobj(_GZIP_WBITS)
    parts: list[bytes] = []
    size = 0
    while not member.eof:
        packed = file.read(_STEP)
        if not packed:
            raise _BrokenError("truncated", "the file ends in the middle of a record")
        parts.append(member.decompress(packed))
        size += len(parts[-1])
        if size > MAX_RECORD:
            raise _BrokenError("too_large", f"more than {MAX_RECORD // 2**20} MiB")
    return file.tell() - len(member.unused_data), b"".join(parts)


def _next_member(file: IO[bytes], offset: int) -> int | None:
    """Where the next gzip member begins that holds a record."""
    while (found := _find(file, _MEMBER, offset)) is not None:
        try:
            start = zlib.decompressobj(_GZIP_WBITS).decompress(_at(file, found, 1024), 64)
        except zlib.error:
            start = b""
        if start.startswith(b"WARC/"):
            return found
        offset = found + 1
    return None


def _plain(file: IO[bytes]) -> Iterator[WarcRecord | BrokenRecord]:
    offset: int | None = _skip_line_ends(file, 0)
    while offset is not None:
        try:
            end, data = _record(file, offset)
        except _BrokenError as error:
            yield BrokenRecord(offset, error.reason, f"the record is broken: {error}")
            offset = _find(file, _RECORD, offset + 1)
            continue
        yield WarcRecord(offset, data)
        offset = _skip_line_ends(file, end)


def _record(file: IO[bytes], offset: int) -> tuple[int, bytes]:
    """The end of the record at `offset`, and its bytes. That another follows shows that its length is true."""
    head = _at(file, offset, _MAX_HEAD)
    if not head.startswith(b"WARC/"):
        raise _BrokenError("bad_record", "it does not begin with WARC/")
    end = _end_of_record(head)
    if end is None or _RECORD.search(head[: head.find(b"\r\n\r\n")], 1):
        raise _BrokenError("bad_record", "its headers name no length")
    if end > MAX_RECORD:
        raise _BrokenError("too_large", f"more than {MAX_RECORD // 2**20} MiB")
    data = head[:end] if end <= len(head) else _at(file, offset, end)
    if len(data) < end:
        raise _BrokenError("truncated", "the file ends in the middle of a record")
    if not _ends_at(data, _at(file, offset + end, 16)):
        raise _BrokenError("bad_record", "it does not end where its length says")
    return offset + end, data


def _ends_at(data: bytes, after: bytes) -> bool:
    """Whether a record's length is true, by what stands after it and, where that is damaged, by what stands in it."""
    following = after.lstrip(b"\r\n")
    if not following or following.startswith(b"WARC/"):
        return True
    return after.startswith(b"\r\n\r\n") and not _RECORD.search(data, 1)


def _skip_line_ends(file: IO[bytes], offset: int) -> int | None:
    """Where the next byte stands that is no line end; None at the end of the file."""
    while data := _at(file, offset, 16):
        rest = data.lstrip(b"\r\n")
        if rest:
            return offset + len(data) - len(rest)
        offset += len(data)
    return None


def _at(file: IO[bytes], offset: int, size: int) -> bytes:
    file.seek(offset)
    return file.read(size)


def _find(file: IO[bytes], pattern: re.Pattern[bytes], offset: int) -> int | None:
    while data := _at(file, offset, _STEP):
        if found := pattern.search(data):
            return offset + found.start()
        if len(data) < _STEP:
            return None
        offset += _STEP - _LONGEST
    return None
