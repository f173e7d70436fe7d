"""The addresses of a queue that many workers share."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from newscrawl.extensions.stopping import is_stopping
from newscrawl.items import Rejected
from newscrawl.queue.gate import HANDLER, Gate, ShardLostError
from newscrawl.queue.leases import LEASE, LIFETIME, Lease, Leases
from newscrawl.queue.server import QueueError, Server
from newscrawl.queue.settling import Settling
from newscrawl.spiders.fetching import PageSpider
from newscrawl.spiders.visiting import wants
from newscrawl.state.failures import is_passing

logger = logging.getLogger(__name__)

_POLL = 0.5  # seconds between two looks at a queue that has nothing to give
_MOST_TRIES = 3  # of an address, each with Scrapy's own retries in it
_RETRY_WAIT = 60.0  # seconds before the second, doubled before the third
_RETRY_AFTER_WAIT = 900.0  # the same where the site asked to be left alone
_ABOVE_ALL = 50  # a setting's priority: when a crawl begins, Scrapy puts those of the command line (40) in once more


class QueueSpider(PageSpider):
    """`redis`: the server's address; `queue`: the queue's name; `wait`: whether to go on when all is done.

    Settings: NEWSCRAWL_QUEUE_LIFETIME, NEWSCRAWL_QUEUE_RETRY_WAIT (seconds).
    """

    name = "queue"
    leases: Leases
    settling: Settling

    def __init__(self, redis: str, queue: str, *, wait: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.redis = redis
        self.queue = queue
        self.wait = wait
        self._heart: asyncio.Task[None] | None = None
        self._stop: asyncio.Task[None] | None = None

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Put the gate before the handler, and let every shard have a request under way."""
        super().update_settings(settings)
        handlers = settings.getdict("DOWNLOAD_HANDLERS")
        settings.set(HANDLER, handlers.get("http"), "spider")
        settings.set("DOWNLOAD_HANDLERS", {**handlers, "http": Gate, "https": Gate}, _ABOVE_ALL)
        settings.set("CONCURRENT_REQUESTS", 0, "spider")  # no bound: the leases are one
        settings.set("NEWSCRAWL_RECHECK", 0, _ABOVE_ALL)  # "as it was" gives no item, by which jobs are settled

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Connect to the queue and to what becomes of its jobs."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        server = Server(spider.redis, spider.queue, waits=lambda: bool(crawler.engine.running))
        lifetime = crawler.settings.getfloat("NEWSCRAWL_QUEUE_LIFETIME", LIFETIME)
        spider.leases = Leases(server, lifetime)
        spider.settling = Settling(crawler, spider.leases)
        crawler.signals.connect(spider.left, signals.spider_closed)
        return spider

    async def start(self) -> AsyncIterator[Request | Rejected]:
        """Yield a request for every job that this worker leases, until nothing is left with any worker."""
        try:
            async for lease in self._leased():
                if lease.is_hopeless:
                    await self.settling.settle(lease, "dead")
                    yield _given_up(lease)
                elif wants(self.crawler, lease.job.url, patient=False):
                    yield self._request(lease)
                else:
                    await self.settling.settle(lease, "known")
        except QueueError as error:
            self.give_up(error)
        await self.wait_for_items()

    async def _leased(self) -> AsyncIterator[Lease]:
        await self.leases.beat()
        self._heart = asyncio.get_running_loop().create_task(self._beat())
        while not self._stopped():
            self.settling.room.clear()
            found = [*await self.leases.take(), *await self.leases.read()]
            for lease in found:
                yield lease
            if not found and await self._is_over():
                return
            if not found:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.settling.room.wait(), _POLL)

    async def _is_over(self) -> bool:
        return not self.wait and not self.leases.held and await self.leases.is_all_done()

    def _stopped(self) -> bool:
        return is_stopping(self.crawler)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(self.leases.lifetime / 3000)
            try:
                lost = await self.leases.beat()
            except QueueError as error:
                self.give_up(error)
                return
            if lost:
                logger.warning("%d shards were not renewed in time: they are other workers' now", len(lost))

    def _request(self, lease: Lease) -> Request:
        request = self.page_request(lease.job.url, lease.job.source)
        return request.replace(errback=self.lease_failed, meta={**request.meta, LEASE: lease})

    async def lease_failed(self, failure: Failure) -> AsyncIterator[Rejected]:
        """Have what may pass tried again later, by whatever worker; report the rest."""
        lease: Lease = failure.request.meta[LEASE]  # type: ignore[attr-defined]
        if isinstance(failure.value, ShardLostError):
            self.leases.forget(lease)
            return
        for rejected in self.page_failed(failure):
            if is_passing(rejected.reason) and lease.job.tries + 1 < _MOST_TRIES:
                await self._try_later(lease, rejected)
            else:
                yield rejected

    async def _try_later(self, lease: Lease, rejected: Rejected) -> None:
        wait = self.crawler.settings.getfloat("NEWSCRAWL_QUEUE_RETRY_WAIT", _RETRY_WAIT)
        if rejected.reason == "retry_after":
            wait = max(wait, _RETRY_AFTER_WAIT)
        wait *= 2**lease.job.tries
        logger.info("%s: %s; once more in %.0f s", rejected.url, rejected.detail, wait)
        self.crawler.stats.inc_value("newscrawl/tried_later")
        try:
            await self.leases.try_later(lease, wait)
        except QueueError as error:
            self.give_up(error)
        self.settling.room.set()

    def give_up(self, error: QueueError) -> None:
        """Say why the queue cannot be used, and stop the run."""
        if self._stop is None and self.crawler.engine.running:
            logger.error("%s; stopping, what is stored stays", error)
            close = self.crawler.engine.close_spider_async(reason="queue_error")
            self._stop = asyncio.get_running_loop().create_task(close)

    async def left(self) -> None:
        """Let the other workers have what is left."""
        if self._heart is not None:
            self._heart.cancel()
        with contextlib.suppress(QueueError):  # then the locks run out by themselves
            await self.leases.leave()
        await self.leases.server.close()


def _given_up(lease: Lease) -> Rejected:
    detail = f"given up: {lease.deliveries - 1} workers died while they had it"
    return Rejected(url=lease.job.url, source=lease.job.source, reason="given_up", detail=detail)
