"""Stories that a page appends below its own."""

from collections.abc import Callable, Sequence

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.page import Page
from tests.cleaning.test_parts import OTHER, REST, TOP

Build = Callable[[str], Page]


def _story(title: str, texts: Sequence[str], attributes: str, tag: str = "div", heading: str = "h1") -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in texts)
    return f"<{tag} {attributes}><{heading}>{title}</{heading}><div class='text'>{paragraphs}</div></{tag}>"


TITLE = "Holm waits for its ferry"
HEAD = f"<meta property='og:title' content='{TITLE}'>"
OWN = _story(TITLE, TOP, "class='story story-101'")
LONG = _story(TITLE, (*TOP, *REST), "class='story story-101'")
ARTICLE = _story(TITLE, TOP, "class='story'", tag="article")


@pytest.mark.parametrize(
    ("own", "below", "is_other"),
    [
        (OWN, _story("All that you can read", OTHER, "class='story story-102'"), True),
        (OWN, _story("Holm on its own", REST, "class='story story-102'"), False),  # in the same words
        (OWN, _story("All that you can read", OTHER, "class='story story-101'"), False),  # no number of its own
        (OWN, _story("All that you can read", OTHER, "class='box box-102'"), False),
        (OWN, _story("All that you can read", OTHER, "class='story story-102'", tag="section"), False),
        (OWN, _story("All that you can read", OTHER, "class='story story-102'", heading="h2"), False),
        (OWN, _story("All that you can read", OTHER[:1], "class='story story-102'"), False),  # a card
        (OWN, _story(TITLE, OTHER, "class='story story-102'"), False),  # a preview stood above
        (OWN, f"<div>{_story('All that you can read', OTHER, 'class=story-102')}</div>", False),  # not beside it
        (ARTICLE, _story("All that you can read", OTHER, "class='next'", tag="article"), True),
        (
            ARTICLE,
            _story("All that you can read", OTHER, "class='next'", tag="article", heading="h2"),
            False,
        ),  # an entry
        (LONG, _story("All that you can read", OTHER, "class='NextArticle_root__k3'", heading="h2"), True),
        (LONG, _story("Holm on its own", REST, "class='next-article'", heading="h2"), False),  # in the same words
        (LONG, _story("All that you can read", OTHER, "class='next-articles'", heading="h2"), False),
        (LONG, _story("All that you can read", OTHER, "class='next-article'", heading="p"), False),
        (LONG, _story("All that you can read", OTHER[:1], "class='next-article'", heading="h2"), False),
        (LONG, _story(TITLE, OTHER, "class='next-article'", heading="h2"), False),
        (  # a lead and a summary above the page's own text
            _story(TITLE, TOP[:2], "class='hero'"),
            _story("All that you can read", OTHER, "class='next-article'", heading="h2"),
            False,
        ),
        (f"<div class='infinite-article'>{OWN}</div>", "<h2>All that you can read</h2>", False),
        (  # chapters
            _story(TITLE, TOP, "class='chapter-1'"),
            _story("All that you can read", OTHER, "class='chapter-2'"),
            False,
        ),
    ],
)
def test_a_story_below_with_a_headline_of_its_own_is_another_one(
    page_of: Build, own: str, below: str, is_other: bool
) -> None:
    page = page_of(f"{HEAD}<main>{own}{below}</main>")
    assert (page.blocks[-1].node in find_region(page).appended) is is_other


def test_without_the_pages_title_in_a_headline_nothing_is_another_story(page_of: Build) -> None:
    other = _story("All that you can read", OTHER, "class='story'", tag="article")
    page = page_of(f"<meta property='og:title' content='Skerry Post'><main>{ARTICLE}{other}</main>")
    assert not find_region(page).appended


def test_an_appended_story_goes_with_its_reason() -> None:
    other = _story("All that you can read", OTHER, "class='story story-102'")
    result = clean_page(
        f"<html><head>{HEAD}</head><body><main>{OWN}{other}</main></body></html>", "https://post.example/2026/11/ferry"
    )
    assert result.article is not None
    assert result.article.text.split("\n") == TOP
    assert {removal.text: removal.rule for removal in result.removed}[OTHER[0]] == "other_story"


def test_a_bar_on_top_may_say_the_title_too(page_of: Build) -> None:
    other = _story("All that you can read", OTHER, "class='next'", tag="article")
    page = page_of(f"{HEAD}<header><h1>{TITLE}</h1></header><main>{ARTICLE}{other}</main>")
    assert page.blocks[-1].node in find_region(page).appended
