"""What one worker holds of a queue: shards, each by a lock that has to be renewed, and a few jobs of each."""

import os
import random
import secrets
import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from newscrawl.queue.server import Server
from newscrawl.queue.shards import Job, load_job

Outcome = Literal["stored", "known", "rejected", "failed", "dead"]
LEASE = "lease"  # in a request's meta
LIFETIME = 30.0  # seconds that a lock lasts without being renewed
MAX_SHARDS = 200  # of one worker
_AT_ONCE = 4  # jobs of a shard that a worker has leased
_MOST_DELIVERIES = 5  # a job whose workers died so often is given up


@dataclass(frozen=True, slots=True)
class Lease:
    """A job that this worker has to settle."""

    shard: int
    id: str
    job: Job
    deliveries: int = 1

    @property
    def is_hopeless(self) -> bool:
        """Whether it has been handed out too often: whoever fetched it came to no end."""
        return self.deliveries > _MOST_DELIVERIES


class Leases:
    """`lifetime` in seconds. All that talks to the server raises QueueError."""

    def __init__(self, server: Server, lifetime: float = LIFETIME) -> None:
        self.server = server
        self.token = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        self.lifetime = round(lifetime * 1000)
        self.held: dict[int, dict[str, Lease]] = {}  # the oldest first
        self._share = 0
        self._outages = 0

    async def beat(self) -> list[int]:
        """Renew the locks; gives the shards that were lost, whose jobs are somebody else's now."""
        workers, opened, *lost = await self.server.run("beat", self.token, self.lifetime, *self.held)
        self._share = min(-(-opened // max(1, workers)), MAX_SHARDS)
        return [shard for shard in map(int, lost) if self.held.pop(shard, None) is not None]

    async def take(self) -> list[Lease]:
        """Take as many open shards as are this worker's share; gives the jobs that their last holders left."""
        again = self.server.outages != self._outages  # answers may have been lost on the way
        self._outages = self.server.outages
        most = self._share - len(self.held)
        if most <= 0 and not again:
            return []
        opened = [int(shard) for shard in await self.server.command("SMEMBERS", f"{self.server.prefix}open")]
        wanted = [shard for shard in opened if shard not in self.held]
        random.shuffle(wanted)
        held = list(self.held) if again else []
        most = max(0, most) + len(held)
        return list(self._taken(await self.server.run("take", self.token, self.lifetime, most, *held, *wanted)))

    def _taken(self, answer: Any) -> Iterator[Lease]:
        for number, left, pending in answer:
            shard = int(number)
            self.held.setdefault(shard, {})
            deliveries = {entry[0]: int(entry[3]) for entry in pending}
            yield from self._leased(shard, left, deliveries)

    def _leased(self, shard: int, entries: Iterable[Any], deliveries: dict[str, int]) -> Iterator[Lease]:
        under_way = self.held.get(shard)
        for entry_id, (_, job) in entries:
            if under_way is not None and entry_id not in under_way:  # None: lost while the answer was under way
                lease = Lease(shard, entry_id, load_job(job), deliveries.get(entry_id, 1))
                under_way[entry_id] = lease
                yield lease

    async def read(self) -> list[Lease]:
        """Lease more jobs where there is room; shards with nothing more to do, and above the share, are given up."""
        kept = list(self.held)[: self._share]
        room = [(shard, _AT_ONCE - len(self.held[shard])) for shard in kept if len(self.held[shard]) < _AT_ONCE]
        answer = await self.server.run("read", self.token, *(value for pair in room for value in pair)) if room else []
        leases = [lease for shard, entries in answer for lease in self._leased(int(shard), entries, {})]
        await self._release([shard for shard, under_way in self.held.items() if not under_way])
        return leases

    async def settle(self, lease: Lease, outcome: Outcome) -> None:
        """Say what became of a job."""
        await self._settle(lease, outcome, lease.job, 0.0)

    async def try_later(self, lease: Lease, wait: float) -> None:
        """Queue a job again after so many seconds."""
        await self._settle(lease, "retried", replace(lease.job, tries=lease.job.tries + 1), wait)

    async def _settle(self, lease: Lease, outcome: str, job: Job, wait: float) -> None:
        await self.server.run("settle", self.token, lease.shard, lease.id, outcome, job.dump(), round(wait * 1000))
        self.forget(lease)

    def forget(self, lease: Lease) -> None:
        """Leave a job to who holds its shard now."""
        self.held.get(lease.shard, {}).pop(lease.id, None)

    async def leave(self) -> None:
        """Give all shards up; jobs that were not settled go to who takes them."""
        await self._release(list(self.held))
        await self.server.run("leave", self.token)

    async def _release(self, shards: list[int]) -> None:
        if shards:
            await self.server.run("release", self.token, *shards)
        for shard in shards:
            self.held.pop(shard, None)

    async def is_all_done(self) -> bool:
        """Whether nothing is left, with any worker."""
        prefix = self.server.prefix
        return not await self.server.command("EXISTS", f"{prefix}open", f"{prefix}later")
