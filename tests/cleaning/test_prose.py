from collections.abc import Callable

import pytest

from newscrawl.cleaning.page import Page
from newscrawl.cleaning.prose import weighed_prose

Build = Callable[[str], Page]

TITLE = "Harga beras naik lagi"
RECORD = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}"}}</script>'
SUMMARY = "Pedagang di pasar mengatakan harga naik karena pasokan dari luar daerah terhambat hujan."
LAST = "Pasokan diperkirakan kembali lancar pada pekan kedua bulan depan, kata mereka."
HEADLINE = "<h3><a href='/berita/harga-{0}-naik-lagi-tahun-ini'>Harga {0} naik lagi tahun ini</a></h3>"
OWN = f"<h3><a href='/berita/harga-beras-naik-lagi'>{TITLE}</a></h3>"
CARD = HEADLINE.format("gula") + f"<p>{SUMMARY}</p><p>{LAST}</p>"


def weight_of(page: Page, text: str) -> float:
    """What the first block with the text weighs, a character."""
    weights = zip(page.blocks, weighed_prose(page), strict=True)
    return next(weight / len(text) for block, weight in weights if block.text == text)


@pytest.mark.parametrize(
    ("first", "weight"),
    [
        (CARD, 0.24),
        (f"<p>Ekonomi</p>{CARD}", 0.24),
        (f"<p>{SUMMARY}</p>{CARD}", 1.2),  # a part of a story, with a link to another
        (f"{OWN}<p>{SUMMARY}</p><p>{LAST}</p>", 1.2),
        (f"<h3>{TITLE}</h3>{CARD}", 1.2),
        (f"<h3>Pasar</h3><p>{SUMMARY}</p><p>{LAST}</p>", 1.2),
        (f"<p><a href='/berita/harga-gula-naik'>Harga gula naik</a></p><p>{SUMMARY}</p><p>{LAST}</p>", 1.2),
    ],
)
def test_an_article_in_a_list_that_opens_with_another_headline_is_a_card(
    page_of: Build, first: str, weight: float
) -> None:
    others = "".join(f"<article>{HEADLINE.format(name)}<p>Baru.</p></article>" for name in ("cabai", "telur"))
    page = page_of(f"{RECORD}<div><article>{first}</article>{others}</div>")
    assert weight_of(page, LAST) == pytest.approx(weight)


def test_an_article_alone_is_no_card(page_of: Build) -> None:
    assert weight_of(page_of(f"<div><article>{CARD}</article></div>"), LAST) == pytest.approx(1.2)


def test_the_summary_below_a_linked_headline_weighs_less(page_of: Build) -> None:
    page = page_of(f"<div>{CARD}</div>")
    assert weight_of(page, SUMMARY) == pytest.approx(0.4)
    assert weight_of(page, LAST) == pytest.approx(1.0)


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
        (ROW.replace("<div>", "").replace("</div>", ""), 1.2),  # or without elements of their own
    ],
)
def test_what_stands_below_the_linked_headlines_of_a_row_of_cards_weighs_little(
    page_of: Build, row: str, weight: float
) -> None:
    page = page_of(f"{RECORD}<main><h1>{TITLE}</h1><p>{SUMMARY}</p>{row}</main>")
    assert weight_of(page, LAST) == pytest.approx(weight)


def test_the_entries_of_a_live_report_are_no_cards(page_of: Build) -> None:
    page = page_of(f"{RECORD.replace('NewsArticle', 'LiveBlogPosting')}<h1>{TITLE}</h1>{ROW}")
    assert weight_of(page, LAST) == pytest.approx(1.0)


def test_a_headline_within_a_headline_opens_no_card(page_of: Build) -> None:
    """Where an author forgot to close the first one."""
    headline = HEADLINE.format("gula").replace("</h3>", "")
    page = page_of(f"<h1>{TITLE}</h1>{headline}<div>{HEADLINE.format('cabai')}</div></h3><p>{LAST}</p>")
    assert weight_of(page, LAST) > 0
