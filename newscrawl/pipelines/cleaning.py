"""RawPage in, CleanedPage out: the one place where the crawler calls the cleaning core."""

from dataclasses import dataclass, replace
from typing import Any

from newscrawl.cleaning import CleanResult, clean_page, join_pages
from newscrawl.items import Article, RawPage


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedPage:
    """What the cleaning pipeline hands to the next ones."""

    url: str | None
    source: str | None
    result: CleanResult


def clean(page: RawPage) -> CleanResult:
    """Clean a page together with the pages that follow it."""
    parts = (page, *page.next_pages)
    results = [
        clean_page(part.body, part.url, encoding=part.encoding, date_downloaded=part.date_downloaded) for part in parts
    ]
    joined = join_pages(results) if len(results) > 1 else results[0]
    if page.missing_page and joined.article:
        return replace(joined, article=_incomplete(joined.article, page.missing_page))
    return joined


def _incomplete(article: Article, missing: str) -> Article:
    notes = [*article.quality.get("notes", []), f"a following page could not be loaded: {missing}"]
    return replace(article, complete=False, quality={**article.quality, "notes": notes})


class CleaningPipeline:
    """Turns every RawPage into a CleanedPage; items of other classes pass through."""

    def process_item(self, item: Any) -> Any:
        """Clean one page."""
        if not isinstance(item, RawPage):
            return item
        return CleanedPage(url=item.url, source=item.source, result=clean(item))
