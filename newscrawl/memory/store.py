"""The memory: learn from pages, recall for a page.

A line or a slot that stands on every page of a site would grow without end. So only the holders with the smallest
page keys are kept: a sample that is the same whatever the order of the pages, and from which the number of all holders
is estimated (Bar-Yossef et al. 2002, "Counting distinct elements in a data stream", the k smallest hash values).
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from newscrawl.cleaning.memory import Headline, Observation, Recurrence, Remembered, SeenHeadline, SlotRecord, Traces
from newscrawl.memory.ageing import forget_old
from newscrawl.memory.independence import Holder, are_independent, independent
from newscrawl.memory.tables import Tables

LINE_SAMPLE, SLOT_SAMPLE = 48, 16  # holders that are kept
LEARNED_BETWEEN = 500  # pages, after which what is old is forgotten
ENOUGH = 12  # independent holders; more say nothing more
_GENERIC = 3  # stories that have the same headline: it is a rubric's name ("Letters to the editor")
_RARE = 3  # holders of a line whose pages are named
_LONGEST_TEXT = 300  # characters


class MemoryStore:
    """The memory in an open state file. Every call writes at once, or with the others of a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.tables = Tables(connection)
        self._learned: Counter[str] = Counter()  # pages by site, since what is old was last forgotten

    def learn(self, observed: Sequence[Observation], day: int) -> None:
        """Learn from the pages of one article, its first page before the others. `day`: since 1970."""
        for observation in observed:
            if observation.traces.site:
                self._learn_page(observation, observed[0].traces.page, day)
                self._learned[observation.traces.site] += 1
        if self._learned.total() >= LEARNED_BETWEEN:
            self.forget_old(day)

    def learn_headlines(self, site: str, source: int, headlines: Iterable[SeenHeadline], day: int) -> None:
        """Learn what a page that is no article says of a site's stories. `source`: the page's key."""
        number = self.tables.site(site) or self.tables.add_site(site)
        self.tables.put_headlines(number, source, day, _rows(headlines))
        self._learned[site] += 0

    def forget_old(self, day: int) -> None:
        """Bring the sites that were learned from back within the bounds of `newscrawl.memory.ageing`."""
        forget_old(self.tables, sorted(self._learned), day)
        self._learned.clear()

    def _learn_page(self, observation: Observation, article: int, day: int) -> None:
        traces, tables = observation.traces, self.tables
        site = tables.site(traces.site) or tables.add_site(traces.site)
        lines = set(traces.lines.values())
        held = _by_key(row for row in tables.rows("lines", "line, page", site, lines) if row[1] != traces.page)
        holder = Holder(page=traces.page, article=article, sketch=traces.sketch)
        tables.put_page(site, holder, day)
        tables.put_lines(site, traces.page, lines)
        tables.put_slots(site, traces.page, {key: (slot.kept, slot.removed) for key, slot in observation.slots.items()})
        tables.put_headlines(site, traces.page, day, _rows(observation.headlines))
        names = {key: slot.name for key, slot in observation.slots.items()}
        tables.put_texts(site, names | {line: observation.texts[line][:_LONGEST_TEXT] for line in held})
        tables.cut_lines(site, dict(_bounds(held, traces.page)))
        tables.cut_slots(site, observation.slots, SLOT_SAMPLE)

    def recall(self, traces: Traces) -> Remembered:
        """What other pages say of these keys."""
        site = self.tables.site(traces.site)
        if site is None:
            return Remembered()
        lines, slots = set(traces.lines.values()), set(traces.slots.values())
        held = self.tables.rows("lines", "line, page", site, lines)
        filled = self.tables.rows("slots", "slot, page, kept, removed", site, slots)
        article = self.tables.article_of(site, traces.page)
        pages = self.tables.holders(site, {row[1] for row in (*held, *filled)})
        others = {page: holder for page, holder in pages.items() if article not in (page, holder.article)}
        apart = {page: holder for page, holder in others.items() if are_independent(holder.sketch, traces.sketch)}
        rare = {line: [row[1] for row in rows if row[1] in others] for line, rows in _by_key(held).items()}
        return Remembered(
            headlines=self._headlines(site, lines, {article, traces.page, *traces.also}),
            lines=dict(self._recurrences(site, _by_key(held), apart)),
            holders={line: frozenset(found) for line, found in rare.items() if 0 < len(found) <= _RARE},
            slots={slot: _record(rows) for slot, rows in _by_key(row for row in filled if row[1] in apart).items()},
        )

    def _recurrences(
        self, site: int, held: Mapping[int, Sequence[Any]], apart: Mapping[int, Holder]
    ) -> Iterator[tuple[int, Recurrence]]:
        """Lines that stand on two independent pages and more."""
        several = {line: rows for line, rows in held.items() if sum(row[1] in apart for row in rows) > 1}
        total = self.tables.count("pages", site) if several else 0
        bounds = self.tables.bounds(site, several)
        for line, rows in several.items():
            support = len(independent(line, [apart[row[1]] for row in rows if row[1] in apart], ENOUGH))
            if support > 1:
                share = self._share(site, [row[1] for row in rows], total, bounds.get(line))
                yield line, Recurrence(support=support, share=share, pages=max(support, round(share * total)))

    def _share(self, site: int, sample: Sequence[int], total: int, bound: int | None) -> float:
        """The share of the site's pages that hold a line: all of the sample do; up to its bound no other ones."""
        up_to = 0 if bound is None else self.tables.count("pages", site, up_to=bound)
        estimated = sum(page <= bound for page in sample) / up_to if bound is not None and up_to else 0.0
        return max(estimated, len(sample) / total)

    def _headlines(self, site: int, lines: set[int], own: set[int]) -> dict[int, Headline]:
        """Lines that are the headline of another story, by the word of another page than the one asked about."""
        found: dict[int, int] = {}
        for key, rows in _by_key(self.tables.rows("headlines", "headline, page, source", site, lines)).items():
            foreign = not any(row[1] in own for row in rows)
            told = [row for row in rows if row[2] is None or row[2] not in own]
            if foreign and told and len(rows) < _GENERIC:
                found[key] = told[0][1]
        addresses = self.tables.addresses(site, set(found.values()))
        return {key: Headline(page=page, url=addresses[page]) for key, page in found.items()}


def _rows(headlines: Iterable[SeenHeadline]) -> list[tuple[int, int, str]]:
    return [(seen.key, seen.page, seen.url) for seen in headlines]


def _bounds(held: Mapping[int, Sequence[Any]], page: int) -> Iterator[tuple[int, int]]:
    """Where the samples of lines end that are too large with one page more."""
    for line, rows in held.items():
        if len(rows) >= LINE_SAMPLE:
            yield line, sorted([page, *(row[1] for row in rows)])[LINE_SAMPLE - 1]


def _by_key(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found


def _record(rows: Sequence[Any]) -> SlotRecord:
    return SlotRecord(pages=len(rows), kept=sum(row[2] for row in rows), removed=sum(row[3] for row in rows))
