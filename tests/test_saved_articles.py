"""Pages of one article that were saved one by one, beside pages that only look like them."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from newscrawl.article_pages import clean_article
from newscrawl.items import RawPage, Rejected
from newscrawl.saved_articles import with_following
from tests.test_fixtures import FIXTURES

TRAM = "https://harbourpost.example/transport/2026/11/17/harbour-tram-returns-after-two-winters"
TRAM_PAGES = [TRAM, f"{TRAM}?page=2", f"{TRAM}?page=3"]


def saved(name: str, url: str | None = None) -> RawPage:
    return RawPage(url=url, body=(FIXTURES / "multipage" / f"{name}.html").read_bytes(), source=name)


def numbers(pages: Sequence[RawPage | Rejected]) -> list[int]:
    """How many pages each article has."""
    return [len(page.next_pages) + 1 for page in with_following(pages) if isinstance(page, RawPage)]


def numbered(urls: Sequence[str | None]) -> list[RawPage]:
    return [saved(f"numbered-{number}", url) for number, url in enumerate(urls, start=1)]


@pytest.mark.parametrize("urls", [TRAM_PAGES, [None] * 3])
def test_pages_that_name_each_other_are_one_article_with_their_addresses_or_without(urls: list[str | None]) -> None:
    (page,) = with_following(numbered(urls))
    assert isinstance(page, RawPage)
    assert page.source == "numbered-1"
    assert [following.source for following in page.next_pages] == ["numbered-2", "numbered-3"]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (numbered([None] * 3)[::-1], [1, 1, 1]),  # in another order
        (numbered([TRAM, f"{TRAM}?page=3"]), [1, 1]),  # not the next one
        (numbered([TRAM, TRAM]), [1, 1]),
        ([saved("numbered-1"), saved("numbered-1")], [1, 1]),  # saved twice
        ([saved("next-story-1"), saved("next-story-2")], [1, 1]),
        ([saved("the-same-again-1"), saved("the-same-again-2")], [1, 1]),
        ([*numbered([None] * 3), *numbered([None] * 3)], [3, 3]),
    ],
)
def test_what_is_no_next_page_of_the_one_before_stays_a_page_of_its_own(
    pages: list[RawPage], expected: list[int]
) -> None:
    assert numbers(pages) == expected


def test_a_page_that_cannot_be_read_keeps_its_place_and_ends_an_article() -> None:
    bad = Rejected(url=None, source="x", reason="unreadable", detail="no")
    one, two, three = numbered([None] * 3)
    found = list(with_following([one, bad, two, three]))
    assert [page.source for page in found] == ["numbered-1", "x", "numbered-2"]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("story.html", "story-2.html", True),
        ("story-1.html", "story-02.html", True),
        ("story.html", "story (2).html", True),
        ("story.html", "story.html?page=2", True),
        ("p1.html.gz", "p2.html.gz", True),
        ("a/index.html", "a/index2.html", True),
        ("a/index.html", "b/index2.html", False),
        ("story.html", "tale-2.html", False),
        ("story-2.html", "story-1.html", False),
        ("story-1998.html", "story-1999.html", False),
    ],
)
def test_without_addresses_the_numbers_of_the_files_tell_the_order(first: str, second: str, joined: bool) -> None:
    pages = [replace(saved("numbered-1"), source=first), replace(saved("numbered-2"), source=second)]
    assert numbers(pages) == ([2] if joined else [1, 1])


TITLE = b"Harbour Tram Returns After Two Winters"
CANONICAL = f'<link rel="canonical" href="{TRAM}">'.encode()


def of_two(title: bytes, canonical: bytes = b"") -> list[RawPage]:
    """The first two pages, the second with another title and naming another address as its own, or none."""
    first, second = numbered(TRAM_PAGES[:2])
    assert TITLE in second.body
    assert CANONICAL in second.body
    return [first, replace(second, body=second.body.replace(TITLE, title).replace(CANONICAL, canonical))]


@pytest.mark.parametrize(
    ("title", "canonical", "joined"),
    [
        (b"Harbour Tram Stops Again", b"", False),  # a part of a series
        (b"Harbour Tram Stops Again", CANONICAL, True),  # by its own word the same article
        (TITLE + b" - Halaman 2", b"", True),
        (TITLE + b" (2)", b"", True),
        (TITLE + b" - Halaman 3", b"", False),  # not the number of its address
        (TITLE + b" and 2 Autumns, 2", b"", False),
    ],
)
def test_the_title_is_that_of_the_first_page_or_its_own_address_is(
    title: bytes, canonical: bytes, joined: bool
) -> None:
    assert numbers(of_two(title, canonical)) == ([2] if joined else [1, 1])


def test_a_closing_slash_and_a_www_make_no_other_address() -> None:
    first, second = numbered([TRAM, TRAM_PAGES[1].replace("//", "//www.").replace("?page", "/?page")])
    assert numbers([first, second]) == [2]


def test_an_article_joined_without_addresses_is_complete() -> None:
    (page,) = with_following(numbered([None] * 3))
    assert isinstance(page, RawPage)
    article = clean_article(page).article
    assert article is not None
    assert article.complete
    assert article.pages == TRAM_PAGES[1:]
