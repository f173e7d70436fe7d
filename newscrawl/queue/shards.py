"""Where an address belongs: all of one registrable domain to one shard, and what is queued of it."""

import hashlib
import json
from dataclasses import dataclass

from newscrawl.cleaning.identity import registrable_domain

SHARDS = 4096  # streams of a queue; domains that share one are crawled in the order of the list


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An address to be fetched; `tries` is how often it has failed before."""

    url: str
    source: str | None = None  # its place in the list, for messages
    tries: int = 0

    def dump(self) -> str:
        """As it is queued."""
        return json.dumps({"url": self.url, "source": self.source, "tries": self.tries}, ensure_ascii=False)


def load_job(text: str) -> Job:
    """The job that was queued."""
    return Job(**json.loads(text))


def shard_of(url: str, shards: int) -> int:
    """The number of an address's shard, the same in every process.

    >>> shard_of("https://www.news.example/a", 1024) == shard_of("https://m.news.example/b", 1024)
    True
    """
    domain = registrable_domain(url) or url
    return int.from_bytes(hashlib.blake2b(domain.encode("utf-8", "replace"), digest_size=8).digest()) % shards
