"""Saved pages from disk, in their order, without the network."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.settings import BaseSettings

from newscrawl.extensions.stopping import is_stopping
from newscrawl.items import RawPage, Rejected
from newscrawl.pipelines.refusing import refuse
from newscrawl.saved_articles import with_following
from newscrawl.sources import read_saved
from newscrawl.spiders.learning import learn
from newscrawl.state import StateError
from newscrawl.workers import IN_HAND

logger = logging.getLogger(__name__)
YES = (True, "true", "True", "1")  # as an argument of a Scrapy command


class ReplaySpider(Spider):
    """`path`: a page, a folder or a manifest, or several of them.

    `learn`: read everything twice, and first learn into the file of NEWSCRAWL_MEMORY what the pages say of their sites.
    """

    name = "replay"

    def __init__(self, path: str | Sequence[str] = (), *, learn: bool | str = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.paths = [path] if isinstance(path, str) else list(path)
        self.learn = learn in YES

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Keep the order; hold one page in memory, or some for each worker; allow the empty `data:` request."""
        super().update_settings(settings)
        jobs = settings.getint("NEWSCRAWL_JOBS", 1)
        settings.set("CONCURRENT_ITEMS", 1 if jobs == 1 else jobs * IN_HAND, "spider")
        settings.set("NEWSCRAWL_ORDERED", True, "spider")
        handler = "scrapy.core.downloader.handlers.datauri.DataURIDownloadHandler"
        settings.set("DOWNLOAD_HANDLERS", {"data": handler}, "spider")

    async def start(self) -> AsyncIterator[Request]:
        """Ask for nothing, once: pages that a callback yields can be stopped in the middle.

        Scrapy 2.19 does not end when it is stopped while items from start() are under way.
        """
        yield Request("data:,", self.parse_saved)

    async def parse_saved(self, _response: Response) -> AsyncIterator[RawPage | Rejected]:
        """Yield the pages in the order of the paths."""
        if self.learn:
            await self._learn()
        for page in self._pages():
            if self._stopped():
                return
            yield page
            await asyncio.sleep(0)  # signals are heard between two pages

    async def _learn(self) -> None:
        """Read everything once."""
        try:
            settings = self.crawler.settings
            jobs = settings.getint("NEWSCRAWL_JOBS", 1)
            learned = await learn(self._pages(), settings["NEWSCRAWL_MEMORY"], jobs, self._stopped)
        except StateError as error:
            raise refuse(self.crawler.stats, error) from error
        logger.info("learned from %d articles", learned)

    def _pages(self) -> Iterator[RawPage | Rejected]:
        return with_following(page for path in self.paths for page in read_saved(Path(path)))

    def _stopped(self) -> bool:
        return is_stopping(self.crawler)
