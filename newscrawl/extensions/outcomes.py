"""What became of the pages that gave no article, into the state: so that they are left in peace for a while."""

from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newscrawl.items import Rejected
from newscrawl.pipelines.drops import DuplicateArticle, Failed, Rejection
from newscrawl.pipelines.storage import StoragePipeline
from newscrawl.state import StateError
from newscrawl.state.articles import site_of


class Outcomes:
    """Notes failures and rejections, with the time when each address may be tried again, and ends the run."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Connect to the signals of dropped items and of the end."""
        outcomes = cls(crawler)
        crawler.signals.connect(outcomes.item_dropped, signals.item_dropped)
        crawler.signals.connect(outcomes.item_error, signals.item_error)
        return outcomes

    def item_dropped(self, exception: DropItem) -> None:
        """Note a rejection; a duplicate is no failure: its address leads to the article."""
        if isinstance(exception, Rejection):
            kind = "failed" if isinstance(exception, Failed) else "rejected"
            self._note(exception.rejected, kind, lasting=not isinstance(exception, DuplicateArticle))

    def item_error(self, item: Any) -> None:
        """Note a page that made a pipeline raise."""
        url = getattr(item, "url", None)
        self._note(Rejected(url=url, source=None, reason="error", detail=""), "failed", lasting=True)

    def _note(self, rejected: Rejected, kind: str, *, lasting: bool) -> None:
        storage = self.crawler.get_item_pipeline(StoragePipeline)
        if storage is None or storage.state is None:
            return
        state, site = storage.state, rejected.site or site_of(rejected.url)
        state.figures.count(site, kind, rejected.reason)
        if not lasting or not rejected.url:
            return
        try:
            with state.transaction():
                state.failures.note(rejected.url, site, rejected.reason, state.now())
        except StateError as error:
            storage.give_up(str(error))
