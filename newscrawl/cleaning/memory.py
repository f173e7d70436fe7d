"""What is remembered of a site, as the cleaner asks for it. Who keeps it, and where, is none of its business.

`newscrawl.memory` keeps it in SQLite. Texts, pages and slots are known by 64-bit keys. A slot is a place in a site's
markup: the tag and classes of a block's element and of its parent, numbers left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b, sha256
from typing import Protocol

from newscrawl.cleaning.identity import normal_url


def key_of(text: str) -> int:
    """The key of a text: a signed 64-bit number, as SQLite stores them."""
    digest = blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def page_key(url: str) -> int:
    """The key of an address: the beginning of its article's id."""
    digest = sha256(normal_url(url).encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What a memory is asked about: the page's own keys."""

    site: str  # registrable domain; "" where the page has no address
    page: int  # of the article's address
    also: frozenset[int] = frozenset()  # of other addresses that lead to it
    titles: frozenset[int]  # of the page's own headlines
    sketch: frozenset[int]  # lines that stand for the article; pages that share many are versions of one story
    lines: Mapping[int, int]  # block index -> key
    slots: Mapping[int, int]  # block index -> key


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The headline of another page of the site."""

    page: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """On how many other articles a line stands. Versions of one story count once, those of the page itself never."""

    support: int  # independent articles that were found; the search ends at a dozen
    share: float  # of all pages of the site that are remembered
    pages: int  # about how many these are


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotRecord:
    """What became of the blocks of one slot on other articles."""

    pages: int
    kept: int  # blocks
    removed: int  # blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What other pages of the site say about one page, by key."""

    headlines: Mapping[int, Headline] = field(default_factory=dict)
    lines: Mapping[int, Recurrence] = field(default_factory=dict)
    holders: Mapping[int, frozenset[int]] = field(default_factory=dict)  # pages that hold a line, a few of them
    slots: Mapping[int, SlotRecord] = field(default_factory=dict)


class UnreadableMemoryError(Exception):
    """What is remembered cannot be read. The message is one line for a person."""


class SiteMemory(Protocol):
    """A memory of any number of sites."""

    def recall(self, traces: Traces) -> Remembered:
        """What is known of these keys from other pages; the page itself and versions of it never count.

        Raises UnreadableMemoryError.
        """


class Nothing:
    """A memory that knows nothing yet: what a page is cleaned with to learn from it."""

    def recall(self, _traces: Traces) -> Remembered:
        """Nothing."""
        return Remembered()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenHeadline:
    """A headline as a page shows it: its own, or the text of a link to another story."""

    key: int
    page: int  # whose headline it is
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenSlot:
    """What became of a slot's blocks on one page. Those that memory itself decided on do not count."""

    name: str  # the markup, for a person
    kept: int
    removed: int  # by a rule, or as good as certain


@dataclass(frozen=True, slots=True)
class AskedAs:
    """A memory, for a page that was asked for by this address and came from another one: both are its own."""

    memory: SiteMemory
    url: str

    def recall(self, traces: Traces) -> Remembered:
        """What other pages say. Raises UnreadableMemoryError."""
        return self.memory.recall(replace(traces, also=traces.also | {page_key(self.url)}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What a memory learns from one page."""

    traces: Traces
    texts: Mapping[int, str]  # of the lines, by key
    slots: Mapping[int, SeenSlot]
    headlines: tuple[SeenHeadline, ...]
