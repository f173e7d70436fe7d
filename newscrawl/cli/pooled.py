"""Several processes that clean for a command without Scrapy."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable

from newscrawl.cleaner import UNCLEANED, Cleaner, uncleaned
from newscrawl.cleaning import CleanResult
from newscrawl.items import RawPage, RawText, Rejected
from newscrawl.workers import IN_HAND, Workers


def clean_in_workers(
    items: Iterable[RawPage | RawText | Rejected],
    cleaner: Cleaner,
    jobs: int,
    take: Callable[[RawPage | RawText | Rejected, CleanResult | Rejected], None],
) -> None:
    """Give each item with its result to `take`, in order."""
    asyncio.run(_clean(items, cleaner, jobs, take))


async def _clean(
    items: Iterable[RawPage | RawText | Rejected],
    cleaner: Cleaner,
    jobs: int,
    take: Callable[[RawPage | RawText | Rejected, CleanResult | Rejected], None],
) -> None:
    workers = Workers(cleaner, jobs)
    in_hand: deque[tuple[RawPage | RawText | Rejected, asyncio.Task[CleanResult | Rejected]]] = deque()

    async def take_first() -> None:
        item, task = in_hand.popleft()
        take(item, await task)

    try:
        for item in items:
            in_hand.append((item, asyncio.create_task(_cleaned(item, workers))))
            await asyncio.sleep(0)  # begins it
            if len(in_hand) >= jobs * IN_HAND:
                await take_first()
        while in_hand:
            await take_first()
    finally:
        for _, task in in_hand:
            task.cancel()
        workers.close()


async def _cleaned(item: RawPage | RawText | Rejected, workers: Workers[Cleaner]) -> CleanResult | Rejected:
    if isinstance(item, Rejected):
        return item
    try:
        return await workers.do(Cleaner.clean, item)
    except UNCLEANED as error:
        return uncleaned(item, error)
