"""What becomes of each job, told to the queue: only after its article is stored, or dropped for a reason."""

import asyncio
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.http import Response
from twisted.python.failure import Failure

from newscrawl.pipelines.drops import AlreadyStored, DuplicateArticle, Failed, Rejection, Unchanged
from newscrawl.queue.leases import LEASE, Lease, Leases, Outcome
from newscrawl.queue.server import QueueError
from newscrawl.state.failures import is_passing


class Settling:
    """Listens to a crawler whose spider's requests carry a Lease. Where the queue fails, the spider gives up."""

    def __init__(self, crawler: Crawler, leases: Leases) -> None:
        self.crawler = crawler
        self.leases = leases
        self.room = asyncio.Event()  # set whenever a job was settled
        self._tasks: set[asyncio.Task[None]] = set()
        crawler.signals.connect(self.item_scraped, signals.item_scraped)
        crawler.signals.connect(self.item_dropped, signals.item_dropped)
        crawler.signals.connect(self.item_error, signals.item_error)
        crawler.signals.connect(self.spider_error, signals.spider_error)

    async def item_scraped(self, response: Response | Failure | None) -> None:
        """The article stands in the file."""
        await self._settle(response, "stored")

    async def item_dropped(self, exception: DropItem, response: Response | Failure | None) -> None:
        """Dropped for a reason; where the run only ends, the job stays for the next."""
        if outcome := outcome_of(exception):
            await self._settle(response, outcome)

    async def item_error(self, response: Response | Failure | None) -> None:
        """A pipeline failed."""
        await self._settle(response, "failed")

    def spider_error(self, response: Response | Failure | None) -> None:
        """A callback failed. This signal does not wait."""
        task = asyncio.get_running_loop().create_task(self._settle(response, "failed"))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _settle(self, response: Response | Failure | None, outcome: Outcome) -> None:
        if lease := lease_of(response):
            await self.settle(lease, outcome)

    async def settle(self, lease: Lease, outcome: Outcome) -> None:
        """Settle a job."""
        try:
            await self.leases.settle(lease, outcome)
        except QueueError as error:
            spider: Any = self.crawler.spider
            spider.give_up(error)
        self.room.set()


def outcome_of(exception: DropItem) -> Outcome | None:
    """What a drop means for the job; None: nothing yet."""
    if isinstance(exception, AlreadyStored | Unchanged | DuplicateArticle):
        return "known"
    if isinstance(exception, Failed):
        return "dead" if is_passing(exception.rejected.reason) else "failed"
    return "rejected" if isinstance(exception, Rejection) else None


def lease_of(response: Response | Failure | None) -> Lease | None:
    """The job that an item came from."""
    request = getattr(response, "request", None)
    return request.meta.get(LEASE) if request is not None else None
