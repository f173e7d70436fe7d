"""Feeds, sections and articles among the links of a page."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit, urlunsplit

from parsel import Selector

from newscrawl.cleaning.document import without_ends
from newscrawl.cleaning.links import is_listing
from newscrawl.cleaning.links import looks_like_article as has_story_path
from newscrawl.cleaning.text import word_count

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
_NOT_A_PAGE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|css|js|xml|json|rss|ico|apk)$", re.I)
_DATED = re.compile(r"/(?:19|20)\d\d[/-](?:0?[1-9]|1[0-2])[/-].*[^\W\d]")
_DATE_ARCHIVE = re.compile(r"/(?:19|20)\d\d(?:[/-]\d\d?){0,2}/?$")
_PAGE = re.compile(r"/page/\d+/?$")  # of a list, or of an article that its first page leads to
_AMP_PATH = re.compile(r"^/amp(?=/.)|/amp(?=/?$)")
_LISTING_FILE = re.compile(r"/(?:sitemaps?|feeds?|rss|atom)(?:[/.]|$)|\.(?:xml|rss|atom|json)(?:\.gz)?$", re.I)
_HEADLINE_WORDS = 4


def feed_links(html: str, url: str) -> list[str]:
    """Feeds that a page announces in its head, in order, without repetition.

    >>> feed_links('<link rel="alternate" type="application/rss+xml" href="/f.xml">', "https://a.example/")
    ['https://a.example/f.xml']
    """
    links = Selector(text=html or " ").css("link[rel~=alternate][href]")
    wanted = [x.attrib["href"] for x in links if x.attrib.get("type", "").lower() in _FEED_TYPES]
    return [address for address in dict.fromkeys(joined(url, href.strip()) for href in wanted) if address]


def page_links(html: str, url: str) -> dict[str, str]:
    """Links of a page to other pages of its host, in order, without fragments: address -> its longest link text."""
    found: dict[str, str] = {}
    for element in Selector(text=without_ends(html) or " ").css("a[href]"):
        link = joined(url, element.attrib["href"].strip()).partition("#")[0]
        if same_host(link, url) and not _NOT_A_PAGE.search(urlsplit(link).path):
            text = " ".join("".join(element.xpath(".//text()").getall()).split())
            found[link] = max(found.get(link, ""), text, key=len)
    found.pop(url, None)
    return found


def article_links(links: Mapping[str, str]) -> list[str]:
    """Those of a page's links that are likely to lead to articles, by their address or by a headline as their text.

    >>> article_links({"https://a.example/kota/": "Kota", "https://a.example/r/7": "Jembatan baru dibuka untuk umum"})
    ['https://a.example/r/7']
    """
    return [url for url, text in links.items() if _is_article_link(url, text)]


def _is_article_link(url: str, text: str) -> bool:
    path = unquote(urlsplit(url).path)
    if is_listing(path) or _DATE_ARCHIVE.search(path) or _PAGE.search(path):
        return False
    return looks_like_article(url) or word_count(text) >= _HEADLINE_WORDS


def joined(base: str, href: str) -> str:
    """The absolute address, "" for what is none."""
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
    """Whether an address is likely to be an article's: a slug, a date or a number.

    >>> looks_like_article("https://a.example/kota/jembatan-baru-dibuka-untuk-umum")
    True
    >>> looks_like_article("https://a.example/kota/")
    False
    """
    path = unquote(urlsplit(url).path)
    return has_story_path(path) or bool(_DATED.search(path))


def looks_like_listing(url: str) -> bool:
    """Whether an address is a sitemap's or a feed's by its words.

    >>> looks_like_listing("https://a.example/sitemap-news-2026-11-24.xml"), looks_like_listing("https://a.example/feed/")
    (True, True)
    >>> looks_like_listing("https://a.example/kota/sitemap-of-the-stadium-was-stolen")
    False
    """
    return _LISTING_FILE.search(urlsplit(url).path) is not None


def looks_like_section(url: str) -> bool:
    """Whether a link on a front page is likely to be a section: one or two short words of path.

    >>> looks_like_section("https://a.example/kota/")
    True
    >>> looks_like_section("https://a.example/")
    False
    """
    segments = [part for part in urlsplit(url).path.split("/") if part]
    return 1 <= len(segments) <= 2 and not urlsplit(url).query and not looks_like_article(url)


def is_amp(url: str) -> bool:
    """Whether an address is the AMP version of a page.

    >>> is_amp("https://a.example/kota/jembatan/amp"), is_amp("https://a.example/kota/amplop")
    (True, False)
    """
    return plain_address(url) != url


def plain_address(url: str) -> str:
    """The address of the page that an AMP address is a version of; other addresses as they are.

    >>> plain_address("https://amp.a.example/kota/jembatan?amp=1&id=7")
    'https://a.example/kota/jembatan?id=7'
    """
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [pair for pair in pairs if not _is_amp_pair(*pair)]
    path = _AMP_PATH.sub("", parts.path)
    netloc = parts.netloc.removeprefix("amp.") if parts.netloc.count(".") > 1 else parts.netloc
    if (netloc, path, len(kept)) == (parts.netloc, parts.path, len(pairs)):
        return url
    query = urlencode(kept) if len(kept) < len(pairs) else parts.query
    return urlunsplit((parts.scheme, netloc, path, query, parts.fragment))


def _is_amp_pair(name: str, value: str) -> bool:
    return name.lower() == "amp" or (name.lower() == "outputtype" and value.lower() == "amp")
