"""What is kept and what is removed, with the reason; each removal beside a counter-case that stays."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.conditions import Rule
from newscrawl.cleaning.cuts import text_without
from newscrawl.cleaning.keep_rules import KEEP_RULES
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.reasons import REASONS
from newscrawl.cleaning.remove_rules import REMOVE_RULES
from tests.cleaning.decided import BODY, decisions

Build = Callable[[str], Page]
Story = Callable[[str], str]
TEASER = "<a href='/berita/harga-beras-naik-di-tiga-kota'>Harga Beras Naik di Tiga Kota</a>"
SECOND = "<a href='/berita/kapal-kedua-berangkat-kamis-pagi'>Kapal Kedua Berangkat Kamis Pagi</a>"
LINKED = "<a href='/dokumen/9'>Isi surat keputusan itu dapat dibaca oleh semua warga di papan kantor desa.</a>"


@pytest.mark.parametrize(
    ("between", "text", "kind"),
    [
        (f"<p>{TEASER}</p>", "Harga Beras Naik di Tiga Kota", "teaser"),
        (f"<p><strong>Baca juga: {TEASER}</strong></p>", "Baca juga: Harga Beras Naik di Tiga Kota", "teaser"),
        ("<p>Baca juga:</p>", "Baca juga:", "teaser"),
        ("<p>Baca juga: Harga Beras Naik</p>", "Baca juga: Harga Beras Naik", "teaser"),
        ("<p>Halaman Selanjutnya</p>", "Halaman Selanjutnya", "pager"),
        ("<div>ADVERTISEMENT</div>", "ADVERTISEMENT", "ad_label"),
        ("<figure><figcaption>Dermaga pulau.</figcaption></figure>", "Dermaga pulau.", "caption"),
        ("<img src='/a.jpg'><p class='caption'>Dermaga pulau kemarin.</p>", "Dermaga pulau kemarin.", "caption"),
        ("<div class='related-content'><h2>Dari dermaga</h2></div>", "Dari dermaga", "teaser"),
        ("<div><img src='/f.png'><a href='/share'>Share on Facebook</a></div>", "Share on Facebook", "boilerplate"),
        ("<p>Oleh: <a href='/penulis/dina-sari-wartawan-12345'>Dina Sari</a></p>", "Oleh: Dina Sari", "boilerplate"),
    ],
)
def test_noise_between_paragraphs_is_removed(page_of: Build, story: Story, between: str, text: str, kind: str) -> None:
    decision = decisions(page_of(story(between)))[text]
    assert (decision.keep, decision.kind) == (False, kind)


@pytest.mark.parametrize(
    ("between", "text", "kind"),
    [
        (f"<p>{LINKED}</p>", LINKED.split(">")[1].removesuffix("</a"), "paragraph"),
        (
            "<p>See also <a href='/docs/9'>the annex</a> for the figures of each of the many regions here.</p>",
            "See also the annex for the figures of each of the many regions here.",
            "paragraph",
        ),
        ("<h2>Atap sekolah rusak</h2>", "Atap sekolah rusak", "sub_heading"),
        (
            "<p>Baca juga buku itu, kata guru kepada murid-murid yang belajar di tenda darurat sejak Senin.</p>",
            "Baca juga buku itu, kata guru kepada murid-murid yang belajar di tenda darurat sejak Senin.",
            "paragraph",
        ),
    ],
)
def test_what_only_looks_like_noise_stays(page_of: Build, story: Story, between: str, text: str, kind: str) -> None:
    decision = decisions(page_of(story(between)))[text]
    assert (decision.keep, decision.kind) == (True, kind)


def test_every_paragraph_of_a_plain_story_stays(page_of: Build, story: Story) -> None:
    kept = [d for text, d in decisions(page_of(story(""))).items() if not text.startswith("Warga Pulau")]
    assert len(kept) == 5
    assert all(decision.keep for decision in kept)


def test_the_title_is_no_body(page_of: Build, story: Story) -> None:
    assert not decisions(page_of(story("")))["Warga Pulau Menunggu Kapal Bantuan"].keep


def test_a_teaser_inside_a_paragraph_is_cut_out_and_the_rest_stays(page_of: Build, story: Story) -> None:
    between = f"<p>Kapal tiba pukul tujuh malam. Baca juga: {TEASER}. Warga bersorak di dermaga lama.</p>"
    found = decisions(page_of(story(between)))
    text = next(text for text in found if text.startswith("Kapal tiba"))
    assert found[text].keep
    assert text_without(text, found[text].cuts) == [
        "Kapal tiba pukul tujuh malam.",
        "Warga bersorak di dermaga lama.",
    ]


def test_a_first_paragraph_stays_without_the_card_that_makes_it_mostly_link(page_of: Build) -> None:
    name = "<a href='/orang/sari'>Bupati Sari</a>"
    first = f"<p>Menurut {name}{name}{TEASER} {SECOND} warga harus bersabar sampai kapal bantuan itu tiba.</p>"
    found = decisions(page_of(f"<h1>Warga Pulau</h1><article><div>{first}{BODY}</div></article>"))
    text = next(text for text in found if text.startswith("Menurut"))
    left = ["Menurut Bupati Sari warga harus bersabar sampai kapal bantuan itu tiba."]
    assert (found[text].keep, text_without(text, found[text].cuts)) == (True, left)


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("Sign up for our free newsletter today!", "", []),
        ("Also in the paper you will find", "", []),
        ("Sign up for our free newsletter to read more of what we write here every week.", "", []),
        ("Tulisan lain tentang pulau itu, warga desanya dan kapalnya", "", []),
        ("Warga bersorak", "di dermaga.", []),
        ("Warga bersorak di dermaga.", "", ["kept"]),  # a sentence; a list opens with less
        ("Warga bersorak di dermaga tua itu", "sampai kapal terakhir tiba.", ["kept"]),
    ],
)
def test_below_the_body_a_list_of_stories_goes_with_the_words_that_open_it(
    page_of: Build, before: str, after: str, left: list[str]
) -> None:
    last = f"<p>{before} {TEASER} {SECOND} {after}</p>"
    found = decisions(page_of(f"<h1>Warga Pulau</h1><article><div>{BODY}{last}</div></article>"))
    decision = next(found[text] for text in found if text.startswith(before))
    assert decision.keep is bool(left)


def test_between_the_paragraphs_a_prompt_with_stories_goes(page_of: Build, story: Story) -> None:
    prompt = "Sign up for our free newsletter to read more of what we write here every week."
    stories = f"{TEASER} {SECOND} " * 3
    found = decisions(page_of(story(f"<p>{prompt} {stories}</p>")))
    assert not next(found[text] for text in found if text.startswith(prompt)).keep


@pytest.mark.parametrize("label", ["(Baca juga: {})", "Baca juga: {}"])
@pytest.mark.parametrize("place", ["first", "last"])
def test_a_short_first_or_last_paragraph_stays_without_its_teaser(page_of: Build, label: str, place: str) -> None:
    short = f"<p>Masa percobaan berakhir Maret. {label.format(TEASER)}</p>"
    body = f"{short}{BODY}" if place == "first" else f"{BODY}{short}"
    found = decisions(page_of(f"<h1>Warga Pulau</h1><article><div>{body}</div></article>"))
    text = next(text for text in found if text.startswith("Masa percobaan"))
    assert (found[text].keep, text_without(text, found[text].cuts)) == (True, ["Masa percobaan berakhir Maret."])


_LINKING = "Dalam laporan itu harga beras naik, sedangkan harga minyak tanah dan garam tetap sama sejak awal tahun."
_LINKED_WORDS = "<a href='/berita/harga-beras-naik-di-tiga-kota'>harga beras naik</a>"


@pytest.mark.parametrize(
    ("between", "text", "rule"),
    [
        ("<p>* * *</p>", "* * *", "section_break"),
        (f"<p>{_LINKING.replace('harga beras naik', _LINKED_WORDS)}</p>", _LINKING, "body_prose"),
    ],
)
def test_a_rule_holds_what_belongs_between_paragraphs(
    page_of: Build, story: Story, between: str, text: str, rule: str
) -> None:
    decision = decisions(page_of(story(between)))[text]
    assert (decision.keep, decision.rule) == (True, rule)


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        ("<p>* * *</p><h2>Yang terjadi sesudahnya</h2>", True),
        ("<p>* * *</p><blockquote>Kami akan menunggu di sini sampai kapal itu datang.</blockquote>", True),
        ("<table><tr><td>Sari</td><td>2</td></tr><tr><td>-</td><td>-</td></tr></table>", True),
        ("<div class='kotak'><div>* * *</div></div>", False),
        ("<blockquote class='twitter-tweet'><div><p>* * *</p></div></blockquote>", True),
    ],
)
def test_signs_between_the_paragraphs_part_sections(page_of: Build, story: Story, between: str, kept: bool) -> None:
    found = decisions(page_of(story(between)))
    assert next(found[text] for text in ("* * *", "- | -") if text in found).keep is kept


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("", False),
        ("<p>Berlangganan buletin kami sekarang!</p>", False),
        (
            "<p>Wartawan Dina Sari di Kota Hilir dan Budi Rahman di Kota Hulu ikut menyumbang bahan laporan ini.</p>",
            True,
        ),
    ],
)
def test_below_the_body_signs_stay_above_what_stays(page_of: Build, below: str, kept: bool) -> None:
    page = page_of(f"<h1>Kapal</h1><article><div>{BODY}<p>* * *</p>{below}</div></article>")
    assert decisions(page)["* * *"].keep is kept


_ASIDE = "Di pulau sebelah, yang tidak punya dermaga, kapal kecil mengambil penumpang dari pantai setiap sore."


@pytest.mark.parametrize(
    ("frame", "box", "kept"),
    [
        ("", "", True),
        ("navigation-hidden", "", True),
        ("", "newsletter", False),
        ("newsletter-enabled", "", True),
        ("newsletter-enabled", "newsletter", False),
    ],
)
def test_the_classes_of_the_whole_page_make_no_box_of_a_paragraph(
    page_of: Build, story: Story, frame: str, box: str, kept: bool
) -> None:
    between = f"<div class='x {box}'><div><div><div>{_ASIDE}</div></div></div></div>"
    page = page_of(f"<div class='{frame}'>{story(between)}</div>")
    assert (decisions(page)[_ASIDE].rule == "unmarked_prose") is kept


@pytest.mark.parametrize(
    "notice",
    [
        "Dina Sari is our harbour correspondent and has written about the sea for twenty years now.",
        "All content on this site is protected by copyright and may not be used without our permission.",
        "We may earn a small commission when you buy something through one of the links on this page.",
    ],
)
def test_below_the_body_a_notice_in_a_wrapper_without_a_class_goes(page_of: Build, notice: str) -> None:
    page = page_of(f"<h1>Kapal</h1><article><div class='isi'>{BODY}<div><p>{notice}</p></div></div></article>")
    assert not decisions(page)[notice].keep


_VERSE = ("Pasang datang pukul empat,", "membawa pergi pelita,", "dan tak seorang pun menyusul.")


@pytest.mark.parametrize(
    ("between", "text", "rule"),
    [
        ("<div><b>Uang dari kampung</b></div>", "Uang dari kampung", "bold_heading"),
        ("<div class='x'><h2>Uang dari kampung</h2></div>", "Uang dari kampung", "body_heading"),
        (f"<div class='bait'><p>{'<br>'.join(_VERSE)}</p></div>", _VERSE[1], "line"),
        (f"<blockquote>{'<br>'.join(_VERSE)}</blockquote>", _VERSE[0], "quotation"),
        (f"<blockquote><p>{'</p><p>'.join(_VERSE)}</p></blockquote>", _VERSE[0], "quotation"),
        ("<table><tr><td>Tengah malam</td><td>60</td></tr></table>", "Tengah malam | 60", "data_table"),
        ("<div><b>Uang dari kampung</b><ul><li><a href='/a/b'>x</a></li></ul></div>", "Uang dari kampung", ""),
        ("<div class='newsletter'><h2>Uang dari kampung</h2></div>", "Uang dari kampung", ""),
        (f"<div class='newsletter'><p>{'<br>'.join(_VERSE)}</p></div>", _VERSE[1], ""),
    ],
)
def test_headings_verses_and_rows_stay_in_whatever_markup_that_is_no_box(
    page_of: Build, story: Story, between: str, text: str, rule: str
) -> None:
    decision = decisions(page_of(story(between)))[text]
    assert (decision.rule if decision.keep else "") == rule


@pytest.mark.parametrize(
    ("item", "kept"), [("anak-anak di bawah sepuluh tahun", True), ("<a href='/topik/anak'>anak-anak</a>", False)]
)
def test_a_list_below_the_last_paragraph_stays_unless_it_is_of_links(page_of: Build, item: str, kept: bool) -> None:
    last = f"<p>Yang tidak membayar:</p><ul><li>{item}</li><li>awak kapal dan keluarga mereka</li></ul>"
    found = decisions(page_of(f"<h1>Kapal</h1><article><div class='isi'>{BODY}{last}</div></article>"))
    assert next(found[text] for text in found if text.startswith("anak-anak")).keep is kept


def test_a_row_stays_with_its_table_though_the_weights_are_all_but_certain(page_of: Build) -> None:
    table = "<table><tr><th>Tahun</th><th>Penumpang</th></tr><tr><td>2023</td><td>41.200</td></tr></table>"
    page = page_of(f"<h1>Kapal</h1><article><div class='isi'>{BODY}{table}</div></article>")
    row = decisions(page)["2023 | 41.200"]
    assert row.keep
    assert row.probability < 0.02


@pytest.mark.parametrize("rule", KEEP_RULES + REMOVE_RULES, ids=lambda rule: rule.name)
def test_every_rule_has_words_for_a_person(rule: Rule) -> None:
    assert REASONS[rule.name].words


def test_a_kept_block_names_the_rule_that_held_it(page_of: Build, story: Story) -> None:
    decision = decisions(page_of(story("<h2>Atap sekolah rusak</h2>")))["Atap sekolah rusak"]
    assert decision.rule == "body_heading"
