"""Whether a site looks as it did: its latest articles against those before them. Pure: figures in, sentences out.

A run of one hour may hold three articles, so the latest ones are pooled until there are enough to tell. Each rule asks
for a difference that chance brings about less than once in a thousand times, and that is large enough to matter.
"""

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import comb

LATEST = 12  # articles or pages, at least, that are compared ...
BASELINE = 30  # ... with at least so many before them
CHANCE = 0.001
SHORT_SHARE = 0.8  # of the latest articles are shorter than the shortest quarter before ...
SHRUNK = 0.6  # ... and their median is below this part of the median before
RARE = 0.02  # share of the articles before, below which a container is none of theirs
CHANCE_OF_ONE = CHANCE / 20  # where twenty rules are tried
MOST_NAMED = 3  # rules in one line
RISE = 0.25  # by which the share of pages without an article is higher


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The measures of one article."""

    length: int  # characters
    removed: int  # pieces taken out; -1: not known
    container: str | None = None  # the element that held it, by its markup; None: not known
    rules: frozenset[str] | None = None  # those that took something out; None: not known
    stored_at: float = 0.0  # seconds since 1970


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
        found += [
            _bodies_shrink(latest, before),
            _body_moves(latest, before),
            _removals_stop(latest, before) or _rules_change(latest, before),
        ]
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
    since = _day(min(body.stored_at for body in latest))
    return (
        f"bodies shrink: since {since} the median of {len(latest)} articles is {median:,.0f} characters; "
        f"before, {usual:,.0f}"
    )


def _removals_stop(latest: Sequence[Body], before: Sequence[Body]) -> str | None:
    known = [body.removed > 0 for body in before if body.removed >= 0]
    if len(known) < BASELINE or any(body.removed != 0 for body in latest):
        return None
    share = sum(known) / len(known)
    if (1 - share) ** len(latest) >= CHANCE:
        return None
    since = _day(min(body.stored_at for body in latest))
    return f"removals stop: since {since} none in {len(latest)} articles; before, {share:.0%} of the articles had some"


def _body_moves(latest: Sequence[Body], before: Sequence[Body]) -> str | None:
    """The text stands in an element that next to no article had it in before."""
    usual = Counter(body.container for body in before if body.container)
    now = [body for body in latest if body.container]
    if usual.total() < BASELINE or len(now) < LATEST:
        return None
    rare = {name for name, count in usual.items() if count < RARE * usual.total()}
    moved = [body for body in now if body.container in rare or body.container not in usual]
    chance = (sum(usual[name] for name in rare) + 1) / (usual.total() + 2)
    if len(moved) < SHORT_SHARE * len(now) or _at_least(len(moved), len(now), chance) >= CHANCE:
        return None
    since = _day(min(body.stored_at for body in moved))
    found, old = Counter(body.container for body in moved).most_common(1)[0][0], usual.most_common(1)[0][0]
    return f"bodies move: since {since} {len(moved)} of {len(now)} articles stand in {found}; before, most in {old}"


def _rules_change(latest: Sequence[Body], before: Sequence[Body]) -> str | None:
    """A rule that used to find something on most articles finds nothing any more, or the other way round."""
    now, usual = ([body.rules for body in bodies if body.rules is not None] for bodies in (latest, before))
    if len(now) < LATEST or len(usual) < BASELINE:
        return None
    changed = []
    for rule in sorted(frozenset[str]().union(*now, *usual)):
        hits, share = (
            sum(rule in rules for rules in now),
            (sum(rule in rules for rules in usual) + 1) / (len(usual) + 2),
        )
        gone = hits == 0 and (1 - share) ** len(now) < CHANCE_OF_ONE
        new = hits / len(now) >= share + 2 * RISE and _at_least(hits, len(now), share) < CHANCE_OF_ONE
        if gone or new:
            changed.append(f"{rule} on {hits / len(now):.0%} of articles, {share:.0%} before")
    since = _day(min(body.stored_at for body in latest))
    return f"removals change: since {since} {'; '.join(changed[:MOST_NAMED])}" if changed else None


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


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
