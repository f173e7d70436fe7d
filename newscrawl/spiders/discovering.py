"""Where the articles of one site are: its sitemaps and feeds, or its section pages where these name none."""

import re
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from scrapy.http import Response, TextResponse
from scrapy.utils.sitemap import sitemap_urls_from_robots

from newscrawl.cleaning.identity import registrable_domain
from newscrawl.cleaning.links import is_listing
from newscrawl.discovery.dates import is_older, parse_since
from newscrawl.discovery.links import article_links, feed_links, looks_like_article, looks_like_section, page_links
from newscrawl.discovery.listings import Entry, Listing, read_listing
from newscrawl.items import Rejected
from newscrawl.sites import Site

MAX_SECTIONS = 20  # section pages read where a site has neither sitemap nor feed
MAX_DEPTH = 5  # of sitemap indexes inside one another; the protocol allows one level
MAX_LISTINGS = 2000  # sitemaps and feeds of one seed; five years of daily ones
SURVEYED = 10  # of these where a site is only tried out
_GUESS = "/sitemap.xml"  # where robots.txt names none
_NOT_OF_ARTICLES = re.compile(
    r"(?:categor(?:y|ies)|tags?|authors?|users?|taxonom(?:y|ies))[-_.]?sitemap|"
    r"sitemap[-_.]?(?:categor(?:y|ies)|tags?|authors?|users?|taxonom(?:y|ies))",
    re.IGNORECASE,
)

Download = Callable[..., Awaitable[Response | Rejected]]
Count = Callable[[str], None]
Show = Callable[[str, list[tuple[str, str]]], None]  # a listing's address; of stories the address and a headline


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """A sitemap or feed that is still to be read."""

    url: str
    depth: int = 0
    guessed: bool = False


