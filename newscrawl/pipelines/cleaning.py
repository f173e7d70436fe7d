"""RawPage in, CleanedPage out: the one place where the crawler calls the cleaning core."""

from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from scrapy.crawler import Crawler

from newscrawl.cleaning import CleanResult, Corpus, clean_page, clean_text, join_pages
from newscrawl.cleaning.pagination import holds_whole, join_whole
from newscrawl.cleaning.plain import Mode
from newscrawl.items import Article, Listed, RawPage, RawText, Rejected
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


def clean_raw_text(item: RawText, corpus: Corpus | None = None, mode: Mode = "default") -> CleanResult:
    """Clean a text; what else is known of the article goes into its record. Raises PageTooSlowError."""
    with time_limit():
        result = clean_text(item.text, item.title, item.known.get("language"), corpus, mode=mode, url=item.url)
    return replace(result, article=replace(result.article, **item.known)) if result.article else result


class CleaningPipeline:
    """Turns every RawPage and RawText into a CleanedPage; items of other classes pass through.

    A spider of texts says by its `corpus` and `mode` what is known of other texts, and how bold to be.
    """

    def __init__(self, crawler: Crawler | None = None) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Remember the crawler, whose spider is asked."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """Clean one page or text."""
        if not isinstance(item, RawPage | RawText):
            return item
        try:
            result = clean(item) if isinstance(item, RawPage) else self._clean_text(item)
        except PageTooSlowError as error:
            raise Failed(too_slow(item, error)) from error
        site = item.site if isinstance(item, RawPage) else None
        return CleanedPage(url=item.url, source=item.source, result=result, site=site)

    def _clean_text(self, item: RawText) -> CleanResult:
        spider = self.crawler.spider if self.crawler else None
        return clean_raw_text(item, getattr(spider, "corpus", None), getattr(spider, "mode", "default"))


def too_slow(page: RawPage | RawText, error: PageTooSlowError) -> Rejected:
    """The reject line of a page that took too long."""
    return Rejected(url=page.url, source=page.source, reason="too_slow", detail=str(error))
