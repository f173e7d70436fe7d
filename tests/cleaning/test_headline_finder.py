"""What links to other stories say of a block and of the line above them, with a counter-case beside each hit."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.finders import find_evidence
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.page import Page

Build = Callable[[str], Page]
Story = Callable[[str], str]
LINE = "Pilihan redaksi hari ini"
TEASER = "<a href='/berita/harga-beras-naik-di-tiga-kota'>Harga Beras Naik di Tiga Kota</a>"
SECOND = "<a href='/berita/kapal-kedua-berangkat-kamis-pagi'>Kapal Kedua Berangkat Kamis Pagi</a>"
TOPIC = "<a href='/tag/harga-beras-naik-di-tiga-kota'>Harga Beras Naik di Tiga Kota</a>"
PHOTOS = "<a href='/foto/pasar'>Harga Beras Naik di Tiga Kota</a>"
LIST = f"<ul><li>{TEASER}</li><li>{SECOND}</li></ul>"
PARAGRAPH = "<p>Nelayan ke-{} menunggu angin mereda di dermaga lama itu.</p>"
LONG = "".join(map(PARAGRAPH.format, range(20)))  # too much for a box


def evidence_of(page: Page, text: str) -> dict[str, float]:
    """By name, how strong the evidence about the first block of that text is."""
    index = next(block.index for block in page.blocks if block.text == text)
    return {item.name: item.value for item in find_evidence(page, find_region(page)).get(index, ())}


@pytest.mark.parametrize(
    ("between", "heads"),
    [
        (f"<p>{LINE}</p>{LIST}", True),
        (f"<h3>{LINE}</h3>{LIST}", True),
        (f"<p><a href='/pilihan'>{LINE}</a></p>{LIST}", False),
        (f"<p>{LINE}</p><ul><li>{TEASER}</li></ul>", False),  # a paragraph follows
        (f"<p>{LINE}</p><ul><li>{TEASER}</li><li>Senin pagi</li></ul>", False),
        (f"<p>{LINE}</p><ul><li>Senin pagi</li><li>{TEASER}</li></ul>", False),
        (f"<p>{LINE}</p><ul><li>{TOPIC}</li><li>{TOPIC}</li></ul>", False),
        (f"<p>{LINE}</p><ul><li>{PHOTOS}</li><li>{PHOTOS}</li></ul>", False),
        (f"<p>{LINE}</p><ul><li><a href='#9'>Harga beras naik</a></li><li>{TEASER}</li></ul>", False),
        (f"<p>{LINE}</p><ul><li>{TEASER} kata pedagang di pasar itu</li><li>{SECOND}</li></ul>", True),
        (
            f"<p>{LINE}</p><ul><li>{TEASER} kata pedagang di pasar itu kepada kami pagi</li><li>{SECOND}</li></ul>",
            False,
        ),
        (f"<div><p>{LINE}</p><p>{TEASER}</p><p>{SECOND}</p></div>{LONG}", True),
        (f"<p>{LINE}</p><p>{TEASER}</p><p>{SECOND}</p>{LONG}", False),  # the box is the article
        (f"<div><p>{LINE}</p><p>{TEASER}</p><p>{SECOND}</p>{'<p>Ekonomi</p>' * 9}</div>{LONG}", True),
        (f"<div><p>{LINE}</p><p>{TEASER}</p><p>{SECOND}</p>{'<p>Ekonomi</p>' * 10}</div>{LONG}", False),
        (f"<div><div><p>{LINE}</p></div><p>{TEASER}</p><p>{SECOND}</p></div>{LONG}", True),
        (f"<div><div><div><p>{LINE}</p></div></div><p>{TEASER}</p><p>{SECOND}</p></div>{LONG}", False),
        (f"<p>{LINE}</p>{LIST}{LONG}", True),
        (f"<p>{LINE}</p>{LIST}{LONG}".replace("<li>", "<li><div><p>").replace("</li>", "</p></div></li>"), True),
        (
            f"<p>{LINE}</p>{LIST}{LONG}".replace("<li>", "<li><div><div><p>").replace("</li>", "</p></div></div></li>"),
            False,
        ),
    ],
)
def test_a_line_heads_the_stories_of_a_list_or_of_its_box(
    page_of: Build, story: Story, between: str, heads: bool
) -> None:
    assert ("heads_teasers" in evidence_of(page_of(story(between)), LINE)) is heads


_SENTENCE = "Dua kapal bantuan berangkat hari Kamis."
_LONG = "Dua kapal bantuan yang dijanjikan sejak awal pekan itu akan berangkat hari Kamis "


@pytest.mark.parametrize(
    ("tag", "text", "heads"),
    [
        ("p", _SENTENCE.rstrip("."), True),
        ("p", _SENTENCE, False),
        ("h3", _SENTENCE, True),
        ("p", _LONG[:79], True),
        ("p", f"{_LONG[:79]}x", False),
        ("h3", f"{_LONG[:79]}x", True),
        *((tag, _SENTENCE, True) for tag in ("h2", "h4", "h5", "h6")),
    ],
)
def test_a_sentence_or_a_long_line_heads_stories_only_as_a_heading(
    page_of: Build, story: Story, tag: str, text: str, heads: bool
) -> None:
    page = page_of(story(f"<{tag}>{text}</{tag}>{LIST}"))
    assert ("heads_teasers" in evidence_of(page, text)) is heads


@pytest.mark.parametrize(("below", "heads"), [(LIST, True), (f"<ul><li>{TEASER}</li></ul>", False), ("", False)])
def test_one_story_below_a_line_is_no_list(page_of: Build, story: Story, below: str, heads: bool) -> None:
    assert ("heads_teasers" in evidence_of(page_of(f"{story('')}<p>{LINE}</p>{below}"), LINE)) is heads


_SUMMARY = "Pedagang di pasar mengatakan harga itu naik sejak Senin."


@pytest.mark.parametrize(
    ("between", "below"),
    [
        (f"<div><h3>{TEASER}</h3><p>{_SUMMARY}</p></div>", True),
        (f"<div><div>{TEASER}</div>{_SUMMARY}</div>", True),  # the card's own text
        (f"<div><h3>{TEASER}</h3><p>Ekonomi</p><p>{_SUMMARY}</p></div>", True),
        (f"<div><h3>{TEASER}</h3><p>Ekonomi</p><p>Senin</p><p>{_SUMMARY}</p></div>", False),
        (f"<div><h3>{TEASER}</h3><div><p>{_SUMMARY}</p></div></div>", False),
        (f"<div><div><h3>{TEASER}</h3></div><p>{_SUMMARY}</p></div>", True),
        (f"<div><div><div><h3>{TEASER}</h3></div></div><p>{_SUMMARY}</p></div>", False),
        (f"<div><h3>{TEASER}</h3></div><div><p>{_SUMMARY}</p></div>", False),
        (f"<div><h3>{TEASER} kata warga</h3><p>{_SUMMARY}</p></div>", False),
        (f"<div><h3>{TOPIC}</h3><p>{_SUMMARY}</p></div>", False),
        (f"<div><h3>{PHOTOS}</h3><p>{_SUMMARY}</p></div>", False),
        (f"<div><h3>{TEASER.replace('tiga-kota', 'pasar')}</h3><p>{_SUMMARY}</p></div>", True),
        (f"<div><h3>{TEASER.replace('beras-naik-di-tiga-kota', 'gula-di-pasar')}</h3><p>{_SUMMARY}</p></div>", False),
        (f"<div><h3><a href='#9'>Harga Beras Naik</a></h3><p>{_SUMMARY}</p></div>", False),
        (f"<div><h3>{TEASER}</h3><p>{_SUMMARY}</p>{'<p>Ekonomi</p>' * 4}</div>", True),
        (f"<div><h3>{TEASER}</h3><p>{_SUMMARY}</p>{'<p>Ekonomi</p>' * 5}</div>", False),  # no card
        (f"<div><div>{TEASER}<br><br>{_SUMMARY}</div></div>", False),  # lines of one element
        (f"<div class='promo'><h3>{TOPIC}</h3><p>{_SUMMARY}</p></div>", True),  # its class calls it a card
        (f"<div class='promo'><p>{TOPIC}</p><p>{_SUMMARY}</p></div>", False),
        (f"<div class='no-promo'><h3>{TOPIC}</h3><p>{_SUMMARY}</p></div>", False),
        (f"<div class='item'><h3>{TOPIC}</h3><p>{_SUMMARY}</p></div>", False),
        (f"<div class='promo'><h3><a href='https://toko.example/9'>Beras</a></h3><p>{_SUMMARY}</p></div>", False),
    ],
)
def test_a_summary_stands_below_the_headline_of_its_card(
    page_of: Build, story: Story, between: str, below: bool
) -> None:
    assert ("below_headline" in evidence_of(page_of(story(between)), _SUMMARY)) is below


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("<h1>Warga Pulau Menunggu Kapal</h1>", False),
        ("<h2>Warga Pulau Menunggu Kapal</h2>", True),
    ],
)
def test_the_name_of_a_series_stands_above_the_pages_own_headline(page_of: Build, title: str, below: bool) -> None:
    page = page_of(
        f"<title>Warga Pulau Menunggu Kapal</title><div><div>{TEASER}</div>{title}<p>{_SUMMARY}</p></div>"
        f"<div>{LONG}</div>"
    )
    assert ("below_headline" in evidence_of(page, _SUMMARY)) is below


@pytest.mark.parametrize(("rest", "whole"), [("", 1.0), (" pagi", None), (" !!", 29 / 32), (" !!!", None)])
def test_a_block_is_whole_link_with_hardly_a_sign_beside_it(
    page_of: Build, story: Story, rest: str, whole: float | None
) -> None:
    page = page_of(story(f"<p>{TEASER}{rest}</p>"))
    text = " ".join(f"Harga Beras Naik di Tiga Kota{rest}".split())
    assert evidence_of(page, text).get("whole_link") == whole


_OPENING = "<a href='/berita/harga-beras-naik-di-tiga-kota'>"


@pytest.mark.parametrize(
    ("link", "names"),
    [
        (TEASER, {"headline_link", "article_link"}),
        (TOPIC, {"headline_link"}),
        (
            TEASER.replace("Harga Beras Naik di Tiga Kota", "Yang ditulis orang kemarin sore"),
            {"article_link"},
        ),
        (
            f"{_OPENING}Harga Beras Naik Kata Para Pedagang Pasar Induk Pulau Itu</a>",
            {"headline_link", "article_link"},
        ),
        (
            f"{_OPENING}Harga Beras Turun Kata Para Pedagang Pasar Induk Pulau Itu</a>",
            {"article_link"},
        ),
        (TEASER.replace("/berita", "https://arsip.example/berita"), {"headline_link", "article_link", "foreign_link"}),
        ("<a href='#harga-beras-naik'>Harga Beras Naik</a>", set[str]()),
        ("<a href='mailto:redaksi@kabar.example'>Harga Beras Naik</a>", {"service_link"}),
    ],
)
def test_a_link_within_a_sentence_tells_where_it_leads(
    page_of: Build, story: Story, link: str, names: set[str]
) -> None:
    page = page_of(story(f"<p>Menurut koran {link} warga bersabar.</p>"))
    text = next(block.text for block in page.blocks if block.text.startswith("Menurut koran"))
    assert set(evidence_of(page, text)) == names


_WHATSAPP = "<li>Semua ada di <a href='https://whatsapp.com/channel/9'>WhatsApp</a></li>"
_TELEGRAM = "<li>Kami ada di <a href='https://t.me/kabar'>Telegram</a></li>"
_SHARE = len("Telegram") / len("Kami ada di Telegram")


@pytest.mark.parametrize(
    ("between", "value"),
    [
        (f"<ul>{_WHATSAPP}{_TELEGRAM}</ul>", 1.0),
        (f"<ul>{_TELEGRAM}</ul>", _SHARE),
        (f"<ul>{_WHATSAPP}{_TELEGRAM}<li>Beras dan minyak</li></ul>", _SHARE),
        (f"<ul>{_WHATSAPP}{_TELEGRAM}<li><a href='/berita/9'>Beras dan minyak</a></li></ul>", _SHARE),
        (f"<ul>{_WHATSAPP * 11}{_TELEGRAM}</ul>", 1.0),
        (f"<ul>{_WHATSAPP * 12}{_TELEGRAM}</ul>", _SHARE),
        (f"<ul>{_WHATSAPP * 2}<div>{_TELEGRAM[4:-5]}</div></ul>", _SHARE),
        (_TELEGRAM.replace("li>", "p>"), _SHARE),
    ],
)
def test_an_item_of_a_list_of_services_is_one_for_certain(
    page_of: Build, story: Story, between: str, value: float
) -> None:
    assert evidence_of(page_of(story(between)), "Kami ada di Telegram")["service_link"] == value


_SECOND_TEXT = "Kapal Kedua Berangkat Kamis Pagi"
_STORIES = f"Harga Beras Naik di Tiga Kota {_SECOND_TEXT}"
_OTHER = "<a href='/berita/kapal-kedua-berangkat-kamis-pagi'>Orang Paling Sabar Di Pulau</a>"
_UNNAMED = "<a href='/berita/998877'>Dan Sehari Kemudian Yang Sebaliknya</a>"
_NAMED = "<a href='/orang/sari-dewi-utami'>Sari Dewi Utami</a>"  # a name that is its own address


@pytest.mark.parametrize(
    ("markup", "cut"),
    [
        (f"{TEASER} {SECOND}", [_STORIES]),
        (f"[{TEASER} {SECOND}]", [f"[{_STORIES}]"]),
        (f"【{TEASER} {SECOND}】", [f"【{_STORIES}】"]),
        (f"({TEASER} {SECOND}]", [_STORIES]),
        (f"{TOPIC} {SECOND}", []),
        (f"{PHOTOS} {TOPIC}", []),
        (f"{_OPENING}Harga Beras Naik Lagi</a> {SECOND}", [f"Harga Beras Naik Lagi {_SECOND_TEXT}"]),
        (f"{_OPENING}Harga Beras Naik</a> {SECOND}", []),
        (f"{_OPENING}Harga Beras Naik Lagi Besok</a>{SECOND}", [f"Harga Beras Naik Lagi Besok{_SECOND_TEXT}"]),
        (f"{_OPENING}Harga Beras Tetap Sama Besok</a>{SECOND}", []),
        (f"{_OTHER} {_UNNAMED}", []),
        (f"{_OTHER} {SECOND}", []),
        (f"{_NAMED}{_NAMED}{_OTHER} {_UNNAMED}", []),
    ],
)
def test_only_headlines_of_two_stories_side_by_side_are_cut_out(
    page_of: Build, story: Story, markup: str, cut: list[str]
) -> None:
    page = page_of(story(f"<p>Menurut koran {markup} warga bersabar sampai kapal itu tiba.</p>"))
    spans = [item.span for items in find_evidence(page, find_region(page)).values() for item in items if item.span]
    text = next(block.text for block in page.blocks if block.text.startswith("Menurut koran"))
    assert [text[start:end] for start, end in spans] == cut


def test_the_paragraphs_of_a_short_article_are_no_box_of_their_sub_heading(page_of: Build, story: Story) -> None:
    linked = f"<p>{TEASER}, dan harga naik lagi, kata bupati.</p><p>{SECOND}, dan warga bersorak di dermaga.</p>"
    page = page_of(story(f"<h3>{LINE}</h3>{linked}"))
    assert "heads_teasers" not in evidence_of(page, LINE)
