"""The cleaning core: HTML or text in, values out. Pure: no Scrapy, no files but its own data, no global state.

The steps of `clean_page`, each in a module of its own:

1. `document`: bytes -> one decoded, parsed tree
2. `metadata`: title, times, authors and the rest
3. `page`, `segmentation`, `blocks`: tree -> blocks in reading order, with the facts that are computed once
4. `main_content`: the region of the page where the article is
5. `finders`: evidence about the region's blocks
6. `decision`: keep or remove; the only place that drops a block. `accounts`: why, in words
7. `assembly`: text, ledger and record; `verdict`: is this an article at all; `pagination`: does it go on elsewhere

`clean_text` does the same for text without markup: see `newscrawl.cleaning.plain`.
"""

from dataclasses import replace

from newscrawl.cleaning.assembly import assemble, write_article, write_blocks, write_ledger
from newscrawl.cleaning.decision import UNSURE, confidence
from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.finders import find_evidence, with_remembered
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.memory import Nothing, Observation, SiteMemory
from newscrawl.cleaning.metadata import read_metadata
from newscrawl.cleaning.model import shipped_model
from newscrawl.cleaning.no_story import decide_with_voice
from newscrawl.cleaning.notices import about_the_site
from newscrawl.cleaning.overrides import Overrides, applied, apply_overrides
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.pagination import join_pages, next_page_of
from newscrawl.cleaning.plain import Corpus, clean_text
from newscrawl.cleaning.records import CleanResult
from newscrawl.cleaning.segmentation import PageTooLargeError
from newscrawl.cleaning.traces import container_name, observe, trace
from newscrawl.cleaning.verdict import ends_at_paywall, read_verdict

__all__ = [
    "CLEANER_VERSION",
    "CleanResult",
    "Corpus",
    "Nothing",
    "Observation",
    "Overrides",
    "SiteMemory",
    "clean_page",
    "clean_text",
    "join_pages",
]

CLEANER_VERSION = "24"  # raised with every change of what is kept or removed
_MODEL = shipped_model()


def clean_page(  # noqa: PLR0913 - what a caller may say, each by its name
    html: bytes | str,
    url: str | None = None,
    *,
    encoding: str | None = None,
    date_downloaded: str | None = None,
    overrides: Overrides | None = None,
    memory: SiteMemory | None = None,
    blocks: bool = False,
) -> CleanResult:
    """Clean one page.

    In: the page; its address; an encoding that wins over what the page says; when it was fetched (ISO 8601), which is
    only passed on; what the user says about blocks of this site; what is remembered of it; whether every block and its
    weights are wanted, which takes longer. Out: the article, what was removed from it, and the verdict; with a memory
    also what it can learn from the page. Never raises for what is in the page.
    """
    if not html.strip():
        return CleanResult(verdict="empty", reason="the page is empty: there is nothing in it", article=None)
    document = read_document(html, url, encoding=encoding)
    if document is None:
        return CleanResult(verdict="not_html", reason="this is not an HTML page", article=None)
    try:
        page = Page(document, read_metadata(document))
    except PageTooLargeError as error:
        return CleanResult(verdict="too_large", reason=str(error), article=None)
    if not page.blocks:
        return CleanResult(verdict="empty", reason="the page holds no text", article=None)
    return _clean(page, date_downloaded, overrides, memory, blocks=blocks)


def _clean(
    page: Page, date_downloaded: str | None, overrides: Overrides | None, memory: SiteMemory | None, *, blocks: bool
) -> CleanResult:
    region = find_region(page)
    evidence = find_evidence(page, region)
    traces = trace(page, region) if memory else None
    if memory and traces:
        evidence = with_remembered(region, evidence, traces, memory)
    decisions, is_heard = decide_with_voice(page, region, evidence, _MODEL)
    observed = (observe(page, decisions, traces),) if traces else ()
    if overrides:
        decisions = apply_overrides(page, decisions, overrides)
    assembled = assemble(page, decisions, region.container)
    text = "\n".join(assembled.lines)
    verdict, reason = read_verdict(page, region, text)
    decided = tuple(write_blocks(page, decisions, _MODEL)) if blocks else ()
    if verdict != "article":
        return CleanResult(verdict=verdict, reason=reason, article=None, blocks=decided, observed=observed)
    article = write_article(
        page.document, page.metadata, text, date_downloaded=date_downloaded, cleaner_version=CLEANER_VERSION
    )
    sure = confidence(region, decisions)
    service = about_the_site(page)
    if is_heard or service:
        sure, reason = min(sure, UNSURE), service or reason
    quality = {"confidence": sure, "verdict_reason": reason}
    if entries := applied(decisions):
        quality["overrides"] = entries
    removed = tuple(write_ledger(article, page, assembled, _MODEL))
    result = CleanResult(
        verdict=verdict,
        reason=reason,
        article=replace(article, quality=quality),
        removed=removed,
        cut_short=page.metadata.is_free is False and ends_at_paywall(removed, len(assembled.lines)),
        blocks=decided,
        next_page=next_page_of(page.document),
        container=container_name(region.container),
        observed=observed,
    )
    return join_pages([result])
