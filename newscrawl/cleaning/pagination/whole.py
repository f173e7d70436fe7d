"""The show-all view of an article ("?page=all") in the place of its numbered pages."""

from dataclasses import replace

from newscrawl.cleaning.identity import content_hash, registrable_domain, simhash
from newscrawl.cleaning.pagination.joining import CUT_SHORT
from newscrawl.cleaning.records import CleanResult
from newscrawl.cleaning.text import squash

_HELD = 0.9  # share of the first page's letters; a view may leave out a line such as "go on reading on page 2"


def holds_whole(first: CleanResult, whole: CleanResult) -> bool:
    """Whether `whole`, a page that the first one calls its show-all view, has the first page's text and more.

    A site that ignores the parameter sends the first page again, and one that has retired the view sends another page:
    neither is taken.
    """
    if first.article is None or whole.article is None:
        return False
    if registrable_domain(first.article.url) != registrable_domain(whole.article.url):
        return False
    own = [squash(line) for line in first.article.text.split("\n")]
    all_of_it = squash(whole.article.text)
    held = sum(len(line) for line in own if line in all_of_it)
    return held >= _HELD * sum(map(len, own)) and len(all_of_it) > sum(map(len, own))


def join_whole(first: CleanResult, whole: CleanResult) -> CleanResult:
    """The first page's record with the show-all view's text and ledger; both results hold an article."""
    if first.article is None or whole.article is None:
        return first
    text = whole.article.text
    reason = CUT_SHORT if whole.cut_short else f"the view of all pages is stored: {whole.article.url}"
    article = replace(
        first.article,
        text=text,
        pages=[whole.article.url] if whole.article.url else [],
        complete=not whole.cut_short,
        content_hash=content_hash(text),
        simhash=simhash(text),
        quality={**whole.article.quality, "complete_reason": reason},
    )
    removed = tuple(replace(removal, article_id=article.id, url=article.url) for removal in whole.removed)
    return replace(whole, article=article, removed=removed, next_page=None)
