"""Where a site's articles are: sitemaps, feeds and section pages, read from bytes. No requests."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

import feedparser
import lxml.etree
from parsel import Selector
from scrapy.utils.gz import gunzip

MAX_UNPACKED = 64 * 1024 * 1024  # bytes; the sitemap protocol allows 50 MB

ListingKind = Literal["sitemap", "index", "feed", "html", "unknown"]

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
_ROOTS: dict[str, ListingKind] = {
    "urlset": "sitemap",
    "sitemapindex": "index",
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "html": "html",
}
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([a-zA-Z]+)[\s>/]")
_NOT_A_PAGE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|css|js|xml|json|rss|ico|apk)$", re.I)
_DATE_PATH = re.compile(r"/(?:19|20)\d\d[/-](?:0?[1-9]|1[0-2])[/-]")
_LONG_NUMBER = re.compile(r"\d{5,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One URL that a listing names."""

    url: str
    date: str | None = None  # as the listing gives it: "2026-11-24..." or None


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
    except (OSError, EOFError, ValueError):
        return b""


def _kind(body: bytes) -> ListingKind:
    for name in _ROOT.findall(body[:4096]):
        if kind := _ROOTS.get(name.decode().lower()):
            return kind
    return "unknown"


def _sitemap_entries(body: bytes, url: str) -> Iterator[Entry]:
    """Entries of a sitemap; news sitemaps name a publication date, others a day of change.

    Scrapy's own Sitemap reader drops nested tags, and with them the news dates.
    """
    events = lxml.etree.iterparse(BytesIO(body), events=("end",), recover=True, resolve_entities=False, no_network=True)
    fields: dict[str, str] = {}
    for _, element in events:
        name = lxml.etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name in {"url", "sitemap"}:
            if address := _joined(url, fields.get("loc", "")) if "loc" in fields else "":
                date = fields.get("publication_date") or fields.get("lastmod")
                yield Entry(url=address, date=date)
            fields = {}
            element.clear()
        elif name in {"loc", "lastmod", "publication_date"} and element.text:
            # image:loc and video:loc come after the page's own
            fields.setdefault(name, element.text.strip())


def _feed_entries(body: bytes, url: str) -> Iterator[Entry]:
    for entry in feedparser.parse(BytesIO(body)).entries:
        link = entry.get("link")
        if link and (address := _joined(url, link)):
            yield Entry(url=address, date=_feed_date(entry))


def _feed_date(entry: Any) -> str | None:
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", parsed) if parsed else None


def feed_links(html: str, url: str) -> list[str]:
    """Feeds that a page announces in its head, in order, without repetition.

    >>> feed_links('<link rel="alternate" type="application/rss+xml" href="/f.xml">', "https://a.example/")
    ['https://a.example/f.xml']
    """
    links = Selector(text=html or " ").css("link[rel~=alternate][href]")
    wanted = [x.attrib["href"] for x in links if x.attrib.get("type", "").lower() in _FEED_TYPES]
    return [address for address in dict.fromkeys(_joined(url, href.strip()) for href in wanted) if address]


def page_links(html: str, url: str) -> list[str]:
    """Links of a page to other pages of its host, in order, without fragment or repetition."""
    found: dict[str, None] = {}
    for href in Selector(text=html or " ").css("a::attr(href)").getall():
        link = _joined(url, href.strip()).partition("#")[0]
        if same_host(link, url) and not _NOT_A_PAGE.search(urlsplit(link).path):
            found.setdefault(link)
    found.pop(url, None)
    return list(found)


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:  # such as an unclosed [ in the host
        return ""


def same_host(one: str, other: str) -> bool:
    """Whether two URLs are http(s) on one host, `www.` or not.

    >>> same_host("https://www.a.example/x", "http://a.example/y")
    True
    >>> same_host("https://a.example/", "https://b.example/")
    False
    """
    first, second = urlsplit(one), urlsplit(other)
    return first.scheme in {"http", "https"} and (
        first.netloc.removeprefix("www.") == second.netloc.removeprefix("www.")
    )


def looks_like_article(url: str) -> bool:
    """Whether a link on a section page is likely to be an article: a slug, a date or a number.

    >>> looks_like_article("https://a.example/kota/jembatan-baru-dibuka-untuk-umum")
    True
    >>> looks_like_article("https://a.example/kota/")
    False
    """
    path = urlsplit(url).path.rstrip("/")
    slug = path.rpartition("/")[2]
    return bool(slug.count("-") >= 3 or _DATE_PATH.search(path) or _LONG_NUMBER.search(slug))


def looks_like_section(url: str) -> bool:
    """Whether a link on a front page is likely to be a section: one or two short words of path.

    >>> looks_like_section("https://a.example/kota/")
    True
    >>> looks_like_section("https://a.example/")
    False
    """
    segments = [part for part in urlsplit(url).path.split("/") if part]
    return 1 <= len(segments) <= 2 and not urlsplit(url).query and not looks_like_article(url)
