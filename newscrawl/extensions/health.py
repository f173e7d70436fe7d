"""Says at the end of a run which site has changed its layout, and which gave nothing at all."""

import logging
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler

from newscrawl.pipelines.storage import state_of
from newscrawl.site_summary import SiteSummary, summarise_sites
from newscrawl.state import StateError

logger = logging.getLogger(__name__)


class Health:
    """Setting: NEWSCRAWL_FAIL_ON_EMPTY. What it finds makes exit code 3."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Connect to the end of the run."""
        health = cls(crawler)
        crawler.signals.connect(health.spider_closed, signals.spider_closed)
        return health

    def spider_closed(self, reason: str) -> None:
        """Report; a run that was stopped says nothing of the sites it did not come to."""
        state = state_of(self.crawler)
        if state is None or not state.figures.run or reason == "output_error":
            return
        try:
            sites = summarise_sites(state)
        except StateError as error:
            logger.error("%s", error)  # noqa: TRY400 - the state's fault, in one line
            return
        for name, site in sites.items():
            for change in site.changes:
                self._say("layout_changes", f"layout change on {name}: {change}")
        if self.crawler.settings.getbool("NEWSCRAWL_FAIL_ON_EMPTY") and reason in {"finished", "limit"}:
            self._check_empty(sites)

    def _check_empty(self, sites: dict[str, SiteSummary]) -> None:
        wanted = [site.name for site in getattr(self.crawler.spider, "sites", ())]
        given = {name for name, site in sites.items() if site.gave_articles}
        for name in wanted:
            if name not in given:
                self._say("empty", f"{name} is empty: no article, neither new nor stored before")
        if not wanted and not given:
            self._say("empty", "the run is empty: no article, neither new nor stored before")

    def _say(self, what: str, words: str) -> None:
        logger.warning("%s", words)
        self.crawler.stats.inc_value(f"newscrawl/{what}")
