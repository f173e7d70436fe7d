"""The pace of each domain over all workers: no request goes out that Redis has not let pass at that moment."""

import asyncio
from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.utils.misc import build_from_crawler, load_object

from newscrawl.queue.leases import LEASE, Lease, Leases
from newscrawl.queue.server import QueueError

HANDLER = "NEWSCRAWL_QUEUE_HANDLER"  # setting: the handler that fetches; unset: SingleRequests
_LONGEST_LOOK = 1.0  # seconds between two looks at a domain that is closed for long


class ShardLostError(IgnoreRequest):
    """The request is not this worker's to send any more."""


class SingleRequests(HTTP11DownloadHandler):
    """Scrapy's handler, but for Twisted's second request, without delay, where a server closed a kept connection."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool.retryAutomatically = False  # Scrapy's own retries wait for their turn


class Gate(BaseDownloadHandler):
    """Scrapy download handler that asks the spider's queue before it lets a request through.

    A domain is closed to all workers while it answers, and for its delay after the answer. Counted from the answer,
    because only that is certain: a request that left may be held up on its way, and the next one would follow too soon.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        handler = load_object(crawler.settings.get(HANDLER) or SingleRequests)
        self._handler: BaseDownloadHandler = build_from_crawler(handler, crawler)

    async def download_request(self, request: Request) -> Response:
        """The answer. Raises ShardLostError where the shard was lost or the queue cannot be used."""
        spider: Any = self.crawler.spider
        domain = str(request.meta["download_slot"])
        try:
            await self._pass(request, domain)
        except QueueError as error:
            spider.give_up(error)
            raise ShardLostError(str(error)) from error
        try:
            return await self._handler.download_request(request)
        finally:
            await self._close_for(domain, self._delay(domain))

    async def _pass(self, request: Request, domain: str) -> None:
        """Return when the request may go out.

        A job's own request goes out only while the job's shard is held. What an article under way still needs (its
        following pages, a robots.txt) only keeps the pace.
        """
        spider: Any = self.crawler.spider
        leases: Leases = spider.leases
        lease: Lease | None = request.meta.get(LEASE)
        hold = leases.lifetime if self._delay(domain) else 0
        shard = "" if lease is None else lease.shard
        while wait := await leases.server.run("pass", leases.token, domain, hold, shard):
            if wait < 0 or (lease and not self.crawler.engine.running):
                raise ShardLostError("another worker has the shard, or this one is being stopped")
            await asyncio.sleep(min(wait / 1000, _LONGEST_LOOK))

    async def _close_for(self, domain: str, seconds: float) -> None:
        spider: Any = self.crawler.spider
        if seconds:
            try:
                wait = max(1, round(seconds * 1000))  # a millisecond is the least that Redis knows
                await spider.leases.server.run("answered", spider.leases.token, domain, wait)
            except QueueError as error:
                spider.give_up(error)

    def _delay(self, domain: str) -> float:
        """Seconds, as robots.txt and AutoThrottle have it."""
        downloader: Any = self.crawler.engine.downloader
        slot = downloader.slots.get(domain)
        return float(slot.delay) if slot else self.crawler.settings.getfloat("DOWNLOAD_DELAY")

    async def close(self) -> None:
        """Close the connections."""
        await self._handler.close()
