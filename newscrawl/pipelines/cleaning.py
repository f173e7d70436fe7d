"""RawPage in, CleanedPage out: the one place where the crawler calls the cleaning core."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any, Self, TypeAlias

from scrapy.crawler import Crawler

from newscrawl.cleaner import UNCLEANED, Cleaner, uncleaned
from newscrawl.cleaning import CleanResult, Overrides
from newscrawl.items import RawPage, RawText, Visit
from newscrawl.memory.reading import MemoryFile
from newscrawl.overrides import NONE, SiteOverrides
from newscrawl.pipelines.drops import Failed
from newscrawl.workers import Here, Workers

Cleaning: TypeAlias = Here[Cleaner] | Workers[Cleaner]  # who cleans: this process, or several others


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedPage:
    """What the cleaning pipeline hands to the next ones."""

    url: str | None
    source: str | None
    result: CleanResult
    site: str | None = None
    visit: Visit | None = None
    partial: bool = False  # a following page of the article could not be loaded

    @property
    def requested_url(self) -> str | None:
        """The address as the list or the listing named it."""
        return self.visit.requested_url if self.visit else self.url


class CleaningPipeline:
    """Turns every RawPage and RawText into a CleanedPage; items of other classes pass through.

    A spider of texts says by its `corpus` and `mode` what is known of other texts, and how bold to be.
    Settings: NEWSCRAWL_OVERRIDES, {registrable domain: {"keep": [...], "remove": [...]}}; NEWSCRAWL_MEMORY, the state
    file with what is remembered of the sites; NEWSCRAWL_JOBS, how many processes clean (1: this one);
    NEWSCRAWL_ORDERED, whether items go on in the order in which they came.
    """

    def __init__(
        self, crawler: Crawler | None = None, overrides: SiteOverrides = NONE, memory: MemoryFile | None = None
    ) -> None:
        self.crawler = crawler
        self.overrides = overrides
        self.memory = memory
        self.jobs = crawler.settings.getint("NEWSCRAWL_JOBS", 1) if crawler else 1
        self.ordered = self.jobs > 1 and crawler is not None and crawler.settings.getbool("NEWSCRAWL_ORDERED")
        self._cleaning: Cleaning | None = None
        self._last: asyncio.Event | None = None  # the end of the item that came before

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Remember the crawler, whose spider is asked. Raises ValueError for an override that cannot be read."""
        table = crawler.settings.getdict("NEWSCRAWL_OVERRIDES")
        overrides = {
            domain: Overrides(keep=tuple(entries.get("keep", ())), remove=tuple(entries.get("remove", ())))
            for domain, entries in table.items()
        }
        path = crawler.settings.get("NEWSCRAWL_MEMORY")
        return cls(crawler, overrides, MemoryFile(path) if path else None)

    @property
    def cleaning(self) -> Cleaning:
        """Who cleans; worker processes are started when they are first asked for."""
        if self._cleaning is None:
            spider = self.crawler.spider if self.crawler else None
            of_texts = {name: getattr(spider, name) for name in ("corpus", "mode") if hasattr(spider, name)}
            cleaner = Cleaner(overrides=self.overrides, memory=self.memory, **of_texts)
            self._cleaning = Workers(cleaner, self.jobs) if self.jobs > 1 else Here(cleaner)
        return self._cleaning

    async def process_item(self, item: Any) -> Any:
        """Clean one page or text."""
        if not self.ordered:
            return await self._cleaned(item)
        async with self._in_turn():
            return await self._cleaned(item)

    @asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[None]:
        """Blocks end in the order in which they began."""
        before, self._last = self._last, asyncio.Event()
        own = self._last
        try:
            yield
        finally:
            try:
                if before is not None:
                    await before.wait()
            finally:
                own.set()

    async def _cleaned(self, item: Any) -> Any:
        if not isinstance(item, RawPage | RawText):
            return item
        try:
            result = await self.cleaning.do(Cleaner.clean, item)
        except UNCLEANED as error:
            raise Failed(uncleaned(item, error)) from error
        cleaned = CleanedPage(url=item.url, source=item.source, result=result)
        if isinstance(item, RawText):
            return cleaned
        return replace(cleaned, site=item.site, visit=item.visit, partial=item.missing_page is not None)

    def close_spider(self) -> None:
        """End the worker processes, and close the memory."""
        if self._cleaning is not None:
            self._cleaning.close()
        if self.memory is not None:
            self.memory.close()


def cleaning_of(crawler: Crawler) -> Cleaning:
    """Who cleans in a crawler's run; this process where its project has put another pipeline in place of ours."""
    pipeline = crawler.get_item_pipeline(CleaningPipeline)
    return pipeline.cleaning if pipeline else Here(Cleaner())
