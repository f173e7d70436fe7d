"""A run that is being stopped asks for nothing more: what still waits for its turn is given up.

Scrapy fetches all that its downloader holds before it ends: with a delay of a second, sixteen more pages that nobody
will store, and sixteen more seconds.
"""

import asyncio
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

_LOOK = 0.2  # seconds between two looks


class RunStoppedError(IgnoreRequest):
    """The request was not made, because the run is being stopped."""


def is_stopping(crawler: Crawler) -> bool:
    """Whether a run that has begun is ending: by a signal, its limit, a failure to store, or its spider's word."""
    engine = crawler.engine
    assert engine is not None
    slot = engine._slot  # noqa: SLF001 - Scrapy says in no other way that a spider is being closed
    return not engine.running or slot is None or slot.closing is not None


class Stopping:
    """Looks whether the run is being stopped, and empties the downloader's queues while it is.

    What is given up is counted as `newscrawl/given_up`.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._watching: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Watch as long as the spider is open."""
        extension = cls(crawler)
        crawler.signals.connect(extension.spider_opened, signals.spider_opened)
        crawler.signals.connect(extension.spider_closed, signals.spider_closed)
        return extension

    def spider_opened(self) -> None:
        """Begin to watch."""
        self._watching = asyncio.get_running_loop().create_task(self._watch())

    def spider_closed(self) -> None:
        """End it."""
        if self._watching is not None:
            self._watching.cancel()

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(_LOOK)
            if is_stopping(self.crawler):
                self._give_up()

    def _give_up(self) -> None:
        assert self.crawler.engine is not None
        for slot in self.crawler.engine.downloader.slots.values():
            while slot.queue:
                _, answer = slot.queue.popleft()
                self.crawler.stats.inc_value("newscrawl/given_up")
                answer.errback(RunStoppedError("the run is being stopped"))
