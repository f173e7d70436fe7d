"""A Redis server for the tests of the queue; where there is none, they are skipped."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newscrawl.items import Rejected
from newscrawl.sources import ListedUrl
from tests.redis_server import MISSING, RedisServer, redis_server

if TYPE_CHECKING:  # the extra may be missing: each test module says so
    from newscrawl.queue.loading import Loaded
    from newscrawl.queue.server import Server

Ask = Callable[[Callable[["Server"], Coroutine[Any, Any, Any]]], Any]


@pytest.fixture(scope="session")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    if MISSING:
        pytest.skip(MISSING)
    with redis_server(tmp_path_factory.mktemp("redis")) as server:
        yield server


@pytest.fixture
def ask(redis: RedisServer, tmp_path: Path) -> Ask:
    """Run a coroutine function with a queue of the test's own."""
    from newscrawl.queue.server import Server

    def run(question: Callable[["Server"], Coroutine[Any, Any, Any]]) -> Any:
        async def answer() -> Any:
            async with Server(redis.url, tmp_path.name) as server:
                return await question(server)

        return asyncio.run(answer())

    return run


async def queued(server: "Server", *urls: str, shards: int | None = None) -> "Loaded":
    """Queue addresses; gives the figures."""
    from newscrawl.queue.loading import Loaded, load

    entries = [ListedUrl(url=url, source=f"list.txt:{place}") for place, url in enumerate(urls, start=1)]
    done = Loaded()
    async for found in load(server, entries, shards):
        assert not isinstance(found, Rejected)
        done = found
    return done
