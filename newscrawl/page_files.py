"""Files in which browsers save a page: MHTML (`.mhtml`, `.mht`), Safari's web archives, and HTML with a note on top.

All of them know the address of the page, some the time: without these an article could not be traced.
"""

import codecs
import email
import plistlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.errors import CloseBoundaryNotFoundDefect
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from newscrawl.items import RawPage, Rejected

_HEAD = 65_536  # bytes in which a file says what it is
_FIELD = rb"[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*"
_MHTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:(?:%b)*?content-type:\s*multipart/related"
    rb"|(?=(?:%b)*?mime-version:)(?:%b)*?content-type:\s*text/html)" % (_FIELD, _FIELD, _FIELD),
    re.IGNORECASE,
)
_WEB_ARCHIVE = re.compile(rb"\Abplist00|\A\s*<\?xml[^>]*>\s*<!DOCTYPE plist\b")  # property lists, binary and XML
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_NOTE = 4_096  # bytes above which a note stands
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(?P<url>\S+?)\s*-->")  # Chrome, Edge, Internet Explorer
_SINGLE_FILE = re.compile(rb"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S+)\s+saved date:\s*(?P<date>[^(\n]+)")
_SCRIPT_DATE = "%a %b %d %Y %H:%M:%S GMT%z"  # how a browser's script writes a time, but for the zone's name
_LONGEST_FIELD = 4_096  # characters of one that is read: longer ones take time
# What the parsers of mail, dates, addresses and property lists raise for a file that is broken.
_BROKEN = (ValueError, TypeError, AttributeError, LookupError, OverflowError, RecursionError)


def unpacked(page: RawPage) -> RawPage | Rejected:
    """The page that a saved file holds, with its address and the time of saving as the file names them.

    In: the file's bytes as the body of a page. An address, an encoding or a time that is known already wins. A file
    that is broken, or holds no page, is rejected as `unreadable`.
    """
    try:
        if _MHTML.match(page.body[:_HEAD]):
            return _of_mhtml(page)
        if _WEB_ARCHIVE.match(page.body):
            return _of_web_archive(page)
    except _BROKEN:
        return _unreadable(page, "this saved page is broken: save it again, or save it as HTML")
    return _of_html(page)


def _of_html(page: RawPage) -> RawPage:
    """With what the note on top says, if there is one."""
    head = page.body[:_NOTE]
    note = _SINGLE_FILE.search(head) or _SAVED_FROM.search(head)
    if note is None:
        return page
    date = note.groupdict().get("date") or b""
    return _known(page, note["url"].decode("utf-8", "replace"), _script_time(date.decode("ascii", "replace")))


def _of_mhtml(page: RawPage) -> RawPage | Rejected:
    """The first HTML part, or that of the address that the file is a snapshot of; others are frames and pictures."""
    message = email.message_from_bytes(page.body.removeprefix(b"\xef\xbb\xbf").lstrip())
    if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects):
        return _unreadable(page, "this MHTML file is cut off: save the page again")
    url = _field(message, "Snapshot-Content-Location")
    parts = list(_html_parts(message))
    if not parts:
        return _unreadable(page, "this MHTML file holds no HTML page")
    part = next((part for part in parts if url and _field(part, "Content-Location") == url), parts[0])
    body = part.get_payload(decode=True)
    charset = part.get_content_charset() if len(_field(part, "Content-Type")) < _LONGEST_FIELD else None
    held = replace(page, body=body if isinstance(body, bytes) else b"", encoding=page.encoding or _encoding(charset))
    return _known(held, url or _field(part, "Content-Location"), _mail_time(_field(message, "Date")))


def _html_parts(message: Message) -> Iterator[Message]:
    return (part for part in message.walk() if part.get_content_type() in _HTML_TYPES)


def _field(message: Message, name: str) -> str:
    """A header field, decoded; "" where there is none."""
    raw = str(message.get(name, ""))
    return str(make_header(decode_header(raw))) if len(raw) < _LONGEST_FIELD else raw


def _of_web_archive(page: RawPage) -> RawPage | Rejected:
    held: Any = plistlib.loads(page.body)
    main = held.get("WebMainResource") if isinstance(held, dict) else None
    if not isinstance(main, dict) or not isinstance(main.get("WebResourceData"), bytes):
        return _unreadable(page, "this is a property list, and no web archive of a page")
    url, encoding = main.get("WebResourceURL"), main.get("WebResourceTextEncodingName")
    found = replace(page, body=main["WebResourceData"], encoding=page.encoding or _encoding(encoding))
    return _known(found, url if isinstance(url, str) else "", None)


def _encoding(name: Any) -> str | None:
    """The name of an encoding, if it is one."""
    try:
        codecs.lookup(name)
    except (LookupError, TypeError, ValueError):
        return None
    return str(name)


def _known(page: RawPage, url: str, date: str | None) -> RawPage:
    """With the address, if it is one of the web, and the time."""
    found = url.strip() if _is_web(url.strip()) else None
    return replace(page, url=page.url or found, date_downloaded=page.date_downloaded or date)


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _unreadable(page: RawPage, detail: str) -> Rejected:
    return Rejected(url=page.url, source=page.source, reason="unreadable", detail=detail)


def _mail_time(text: str) -> str | None:
    try:
        time = parsedate_to_datetime(text) if text else None
        return _utc(time if time is None or time.tzinfo else time.replace(tzinfo=UTC))  # Chrome writes "-0000"
    except (ValueError, TypeError, OverflowError):
        return None


def _script_time(text: str) -> str | None:
    try:
        return _utc(datetime.strptime(text.strip(), _SCRIPT_DATE))
    except (ValueError, OverflowError):
        return None


def _utc(time: datetime | None) -> str | None:
    """As articles give times."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if time is not None else None
