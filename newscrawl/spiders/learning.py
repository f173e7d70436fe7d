"""The first of two readings of saved pages: what they say of their sites, before any of them is cleaned for good."""

import asyncio
from collections.abc import Callable, Iterable

from newscrawl.cleaner import Cleaner
from newscrawl.cleaning import Nothing
from newscrawl.items import RawPage, Rejected
from newscrawl.pipelines.time_guard import PageTooSlowError
from newscrawl.state import State
from newscrawl.state.failures import DAY


async def learn(pages: Iterable[RawPage | Rejected], path: str, stopped: Callable[[], bool]) -> int:
    """Learn from all pages that hold an article into a state file. Returns how many there were. Raises StateError.

    Each page is cleaned as if nothing were known yet, so the order of the pages makes no difference.
    """
    learned = 0
    with State(path) as state:
        day = int(state.now() // DAY)
        for page in pages:
            if stopped():
                break
            learned += isinstance(page, RawPage) and _learn_page(state, page, day)
            await asyncio.sleep(0)  # signals are heard between two pages
        with state.transaction():
            state.memory.forget_old(day)
    return learned


def _learn_page(state: State, page: RawPage, day: int) -> bool:
    try:
        result = Cleaner(memory=Nothing()).clean(page)
    except PageTooSlowError:
        return False  # the second reading says so
    if result.article is None:
        return False
    with state.transaction():
        state.memory.learn(result.observed, day)
    return True
