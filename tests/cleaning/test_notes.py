"""Lines of a few words: notes on the page go, the article's own short lines stay."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.page import Page
from tests.cleaning.decided import BODY, decisions

Build = Callable[[str], Page]
Story = Callable[[str], str]


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("<p>Dewan kota memutuskan pada bulan Maret tahun depan di balai kota yang lama.</p>", True),
        ("<table><tr><td>Tengah malam</td><td>60</td></tr></table>", True),
        ("<ul><li>lima perahu</li><li>dua kapal</li></ul>", False),
        ("<p><a href='/topik/laut'>Laut</a></p>", False),
        ("", False),
    ],
)
def test_a_last_heading_stays_with_the_paragraph_below_it(page_of: Build, below: str, kept: bool) -> None:
    page = page_of(
        f"<h1>Kapal</h1><article><div class='isi'>{BODY}<h3>Yang terjadi berikutnya</h3>{below}</div></article>"
    )
    assert decisions(page)["Yang terjadi berikutnya"].keep is kept


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("<p>Begitu pula perusahaan.</p>", True),
        ("<p>(dns/ar)</p>", False),
        ("<p>Sign up for our newsletter</p>", False),
        ("<p>Selasa, 3 Nov 2026 10:15 WIB</p>", False),
        ("<p><a href='/topik/laut'>Laut</a></p>", False),
    ],
)
@pytest.mark.parametrize("is_last", [True, False])
def test_a_short_line_in_the_bodys_markup_stays_at_its_ends(
    page_of: Build, line: str, kept: bool, is_last: bool
) -> None:
    body = f"{BODY}{line}" if is_last else f"{line}{BODY}"
    page = page_of(f"<h1>Kapal</h1><article><div class='isi'>{body}</div></article>")
    text = next(block.text for block in page.blocks if f">{block.text}<" in line)
    assert decisions(page)[text].keep is kept


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("© 2026 Kabar. All rights reserved.", False),
        ("Tags: laut, pulau, kapal", False),
        ("Tags di dinding dermaga itu sudah dihapus.", True),
        ("Share this article", False),
        ("Topics", False),
        ("1,204 views", False),
        ("1.2K shares", False),
        ("观看 1,204", True),
        ("浏览量 1,204", False),
        ("3 min read", False),
        ("Last updated: 12:30", False),
        ("Foto: Dina Sari", False),
        ("Foto itu tidak pernah dimuat oleh koran mana pun di kota.", True),
        ("(Reuters)", False),
        ("(Penulis adalah guru di pulau itu)", False),
        ("(Warga pulau itu tertawa.)", True),
        ("kb/dpa", False),
        ("Punya kabar lain? Tulis kepada redaksi@kabar.example.", False),
        ("Pendaftaran: panitia@dermaga.example, sampai akhir pekan.", True),
        ("Previous page 1 2 Next page", False),
        ("【免责声明】本文仅代表作者个人观点，与本网无关。", False),
        ("编辑部昨天在岛上说，船会按时到。", True),
        ("저작권자 © 섬신문 무단전재 및 재배포 금지", False),
        ("Terpopuler", False),
        ("Read the full story here", False),
        ("Begitulah kata warga", True),
    ],
)
def test_notes_below_the_last_paragraph_go_though_they_are_built_like_it(page_of: Build, line: str, kept: bool) -> None:
    page = page_of(f"<h1>Kapal</h1><article><div class='isi'>{BODY}<p>{line}</p></div></article>")
    assert decisions(page)[line].keep is kept


@pytest.mark.parametrize(
    ("line", "kept"),
    [("<b>Dina Sari</b>", False), ("Dina <b>Sari</b>", True), ("<b>Kapal itu tiba.</b>", True)],
)
def test_a_last_line_in_bold_type_heads_nothing(page_of: Build, line: str, kept: bool) -> None:
    page = page_of(f"<h1>Kapal</h1><article><div class='isi'>{BODY}<p>{line}</p></div></article>")
    assert decisions(page)[page.blocks[-1].text].keep is kept


@pytest.mark.parametrize(
    "line",
    [
        "<h2>By sea or by road</h2>",
        "<h2>Published in 1926</h2>",
        "<h2>Image problem</h2>",
        "<h2>Language</h2>",
        "<p>Updated plans for Friday</p>",
        "<p>By train from the capital: two hours</p>",
        "<p>Photo by photo, the archive grew</p>",
        "<p>he/him</p>",
        "<p>Powered by steam: how the first lamps turned</p>",
    ],
)
def test_what_only_opens_as_notes_do_stays_above_a_last_paragraph(page_of: Build, line: str) -> None:
    last = "<p>Kapal itu akan berangkat lagi pada hari Kamis.</p>"
    page = page_of(f"<h1>Kapal</h1><article><div class='isi'>{BODY}{line}{last}</div></article>")
    text = next(block.text for block in page.blocks if f">{block.text}<" in line)
    assert decisions(page)[text].keep


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ("<p>Telepon siang dan malam:</p><p><b>Samaritan: 116 123</b></p>", True),
        ("<p><b>Minggu, pukul 10: menara dibuka</b></p>", True),
        ("<p><b>Dina Sari</b></p>", False),
        ("<p>Siapa yang melihat kapal itu diminta menulis kepada warga@kabar.example.</p>", True),
        ("<p>Melihat kapal itu? Tulis kepada redaksi@kabar.example.</p>", False),
        (
            (
                "<p><a href='https://x.com/dina'>Dina</a> dan <a href='https://x.com/budi'>Budi</a> ikut rapat "
                "di balai desa sejak Senin.</p>"
            ),
            True,
        ),
        (
            "<p><a href='https://x.com/kabar'>X</a>, <a href='https://instagram.com/kabar'>Instagram</a>.</p>",
            False,
        ),
    ],
)
def test_at_the_end_a_line_that_says_something_stays(page_of: Build, lines: str, kept: bool) -> None:
    page = page_of(f"<h1>Kapal</h1><article><div class='isi'>{BODY}{lines}</div></article>")
    assert decisions(page)[page.blocks[-1].text].keep is kept


def test_a_note_is_below_the_text_if_nothing_stays_below_it(page_of: Build) -> None:
    below = (
        "<p>Topics</p><div class='komentar'><p>Kapan kapal itu akan datang lagi ke pulau kami yang jauh ini?</p></div>"
    )
    page = page_of(f"<h1>Kapal</h1><article><div class='isi'>{BODY}{below}</div></article>")
    assert not decisions(page)["Topics"].keep


@pytest.mark.parametrize(
    ("between", "text", "kept"),
    [
        ("<p>Share this article</p>", "Share this article", False),
        ("<p>Foto: Dina Sari</p>", "Foto: Dina Sari", False),
        ("<p>Paling populer</p>", "Paling populer", False),
        ("<p>Terpopuler</p>", "Terpopuler", True),  # one word may be something else
        ("<p>Video dari dermaga</p>", "Video dari dermaga", True),
        ("<p>Read the full story here</p>", "Read the full story here", False),
        ("<h2>Foto: apa yang terlihat</h2>", "Foto: apa yang terlihat", True),
    ],
)
def test_between_the_paragraphs_a_note_goes_if_it_is_certain(
    page_of: Build, story: Story, between: str, text: str, kept: bool
) -> None:
    assert decisions(page_of(story(between)))[text].keep is kept


_SENTENCE = (
    "Menurut warga pulau itu, kapal berhenti dua kali sehari sejak bulan lalu, dan tidak ada yang tahu sebabnya."
)


@pytest.mark.parametrize(
    ("between", "text", "kept"),
    [
        # a service's words in a story's slug, and a profile of somebody in a sentence
        (
            "<ul><li>Swedia <a href='/dunia/sweden-nato-membership-approved-555555'>diterima</a> Senin.</li></ul>",
            "Swedia",
            True,
        ),
        (
            "<ul><li>Dina (<a href='https://x.com/dina'>@dina</a>) memimpin rapat itu sejak Senin.</li></ul>",
            "Dina",
            True,
        ),
        (
            "<ul><li>Kami di <a href='https://x.com/kabar'>X</a>.</li><li>Dan di <a href='https://t.me/kabar'>Telegram</a>.</li></ul>",
            "Kami",
            False,
        ),
        # an arrow opens a sentence with a source, or points to a story
        (f"<p>→ {_SENTENCE[:-1]}, kata <a href='/polisi'>polisi</a>.</p>", "→ Menurut", True),
        ("<p>→ Jadwal lengkap ada <a href='/jadwal'>di sini</a></p>", "→ Jadwal", False),
        # one word of some language's lexicon as a sub-heading or an item of a list
        ("<h2>Promotion</h2>", "Promotion", True),
        ("<div>Promotion</div>", "Promotion", False),
        ("<h2>Opinion</h2>", "Opinion", True),
        ("<h2>Most read</h2>", "Most read", False),
        ("<h2>Mira</h2>", "Mira", True),
        ("<ul><li>Mira: 34 tahun, guru dari Kupang</li><li>Jonas: 21 tahun</li></ul>", "Mira:", True),
        ("<p>(He nods)</p>", "(He", True),
    ],
)
def test_one_cue_alone_removes_nothing(page_of: Build, story: Story, between: str, text: str, kept: bool) -> None:
    (decision,) = [one for line, one in decisions(page_of(story(between))).items() if line.startswith(text)]
    assert decision.keep is kept
