"""How far a queue is, and how fast it goes."""

from dataclasses import dataclass

from newscrawl.queue.server import Server

_BUCKET = 10  # seconds
_BUCKETS = 30  # that the rate is taken over


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The figures of a queue. An address is done when its article is stored, known before, rejected, failed or dead."""

    loaded: int = 0
    stored: int = 0
    known: int = 0
    rejected: int = 0
    failed: int = 0
    dead: int = 0
    left: int = 0
    later: int = 0  # of what is left: tried again when their time has come
    open_shards: int = 0
    held_shards: int = 0
    fullest_shard: int = 0  # addresses left in it
    workers: int = 0
    rate: float = 0.0  # a second, over the last five minutes at most

    @property
    def remaining(self) -> float | None:
        """Seconds to the end at this rate; None where nothing moves."""
        return self.left / self.rate if self.rate else None


async def status(server: Server) -> Status:
    """Ask the server. Raises QueueError."""
    counts, shards, later, workers, now, buckets = await server.run("status", _BUCKETS)
    named = dict(zip(counts[::2], map(int, counts[1::2]), strict=True))
    lengths = [int(length) for _, length, _ in shards]
    return Status(
        **{name: named.get(name, 0) for name in ("loaded", "stored", "known", "rejected", "failed", "dead")},
        left=sum(lengths) + later,
        later=later,
        open_shards=len(shards),
        held_shards=sum(1 for _, _, holder in shards if holder),
        fullest_shard=max(lengths, default=0),
        workers=len(workers),
        rate=rate(int(now), buckets),
    )


def rate(now: int, buckets: list[int]) -> float:
    """Done a second since the oldest of the buckets in which anything was done; the newest is first, and still open.

    >>> rate(1005, [10, 0, 20])
    1.2
    """
    filled = [place for place, count in enumerate(buckets) if count]
    if not filled:
        return 0.0
    seconds = now % _BUCKET + filled[-1] * _BUCKET
    return sum(buckets) / max(1, seconds)
