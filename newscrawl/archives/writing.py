"""Pages kept in one WARC file: each a response record, compressed by itself, as Common Crawl's tools read them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from http import HTTPStatus
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newscrawl import __version__
from newscrawl.archives import fields
from newscrawl.items import RawPage
from newscrawl.storage import LineFile

# What was true of the bytes that travelled and is not of those that are kept; renamed as Common Crawl renames them.
_CHANGED = {"content-encoding", "transfer-encoding", "content-length"}


class WarcFile:
    """A WARC file, open for more pages. Raises OutputError where it cannot be written.

    Pages are appended; one that a killed run left in part is passed over when the file is read.
    """

    def __init__(self, path: Path) -> None:
        self._file = LineFile(str(path))
        self._path = path
        self._compressed = path.name.endswith(".gz")

    def add(self, page: RawPage) -> None:
        """Keep a page, with the other pages of its article, all or none of them. Raises OSError."""
        writer, buffer = self._writer()
        if not self._file.end:
            info = {"software": f"newscrawl/{__version__}", "format": "WARC File Format 1.1"}
            writer.write_record(writer.create_warcinfo_record(self._path.name, info))
        listed = {fields.LISTED: json.dumps(asdict(page.listed))} if page.listed else {}
        missing = {fields.MISSING_PAGE: page.missing_page} if page.missing_page else {}
        first = _write(writer, page, {**listed, **missing})
        for part, role in _parts(page):
            _write(writer, part, {fields.PART_OF: first, fields.ROLE: role})
        self._file.write(buffer.getvalue())

    def close(self, *, keep_empty: bool = True) -> None:
        """Close the file; without `keep_empty` one that was made here and holds no page is taken away."""
        self._file.close(keep_empty=keep_empty)

    def _writer(self) -> tuple[WARCWriter, BytesIO]:
        buffer = BytesIO()
        return WARCWriter(buffer, gzip=self._compressed, warc_version="1.1"), buffer


def _parts(page: RawPage) -> Iterator[tuple[RawPage, str]]:
    yield from ((part, fields.NEXT) for part in page.next_pages)
    if page.whole_page is not None:
        yield page.whole_page, fields.WHOLE


def _write(writer: WARCWriter, page: RawPage, more: Mapping[str, str]) -> str:
    """Write one response record and return its id."""
    headers = {**({"WARC-Identified-Payload-Type": "text/html"} if _is_markup(page.body) else {}), **more}
    if page.date_downloaded:
        headers["WARC-Date"] = page.date_downloaded
    record = writer.create_warc_record(
        page.url or "",
        "response",
        payload=BytesIO(page.body),
        length=len(page.body),
        http_headers=StatusAndHeaders(f"200 {HTTPStatus.OK.phrase}", _answer(page), protocol="HTTP/1.1"),
        warc_headers_dict=headers,
    )
    writer.write_record(record)
    return str(record.rec_headers.get_header("WARC-Record-ID"))


def _is_markup(body: bytes) -> bool:
    return body[:64].lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"<")


def _answer(page: RawPage) -> list[tuple[str, str]]:
    """The headers of the answer as they fit the bytes that are kept."""
    named = [(name, value) for name, value in page.headers if name.isascii()]
    kept = [(f"X-Crawler-{name}" if name.lower() in _CHANGED else name, value) for name, value in named]
    if not any(name.lower() == "content-type" for name, _ in kept):
        kept.append(("Content-Type", f"text/html; charset={page.encoding}" if page.encoding else "text/html"))
    return [*kept, ("Content-Length", str(len(page.body)))]
