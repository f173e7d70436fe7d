"""RawPage in, CleanedPage out: the one place where the crawler calls the cleaning core."""

from dataclasses import dataclass, replace
from typing import Any, Self

from scrapy.crawler import Crawler

from newscrawl.article_pages import clean_article
from newscrawl.cleaning import CleanResult, Corpus, Overrides, SiteMemory, clean_text
from newscrawl.cleaning.plain import Mode
from newscrawl.items import RawPage, RawText, Rejected, Visit
from newscrawl.memory.reading import MemoryFile
from newscrawl.overrides import NONE, SiteOverrides
from newscrawl.pipelines.drops import Failed
from newscrawl.pipelines.time_guard import PageTooSlowError, time_limit


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedPage:
    """What the cleaning pipeline hands to the next ones."""

    url: str | None
    source: str | None
    result: CleanResult
    site: str | None = None
    visit: Visit | None = None
    partial: bool = False  # a following page of the article could not be loaded

    @property
    def requested_url(self) -> str | None:
        """The address as the list or the listing named it."""
        return self.visit.requested_url if self.visit else self.url


def clean(page: RawPage, overrides: SiteOverrides = NONE, memory: SiteMemory | None = None) -> CleanResult:
    """Clean a page together with the other pages of its article. Raises PageTooSlowError."""
    with time_limit():
        return clean_article(page, overrides, memory)


def clean_raw_text(item: RawText, corpus: Corpus | None = None, mode: Mode = "default") -> CleanResult:
    """Clean a text; what else is known of the article goes into its record. Raises PageTooSlowError."""
    with time_limit():
        result = clean_text(item.text, item.title, item.known.get("language"), corpus, mode=mode, url=item.url)
    return replace(result, article=replace(result.article, **item.known)) if result.article else result


class CleaningPipeline:
    """Turns every RawPage and RawText into a CleanedPage; items of other classes pass through.

    A spider of texts says by its `corpus` and `mode` what is known of other texts, and how bold to be.
    Settings: NEWSCRAWL_OVERRIDES, {registrable domain: {"keep": [...], "remove": [...]}}; NEWSCRAWL_MEMORY, the state
    file with what is remembered of the sites.
    """

    def __init__(
        self, crawler: Crawler | None = None, overrides: SiteOverrides = NONE, memory: MemoryFile | None = None
    ) -> None:
        self.crawler = crawler
        self.overrides = overrides
        self.memory = memory

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Remember the crawler, whose spider is asked. Raises ValueError for an override that cannot be read."""
        table = crawler.settings.getdict("NEWSCRAWL_OVERRIDES")
        overrides = {
            domain: Overrides(keep=tuple(entries.get("keep", ())), remove=tuple(entries.get("remove", ())))
            for domain, entries in table.items()
        }
        path = crawler.settings.get("NEWSCRAWL_MEMORY")
        return cls(crawler, overrides, MemoryFile(path) if path else None)

    def close_spider(self) -> None:
        """Close the memory."""
        if self.memory:
            self.memory.close()

    def process_item(self, item: Any) -> Any:
        """Clean one page or text."""
        if not isinstance(item, RawPage | RawText):
            return item
        try:
            result = clean(item, self.overrides, self.memory) if isinstance(item, RawPage) else self._clean_text(item)
        except PageTooSlowError as error:
            raise Failed(too_slow(item, error)) from error
        cleaned = CleanedPage(url=item.url, source=item.source, result=result)
        if isinstance(item, RawText):
            return cleaned
        return replace(cleaned, site=item.site, visit=item.visit, partial=item.missing_page is not None)

    def _clean_text(self, item: RawText) -> CleanResult:
        spider = self.crawler.spider if self.crawler else None
        return clean_raw_text(item, getattr(spider, "corpus", None), getattr(spider, "mode", "default"))


def too_slow(page: RawPage | RawText, error: PageTooSlowError) -> Rejected:
    """The reject line of a page that took too long."""
    url, site = page.url, None
    if isinstance(page, RawPage):
        url, site = page.visit.requested_url if page.visit else url, page.site
    return Rejected(url=url, source=page.source, site=site, reason="too_slow", detail=str(error))
