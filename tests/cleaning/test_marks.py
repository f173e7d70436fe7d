from collections.abc import Callable

import pytest

from newscrawl.cleaning.marks import BITS, MARKS, class_marks
from newscrawl.cleaning.page import Page


def names(bits: int) -> set[str]:
    return {mark for mark in MARKS if bits & BITS[mark]}


@pytest.mark.parametrize(
    ("attribute", "hit", "miss"),
    [
        ("article__related-links", {"related", "body"}, {"advert"}),
        ("newsletterSignup", {"newsletter"}, {"related"}),
        ("ad-slot", {"advert"}, {"body"}),
        ("header-shadow", {"navigation"}, {"advert"}),  # "ad" is a word, not a part of one
        ("CommentList", {"comment"}, {"share"}),
        ("css-1x2y3z", set(), {"related", "advert", "body"}),
        ("leadtekst article-lead", {"lead"}, set()),
        ("leaderboard-ad leading-6", {"advert"}, {"lead"}),
        ("sub-title", {"lead"}, set()),  # a word that is written in two
        ("read-more-content", set(), {"related"}),  # the rest of an article
        ("sc-a1d2f3", set(), {"advert"}),  # the parts of a hash are no words
        ("is-hidden", {"hidden"}, set()),
        ("overflow-hidden field--label-hidden", set(), {"hidden", "tags"}),  # hides nothing, tags nothing
        ("overflow-hidden hidden", {"hidden"}, set()),  # another name does
        ("subscriber-wall", {"paywall"}, {"newsletter"}),
        ("subscriber-only", set(), {"paywall", "newsletter"}),
        ("paywall-preview", {"paywall"}, set()),
        ("visually-hidden-label", {"hidden"}, set()),
        ("poem-verses", {"quote"}, set()),
        ("timeline", set(), {"fact_box"}),  # of the story, or of stories
        ("social-share-content", {"share"}, set()),
        ("", set(), set(MARKS)),
    ],
)
def test_class_words_are_read_as_words(attribute: str, hit: set[str], miss: set[str]) -> None:
    found = names(class_marks(attribute, {}))
    assert hit <= found
    assert not miss & found


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        ("<aside><p>x</p></aside>", "aside"),
        ("<div role='navigation'>x</div>", "navigation"),
        ("<div style='display: none'>x</div>", "hidden"),
        ("<div style='position:absolute; left:-9999px'>x</div>", "hidden"),
        ("<div aria-hidden='true'>x</div>", "hidden"),
        ("<section itemprop='articleBody'>x</section>", "article_body"),
        ("<p itemprop='description'>x</p>", "lead"),
        ("<h2 itemprop='alternativeHeadline'>x</h2>", "lead"),
        ("<figure><figcaption>x</figcaption></figure>", "figure"),
    ],
)
def test_tags_and_attributes_mark_what_stands_in_them(page_of: Callable[[str], Page], body: str, mark: str) -> None:
    page = page_of(body)
    assert mark in names(page.marks.inherited(page.blocks[0].node))


@pytest.mark.parametrize("style", ["left: -20px", "left: -1280px", "margin-left: -9999px", "transition: left:-1000ms"])
def test_what_stands_in_the_window_is_not_hidden(page_of: Callable[[str], Page], style: str) -> None:
    page = page_of(f"<div style='{style}'>x</div>")
    assert "hidden" not in names(page.marks.inherited(page.blocks[0].node))


def test_near_marks_reach_three_elements_up(page_of: Callable[[str], Page]) -> None:
    page = page_of("<aside><div><div><p>x</p></div></div></aside>")
    node = page.blocks[0].node
    assert "aside" not in names(page.marks.near(node))
    assert "aside" in names(page.marks.near(node, 4))
