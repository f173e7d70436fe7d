"""Parts of the story in an element of their own directly below its body, and boxes that stand there too."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.page import Page

Build = Callable[[str], Page]
BODY = (
    "Kapal antara pulau dan daratan akan berlayar setiap jam mulai Senin, kata kantor pelabuhan kota.",
    "Selama sebelas tahun kapal itu berlayar tiga kali sehari, dan yang terakhir berangkat sebelum sekolah usai.",
    "Jadwal baru itu berlaku sampai Maret, ketika dewan kota akan memeriksa lagi jumlah penumpangnya.",
)
OWN = (
    "Pukul enam pagi kapal pertama berlayar dari pelabuhan kota, dan penumpangnya sudah menunggu di dermaga.",
    "Pada siang hari kapal berangkat setiap jam, lalu dewan memeriksa jumlah penumpang di tiap perjalanan.",
    "Kapal terakhir berangkat tengah malam, sehingga anak sekolah di daratan bisa pulang setelah jadwal les.",
)
OTHER = (
    "Telur, mentega dan gula merah dikocok sampai mengembang, kemudian tepung diayak sedikit demi sedikit.",
    "Loyang dioles minyak kelapa, adonan dituang, lalu dipanggang empat puluh menit dengan api kecil saja.",
    "Kue didinginkan di rak kawat, ditaburi kacang, dan dihidangkan bersama teh hangat pada sore hari.",
)
STEPS = "<div class='langkah'>" + "<div class='satu'><h3>1. Dermaga</h3><div class='kata'>{}</div></div>" * 3 + "</div>"
HOURS = "<ol class='jam'>" + "<li><b>06.00</b><div>{}</div></li>" * 3 + "</ol>"
ANSWERS = "<div>" + "<div class='satu'><div>Kapan kapal tiba?</div><div class='kata'>{}</div></div>" * 3 + "</div>"
SLIDES = "<div>" + "<div class='slide'><img src='/1.jpg'><h3>Dermaga</h3><p>{}</p></div>" * 3 + "</div>"
COMMENTS = "<div>" + "<div class='baris'><b>Olaf_77</b><p>{}</p></div>" * 3 + "</div>"
CARDS = "<div>" + "<div class='satu'><h3>Dewan menyetujui anggaran</h3><p>{}</p></div>" * 3 + "</div>"


def is_body(page_of: Build, below: str, text: str, last: str = "") -> bool:
    """Whether a text below three paragraphs counts as the body's."""
    paragraphs = "".join(f"<p>{line}</p>" for line in (*BODY, last) if line)
    page = page_of(f"<main><h1>Jadwal Kapal Pulau</h1><div class='isi'>{paragraphs}</div>{below}</main>")
    (index,) = [block.index for block in page.blocks if block.text.endswith(text)]
    return index in find_region(page).body


@pytest.mark.parametrize("row", [STEPS, HOURS, ANSWERS, SLIDES])
def test_a_row_in_the_article_s_words_goes_on_with_it(page_of: Build, row: str) -> None:
    assert is_body(page_of, row.format(*OWN), OWN[0])


@pytest.mark.parametrize(
    "below",
    [
        STEPS.format(*OWN).replace("Dermaga", "<a href='/dermaga'>Dermaga</a>"),
        STEPS.format(*OWN).replace("langkah", "newsletter"),
        STEPS.format(*OWN).replace("<h3>", "<input name='surel'><h3>"),
        "<div><p>Bagikan</p></div><div><p>Cetak</p></div><div><p>Simpan</p></div>" + STEPS.format(*OWN),
        COMMENTS.format(*OWN),
        COMMENTS.format(*OWN).replace("</b>", "</b><i>14:35</i>"),
        CARDS.format(*OWN),
        STEPS.format(*OWN).replace("class='satu'", "onclick='go(1)'"),
        STEPS.format(*OWN).replace("<h3>", "<button>Balas</button><h3>"),
        STEPS.format(*OWN).replace("langkah'", "langkah' style='display:none'"),
        f"<aside>{STEPS.format(*OWN)}</aside>",
        "<div class='kotak'>" + "".join(f"<div>{line}</div>" for line in OWN) + "</div>",
    ],
)
def test_links_fields_names_and_distance_tell_that_it_is_none(page_of: Build, below: str) -> None:
    assert not is_body(page_of, below, OWN[0])


def test_comments_that_ask_are_none(page_of: Build) -> None:
    questions = [line.replace(".", "?") for line in OWN]
    assert not is_body(page_of, COMMENTS.format(*questions), questions[0])


def test_a_row_in_other_words_is_none(page_of: Build) -> None:
    assert not is_body(page_of, STEPS.format(*OTHER), OTHER[0])


def test_an_advertisement_may_stand_between(page_of: Build) -> None:
    assert is_body(page_of, "<div class='iklan'>Iklan</div>" + STEPS.format(*OWN), OWN[0])


@pytest.mark.parametrize(
    ("last", "tag", "announced"),
    [
        ("Seorang nelayan tua berkata pelan:", "blockquote", True),
        ("Seorang nelayan tua berkata pelan:", "p", False),  # a poll, an address, a prompt
        ("Katanya:", "blockquote", False),
        ("Seorang nelayan tua berkata.", "blockquote", False),
    ],
)
def test_a_quotation_that_the_last_words_announce_is_a_part(
    page_of: Build, last: str, tag: str, announced: bool
) -> None:
    quote = "Aku sudah menunggu perahu ini sejak kakekku masih muda sekali."
    assert is_body(page_of, f"<div class='akhir'><{tag}>{quote}</{tag}></div>", quote, last) is announced
