"""RawPage in, CleanedPage out: the one place where the crawler calls the cleaning core."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from newscrawl.cleaning import CleanResult, clean_page, join_pages
from newscrawl.cleaning.pagination import holds_whole, join_whole
from newscrawl.items import Article, Listed, RawPage, Rejected
from newscrawl.pipelines.drops import Failed
from newscrawl.pipelines.time_guard import PageTooSlowError, time_limit


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedPage:
    """What the cleaning pipeline hands to the next ones."""

    url: str | None
    source: str | None
    result: CleanResult
    site: str | None = None


def clean(page: RawPage) -> CleanResult:
    """Clean a page together with the other pages of its article. Raises PageTooSlowError."""
    with time_limit():
        return _clean(page)


def _clean(page: RawPage) -> CleanResult:
    first = _clean_one(page)
    if page.whole_page is not None:
        whole = _clean_one(page.whole_page)
        return _with_listed(join_whole(first, whole) if holds_whole(first, whole) else first, page.listed)
    results = [first, *map(_clean_one, page.next_pages)]
    joined = join_pages(results) if len(results) > 1 else first
    if page.missing_page and joined.article:
        joined = replace(joined, article=_incomplete(joined.article, page.missing_page))
    return _with_listed(joined, page.listed)


def _clean_one(page: RawPage) -> CleanResult:
    return clean_page(page.body, page.url, encoding=page.encoding, date_downloaded=page.date_downloaded)


def _incomplete(article: Article, missing: str) -> Article:
    reason = f"a following page could not be loaded: {missing}"
    notes = [*article.quality.get("notes", []), reason]
    return replace(article, complete=False, quality={**article.quality, "complete_reason": reason, "notes": notes})


def _with_listed(result: CleanResult, listed: Listed | None) -> CleanResult:
    """The result with what its listing said: kept as evidence, and taken where the page itself says nothing."""
    article = result.article
    if article is None or listed is None or not (listed.title or listed.date_published):
        return result
    quality = {**article.quality, "listed": {k: v for k, v in asdict(listed).items() if v is not None}}
    article = replace(
        article,
        title=article.title or listed.title,
        date_published=article.date_published or listed.date_published,
        quality=quality,
    )
    return replace(result, article=article)


class CleaningPipeline:
    """Turns every RawPage into a CleanedPage; items of other classes pass through."""

    def process_item(self, item: Any) -> Any:
        """Clean one page."""
        if not isinstance(item, RawPage):
            return item
        try:
            result = clean(item)
        except PageTooSlowError as error:
            raise Failed(too_slow(item, error)) from error
        return CleanedPage(url=item.url, source=item.source, result=result, site=item.site)


def too_slow(page: RawPage, error: PageTooSlowError) -> Rejected:
    """The reject line of a page that took too long."""
    return Rejected(url=page.url, source=page.source, reason="too_slow", detail=str(error))
