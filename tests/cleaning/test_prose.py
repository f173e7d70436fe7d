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
