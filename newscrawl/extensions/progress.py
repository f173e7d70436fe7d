"""How far the run is, on stderr: a live line on a terminal, now and then a plain line otherwise."""

import sys
import time
from typing import Self, TextIO

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.statscollectors import StatsCollector

from newscrawl.extensions.summary import counts_below

LIVE_INTERVAL = 0.2  # seconds between two states of the live line
FIRST_PLAIN, PLAIN_INTERVAL = 1.0, 10.0  # seconds before plain lines: 1, 2, 4, 8, then every 10
CLEAR_LINE = "\r\x1b[K"


class Progress:
    """Settings: NEWSCRAWL_PROGRESS (off unless set)."""

    def __init__(self, stats: StatsCollector, stream: TextIO) -> None:
        self.stats = stats
        self.stream = stream
        self.live = stream.isatty()
        self.interval = LIVE_INTERVAL if self.live else FIRST_PLAIN
        self._start = self._last = time.monotonic()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Connect to the signals after which there is something new to show."""
        if not crawler.settings.getbool("NEWSCRAWL_PROGRESS"):
            raise NotConfigured
        progress = cls(crawler.stats, sys.stderr)
        for signal in (signals.item_scraped, signals.item_dropped, signals.item_error):
            crawler.signals.connect(progress.update, signal)
        crawler.signals.connect(progress.clear, signals.spider_closed)
        return progress

    def update(self) -> None:
        """Show the figures, unless they were shown a moment ago."""
        now = time.monotonic()
        if now - self._last < self.interval:
            return
        self._last = now
        if not self.live:
            self.interval = min(2 * self.interval, PLAIN_INTERVAL)
        begin, end = (CLEAR_LINE, "") if self.live else ("", "\n")
        self.stream.write(f"{begin}{self._figures(now - self._start)}{end}")
        self.stream.flush()

    def _figures(self, seconds: float) -> str:
        stored = self.stats.get_value("newscrawl/stored", 0)
        rejected = sum(counts_below(self.stats, "newscrawl/rejected/").values())
        failed = sum(counts_below(self.stats, "newscrawl/failed/").values())
        return f"{stored} articles, {rejected} rejected, {failed} failed, {seconds:.0f} s"

    def clear(self) -> None:
        """Leave no live line behind."""
        if self.live:
            self.stream.write(CLEAR_LINE)
            self.stream.flush()
