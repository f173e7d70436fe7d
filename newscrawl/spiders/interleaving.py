"""Several sources at once, so that a slow site does not hold up the others."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Interleaved(Generic[T]):
    """The items of several asynchronous sources, one of each in turn as far as they are ready.

    An exception of a source is raised where the items are read. `cancel` ends all of them.
    """

    def __init__(self, sources: Sequence[AsyncIterator[T]]) -> None:
        self._sources = sources
        self._tasks: list[asyncio.Task[None]] = []
        self._cancelled = False

    async def items(self) -> AsyncIterator[T]:
        """All items. A single source is read as it is, without a task of its own."""
        if len(self._sources) == 1:
            async for item in self._sources[0]:
                yield item
            return
        async for item in self._in_turn():
            yield item

    async def _in_turn(self) -> AsyncIterator[T]:
        queue: asyncio.Queue[T | BaseException | None] = asyncio.Queue(maxsize=1)
        self._tasks = [asyncio.create_task(self._pump(source, queue)) for source in self._sources]
        running = len(self._tasks)
        try:
            while running:
                item = await queue.get()
                if isinstance(item, BaseException):
                    raise item
                if item is None:
                    running -= 1
                else:
                    yield item
        finally:
            self.cancel()

    def cancel(self) -> None:
        """End the sources that still run; what they raise while they end is of no interest any more."""
        self._cancelled = True
        for task in self._tasks:
            task.cancel()

    async def _pump(self, source: AsyncIterator[T], queue: "asyncio.Queue[T | BaseException | None]") -> None:
        try:
            async for item in source:
                await queue.put(item)
        except Exception as error:  # noqa: BLE001 - it is raised again by the reader
            if not self._cancelled:  # Scrapy's downloads fail in their own way when they are cancelled
                await queue.put(error)
            return
        await queue.put(None)
