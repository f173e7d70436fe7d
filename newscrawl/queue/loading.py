"""A list of addresses into the queue, each once however often it is loaded."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from itertools import islice

from newscrawl.items import Rejected
from newscrawl.queue.server import QueueError, Server
from newscrawl.queue.shards import SHARDS, Job, shard_of
from newscrawl.sources import ListedUrl
from newscrawl.storage import url_digest

_BATCH = 500  # addresses a message to the server


@dataclass(frozen=True, slots=True)
class Loaded:
    """So far: addresses that were queued, and that had been queued before."""

    new: int = 0
    known: int = 0


async def load(
    server: Server, entries: Iterable[ListedUrl | Rejected], shards: int | None = None
) -> AsyncIterator[Loaded | Rejected]:
    """Queue the addresses; gives what is no address, and the figures after every batch. Raises QueueError.

    `shards` is how many a new queue gets; a queue keeps the number that it was made with.
    """
    number = await _number_of_shards(server, shards)
    done, left = Loaded(), iter(entries)
    while batch := list(islice(left, _BATCH)):
        listed = []
        for entry in batch:
            if isinstance(entry, Rejected):
                yield entry
            else:
                listed.append(entry)
        values = [value for entry in listed for value in _values(entry, number)]
        new = await server.run("add", *values) if values else 0
        done = Loaded(done.new + new, done.known + len(listed) - new)
        yield done


def _values(entry: ListedUrl, shards: int) -> tuple[bytes, int, str]:
    job = Job(url=entry.url, source=entry.source)
    return url_digest(entry.url), shard_of(entry.url, shards), job.dump()


async def _number_of_shards(server: Server, asked: int | None) -> int:
    key = f"{server.prefix}shards"
    await server.command("SETNX", key, asked or SHARDS)
    number = int(await server.command("GET", key))
    if asked and asked != number:
        raise QueueError(f"this queue was made with {number} shards and keeps them: leave --shards out")
    return number


async def number_of_shards(server: Server) -> int | None:
    """How many shards the queue has; None where nothing was ever loaded. Raises QueueError."""
    number = await server.command("GET", f"{server.prefix}shards")
    return int(number) if number else None
