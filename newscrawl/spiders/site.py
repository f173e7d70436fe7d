"""A whole site: its sitemaps and feeds, and its section pages where it has neither."""

import re
from collections import deque
from collections.abc import AsyncIterator, Iterable, Sequence
from typing import Any
from urllib.parse import urljoin

from scrapy import Request
from scrapy.http import Response, TextResponse
from scrapy.utils.sitemap import sitemap_urls_from_robots

from newscrawl.discovery import (
    Entry,
    feed_links,
    looks_like_article,
    looks_like_section,
    page_links,
    read_listing,
)
from newscrawl.items import Rejected
from newscrawl.spiders.fetching import PageSpider
from newscrawl.storage import url_digest

MAX_SECTIONS = 20  # section pages read where a site has neither sitemap nor feed


class SiteSpider(PageSpider):
    """`url`: addresses with spaces between them, each a site, a section, a sitemap or a feed.

    `since` ("2026-11-24") leaves older entries out; `include` and `exclude` are regular
    expressions that an article's URL has to match, or must not match.
    """

    name = "site"

    def __init__(
        self,
        url: str | Sequence[str] = (),
        since: str | None = None,
        include: str | None = None,
        exclude: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.seeds = url.split() if isinstance(url, str) else list(url)
        self.since = since
        self.include = re.compile(include) if include else None
        self.exclude = re.compile(exclude) if exclude else None

    async def start(self) -> AsyncIterator[Request | Rejected]:
        """Yield a request for each article that the seeds lead to, each URL once."""
        seen: set[bytes] = set()
        for seed in self.seeds:
            async for found in self._discover(seed):
                if isinstance(found, Rejected):
                    yield found
                elif (key := url_digest(found.url)) not in seen and self._wanted(found):
                    seen.add(key)
                    if not self.already_stored(found.url):
                        await self.wait_for_room()
                        yield self.page_request(found.url)

    def _wanted(self, entry: Entry) -> bool:
        return (
            self._recent(entry)
            and (self.include is None or bool(self.include.search(entry.url)))
            and (self.exclude is None or not self.exclude.search(entry.url))
        )

    def _recent(self, entry: Entry) -> bool:
        return not (self.since and entry.date and entry.date[:10] < self.since)

    async def _discover(self, seed: str) -> AsyncIterator[Entry | Rejected]:
        """Entries of the seed's sitemaps and feeds; of its section pages where there are none."""
        home = await self.download(seed)
        if isinstance(home, Rejected):
            yield home
            return
        listings = [seed] if read_listing(home.body, seed).kind not in {"html", "unknown"} else []
        if not listings:
            listings = [*await self._sitemaps(seed), *feed_links(_text(home), home.url)]
        count = 0
        async for found in self._listed(listings):
            count += isinstance(found, Entry)
            yield found
        if count == 0:
            async for entry in self._on_sections(home):
                yield entry

    async def _sitemaps(self, seed: str) -> list[str]:
        robots = urljoin(seed, "/robots.txt")
        response = await self.download(robots, dont_obey_robotstxt=True)
        if isinstance(response, Rejected):
            return []
        return list(dict.fromkeys(sitemap_urls_from_robots(response.body, base_url=robots)))

    async def _listed(self, urls: Iterable[str]) -> AsyncIterator[Entry | Rejected]:
        """Follow sitemap indexes, the newest first, to the entries."""
        waiting = deque(urls)
        seen = set(waiting)
        while waiting:
            url = waiting.popleft()
            response = await self.download(url)
            if isinstance(response, Rejected):
                yield response
                continue
            listing = read_listing(response.body, url)
            if listing.kind in {"html", "unknown"}:
                yield _not_a_listing(url)
            elif listing.kind == "index":
                recent = [entry for entry in listing.entries if self._recent(entry)]
                recent.sort(key=lambda entry: entry.date or "", reverse=True)
                fresh = [entry.url for entry in recent if entry.url not in seen]
                seen.update(fresh)
                waiting.extend(fresh)
            else:
                for entry in listing.entries:
                    yield entry

    async def _on_sections(self, home: Response) -> AsyncIterator[Entry]:
        links = page_links(_text(home), home.url)
        for link in filter(looks_like_article, links):
            yield Entry(url=link)
        for section in list(filter(looks_like_section, links))[:MAX_SECTIONS]:
            page = await self.download(section)
            if isinstance(page, Response):
                for link in filter(looks_like_article, page_links(_text(page), page.url)):
                    yield Entry(url=link)


def _text(response: Response) -> str:
    return response.text if isinstance(response, TextResponse) else ""


def _not_a_listing(url: str) -> Rejected:
    detail = "not a sitemap or feed: it holds something else, such as an HTML page"
    return Rejected(url=url, source=None, reason="bad_sitemap", detail=detail)