class SiteDiscovery:
    """The entries of one site. `download` fetches at once; `count` counts what was found, by name.

    `show` is told what sitemaps, feeds and section pages say of stories, also of those that are not wanted. With
    `survey`, no more than the first few sitemaps and feeds are read.
    """

    def __init__(self, site: Site, download: Download, count: Count, show: Show, *, survey: bool = False) -> None:
        self.site = site
        self._survey = survey
        self.since = parse_since(site.since) if site.since else None
        self._download = download
        self._count = count
        self._show = show
        self._listings_read = 0

    async def entries(self) -> AsyncIterator[Entry | Rejected]:
        """What the seeds lead to, in their order; an address may come twice."""
        for seed in self.site.seeds:
            async for found in self._of_seed(seed):
                yield found

    def is_wanted(self, entry: Entry) -> bool:
        """Whether the entry may be an article that was asked for."""
        path = unquote(urlsplit(entry.url).path)
        if is_listing(path) or path in {"", "/"}:
            return False
        return not is_older(entry.date, self.since) and self.site.takes(entry.url)

    async def _of_seed(self, seed: str) -> AsyncIterator[Entry | Rejected]:
        home = await self._download(seed)
        if isinstance(home, Rejected):
            self._count("seeds_failed")
            yield home
            return
        listing = read_listing(home.body, home.url)
        if listing.kind in {"sitemap", "feed"}:
            self._count(f"{listing.kind}s")
            self._show(home.url, _titles(listing.entries))
            for entry in listing.entries:
                yield entry
            return
        self._show(home.url, _headlines(page_links(_text(home), home.url)))
        nothing, read_before = True, self._listings_read
        async for found in self._below(home, listing):
            nothing = False
            yield found
        if nothing and self._listings_read == read_before and listing.kind != "index":
            yield _leads_nowhere(home.url)

    async def _below(self, home: Response, listing: Listing) -> AsyncIterator[Entry | Rejected]:
        """What a seed that is no sitemap or feed itself leads to."""
        waiting = self._children(listing, 0) if listing.kind == "index" else await self._announced(home)
        likely = 0
        async for found in self._listed(waiting, home.url):
            if isinstance(found, Rejected):
                yield found
            elif _same_site(found.url, home.url):
                likely += _is_likely(found)
                yield found
            else:
                self._count("entries_of_other_sites")
        if not likely and listing.kind != "index":
            async for entry in self._on_sections(home):
                yield entry

    async def _announced(self, home: Response) -> list[_Waiting]:
        """The feeds that the page announces, then the sitemaps that robots.txt names.

        Feeds come first: they hold the newest articles, with titles and dates, and the first listing's word is kept.
        """
        robots = urljoin(home.url, "/robots.txt")
        response = await self._download(robots, dont_obey_robotstxt=True)
        named = [] if isinstance(response, Rejected) else sitemap_urls_from_robots(response.body, base_url=robots)
        sitemaps = [_Waiting(url=url) for url in dict.fromkeys(named)]
        if not sitemaps:
            sitemaps = [_Waiting(url=urljoin(home.url, _GUESS), guessed=True)]
        return [*(_Waiting(url=url) for url in feed_links(_text(home), home.url)), *sitemaps]

    async def _listed(self, first: list[_Waiting], home: str) -> AsyncIterator[Entry | Rejected]:
        """Read sitemaps and feeds, and what indexes name, to the entries."""
        waiting = deque(first)
        seen = {item.url for item in first}
        read = 0
        while waiting and read < (SURVEYED if self._survey else MAX_LISTINGS):
            item = waiting.popleft()
            read += 1
            listing = await self._read(item)
            if isinstance(listing, Rejected):
                if not item.guessed:
                    yield listing
                continue
            self._show(item.url, _titles(entry for entry in listing.entries if _same_site(entry.url, home)))
            for child in self._children(listing, item.depth):
                if child.url not in seen:
                    seen.add(child.url)
                    waiting.append(child)
            for entry in _newest_first(listing):
                yield entry
        if waiting and not self._survey:
            yield _too_many(waiting[0].url, len(waiting))

    async def _read(self, item: _Waiting) -> Listing | Rejected:
        response = await self._download(item.url)
        if isinstance(response, Rejected):
            return response
        listing = read_listing(response.body, item.url)
        if listing.kind in {"html", "unknown"}:
            return _not_a_listing(item.url)
        self._listings_read += 1
        self._count({"sitemap": "sitemaps", "index": "indexes"}.get(listing.kind, "feeds"))
        return listing

    def _children(self, listing: Listing, depth: int) -> list[_Waiting]:
        """The sitemaps of an index that may name wanted articles: news first, then the newest."""
        if listing.kind != "index" or depth >= MAX_DEPTH:
            return []
        wanted = [e for e in listing.entries if not is_older(e.date, self.since) and not _NOT_OF_ARTICLES.search(e.url)]
        for _ in range(len(listing.entries) - len(wanted)):
            self._count("sitemaps_pruned")
        wanted.sort(key=lambda entry: ("news" in entry.url.rpartition("/")[2].lower(), entry.date or ""), reverse=True)
        return [_Waiting(url=entry.url, depth=depth + 1) for entry in wanted]

    async def _on_sections(self, home: Response) -> AsyncIterator[Entry]:
        """Entries for the links of the page, and of the sections it leads to, that look like articles."""
        links = page_links(_text(home), home.url)
        articles = article_links(links)
        for url in articles:
            yield Entry(url=url)
        sections = [url for url in links if looks_like_section(url) and url not in set(articles)]
        for section in sections[:MAX_SECTIONS]:
            page = await self._download(section)
            if isinstance(page, Response):
                self._count("sections")
                links = page_links(_text(page), page.url)
                self._show(page.url, _headlines(links))
                for url in article_links(links):
                    yield Entry(url=url)


def _newest_first(listing: Listing) -> list[Entry]:
    """The entries of a sitemap or feed, so that a limit takes the newest; none of an index."""
    if listing.kind not in {"sitemap", "feed"}:
        return []
    return sorted(listing.entries, key=lambda entry: entry.date or "", reverse=True)


def _titles(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    return [(entry.url, entry.title) for entry in entries if entry.title]


def _headlines(links: Mapping[str, str]) -> list[tuple[str, str]]:
    """Addresses of stories among a page's links, with the texts of the links."""
    return [(url, text) for url, text in links.items() if looks_like_article(url)]


def _is_likely(entry: Entry) -> bool:
    return entry.published is not None or looks_like_article(entry.url)


def _same_site(one: str, other: str) -> bool:
    return registrable_domain(one) == registrable_domain(other)


def _text(response: Response) -> str:
    return response.text if isinstance(response, TextResponse) else ""


def _not_a_listing(url: str) -> Rejected:
    detail = "not a sitemap or feed: it holds something else, such as an HTML page"
    return Rejected(url=url, source=None, reason="bad_sitemap", detail=detail)


def _leads_nowhere(url: str) -> Rejected:
    detail = "it leads to no article: no feed, no sitemap, and no link that looks like a story's"
    return Rejected(url=url, source=None, reason="no_links", detail=detail)


def _too_many(url: str, left: int) -> Rejected:
    detail = f"more than {MAX_LISTINGS} sitemaps: {left} were not read, this the first of them; see --since"
    return Rejected(url=url, source=None, reason="too_many_sitemaps", detail=detail)
