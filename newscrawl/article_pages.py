"""All pages of one article -> one result, with its source, what the listing said and the overrides of the site."""

from collections.abc import Sequence
from dataclasses import asdict, replace

from newscrawl.cleaning import CleanResult, SiteMemory, join_pages
from newscrawl.cleaning.memory import AskedAs
from newscrawl.cleaning.pagination import holds_whole, join_whole
from newscrawl.items import Article, Listed, RawPage
from newscrawl.overrides import NONE, SiteOverrides, clean_raw


def clean_article(page: RawPage, overrides: SiteOverrides = NONE, memory: SiteMemory | None = None) -> CleanResult:
    """Clean a page together with the other pages of its article."""
    return join_parts(page, clean_parts(page, overrides, memory))


def clean_parts(
    page: RawPage, overrides: SiteOverrides = NONE, memory: SiteMemory | None = None, *, blocks: bool = False
) -> list[CleanResult]:
    """The page's own result, then those of the view that shows all, or of the following pages."""
    if memory and page.visit:
        memory = AskedAs(memory, page.visit.requested_url)
    others = page.next_pages if page.whole_page is None else (page.whole_page,)
    return [clean_raw(part, overrides, memory, blocks=blocks) for part in (page, *others)]


def join_parts(page: RawPage, results: Sequence[CleanResult]) -> CleanResult:
    """One result from those of `clean_parts`."""
    return _with_listed(with_source(_joined(page, results), page.source), page.listed)


def _joined(page: RawPage, results: Sequence[CleanResult]) -> CleanResult:
    first = results[0]
    if page.whole_page is not None:
        return join_whole(first, results[1]) if holds_whole(first, results[1]) else first
    joined = join_pages(results) if len(results) > 1 else first
    if page.missing_page and joined.article:
        return replace(joined, article=_incomplete(joined.article, page.missing_page))
    return joined


def with_source(result: CleanResult, source: str | None) -> CleanResult:
    """The result, its article with where it came from; bytes of a file's name that are no text stand as `?`."""
    if result.article is None or source is None:
        return result
    return replace(result, article=replace(result.article, source=source.encode("utf-8", "replace").decode()))


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
