"""Which pages count as independent: versions of one story share lines, and must not teach that these are noise."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

_SHARED = 0.1  # of the lines of their sketches that independent articles may share
_FEWEST_LINES = 3  # of a sketch; versions of a shorter story could not be told


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A page that holds a line."""

    page: int
    article: int  # the first page of its article
    sketch: frozenset[int]


def are_independent(one: Collection[int], other: Collection[int]) -> bool:
    """Two sketches share next to nothing: one line, or a tenth of the shorter one."""
    return len(frozenset(one) & frozenset(other)) <= max(1.0, _SHARED * min(len(one), len(other)))


def independent(line: int, holders: Iterable[Holder], most: int) -> list[Holder]:
    """Holders of a line none of which is a version of another one, in the order given, `most` of them at the most.

    Where a line speaks in the article's own words, it is a part of what reporters put into every follow-up: such a
    holder says nothing against it.
    """
    found: list[Holder] = []
    for holder in holders:
        if len(holder.sketch) < _FEWEST_LINES or line in holder.sketch:
            continue
        if all(holder.article != other.article and are_independent(holder.sketch, other.sketch) for other in found):
            found.append(holder)
            if len(found) == most:
                break
    return found
