"""Pages from the network for the commands that look at single pages, with the manners of every crawl."""

import logging
from collections.abc import AsyncIterator, Sequence
from typing import Any

from scrapy import Request, signals
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from newscrawl.addon import Addon
from newscrawl.addresses import private_netloc
from newscrawl.items import RawPage, Rejected
from newscrawl.spiders.fetching import PageSpider


class PagesSpider(PageSpider):
    """`urls`: a few addresses."""

    name = "pages"

    def __init__(self, urls: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.urls = urls
        self.private_hosts = frozenset(host for url in urls if (host := private_netloc(url)))  # typed, so meant

    async def start(self) -> AsyncIterator[Request]:
        """Yield a request an address."""
        for url in self.urls:
            yield self.page_request(url)


def fetch_pages(urls: Sequence[str]) -> list[RawPage | Rejected]:
    """Each address's page together with the pages that follow it, or why there is none."""
    settings = Settings()
    settings.setmodule("newscrawl.settings", priority="project")
    settings.set("ITEM_PIPELINES", dict.fromkeys(Addon.pipelines), priority="cmdline")  # the pages as they come
    settings.set("LOG_LEVEL", "ERROR", priority="cmdline")
    logging.disable(logging.INFO)  # Scrapy's greeting
    process = AsyncCrawlerProcess(settings)
    logging.disable(logging.NOTSET)
    crawler = process.create_crawler(PagesSpider)
    found: list[RawPage | Rejected] = []

    def collect(item: Any) -> None:
        found.append(item)

    crawler.signals.connect(collect, signals.item_scraped)
    process.crawl(crawler, urls=urls)
    process.start()
    return sorted(found, key=lambda page: urls.index(page.url) if page.url in urls else len(urls))
