"""Saved pages of one article, each after the one before, as one page: what a crawl joins when it fetches them."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from newscrawl.cleaner import UNCLEANED
from newscrawl.cleaning import CleanResult, join_pages
from newscrawl.cleaning.pagination import is_same_article
from newscrawl.cleaning.pagination.address import read_address, same_article
from newscrawl.cleaning.text import squash
from newscrawl.items import Article, RawPage, Rejected
from newscrawl.overrides import clean_raw
from newscrawl.pipelines.time_guard import time_limit

_MOST_PAGES = 30  # of one article
_HEAD = 65_536  # bytes in which a page names its address
_CANONICAL = re.compile(rb"<link\b[^>]*\brel=[\"']?canonical\b[^>]*>", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?P<name>.*?)(?:\.html?)?(?:[-_. ]?[?&]?(?:page|pg|p)?[-_=]?\(?(?<!\d)0*(?P<number>[1-9]\d?)\)?)?(?:\.[a-z]+)*\Z",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_NUMBER = re.compile(r"[^\W\d]{0,12}([1-9]\d?)")  # what is left of "- Halaman 2" when its signs are gone
_HREF = re.compile(rb"\bhref=[\"']?([^\"'\s>]+)", re.IGNORECASE)


def with_following(pages: Iterable[RawPage | Rejected]) -> Iterator[RawPage | Rejected]:
    """The pages in their order; those on which an article goes on are the `next_pages` of its first one.

    Such a page comes right after the one that names it as its next (by its address, or by the number of its file where
    none is known); it has the article's address but for the page number, its title or the address that it calls its
    own, and says something new. What is not told apart by these is left as it is.
    """
    article: _Collected | None = None
    for page in pages:
        if article is not None and isinstance(page, RawPage) and article.takes(page):
            continue
        if article is not None:
            yield article.whole()
        article = _Collected(page) if isinstance(page, RawPage) else None
        if isinstance(page, Rejected):
            yield page
    if article is not None:
        yield article.whole()


class _Collected:
    """The pages of an article so far. Each is cleaned at most once, and only where another may follow."""

    def __init__(self, first: RawPage) -> None:
        self._parts = [first]
        self._results: list[CleanResult] = []

    def takes(self, page: RawPage) -> bool:
        """Whether the page goes on with the article; then it is one of its pages."""
        is_done = any(part.whole_page or part.missing_page or part.next_pages for part in (self._parts[0], page))
        if is_done or len(self._parts) >= _MOST_PAGES or not _may_go_on(self._parts[0], page):
            return False
        try:
            return self._takes_checked(page)
        except UNCLEANED:
            return False  # it is told when the page itself is cleaned

    def whole(self) -> RawPage:
        """The first page, with the others."""
        first, *others = self._parts
        return replace(first, next_pages=tuple(others)) if others else first

    def _takes_checked(self, page: RawPage) -> bool:
        self._results += [_cleaned(part) for part in self._parts[len(self._results) :]]
        next_page = self._results[-1].next_page
        if not _is_named_next(page, self._parts[-1], next_page):
            return False
        named = replace(page, url=page.url or next_page)
        found = _cleaned(named)
        if not _is_next_part(self._results, found):
            return False
        self._parts.append(named)
        self._results.append(found)
        return True


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


def _is_next_part(before: list[CleanResult], found: CleanResult) -> bool:
    """Of the same article, and not a repetition."""
    first = before[0].article
    if first is None or found.article is None or not is_same_article(before[0], found):
        return False
    is_one = found.article.id == first.id or _has_title_of(first, found.article)
    return is_one and _text([*before, found]) != _text(before)


def _has_title_of(first: Article, other: Article) -> bool:
    """The title is the same, but for a page number that the address has too ("... - Halaman 2").

    Parts of a series have titles of their own; a crawl would store each, and here one would be lost.
    """
    title, found = squash(first.title or ""), squash(other.title or "")
    if title == found:
        return True
    number = _PAGE_NUMBER.fullmatch(found.removeprefix(title)) if title and found.startswith(title) else None
    readings = read_address(other.url or "")
    return number is not None and any(r.is_named and r.number == int(number[1]) for r in readings)


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
        return read_address(page.url)[:1] == read_address(next_page)[:1]  # "www." and a closing slash come and go
    (name, number), (name_before, number_before) = _numbered(page), _numbered(last)
    return name == name_before and number == number_before + 1


def _numbered(page: RawPage) -> tuple[str, int]:
    """A file's path without the number at its end, and the number; 1 without one."""
    found = _NUMBERED.match(page.source or "")
    assert found is not None, "it matches everything"
    return found["name"], int(found["number"] or 1)
