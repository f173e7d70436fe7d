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


OWN = _story("Holm waits for its ferry", TOP, "class='story story-1'")


@pytest.mark.parametrize(
    ("below", "is_other"),
    [
        (_story("All that you can read", OTHER, "class='story story-2'"), True),
        (_story("Holm on its own", REST, "class='story story-2'"), False),  # the same words: a chapter
        (_story("All that you can read", OTHER, "class='box'"), False),
        (_story("All that you can read", OTHER, "class='story'", tag="section"), False),
        (_story("All that you can read", OTHER, "class='story'", heading="h2"), False),
        (_story("All that you can read", OTHER[:1], "class='story'"), False),  # a card
        (f"<div>{_story('All that you can read', OTHER, 'class=story')}</div>", False),  # not beside it
    ],
)
def test_a_story_below_out_of_the_same_template_is_another_one(page_of: Build, below: str, is_other: bool) -> None:
    page = page_of(f"<main>{OWN}{below}</main>")
    assert (page.blocks[-1].node in find_region(page).appended) is is_other


def test_the_headline_may_be_any_heading_that_is_the_pages_title(page_of: Build) -> None:
    own, other = (
        _story(title, texts, "class='story'", heading="h2")
        for title, texts in (("Holm waits for its ferry", TOP), ("All that you can read", OTHER))
    )
    for title, is_other in (("Holm waits for its ferry", True), ("Skerry Post", False)):
        page = page_of(f"<meta property='og:title' content='{title}'><main>{own}{other}</main>")
        assert (page.blocks[-1].node in find_region(page).appended) is is_other


def test_an_appended_story_goes_with_its_reason() -> None:
    other = _story("All that you can read", OTHER, "class='story story-2'")
    result = clean_page(f"<html><body><main>{OWN}{other}</main></body></html>", "https://post.example/2026/11/ferry")
    assert result.article is not None
    assert result.article.text.split("\n") == TOP
    assert {removal.text: removal.rule for removal in result.removed}[OTHER[0]] == "other_story"
