"""Whole sites: their sitemaps and feeds, and their section pages where they have neither."""

import logging
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import asdict, replace
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from twisted.python.failure import Failure

from newscrawl.addresses import private_netloc
from newscrawl.config import read_config, sites_of
from newscrawl.discovery.dates import parse_since
from newscrawl.discovery.links import is_amp, plain_address
from newscrawl.discovery.listings import Entry
from newscrawl.extensions.stopping import is_stopping
from newscrawl.items import Forbidden, Listed, Rejected
from newscrawl.pipelines.storage import StoragePipeline
from newscrawl.sites import Site
from newscrawl.spiders.discovering import SiteDiscovery
from newscrawl.spiders.fetching import PageSpider
from newscrawl.spiders.interleaving import Interleaved
from newscrawl.spiders.learning import learn_headlines
from newscrawl.spiders.visiting import has_changed, wants
from newscrawl.state import StateError
from newscrawl.storage import url_digest

logger = logging.getLogger(__name__)


class SiteSpider(PageSpider):
    """`url`: addresses with spaces between them, each a site, a section, a sitemap or a feed.

    `since` ("2026-11-24", "2d") leaves older entries out; `include` and `exclude` are regular expressions that an
    article's URL has to match, or must not match. Instead of `url`: `sites`, or `config` (a newscrawl.toml) and `names`
    (with spaces between them; without it all of its sites).
    """

    name = "site"

    def __init__(
        self,
        url: str | Sequence[str] = (),
        *,
        sites: Sequence[Site] = (),
        config: str | None = None,
        names: str = "",
        survey: bool = False,
        **kwargs: Any,
    ) -> None:
        options = {key: kwargs.pop(key, None) for key in ("since", "include", "exclude")}
        super().__init__(**kwargs)
        self.sites = [*sites]
        if config:
            self.sites += sites_of(read_config(config), names.split())
        self.sites += _unnamed(url.split() if isinstance(url, str) else url, **options)
        self.since_of_site = {site.name: parse_since(site.since) for site in self.sites if site.since}
        self.survey = survey  # try the sites out: few listings, all of their entries counted, `limit` pages fetched
        self._seen: set[bytes] = set()
        self._asked: set[bytes] = set()
        self._sources: Interleaved[Request | Rejected] | None = None
        # Whoever names an address of their own network means it; what a page leads to does not count.
        self.private_hosts = frozenset(h for site in self.sites for s in site.seeds if (h := private_netloc(s)))

    async def start(self) -> AsyncIterator[Request | Rejected]:
        """Yield a request for each article that the sites' seeds lead to, each URL once."""
        self._sources = Interleaved([self._by_itself(site) for site in self.sites])
        async for found in self._sources.items():
            if isinstance(found, Request):
                await self.wait_for_room()
            yield found
        await self.wait_for_items()

    def page_failed(self, failure: Failure) -> Iterator[Rejected]:
        """Report a page that could not be fetched; all of them were found."""
        return map(_by_policy, super().page_failed(failure))

    def closed(self, _reason: str) -> None:
        """Stop looking for more."""
        if self._sources is not None:
            self._sources.cancel()

    async def _by_itself(self, site: Site) -> AsyncIterator[Request | Rejected]:
        """What `_of_site` yields; a fault of ours in its listings is a reject of this site, and the others go on."""
        try:
            async for found in self._of_site(site):
                yield found
        except StateError as error:
            storage = self.crawler.get_item_pipeline(StoragePipeline)
            assert storage is not None, "whose state else?"
            storage.give_up(str(error))
        except Exception as error:
            if is_stopping(self.crawler):  # then Scrapy's downloads fail in their own way
                return
            logger.debug("%s: its listings cannot be read", site.name, exc_info=True)
            detail = f"internal error: {error!r}"
            yield Rejected(url=site.seeds[0], source=site.name, site=site.name, reason="error", detail=detail)

    async def _of_site(self, site: Site) -> AsyncIterator[Request | Rejected]:
        """The site's new articles, AMP versions last: by then it is known whether their plain page is listed too."""
        count = partial(self._count, site)
        show = partial(learn_headlines, self.crawler)
        discovery = SiteDiscovery(site, self.download, count, show, survey=self.survey)
        amp: list[Entry] = []
        asked = 0
        async for found in discovery.entries():
            is_full = site.limit is not None and asked >= site.limit
            if is_full and not self.survey:
                return
            if isinstance(found, Rejected):
                named = found.url in site.seeds
                yield replace(found if named else _by_policy(found), source=site.name, site=site.name)
            elif is_amp(found.url):
                amp.append(found)
            elif self._is_new(found, discovery) and not is_full:
                yield self._request(found, site)
                asked += 1
        for entry in amp:
            if self._is_new(entry, discovery) and (site.limit is None or asked < site.limit):
                yield self._request(entry, site)
                asked += 1
        self._say_if_none_is_wanted(site)

    def _say_if_none_is_wanted(self, site: Site) -> None:
        found, wanted = (self._counted(site, what) for what in ("entries", "wanted"))
        if found and not wanted:
            limits = [name for name in ("include", "exclude", "since") if getattr(site, name)]
            words = f" (see {', '.join(limits)})" if limits else ": none is a story's"
            logger.warning("%s: %d addresses found, and none of them is wanted%s", site.name, found, words)

    def _is_new(self, entry: Entry, discovery: SiteDiscovery) -> bool:
        """Whether it is wanted, and neither seen in this run nor stored by an earlier one."""
        address = plain_address(entry.url)
        is_asked = url_digest(address) in self._asked
        own = url_digest(f"{discovery.site.name} {address}")  # sites of one newspaper may share a sitemap
        if own in self._seen:
            return not is_asked and has_changed(self.crawler, entry.url, entry.modified)
        self._seen.add(own)
        self._count(discovery.site, "entries")
        if entry.date:
            self.crawler.stats.max_value(f"newscrawl/sites/{discovery.site.name}/newest", entry.date)
        if not discovery.is_wanted(entry):
            return False
        self._count(discovery.site, "wanted")
        return not is_asked and wants(self.crawler, entry.url, modified=entry.modified, site=discovery.site.name)

    def _request(self, entry: Entry, site: Site) -> Request:
        self._count(site, "asked")
        self._asked.add(url_digest(plain_address(entry.url)))
        listed = Listed(listing=entry.listing or "", title=entry.title, date_published=entry.published)
        return self.page_request(entry.url, listed=listed, modified=entry.modified, site=site.name)

    def _counted(self, site: Site, what: str) -> int:
        count: int = self.crawler.stats.get_value(f"newscrawl/sites/{site.name}/{what}", 0)
        return count

    def _count(self, site: Site, what: str) -> None:
        self.crawler.stats.inc_value(f"newscrawl/sites/{site.name}/{what}")


def _by_policy(found: Rejected) -> Rejected:
    """What robots.txt forbids is no failure of a crawl that has only found it."""
    return Forbidden(**asdict(found)) if found.reason == "robots" else found


def _unnamed(
    seeds: Sequence[str],
    *,
    since: str | None = None,
    include: str | Sequence[str] | None = None,
    exclude: str | Sequence[str] | None = None,
) -> Iterator[Site]:
    """One site for each address of a command line, named by its host."""
    for seed in seeds:
        yield Site(
            name=urlsplit(seed).netloc,
            seeds=(seed,),
            since=since or None,
            include=_patterns(include),
            exclude=_patterns(exclude),
        )


def _patterns(given: str | Sequence[str] | None) -> tuple[str, ...]:
    if isinstance(given, str):
        return (given,) if given else ()
    return tuple(given or ())
