"""Parts of the article that a template puts into boxes, beside boxes that are none."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.page import Page
from tests.cleaning.decided import BODY, decisions

Build = Callable[[str], Page]
OWN = "Di dermaga lama kapal pulau berlayar setiap jam, dan penumpangnya menunggu jadwal baru sejak hari Senin itu."
OTHER = "Resep kue cokelat nenek hanya perlu telur, mentega dan gula merah dari kebun sendiri, tulis pembaca kami."


def kept(page_of: Build, below: str) -> set[str]:
    """What stays of the lines below three paragraphs."""
    page = page_of(f"<h1>Jadwal Kapal Pulau Berganti</h1><article><div class='isi'>{BODY}{below}</div></article>")
    return {text for text, decision in decisions(page).items() if decision.keep}


@pytest.mark.parametrize(
    "box",
    [
        "<div class='slide'><img src='/1.jpg'><h3>Dermaga</h3><div><p>{}</p></div></div>",
        "<section class='langkah'><h3>Dermaga</h3><p>{}</p></section>",
    ],
)
def test_a_box_in_the_article_s_words_stays_with_its_heading(page_of: Build, box: str) -> None:
    assert {"Dermaga", OWN} <= kept(page_of, box.format(OWN))


@pytest.mark.parametrize(
    "box",
    [
        "<div class='newsletter'><h3>Dermaga</h3><p>{}</p></div>",
        "<div class='slide'><h3>Dermaga</h3><p>{}</p><a href='/kapal'>Semua tentang kapal</a></div>",
        "<div class='slide'><h3>Dermaga</h3><p>{}</p><form><input name='surel'></form></div>",
    ],
)
def test_a_box_of_a_letter_or_with_links_or_fields_goes_with_its_heading(page_of: Build, box: str) -> None:
    assert not {"Dermaga", OWN} & kept(page_of, box.format(OWN))


def test_a_box_in_other_words_goes_with_its_heading(page_of: Build) -> None:
    assert not {"Dapur", OTHER} & kept(page_of, f"<div class='slide'><h3>Dapur</h3><p>{OTHER}</p></div>")
