"""What is done with one item, in this process or in a worker: no Scrapy, records in, records out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from newscrawl.article_pages import clean_parts, join_parts, with_source
from newscrawl.cleaning import CleanResult, Corpus, SiteMemory, clean_text
from newscrawl.cleaning.memory import UnreadableMemoryError
from newscrawl.cleaning.pagination import find_other_pages
from newscrawl.cleaning.pagination.links import OtherPages
from newscrawl.cleaning.plain import Mode
from newscrawl.items import RawPage, RawText, Rejected
from newscrawl.overrides import SiteOverrides
from newscrawl.pipelines.time_guard import PageTooSlowError, WorkerDiedError, time_limit

UNCLEANED = (PageTooSlowError, WorkerDiedError, MemoryError, UnreadableMemoryError)
_REASONS: Mapping[type[Exception], str] = {
    PageTooSlowError: "too_slow",
    WorkerDiedError: "crashed",
    MemoryError: "out_of_memory",
    UnreadableMemoryError: "unreadable_memory",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaner:
    """What holds for all items of a run.

    Of pages the overrides by site and what is remembered of sites; of plain texts what is known of others, and how
    bold to be.
    With `blocks` results have every block with its reasons, which takes longer. All methods raise PageTooSlowError.
    """

    overrides: SiteOverrides = field(default_factory=dict)
    memory: SiteMemory | None = None
    corpus: Corpus | None = None
    mode: Mode = "default"
    blocks: bool = False

    def clean(self, item: RawPage | RawText) -> CleanResult:
        """Clean a page together with the other pages of its article, or a text."""
        with time_limit():
            return self._clean_page(item) if isinstance(item, RawPage) else self._clean_text(item)

    def _clean_page(self, page: RawPage) -> CleanResult:
        return join_parts(page, clean_parts(page, self.overrides, self.memory, blocks=self.blocks))

    def _clean_text(self, item: RawText) -> CleanResult:
        """What else is known of the article goes into its record."""
        language = item.known.get("language")
        result = clean_text(item.text, item.title, language, self.corpus, mode=self.mode, url=item.url)
        if result.article:
            result = replace(result, article=replace(result.article, **item.known))
        result = with_source(result, item.source)
        return result if self.blocks else replace(result, blocks=())

    def other_pages(self, page: RawPage) -> OtherPages:
        """Where the rest of a page's article may be; the page has an address."""
        with time_limit():
            return find_other_pages(page.body, page.url or "", encoding=page.encoding)


def uncleaned(item: RawPage | RawText, error: Exception) -> Rejected:
    """The reject line of an item whose cleaning ended with one of UNCLEANED."""
    url, site = item.url, None
    if isinstance(item, RawPage):
        url, site = item.visit.requested_url if item.visit else url, item.site
    reason = next(reason for kind, reason in _REASONS.items() if isinstance(error, kind))
    detail = "cleaning took more memory than there is" if isinstance(error, MemoryError) else str(error)
    return Rejected(url=url, source=item.source, site=site, reason=reason, detail=detail)
