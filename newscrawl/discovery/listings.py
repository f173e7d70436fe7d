"""Sitemaps, sitemap indexes and feeds, read from bytes."""

import re
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal

import feedparser
import lxml.etree
from scrapy.utils.gz import gunzip

from newscrawl.discovery.dates import feed_time, last_day
from newscrawl.discovery.links import joined

MAX_UNPACKED = 64 * 1024 * 1024  # bytes; the sitemap protocol allows 50 MB

ListingKind = Literal["sitemap", "index", "feed", "html", "unknown"]

_ROOTS: dict[str, ListingKind] = {
    "urlset": "sitemap",
    "sitemapindex": "index",
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "html": "html",
}
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([a-zA-Z]+)[\s>/]")
_MONTH_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_./]?(0[1-9]|1[0-2])(?:[-_./]?(0[1-9]|[12]\d|3[01]))?(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One URL that a listing names, with what it says of it."""

    url: str
    published: str | None = None  # ISO 8601, in the offset of the listing
    modified: str | None = None  # of an entry of an index: when that sitemap changed
    title: str | None = None
    listing: str | None = None  # the listing's own address

    @property
    def date(self) -> str | None:
        """The date by which the entry is old or new: of publication, else of the last change."""
        return self.published or self.modified


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What one sitemap, sitemap index, feed or HTML page turned out to be, and to name."""

    kind: ListingKind
    entries: tuple[Entry, ...] = ()


def read_listing(body: bytes, url: str) -> Listing:
    """Read a sitemap, a sitemap index or a feed, packed or not. Never raises on what it is given.

    >>> read_listing(b"<html><body>Not found</body></html>", "https://a.example/sitemap.xml").kind
    'html'
    """
    if body.startswith(b"\x1f\x8b"):
        body = _unpacked(body)
    kind = _kind(body)
    if kind in {"sitemap", "index"}:
        return Listing(kind=kind, entries=tuple(_sitemap_entries(body, url)))
    if kind == "feed":
        return Listing(kind=kind, entries=tuple(_feed_entries(body, url)))
    return Listing(kind=kind)


def _unpacked(body: bytes) -> bytes:
    try:
        return gunzip(body, max_size=MAX_UNPACKED)
    except (OSError, EOFError, ValueError, zlib.error):
        return b""


def _kind(body: bytes) -> ListingKind:
    for name in _ROOT.findall(body[:4096]):
        if kind := _ROOTS.get(name.decode().lower()):
            return kind
    return "unknown"


def _sitemap_entries(body: bytes, url: str) -> Iterator[Entry]:
    """Entries of a sitemap; news sitemaps name a title and a publication date, others a day of change.

    Scrapy's own Sitemap reader drops nested tags, and with them the news.
    """
    events = lxml.etree.iterparse(BytesIO(body), events=("end",), recover=True, resolve_entities=False, no_network=True)
    fields: dict[str, str] = {}
    for _, element in events:
        name = lxml.etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name in {"url", "sitemap"}:
            if address := joined(url, fields.get("loc", "")) if "loc" in fields else "":
                modified = fields.get("lastmod") or (_named_month(address) if name == "sitemap" else None)
                yield Entry(
                    url=address,
                    published=fields.get("publication_date"),
                    modified=modified,
                    title=fields.get("title"),
                    listing=url,
                )
            fields = {}
            element.clear()
        elif element.text and (name in {"loc", "lastmod"} or _is_of_news(element, name)):
            fields.setdefault(name, " ".join(element.text.split()))  # image:loc comes after the page's own


def _is_of_news(element: Any, name: str) -> bool:
    """Titles and dates count as the article's in <news:news>; images and videos have theirs too."""
    parent = element.getparent()
    is_news = parent is not None and lxml.etree.QName(parent).localname == "news"
    return is_news and name in {"title", "publication_date"}


def _named_month(url: str) -> str | None:
    """The month or day in the name of a sitemap that has no other date: "sitemap-2026-11.xml".

    >>> _named_month("https://a.example/sitemap-pt-post-2026-10.xml")
    '2026-10'
    """
    found = _MONTH_IN_NAME.findall(url)
    return "-".join(part for part in found[-1] if part) if found else None


def _feed_entries(body: bytes, url: str) -> Iterator[Entry]:
    for entry in feedparser.parse(BytesIO(body)).entries:
        link = entry.get("link")
        if link and (address := joined(url, link)):
            title = " ".join((entry.get("title") or "").split())
            yield Entry(
                url=address,
                published=_feed_date(entry, "published"),
                modified=_feed_date(entry, "updated"),
                title=title or None,
                listing=url,
            )


def _feed_date(entry: Any, name: str) -> str | None:
    """The time as the feed writes it, in its own offset; feedparser's reading of it where that is no usual form."""
    if name not in entry:
        return None
    written = feed_time(entry.get(name))
    parsed = entry.get(f"{name}_parsed")
    if written and last_day(written):
        return written
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", parsed) if parsed else None
