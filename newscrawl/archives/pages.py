"""The pages of WARC files: responses that are HTML. What cannot be read is given as a Rejected."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from w3lib.encoding import http_content_type_encoding
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from newscrawl.archives import fields
from newscrawl.archives.payload import PayloadError, decoded, is_whole
from newscrawl.archives.records import BrokenRecord, WarcRecord, read_records
from newscrawl.items import Listed, RawPage, Rejected

_HTML = ("text/html", "application/xhtml")
MAX_PAGE = 32 * 1024 * 1024  # bytes, unpacked: the same bound as for downloads


@dataclass(frozen=True, slots=True)
class _Archived:
    """A page and what its record says of its place among others."""

    page: RawPage
    record_id: str | None
    part_of: str | None
    role: str | None


def read_pages(path: Path) -> Iterator[RawPage | Rejected]:
    """The pages of one file, in order; the pages that an article goes on over are joined to its first one.

    Redirects, errors, images, requests, revisits and other records are no pages and are passed over.
    """
    first: _Archived | None = None
    empty = True
    for found in _read(path):
        empty = False
        if isinstance(found, _Archived) and found.part_of and first and found.part_of == first.record_id:
            first = replace(first, page=_with_part(first.page, found))
            continue
        if first:
            yield first.page
        first = None
        if isinstance(found, Rejected):
            yield found
        elif found.part_of:
            yield _rejected(
                found.page.url, str(found.page.source), "lost_first_page", "its first page is not before it"
            )
        else:
            first = found
    if first:
        yield first.page
    if empty:
        yield _rejected(None, str(path), "no_pages", "there is no HTML page in this archive")


def _with_part(page: RawPage, part: _Archived) -> RawPage:
    if part.role == fields.WHOLE:
        return replace(page, whole_page=part.page)
    return replace(page, next_pages=(*page.next_pages, part.page))


def _rejected(url: str | None, source: str, reason: str, detail: str) -> Rejected:
    return Rejected(url=url, source=source, reason=reason, detail=detail)


def _read(path: Path) -> Iterator[_Archived | Rejected]:
    try:
        for record in read_records(path):
            source = f"{path}:{record.offset}"
            if isinstance(record, BrokenRecord):
                yield _rejected(None, source, record.reason, record.detail)
            elif (found := _page_of(record, source)) is not None:
                yield found
    except FileNotFoundError:
        yield _rejected(None, str(path), "missing_file", "there is no such file")
    except OSError as error:
        yield _rejected(None, str(path), "unreadable", f"cannot be read: {error.strerror or error}")


def _page_of(raw: WarcRecord, source: str) -> _Archived | Rejected | None:
    """The page of a record; None where it holds none."""
    loader = ArcWarcRecordLoader()
    record = loader.parse_record_stream(BytesIO(raw.data), known_format="warc", no_record_parse=True)
    url = record.rec_headers.get_header("WARC-Target-URI") or None  # None: a page that was kept without one
    is_of_web = url is None or url.lower().startswith(("http:", "https:"))
    if record.rec_type not in {"response", "resource"} or not is_of_web:
        return None
    block = record.raw_stream.read()
    if not is_whole(block, record.rec_headers.get_header("WARC-Block-Digest")):
        return _rejected(url, source, "bad_digest", "the record's bytes are not those that were archived")
    stream = BytesIO(block)
    try:
        record.http_headers = loader.load_http_headers(record.rec_type, url or "http:", stream, len(block))
    except (StatusAndHeadersParserException, EOFError):
        return _rejected(url, source, "bad_record", "the record is broken: it holds no HTTP answer")
    if not _is_html(record):
        return None
    if why := record.rec_headers.get_header("WARC-Truncated"):
        return _rejected(url, source, "truncated", f"the page was archived only in part ({why})")
    return _archived(record, url, stream.read(), source)


def _is_html(record: ArcWarcRecord) -> bool:
    """Whether a record is an answer that holds a page, by what it says itself."""
    if record.http_headers and not record.http_headers.get_statuscode().startswith("2"):
        return False
    named = (_header(record, "Content-Type"), record.rec_headers.get_header("WARC-Identified-Payload-Type"))
    return any((kind or "").strip().lower().startswith(_HTML) for kind in named)


def _header(record: ArcWarcRecord, name: str) -> str | None:
    """A header of the HTTP answer; a resource record has its own Content-Type instead."""
    headers = record.http_headers or record.rec_headers
    value: str | None = headers.get_header(name)
    return value


def _archived(record: ArcWarcRecord, url: str | None, body: bytes, source: str) -> _Archived | Rejected:
    try:
        body = decoded(body, _header(record, "Transfer-Encoding"), _header(record, "Content-Encoding"), MAX_PAGE)
    except PayloadError as error:
        return _rejected(url, source, "bad_record", f"the record is broken: {error}")
    if len(body) > MAX_PAGE:
        return _rejected(url, source, "too_large", f"more than {MAX_PAGE // 2**20} MiB")
    named = record.rec_headers.get_header
    listed = named(fields.LISTED)
    page = RawPage(
        url=url,
        body=body,
        encoding=http_content_type_encoding(_header(record, "Content-Type")),
        date_downloaded=_seconds(named("WARC-Date")),
        source=source,
        missing_page=named(fields.MISSING_PAGE),
        listed=Listed(**json.loads(listed)) if listed else None,
    )
    return _Archived(page, named("WARC-Record-ID"), named(fields.PART_OF), named(fields.ROLE))


def _seconds(date: str | None) -> str | None:
    """A WARC-Date without the fractions that WARC 1.1 allows.

    >>> _seconds("2026-11-24T10:00:00.123456Z")
    '2026-11-24T10:00:00Z'
    """
    return f"{date[:19]}Z" if date and len(date) > 19 else date
