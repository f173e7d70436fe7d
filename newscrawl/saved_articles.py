"""Saved pages of one article, each after the one before, as one page: what a crawl joins when it fetches them."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from newscrawl.cleaner import UNCLEANED
from newscrawl.cleaning import CleanResult, join_pages
from newscrawl.cleaning.identity import normal_url
from newscrawl.cleaning.pagination import is_same_article
from newscrawl.cleaning.pagination.address import read_address, same_article
from newscrawl.items import RawPage, Rejected
from newscrawl.overrides import clean_raw
from newscrawl.pipelines.time_guard import time_limit

_MOST_PAGES = 30  # of one article
_HEAD = 65_536  # bytes in which a page names its address
_CANONICAL = re.compile(rb"<link\b[^>]*\brel=[\"']?canonical\b[^>]*>", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?P<name>.*?)(?:\.html?)?(?:[-_. ]?[?&]?(?:page|pg|p)?[-_=]?\(?(?<!\d)0*(?P<number>[1-9]\d?)\)?)?(?:\.[a-z]+)*\Z",
    re.IGNORECASE | re.DOTALL,
)
_HREF = re.compile(rb"\bhref=[\"']?([^\"'\s>]+)", re.IGNORECASE)


def with_following(pages: Iterable[RawPage | Rejected]) -> Iterator[RawPage | Rejected]:
    """The pages in their order; those on which an article goes on are the `next_pages` of its first one.

    Such a page comes right after the one that names it as its next (by its address, or by the number of its file where
    none is known); it has the article's address but for the page
    number, and says something new. What is not told apart by these is left as it is.
    """
    first: RawPage | None = None
    for page in pages:
        if first is not None and isinstance(page, RawPage) and _goes_on(first, page):
            first = replace(first, next_pages=(*first.next_pages, page))
            continue
        if first is not None:
            yield first
        first = page if isinstance(page, RawPage) else None
        if isinstance(page, Rejected):
            yield page
    if first is not None:
        yield first


def _goes_on(first: RawPage, page: RawPage) -> bool:
    if first.whole_page or first.missing_page or page.next_pages or len(first.next_pages) + 1 >= _MOST_PAGES:
        return False
    return _may_go_on(first, page) and _is_following(first, page)


def _may_go_on(first: RawPage, page: RawPage) -> bool:
    """By the addresses alone, so that few pages are cleaned once more."""
    one, other = _address(first), _address(page)
    if one is None or other is None:
        return False
    return any(same_article(a, b) for a in read_address(one) for b in read_address(other))


def _address(page: RawPage) -> str | None:
    """Where the page was fetched from, or where it says that its article is."""
    if page.url:
        return page.url
    link = _CANONICAL.search(page.body, 0, _HEAD)
    href = _HREF.search(link.group()) if link else None
    return html.unescape(href.group(1).decode("utf-8", "replace")) if href else None


def _is_following(first: RawPage, page: RawPage) -> bool:
    try:
        before = [_cleaned(part) for part in (first, *first.next_pages)]
        last = (first, *first.next_pages)[-1]
        if not _is_named_next(page, last, before[-1].next_page):
            return False
        found = _cleaned(page)
    except UNCLEANED:
        return False  # it is told when the page itself is cleaned
    return is_same_article(before[0], found) and _text([*before, found]) != _text(before)


def _cleaned(page: RawPage) -> CleanResult:
    with time_limit():
        return clean_raw(page)


def _text(results: list[CleanResult]) -> str | None:
    article = join_pages(results).article
    return article.text if article else None


def _is_named_next(page: RawPage, last: RawPage, next_page: str | None) -> bool:
    """By its address the one that the last page names as its next; without one, by the number in its file's name.

    A page without an address may be any of its article's pages: its links alone do not tell which.
    """
    if next_page is None:
        return False
    if page.url:
        return normal_url(page.url) == normal_url(next_page)
    (name, number), (name_before, number_before) = _numbered(page), _numbered(last)
    return name == name_before and number == number_before + 1


def _numbered(page: RawPage) -> tuple[str, int]:
    """A file's path without the number at its end, and the number; 1 without one."""
    found = _NUMBERED.match(page.source or "")
    assert found is not None, "it matches everything"
    return found["name"], int(found["number"] or 1)
