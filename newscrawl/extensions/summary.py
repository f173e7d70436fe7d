"""What a run did, at its end: in words on stderr, and as a JSON file where one is asked for."""

import json
import logging
import statistics
import time
from array import array
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from newscrawl.items import Article

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """The figures of one run."""

    finish_reason: str
    stored: int
    already_stored: int
    rejected: dict[str, int]  # by reason
    failed: dict[str, int]  # by reason
    removed: dict[str, int]  # by rule
    median_length: int | None  # characters of an article's text
    seconds: float

    def __str__(self) -> str:
        parts = [f"{self.stored} new"]
        if self.already_stored:
            parts.append(f"{self.already_stored} stored before")
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
        already_stored=stats.get_value("newscrawl/already_stored", 0),
        rejected=counts_below(stats, "newscrawl/rejected/"),
        failed=counts_below(stats, "newscrawl/failed/"),
        removed=counts_below(stats, "cleaning/removed/"),
        median_length=median_length,
        seconds=round(seconds, 1),
    )


class Summary:
    """Settings: NEWSCRAWL_SUMMARY (a path; unset: no file)."""

    def __init__(self, stats: StatsCollector, path: str | None) -> None:
        self.stats = stats
        self.path = path
        self._lengths = array("L")
        self._start = time.monotonic()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Connect to the signals of stored items and of the end."""
        summary = cls(crawler.stats, crawler.settings.get("NEWSCRAWL_SUMMARY"))
        crawler.signals.connect(summary.item_scraped, signals.item_scraped)
        crawler.signals.connect(summary.spider_closed, signals.spider_closed)
        return summary

    def item_scraped(self, item: Any) -> None:
        """Remember the length of an article's text."""
        if isinstance(item, Article):
            self._lengths.append(len(item.text))

    def spider_closed(self, reason: str) -> None:
        """Report."""
        run = summarise(
            self.stats,
            finish_reason=reason,
            median_length=round(statistics.median(self._lengths)) if self._lengths else None,
            seconds=time.monotonic() - self._start,
        )
        logger.info("%s", run)
        if self.path:
            self._write(Path(self.path), run)

    def _write(self, path: Path, run: RunSummary) -> None:
        text = json.dumps(asdict(run), ensure_ascii=False, indent=2) + "\n"
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            self.stats.inc_value("newscrawl/summary_failed")
            logger.error("cannot write %s: %s", path, error.strerror)  # noqa: TRY400
