"""Whether a site looks as it did: its latest articles against those before them. Pure: figures in, sentences out.

A run of one hour may hold three articles, so the latest ones are pooled until there are enough to tell. Each rule asks
for a difference that chance brings about less than once in a thousand times, and that is large enough to matter.
"""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

LATEST = 12  # articles or pages, at least, that are compared ...
BASELINE = 30  # ... with at least so many before them
CHANCE = 0.001
SHORT_SHARE = 0.8  # of the latest articles are shorter than the shortest quarter before ...
SHRUNK = 0.6  # ... and their median is below this part of the median before
RISE = 0.25  # by which the share of pages without an article is higher


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The measures of one article."""

    length: int  # characters
    removed: int  # pieces taken out; -1: not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """How many fetched pages gave an article, and how many held none."""

    articles: int
    none: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.articles + self.none


def changes(latest: Sequence[Body], before: Sequence[Body], pages: Pages, pages_before: Pages) -> list[str]:
    """What has changed, each in one sentence; nothing where there are too few to tell."""
    found = []
    if len(latest) >= LATEST and len(before) >= BASELINE:
        found += [_bodies_shrink(latest, before), _removals_stop(latest, before)]
    if pages.total >= LATEST and pages_before.total >= BASELINE:
        found.append(_empties_rise(pages, pages_before))
    return [sentence for sentence in found if sentence]


def _bodies_shrink(latest: Sequence[Body], before: Sequence[Body]) -> str | None:
    lengths, earlier = [body.length for body in latest], [body.length for body in before]
    quarter = statistics.quantiles(earlier, n=4)[0]
    short = sum(length < quarter for length in lengths) / len(lengths)
    median, usual = statistics.median(lengths), statistics.median(earlier)
    if short < SHORT_SHARE or median >= SHRUNK * usual:
        return None
    return f"bodies shrink: median {median:,.0f} characters in the last {len(latest)} articles, {usual:,.0f} before"


def _removals_stop(latest: Sequence[Body], before: Sequence[Body]) -> str | None:
    known = [body.removed > 0 for body in before if body.removed >= 0]
    if len(known) < BASELINE or any(body.removed != 0 for body in latest):
        return None
    share = sum(known) / len(known)
    if (1 - share) ** len(latest) >= CHANCE:
        return None
    return f"removals stop: none in the last {len(latest)} articles; before, {share:.0%} of the articles had some"


def _empties_rise(pages: Pages, before: Pages) -> str | None:
    usual = (before.none + 1) / (before.total + 2)  # never quite 0 or 1
    share = pages.none / pages.total
    if share < usual + RISE or _at_least(pages.none, pages.total, usual) >= CHANCE:
        return None
    return (
        f"empties rise: {pages.none} of the last {pages.total} pages held no article; "
        f"before, {before.none} of {before.total}"
    )


def _at_least(hits: int, tries: int, chance: float) -> float:
    """How likely so many hits or more are.

    >>> round(_at_least(1, 2, 0.5), 2)
    0.75
    """
    return sum(comb(tries, k) * chance**k * (1 - chance) ** (tries - k) for k in range(hits, tries + 1))
