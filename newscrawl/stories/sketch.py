"""A text as a few numbers by which its copies are found, however they were cut or edited.

The smallest hash values of a text's word shingles are a sample of them that every copy draws alike (Broder 1997, "On
the resemblance and containment of documents"). What two texts have in common is told as *containment*, the share of the
shorter one that the longer one holds: a copy that was cut in half keeps all of it, where Jaccard halves.
"""

import heapq
from collections.abc import Sequence
from hashlib import blake2b

from newscrawl.cleaning.identity import shingles

SIZE = 128  # hash values of a text
_BYTES = 8


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hash values of a text, in order; all of them where it has no more."""
    hashes = {_hash(shingle) for shingle in shingles(text)}
    return tuple(heapq.nsmallest(SIZE, hashes))


def containment(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of the shorter text's shingles that the longer one has too, 0..1, as the two sketches tell.

    Only the range that both cover is compared: up to the smaller of their last values, where these are samples.
    """
    end = min(_end(one), _end(other))
    ours, theirs = ({value for value in values if value <= end} for values in (one, other))
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def _end(values: Sequence[int]) -> int:
    return values[-1] if len(values) == SIZE else 1 << 64


def pack(values: Sequence[int]) -> bytes:
    """A sketch as bytes."""
    return b"".join(value.to_bytes(_BYTES, "big") for value in values)


def unpack(packed: bytes) -> tuple[int, ...]:
    """What `pack` made.

    >>> unpack(pack((1, 2)))
    (1, 2)
    """
    starts = range(0, len(packed), _BYTES)
    return tuple(int.from_bytes(packed[start : start + _BYTES], "big") for start in starts)


def _hash(shingle: str) -> int:
    return int.from_bytes(blake2b(shingle.encode("utf-8", "replace"), digest_size=_BYTES).digest(), "big")
