"""Files in which browsers save a page: MHTML (`.mhtml`, `.mht`), Safari's web archives, and HTML with a note on top.

All of them know the address of the page, some the time: without these an article could not be traced.
"""

import email
import plistlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from newscrawl.items import RawPage, Rejected

_HEAD = 4096  # bytes in which a file says what it is
_MHTML = re.compile(rb"\A(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE)
_WEB_ARCHIVE = b"bplist"  # how binary property lists begin
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(?P<url>\S+?)\s*-->")  # Chrome, Edge, Internet Explorer
_SINGLE_FILE = re.compile(rb"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S+)\s+saved date:\s*(?P<date>[^(\n]+)")
_SCRIPT_DATE = "%a %b %d %Y %H:%M:%S GMT%z"  # how a browser's script writes a time, but for the zone's name


def unpacked(page: RawPage) -> RawPage | Rejected:
    """The page that a saved file holds, with its address and the time of saving as the file names them.

    In: the file's bytes as the body of a page. An address, an encoding or a time that is known already wins.
    """
    head = page.body[:_HEAD]
    if _MHTML.match(head):
        return _of_mhtml(page)
    if page.body.startswith(_WEB_ARCHIVE):
        return _of_web_archive(page)
    note = _SINGLE_FILE.search(head) or _SAVED_FROM.search(head)
    if note is None:
        return page
    date = note.groupdict().get("date")
    return _known(
        page, note["url"].decode("utf-8", "replace"), _script_time(date.decode("ascii", "replace") if date else "")
    )


def _of_mhtml(page: RawPage) -> RawPage | Rejected:
    """The first HTML part, or that of the address that the file is a snapshot of; others are frames and pictures."""
    message = email.message_from_bytes(page.body)
    url = message.get("Snapshot-Content-Location")
    parts = list(_html_parts(message))
    if not parts:
        return _unreadable(page, "this MHTML file holds no HTML page")
    part = next((part for part in parts if url and part.get("Content-Location") == url), parts[0])
    body = part.get_payload(decode=True)
    held = replace(
        page, body=body if isinstance(body, bytes) else b"", encoding=page.encoding or part.get_content_charset()
    )
    return _known(held, url or part.get("Content-Location") or "", _mail_time(message.get("Date")))


def _html_parts(message: Message) -> Iterator[Message]:
    return (part for part in message.walk() if part.get_content_type() in _HTML_TYPES)


def _of_web_archive(page: RawPage) -> RawPage | Rejected:
    try:
        main = plistlib.loads(page.body)["WebMainResource"]
        body, url, encoding = main["WebResourceData"], main["WebResourceURL"], main.get("WebResourceTextEncodingName")
    except (plistlib.InvalidFileException, ValueError, KeyError, TypeError, OverflowError):
        return _unreadable(page, "this is a property list, and no web archive of a page")
    return _known(replace(page, body=body, encoding=page.encoding or encoding), url, None)


def _known(page: RawPage, url: str, date: str | None) -> RawPage:
    """With the address, if it is one of the web, and the time."""
    url = url.strip()
    is_web = urlsplit(url).scheme in ("http", "https")
    return replace(page, url=page.url or (url if is_web else None), date_downloaded=page.date_downloaded or date)


def _unreadable(page: RawPage, detail: str) -> Rejected:
    return Rejected(url=page.url, source=page.source, reason="unreadable", detail=detail)


def _mail_time(text: str | None) -> str | None:
    try:
        return _utc(parsedate_to_datetime(text)) if text else None
    except ValueError:
        return None


def _script_time(text: str) -> str | None:
    try:
        return _utc(datetime.strptime(text.strip(), _SCRIPT_DATE))
    except ValueError:
        return None


def _utc(time: datetime) -> str | None:
    """As articles give times; None for one without a zone."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if time.tzinfo is not None else None
