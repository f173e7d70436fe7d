"""Entries of the page itself: their headings lead to their own places on it."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.finders.entries import find_entries
from newscrawl.cleaning.finders.headlines import find_headlines
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.page import Page
from tests.docs.test_rules import STORY

Build = Callable[..., Page]
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY)
ADDRESS = "https://island.example/2026/11/03/island-ferry/2/"


def entry(href: str, number: int = 1, heading: str = "The boats at noon", tag: str = "h3") -> str:
    return (
        f'<article class="post" id="noon-{number}"><{tag}><a href="{href}{number}">{heading}</a></{tag}>'
        f"<p>Boat {number} left at noon.</p></article>"
    )


def two(href: str, **more: str) -> str:
    return entry(href, 1, **more) + entry(href, 2, **more)


def found(page: Page) -> set[str]:
    return {page.blocks[item.block].text for item in find_entries(page, find_region(page))}


@pytest.mark.parametrize(
    ("entries", "seen"),
    [
        (two("#noon-"), True),
        (two("https://www.island.example/2026/11/03/island-ferry/#noon-"), True),  # of all its pages
        (two(f"{ADDRESS}#noon-"), True),
        (two("/2026/11/03/island-ferry/2#noon-"), True),
        (two("#night-"), False),  # no such place on the page
        (two("/2026/11/03/island-ferry/2/#"), False),
        (two("/2026/11/03/harbour-office#noon-"), False),  # another story
        (two("/#noon-"), False),
        (two("https://other.example/2026/11/03/island-ferry/2/#noon-"), False),
        (two("http://[#noon-"), False),
        (two("#noon-", heading="Anna Berg"), False),  # as comments are headed
        (two("#noon-", heading="12:05"), True),
        (two("#noon-", heading="anna92"), False),
        (entry("#noon-", heading="Noon!") + entry("#noon-", 2), True),
        (two("#noon-", tag="div"), False),
        (entry("#noon-"), False),  # one alone
        (two("#noon-").replace("</a>", "</a> at the pier of the island"), False),
    ],
)
def test_each_of_several_elements_is_headed_by_a_link_to_itself(page_of: Build, entries: str, seen: bool) -> None:
    page = page_of(f"<article><h1>Ferry</h1><div>{PARAGRAPHS}</div>{entries}</article>", url=ADDRESS)
    assert ("Boat 1 left at noon." in found(page)) is seen
    assert STORY[0] not in found(page)


def test_a_heading_at_the_end_of_the_page_heads_nothing(page_of: Build) -> None:
    heading = '<h3 id="a"><a href="#a">Boats at noon</a></h3>'
    assert found(page_of(f"<article><div>{PARAGRAPHS}</div>{heading}</article>", url=ADDRESS)) == set()


@pytest.mark.parametrize(("address", "seen"), [(ADDRESS, False), ("https://island.example/2026/11/03/harbour/", True)])
def test_a_heading_that_leads_to_itself_is_no_headline_of_another_story(
    page_of: Build, address: str, seen: bool
) -> None:
    entries = two(f"{address}#noon-", heading="Island harbour 2026 at noon")
    page = page_of(f"<article><h1>Ferry</h1><div>{PARAGRAPHS}</div>{entries}</article>", url=ADDRESS)
    names = {item.name for item in find_headlines(page, find_region(page))}
    assert bool({"headline_link", "article_link"} & names) is seen
