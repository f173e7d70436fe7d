"""Items cleaned in their order, in this process or in several, where no Scrapy pipeline does it."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import aclosing
from typing import TypeAlias

from newscrawl.cleaner import UNCLEANED, Cleaner, uncleaned
from newscrawl.cleaning import CleanResult
from newscrawl.items import RawPage, RawText, Rejected
from newscrawl.workers import IN_HAND, Here, Workers

Item: TypeAlias = RawPage | RawText | Rejected
Result: TypeAlias = CleanResult | Rejected


def clean_in_workers(items: Iterable[Item], cleaner: Cleaner, jobs: int, take: Callable[[Item, Result], None]) -> None:
    """Give each item with its result to `take`, in order."""
    asyncio.run(_give(items, cleaner, jobs, take))


async def _give(items: Iterable[Item], cleaner: Cleaner, jobs: int, take: Callable[[Item, Result], None]) -> None:
    async with aclosing(cleaned_in_order(items, cleaner, jobs)) as found:
        async for item, result in found:
            take(item, result)


async def cleaned_in_order(
    items: Iterable[Item], cleaner: Cleaner, jobs: int
) -> AsyncGenerator[tuple[Item, Result], None]:
    """Each item with its result, in order; `jobs` processes clean, this one where it is 1. To be closed."""
    cleaning = Workers(cleaner, jobs) if jobs > 1 else Here(cleaner)
    most = jobs * IN_HAND if jobs > 1 else 1
    in_hand: deque[tuple[Item, asyncio.Task[Result]]] = deque()
    try:
        for item in items:
            in_hand.append((item, asyncio.create_task(_cleaned(item, cleaning))))
            await asyncio.sleep(0)  # begins it
            if len(in_hand) >= most:
                yield in_hand[0][0], await in_hand[0][1]
                in_hand.popleft()
        while in_hand:
            yield in_hand[0][0], await in_hand[0][1]
            in_hand.popleft()
    finally:
        for _, task in in_hand:
            task.cancel()
        cleaning.close()


async def _cleaned(item: Item, cleaning: Here[Cleaner] | Workers[Cleaner]) -> Result:
    if isinstance(item, Rejected):
        return item
    try:
        return await cleaning.do(Cleaner.clean, item)
    except UNCLEANED as error:
        return uncleaned(item, error)
