"""Only articles go on: every other verdict is dropped with its reason."""

from typing import Any, Self

from scrapy.crawler import Crawler

from newscrawl.items import Article, Rejected
from newscrawl.pipelines.cleaning import CleanedPage
from newscrawl.pipelines.drops import (
    EmptyArticle,
    Failed,
    IndexPage,
    NotHtml,
    PaywallStub,
    Rejection,
    TooOld,
)

_BY_VERDICT: dict[str, type[Rejection]] = {
    "index": IndexPage,
    "empty": EmptyArticle,
    "paywall": PaywallStub,
    "not_html": NotHtml,
}


class ValidationPipeline:
    """Drops what is not an article, and articles older than `since` ("2026-11-24")."""

    def __init__(self, since: str | None = None) -> None:
        self.since = since

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read NEWSCRAWL_SINCE."""
        return cls(crawler.settings.get("NEWSCRAWL_SINCE"))

    def process_item(self, item: Any) -> Any:
        """Raise the Rejection that fits, or pass the item on."""
        if isinstance(item, Rejected):
            raise Failed(item)
        if not isinstance(item, CleanedPage):
            return item
        article = item.result.article
        if article is None:
            drop = _BY_VERDICT.get(item.result.verdict, EmptyArticle)
            raise drop(_rejected(item, item.result.verdict, item.result.reason))
        if self._too_old(article):
            detail = f"published {article.date_published}, before {self.since}"
            raise TooOld(_rejected(item, "too_old", detail))
        return item

    def _too_old(self, article: Article) -> bool:
        return bool(self.since and article.date_published and article.date_published[:10] < self.since)


def _rejected(item: CleanedPage, reason: str, detail: str) -> Rejected:
    return Rejected(url=item.url, source=item.source, reason=reason, detail=detail)
