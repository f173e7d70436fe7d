"""Only articles go on: every other verdict is dropped with its reason."""

from datetime import date
from typing import Any, Self, cast

from scrapy.crawler import Crawler

from newscrawl.discovery.dates import is_older, parse_since
from newscrawl.items import Forbidden, Rejected
from newscrawl.pipelines.cleaning import CleanedPage
from newscrawl.pipelines.drops import (
    EmptyArticle,
    Failed,
    ForbiddenPage,
    IndexPage,
    NotFoundPage,
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
    "not_found": NotFoundPage,
    "blocked": Failed,
    "too_large": Failed,
}
_TEXT_FILES = (".txt", ".text", ".md")
_TEXT_HINT = "plain text is cleaned with --text"


class ValidationPipeline:
    """Drops what is not an article, and articles of days before `since`.

    Settings: NEWSCRAWL_SINCE ("2026-11-24", "2d"). A spider's `since_of_site` holds for the sites that it names.
    """

    def __init__(self, since: str | None = None, crawler: Crawler | None = None) -> None:
        self.since = parse_since(since) if since else None
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the settings from the crawler."""
        return cls(crawler.settings.get("NEWSCRAWL_SINCE"), crawler)

    def process_item(self, item: Any) -> Any:
        """Raise the Rejection that fits, or pass the item on."""
        if isinstance(item, Rejected):
            raise (ForbiddenPage if isinstance(item, Forbidden) else Failed)(item)
        if not isinstance(item, CleanedPage):
            return item
        article = item.result.article
        if article is None:
            drop = _BY_VERDICT.get(item.result.verdict, EmptyArticle)
            raise drop(_rejected(item, item.result.verdict, _detail(item)))
        since = self.since or self._since_of(item.site)
        if is_older(article.date_published, since):
            raise TooOld(_rejected(item, "too_old", f"published {article.date_published}, before {since}"))
        return item

    def _since_of(self, site: str | None) -> date | None:
        days = getattr(self.crawler and self.crawler.spider, "since_of_site", {})
        return cast("date | None", days.get(site))


def _detail(item: CleanedPage) -> str:
    """The verdict's reason; of a saved text also what to do."""
    is_text = item.result.verdict == "not_html" and (item.source or "").lower().endswith(_TEXT_FILES)
    return f"{item.result.reason}: {_TEXT_HINT}" if is_text else item.result.reason


def _rejected(item: CleanedPage, reason: str, detail: str) -> Rejected:
    return Rejected(url=item.requested_url, source=item.source, site=item.site, reason=reason, detail=detail)
