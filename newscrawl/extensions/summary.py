"""What a run did, at its end: in words on stderr, and as a JSON file where one is asked for."""

import json
import logging
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from newscrawl.pipelines.storage import state_of
from newscrawl.site_summary import SiteSummary, summarise_sites
from newscrawl.state import State, StateError

logger = logging.getLogger(__name__)

MOST_SITES = 20  # with a line of their own; the file of --summary has all


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """The figures of one run."""

    finish_reason: str
    stored: int
    updated: int
    unchanged: int
    already_stored: int
    listed_again: int  # lines of a list that name an address of an earlier line
    waiting: int
    given_up: int  # requests not made, because the run was being stopped
    rejected: dict[str, int]  # by reason
    failed: dict[str, int]  # by reason
    removed: dict[str, int]  # by rule
    median_length: int | None  # characters of an article's text
    seconds: float
    sites: dict[str, SiteSummary] = field(default_factory=dict)

    def __str__(self) -> str:
        parts = [f"{self.stored} new"]
        others = {"updated": self.updated, "unchanged": self.unchanged}
        others |= {"stored before": self.already_stored, "listed again": self.listed_again}
        others |= {"left alone after failures": self.waiting, "in hand and left for the next run": self.given_up}
        parts += [f"{count} {name}" for name, count in others.items() if count]
        parts.append(f"{sum(self.rejected.values())} rejected{_listed(self.rejected)}")
        parts.append(f"{sum(self.failed.values())} failed{_listed(self.failed)}")
        parts.append(f"{sum(self.removed.values())} removals{_listed(self.removed)}")
        if self.median_length is not None:
            parts.append(f"median {self.median_length} characters")
        return "; ".join([*parts, f"{self.seconds:.1f} s"])


def _listed(counts: dict[str, int]) -> str:
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return f" ({', '.join(f'{name} {count}' for name, count in most)})" if most else ""


def counts_below(stats: StatsCollector, prefix: str) -> dict[str, int]:
    """The counters whose name begins with `prefix`, by the rest of the name, in order."""
    counters = stats.get_stats().items()
    found = {name.removeprefix(prefix): n for name, n in counters if name.startswith(prefix)}
    return dict(sorted(found.items()))


def summarise(stats: StatsCollector, *, finish_reason: str, median_length: int | None, seconds: float) -> RunSummary:
    """Read a run's figures from Scrapy's counters."""
    return RunSummary(
        finish_reason=finish_reason,
        stored=stats.get_value("newscrawl/stored", 0),
        updated=stats.get_value("newscrawl/updated", 0),
        unchanged=stats.get_value("newscrawl/unchanged", 0),
        already_stored=stats.get_value("newscrawl/already_stored", 0),
        listed_again=stats.get_value("newscrawl/listed_again", 0),
        waiting=stats.get_value("newscrawl/waiting", 0),
        given_up=stats.get_value("newscrawl/given_up", 0),
        rejected=counts_below(stats, "newscrawl/rejected/"),
        failed=counts_below(stats, "newscrawl/failed/"),
        removed=counts_below(stats, "cleaning/removed/"),
        median_length=median_length,
        seconds=round(seconds, 1),
    )


class Summary:
    """Settings: NEWSCRAWL_SUMMARY (a path; unset: no file). `find_state` gives the run's state."""

    def __init__(
        self, stats: StatsCollector, path: str | None, find_state: Callable[[], State | None] = lambda: None
    ) -> None:
        self.stats = stats
        self.path = path
        self._find_state = find_state
        self._start = time.monotonic()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Connect to the end of the run."""
        summary = cls(crawler.stats, crawler.settings.get("NEWSCRAWL_SUMMARY"), lambda: state_of(crawler))
        crawler.signals.connect(summary.spider_closed, signals.spider_closed)
        return summary

    def spider_closed(self, reason: str) -> None:
        """Report."""
        lengths, sites = self._of_state() if reason != "output_error" else ([], {})
        run = summarise(
            self.stats,
            finish_reason=reason,
            median_length=round(statistics.median(lengths)) if lengths else None,
            seconds=time.monotonic() - self._start,
        )
        run = replace(run, sites=sites)
        logger.info("%s", run)
        _tell_sites(sites)
        if self.path:
            self._write(Path(self.path), run)

    def _of_state(self) -> tuple[list[int], dict[str, SiteSummary]]:
        state = self._find_state()
        if state is None or not state.figures.run:
            return [], {}
        try:
            return state.figures.lengths(), summarise_sites(state)
        except StateError as error:
            logger.error("%s", error)  # noqa: TRY400 - the state's fault, in one line
            return [], {}

    def _write(self, path: Path, run: RunSummary) -> None:
        text = json.dumps(asdict(run), ensure_ascii=False, indent=2) + "\n"
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            self.stats.inc_value("newscrawl/summary_failed")
            logger.error("cannot write %s: %s", path, error.strerror)  # noqa: TRY400


def _tell_sites(sites: dict[str, SiteSummary]) -> None:
    """A line for each of the sites with most articles; none where the run's own line says it all."""
    told = {name: site for name, site in sites.items() if name != "-"}  # "-": what has no address, such as a bad line
    if len(told) < 2 and not any(site.before for site in told.values()):
        return
    busiest = sorted(told.items(), key=lambda pair: (-pair[1].new - pair[1].updated, pair[0]))
    for name, site in busiest[:MOST_SITES]:
        logger.info("%s: %s", name, site)
    if len(busiest) > MOST_SITES:
        logger.info("and %d more; --summary FILE lists every site", len(busiest) - MOST_SITES)
