"""Teasers inside a paragraph: which characters are cut out."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.finders import find_evidence
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.page import Page

Build = Callable[[str], Page]
Story = Callable[[str], str]
TEASER = "<a href='/berita/harga-beras-naik-di-tiga-kota'>Harga Beras Naik di Tiga Kota</a>"
SECOND = "<a href='/berita/kapal-kedua-berangkat-kamis-pagi'>Kapal Kedua Berangkat Kamis Pagi</a>"


def test_an_inline_teaser_names_the_characters_to_cut(page_of: Build, story: Story) -> None:
    text = f"Kapal itu tiba. (Baca juga: {TEASER}) Warga bersorak."
    page = page_of(story(f"<p>{text}</p>"))
    spans = [
        (page.blocks[index].text[e.span[0] : e.span[1]])
        for index, items in find_evidence(page, find_region(page)).items()
        for e in items
        if e.span is not None
    ]
    assert [span.strip() for span in spans] == ["(Baca juga: Harga Beras Naik di Tiga Kota)"]


@pytest.mark.parametrize(
    ("sentence", "cut"),
    [
        ("Ia berkata: „Kami menunggu.“ Baca juga: {}", "Baca juga: Harga Beras Naik di Tiga Kota"),
        ("Ia berkata: « Kami menunggu. » Baca juga: {}", "Baca juga: Harga Beras Naik di Tiga Kota"),
        ("Ia berkata: »Kami menunggu.« Baca juga: {}", "Baca juga: Harga Beras Naik di Tiga Kota"),
        ("Kami menunggu.（Baca juga: {}）", "（Baca juga: Harga Beras Naik di Tiga Kota）"),
    ],
)
def test_a_cut_leaves_the_quotation_before_it_closed(page_of: Build, story: Story, sentence: str, cut: str) -> None:
    page = page_of(story(f"<p>{sentence.format(TEASER)}</p>"))
    assert cut_out_of(page, sentence[:10]) == [cut]


def cut_out_of(page: Page, opening: str) -> list[str]:
    spans = [e.span for items in find_evidence(page, find_region(page)).values() for e in items if e.span is not None]
    return [b.text[s[0] : s[1]] for s in spans for b in page.blocks if b.text.startswith(opening)]


_SPLIT = "<a href='/berita/harga-beras-naik-di-tiga-kota'><b>Harga beras naik</b> lagi</a>"
_REST = "<a href='/berita/harga-beras-naik-di-tiga-kota'>di tiga kota besar</a>"
_NAME = "<a href='/orang/sari'>Bupati Sari</a>"
_OTHER_WORDS = "<a href='/berita/kapal-kedua-berangkat-kamis-pagi'>orang yang paling sabar di pulau</a>"
_UNNAMED = "<a href='/berita/998877'>dan sehari kemudian yang sebaliknya</a>"


@pytest.mark.parametrize(
    ("markup", "cut"),
    [
        (f"{TEASER}{SECOND}", ["Harga Beras Naik di Tiga KotaKapal Kedua Berangkat Kamis Pagi"]),
        (f"({TEASER} {SECOND})", ["(Harga Beras Naik di Tiga Kota Kapal Kedua Berangkat Kamis Pagi)"]),
        (f"{_SPLIT} {_REST}", []),  # one link that an editor split
        (f"{TEASER} {_UNNAMED}", []),  # two links of one sentence
        (
            f"<a>Dina Sari</a> <a>Dina Sari</a>{TEASER}{SECOND}",
            ["Harga Beras Naik di Tiga KotaKapal Kedua Berangkat Kamis Pagi"],
        ),
        (
            f"<a href='#'>Dina</a><a href='#'>1</a>{TEASER}{SECOND}",
            ["Harga Beras Naik di Tiga KotaKapal Kedua Berangkat Kamis Pagi"],
        ),
        (f"{TEASER} dan {SECOND}", []),
        (f"{TEASER} {SECOND}".replace(">H", ">h").replace(">K", ">k"), []),  # words of a sentence
        (f"（{TEASER} {SECOND}）", ["（Harga Beras Naik di Tiga Kota Kapal Kedua Berangkat Kamis Pagi）"]),
        (f"{_NAME}{_NAME}{_OTHER_WORDS} {_UNNAMED}", []),
    ],
)
def test_headlines_side_by_side_are_cut_out_of_their_paragraph(
    page_of: Build, story: Story, markup: str, cut: list[str]
) -> None:
    page = page_of(story(f"<p>Bupati Sari {markup} meminta warga bersabar sampai kapal itu tiba.</p>"))
    assert cut_out_of(page, "Bupati Sari") == cut


def test_a_card_that_opens_over_a_name_is_cut_out_and_the_name_is_not(page_of: Build, story: Story) -> None:
    name = "<a href='/orang/sari'>Bupati Sari</a>"
    other = "<a href='/berita/kapal-kedua-berangkat-kamis-pagi'>Yang lain menyusul dua hari kemudian</a>"
    more = "<a href='/orang/sari'>Lagi</a>"
    page = page_of(story(f"<p>Menurut {name}{name}{TEASER} {other} {more} warga harus bersabar dulu.</p>"))
    assert cut_out_of(page, "Menurut Bupati") == [
        "Bupati SariHarga Beras Naik di Tiga Kota Yang lain menyusul dua hari kemudian Lagi"
    ]
