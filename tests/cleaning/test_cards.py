"""Rows of cards, and what only looks like one."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.cards import cards_of_others
from newscrawl.cleaning.page import Page
from tests.cleaning.test_prose import HEADLINE, LAST, OWN, RECORD, SUMMARY, TITLE, weight_of

Build = Callable[[str], Page]
CARD_LAST = f"<p>{LAST}</p>"


def cards(name: str = "div", count: int = 3, link: str = "/berita/harga-{0}-naik-lagi-tahun-ini") -> str:
    goods = ("gula", "cabai", "telur")[:count]
    headlines = (f"<h3><a href='{link.format(one)}'>Harga {one} naik lagi tahun ini</a></h3>" for one in goods)
    return "".join(f"<{name}>{headline}<p>Oleh Sari</p><p>{LAST}</p></{name}>" for headline in headlines)


ROW = f"<section>{cards()}</section>"


@pytest.mark.parametrize(
    ("row", "weight"),
    [
        (ROW, 0.24),
        (f"<ul>{cards('li')}</ul>", 0.24),
        (f"<section>{cards(count=2)}</section>", 1.2),
        (f"<section>{cards(link='https://shop.example/{0}')}</section>", 1.2),
        (cards(), 1.2),  # the sections of a round-up: beside the title,
        (f"<section><p>{SUMMARY}</p>{cards()}</section>", 1.2),  # beside paragraphs,
        (ROW.replace("section", "div itemprop='articleBody'", 1).replace("section", "div"), 1.5),  # in the body,
        (ROW.replace("</p></div>", f"</p><p>{SUMMARY}</p></div>"), 1.2),  # of two paragraphs each,
        (ROW.replace("<h3>", f"<p>{SUMMARY}</p><h3>"), 1.2),  # that open with one,
        (ROW.replace(CARD_LAST, "").replace("<h3>", f"{CARD_LAST}<h3>"), 1.2),  # that open with their only one,
        (ROW.replace("<div>", "").replace("</div>", ""), 1.2),  # or without elements of their own
    ],
)
def test_what_stands_below_the_linked_headlines_of_a_row_of_cards_weighs_little(
    page_of: Build, row: str, weight: float
) -> None:
    page = page_of(f"{RECORD}<main><h1>{TITLE}</h1><p>{SUMMARY}</p>{row}</main>")
    assert weight_of(page, LAST) == pytest.approx(weight)


def test_a_row_in_the_story_s_own_element_is_part_of_it(page_of: Build) -> None:
    page = page_of(f"<article><h1>{TITLE}</h1><div><p>{SUMMARY}</p></div>{ROW}</article>")
    assert weight_of(page, LAST) == pytest.approx(1.2)


def test_a_row_beside_the_title_is_part_of_the_story(page_of: Build) -> None:
    page = page_of(f"<h1>{TITLE}</h1><div><p>{SUMMARY}</p></div>{cards()}")
    assert weight_of(page, LAST) == pytest.approx(1.0)


def test_the_story_among_cards_is_none(page_of: Build) -> None:
    page = page_of(f"<title>{TITLE}</title>{RECORD}<section>{cards()}<div>{OWN}<p>{SUMMARY}</p></div></section>")
    found = cards_of_others(page)
    inside = {block.text for block in page.blocks if any(node in found for node in block.node.ancestors())}
    assert LAST in inside
    assert SUMMARY not in inside


def test_the_entries_of_a_live_report_are_no_cards(page_of: Build) -> None:
    page = page_of(f"{RECORD.replace('NewsArticle', 'LiveBlogPosting')}<h1>{TITLE}</h1>{ROW}")
    assert weight_of(page, LAST) == pytest.approx(1.0)


def test_a_headline_within_a_headline_opens_no_card(page_of: Build) -> None:
    """Where an author forgot to close the first one."""
    headline = HEADLINE.format("gula").replace("</h3>", "")
    page = page_of(f"<h1>{TITLE}</h1>{headline}<div>{HEADLINE.format('cabai')}</div></h3><p>{LAST}</p>")
    assert weight_of(page, LAST) > 0
