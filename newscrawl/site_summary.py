"""One site's figures of a run, beside those of its earlier runs."""

import statistics
from dataclasses import dataclass, field

from newscrawl.health import LATEST, Body, Pages, changes
from newscrawl.state import State
from newscrawl.state.articles import NO_SITE
from newscrawl.state.figures import Figures

MOST_BODIES = 500  # articles of a run, and before it, that are looked at
MOST_RUNS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What the site was like in earlier runs."""

    runs: int
    new_per_run: float
    median_length: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSummary:
    """What a run did on one site."""

    new: int
    updated: int
    unchanged: int  # looked at again, and as it was
    known: int  # stored before, and left alone
    waiting: int  # failed a while ago, and left alone
    rejected: dict[str, int]  # by reason
    failed: dict[str, int]  # by reason
    removed: dict[str, int]  # by rule
    median_length: int | None
    before: History | None = None
    changes: list[str] = field(default_factory=list)  # signs of a new layout, in words

    @property
    def gave_articles(self) -> bool:
        """Whether any article of it was met, new or not."""
        return bool(self.new or self.updated or self.unchanged or self.known)

    def __str__(self) -> str:
        usual = f" ({self.before.new_per_run:.3g} a run before)" if self.before else ""
        parts = [f"{self.new} new{usual}", f"{self.updated} updated", f"{self.unchanged} unchanged"]
        parts += [f"{sum(self.failed.values())} failed", f"{sum(self.rejected.values())} rejected"]
        parts.append(f"{sum(self.removed.values())} removals")
        if self.median_length is not None:
            earlier = f" ({self.before.median_length:,} before)" if self.before and self.before.median_length else ""
            parts.append(f"median {self.median_length:,} characters{earlier}")
        return ", ".join(parts)


def summarise_sites(state: State) -> dict[str, SiteSummary]:
    """Every site of the present run, by name. Raises StateError."""
    return {site: _summary(state.figures, site, counts) for site, counts in state.figures.of_run().items()}


def _summary(figures: Figures, site: str, counts: dict[str, dict[str, int]]) -> SiteSummary:
    latest = figures.bodies(site, MOST_BODIES, of_this_run=True)
    before = figures.bodies(site, MOST_BODIES, of_this_run=False)
    single = {kind: sum(counts.get(kind, {}).values()) for kind in ("new", "updated", "unchanged", "known", "waiting")}
    return SiteSummary(
        **single,
        rejected=counts.get("rejected", {}),
        failed=counts.get("failed", {}),
        removed=counts.get("removed", {}),
        median_length=_median(latest),
        before=_history(figures, site, before),
        changes=_changes(figures, site, latest, before),
    )


def _median(bodies: list[Body]) -> int | None:
    return round(statistics.median(body.length for body in bodies)) if bodies else None


def _history(figures: Figures, site: str, before: list[Body]) -> History | None:
    runs, new = figures.runs_before(site)
    if not runs:
        return None
    return History(runs=runs, new_per_run=round(new / runs, 2), median_length=_median(before))


def _changes(figures: Figures, site: str, latest: list[Body], before: list[Body]) -> list[str]:
    """The signs of a new layout; a run with few articles is judged together with the ones before it.

    None of saved pages without an address, which are of as many sites as one likes.
    """
    if site == NO_SITE:
        return []
    borrowed = max(0, LATEST - len(latest)) if latest else 0
    now, earlier = figures.pages(site, MOST_RUNS)
    while earlier and 0 < now.total < LATEST:
        now = Pages(articles=now.articles + earlier[0].articles, none=now.none + earlier[0].none)
        earlier = earlier[1:]
    usual = Pages(articles=sum(run.articles for run in earlier), none=sum(run.none for run in earlier))
    return changes([*latest, *before[:borrowed]], before[borrowed:], now, usual)
