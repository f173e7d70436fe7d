import asyncio
from collections.abc import AsyncIterator

import pytest

from newscrawl.spiders.interleaving import Interleaved


async def numbers(*values: int, then: Exception | None = None) -> AsyncIterator[int]:
    for value in values:
        yield value
    if then:
        raise then


async def never() -> AsyncIterator[int]:
    await asyncio.Event().wait()
    yield 0


async def listed(*sources: AsyncIterator[int]) -> list[int]:
    return [item async for item in Interleaved(sources).items()]


@pytest.mark.parametrize("sources", [1, 2, 5])
def test_every_item_of_every_source_comes_once(sources: int) -> None:
    found = asyncio.run(listed(*(numbers(n, n + 10) for n in range(sources))))
    assert sorted(found) == sorted([*range(sources), *range(10, 10 + sources)])


def test_no_source_waits_for_the_end_of_another() -> None:
    found = asyncio.run(listed(numbers(*[1] * 20), numbers(*[2] * 20)))
    assert set(found[:4]) == {1, 2}
    assert set(found[16:24]) == {1, 2}


def test_a_fault_of_a_source_is_raised() -> None:
    with pytest.raises(ValueError, match="a fault"):
        asyncio.run(listed(numbers(1, then=ValueError("a fault")), numbers(2)))


def test_cancelling_ends_sources_that_wait() -> None:
    async def stopped() -> bool:
        sources = Interleaved([never(), numbers(1)])
        items = sources.items()
        await anext(items)
        sources.cancel()
        await asyncio.sleep(0)
        return all(task.done() or task.cancelling() for task in sources._tasks)

    assert asyncio.run(stopped())


async def failing_when_cancelled() -> AsyncIterator[str]:
    yield "first"
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError as error:
        raise RuntimeError("the downloader was closed already") from error


def test_what_a_source_raises_while_it_is_cancelled_is_not_told() -> None:
    async def read() -> None:
        sources = Interleaved([failing_when_cancelled(), failing_when_cancelled()])
        items = sources.items()
        assert [await anext(items), await anext(items)] == ["first", "first"]
        await asyncio.sleep(0)
        sources.cancel()
        rest = asyncio.ensure_future(anext(items))
        done, _ = await asyncio.wait([rest], timeout=0.05)
        assert not any(task.exception() for task in done)
        rest.cancel()

    asyncio.run(read())
