import json
from collections.abc import Callable

import pytest

from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.page import Page

Build = Callable[[str], Page]
Story = Callable[[str], str]

CARD = "<li><h3><a href='/berita/{0}-naik-lagi-tahun-ini'>Harga {0} naik lagi tahun ini</a></h3><p>{1}</p></li>"
SUMMARY = "Pedagang di pasar mengatakan harga naik karena pasokan dari luar daerah terhambat hujan."


def texts(page: Page, first: int, last: int) -> list[str]:
    return [block.text for block in page.blocks[first : last + 1]]


def test_the_region_spans_the_body(page_of: Build, story: Story) -> None:
    page = page_of("<nav><ul><li><a href='/a'>A</a></li></ul></nav>" + story("") + "<footer>© Kabar</footer>")
    region = find_region(page)
    assert len(texts(page, region.first, region.last)) == 5
    assert region.container is not None
    assert region.container.element.get("class") == "isi"


def test_a_long_list_of_cards_does_not_outweigh_the_body(page_of: Build, story: Story) -> None:
    goods = ["beras", "cabai", "gula", "telur", "minyak", "bawang", "ayam", "tepung", "kopi", "garam"] * 2
    cards = "".join(CARD.format(f"{name}-{i}", SUMMARY) for i, name in enumerate(goods))
    page = page_of(story("") + f"<ul class='daftar'>{cards}</ul>")
    region = find_region(page)
    assert texts(page, region.first, region.last)[0].startswith("Warga di tiga desa")


def test_comments_do_not_outweigh_the_body(page_of: Build, story: Story) -> None:
    comment = f"<div class='comment'><p>{SUMMARY} {SUMMARY}</p></div>"
    page = page_of(story("") + "<div id='comments'>" + comment * 12 + "</div>")
    region = find_region(page)
    assert texts(page, region.first, region.last)[-1].startswith("Sementara itu")


@pytest.mark.parametrize(
    ("beside", "tag"),
    [
        (f"<p>{SUMMARY}</p>", "div"),  # the quotation's introduction
        ("<p>Foto: Dina</p>", "blockquote"),
    ],
)
def test_a_quotation_in_a_text_is_not_the_whole_body(page_of: Build, beside: str, tag: str) -> None:
    quotation = f"<blockquote><p>{SUMMARY} {SUMMARY}</p><p>{SUMMARY} {SUMMARY}</p></blockquote>"
    container = find_region(page_of(f"<div>{beside}{quotation}</div>")).container
    assert container is not None
    assert container.tag == tag


UNSTOPPED = "ชาวเกาะรอเรือช่วยเหลือที่ท่าเรือตั้งแต่เช้าวันจันทร์"
NOTICE = "<div><p>เว็บไซต์นี้ใช้คุกกี้ v. 2.1 " + "เพื่อพัฒนาประสบการณ์การใช้งานของท่านให้ดียิ่งขึ้น" * 6 + "</p></div>"


@pytest.mark.parametrize(("first", "below"), [("12.00 น. " + UNSTOPPED * 5, ""), (UNSTOPPED, NOTICE)])
def test_of_a_script_without_stops_one_paragraph_with_a_point_is_not_the_body(
    page_of: Build, first: str, below: str
) -> None:
    others = "".join(f"<p>{UNSTOPPED} {number}</p>" for number in range(7))
    page = page_of(f"<article><h1>ชาวเกาะรอเรือ</h1><p>{first}</p>{others}</article>{below}")
    region = find_region(page)
    assert region.sure
    assert sum(UNSTOPPED in page.blocks[index].text for index in region.body) == 8


def test_a_page_with_hardly_any_prose_is_not_sure(page_of: Build) -> None:
    assert not find_region(page_of("<p>Foto: Dina</p>")).sure


def test_a_page_with_a_story_is_sure(page_of: Build, story: Story) -> None:
    assert find_region(page_of(story(""))).sure


@pytest.mark.parametrize(
    ("page", "sure"),
    [
        ("<div class='comments-enabled'><h1>Banjir</h1>{}</div>", True),  # columns and whole pages bear the class too
        ("<h1>Banjir</h1><div class='comments'>{}</div>", False),
        ("<h1>Banjir</h1><div class='comments'><h1>Komentar</h1>{}</div>", False),  # theirs
    ],
)
def test_what_holds_the_title_holds_no_comments(page_of: Build, page: str, sure: bool) -> None:
    assert find_region(page_of(page.format(f"<p>{SUMMARY}</p>" * 4))).sure is sure


@pytest.mark.parametrize(("repeated", "sure"), [(4, True), (1, False)])
def test_a_story_in_a_script_without_full_stops_is_sure_where_it_is_long(
    page_of: Build, repeated: int, sure: bool
) -> None:
    paragraph = "ชาวบ้านบนเกาะรอเรือข้ามฟากมาเก้าวันแล้ว " * repeated
    assert find_region(page_of(f"<h1>เรือ</h1><p>{paragraph}</p>" + f"<p>{paragraph}</p>" * 3)).sure is sure


def _report(entries: int, name: str) -> str:
    """An introduction that outweighs the entries of a report that stand beside it."""
    introduction = "".join(f"<p>{SUMMARY} {SUMMARY}</p>" for _ in range(8))
    posts = "".join(
        f"<article class='{name}'><h2>21:0{n}</h2><div><p>{SUMMARY}</p></div></article>" for n in range(entries)
    )
    buttons = "<button>Bagikan</button><button>Simpan</button><button>Cetak</button>"  # what follows closely is a part
    return f"<main><div class='isi'>{introduction}</div>{buttons}<section class='lain'>{posts}</section></main>"


def test_the_entries_of_a_live_report_are_part_of_it(page_of: Build) -> None:
    for name in ("m-livePost__event", "live-blog-entry", "liveblog_post"):
        page = page_of(_report(3, name))
        region = find_region(page)
        inside = [block for block in page.blocks if block.index in region.candidates]
        assert sum("Pedagang" in block.text for block in inside) == 8 + 3
        assert region.container is not None
        assert region.container.element.get("class") != "isi"


def test_the_introduction_of_a_live_report_with_long_entries_is_part_of_it(page_of: Build) -> None:
    entries = f"<div class='live-post'><h3>21:00</h3><div class='teks'><p>{SUMMARY}</p></div></div>" * 6
    introduction = f"<div class='isi'><p>Pagi ini. {SUMMARY}</p><p>{SUMMARY} {SUMMARY}</p></div>"
    page = page_of(
        f"<nav>Berita</nav><main>{introduction}<div class='laporan'>{entries}</div></main><footer>©</footer>"
    )
    region = find_region(page)
    inside = texts(page, region.first, region.last)
    assert inside[0].startswith("Pagi ini.")
    assert sum("Pedagang" in text for text in inside) == 2 + 6


def test_what_only_has_such_a_word_in_its_name_is_no_live_report(page_of: Build) -> None:
    for name, entries in (("delivery-post", 3), ("live-ticker-promo", 3), ("live-post", 1)):
        region = find_region(page_of(_report(entries, name)))
        assert region.container is not None
        assert region.container.element.get("class") == "isi"


def test_a_body_that_is_mostly_a_list_is_held_by_what_holds_the_list(page_of: Build) -> None:
    steps = "".join(f"<li>{SUMMARY} {SUMMARY}</li>" for _ in range(8))
    region = find_region(page_of(f"<div class='isi'><p>{SUMMARY}</p><ul>{steps}</ul><p>{SUMMARY}</p></div>"))
    assert region.container is not None
    assert region.container.element.get("class") == "isi"


@pytest.mark.parametrize(
    ("body", "hinted"),
    [
        (f"Kata {SUMMARY}", [True, False, True]),
        ("Semua tentang kapal.", [False, False, True]),
        ("", [False, False, False]),
        (f"{SUMMARY}{' Kapal.' * 20_000}", [False, False, False]),  # longer than any article
    ],
)
def test_a_page_knows_which_blocks_stand_in_the_body_of_its_record(
    page_of: Build, body: str, hinted: list[bool]
) -> None:
    record = json.dumps({"@type": "NewsArticle", "articleBody": body})
    page = page_of(f"<script type='application/ld+json'>{record}</script><p>{SUMMARY}</p><p>Lain.</p><p>***</p>")
    assert list(page.in_body_hint) == hinted


PROSE = "<p>Air sungai naik dua meter sejak hari Senin, dan warga mengungsi ke balai desa bersama ternak mereka.</p>"


def test_a_section_of_the_body_far_below_it_belongs_to_the_region(page_of: Build) -> None:
    rail = "<aside><ul>" + "<li>Harga beras</li>" * 20 + "</ul></aside>"
    last = PROSE.replace("Senin", "Rabu")
    row = "<div class='baris'><div class='isi'>{}</div>{}</div>"
    page = page_of("<main>" + row.format(PROSE * 5, rail) + row.format(last, "") + "</main>")
    region = find_region(page)
    assert "hari Rabu" in texts(page, region.first, region.last)[-1]


def test_text_in_other_markup_far_below_the_body_does_not(page_of: Build) -> None:
    rail = "<aside><ul>" + "<li>Harga beras</li>" * 20 + "</ul></aside>"
    page = page_of(f"<main><div class='isi'>{PROSE * 5}</div>{rail}<div class='lain'>{PROSE}</div></main>")
    assert len(texts(page, find_region(page).first, find_region(page).last)) == 5


def test_a_body_in_two_kinds_of_markup_spans_both(page_of: Build) -> None:
    page = page_of(f"<article class='isi'>{PROSE * 4}<div class='lanjutan'>{PROSE * 3}</div></article>")
    region = find_region(page)
    assert len(texts(page, region.first, region.last)) == 7
    assert len(region.signatures) == 2


def test_a_small_part_in_other_markup_is_not_the_body_s(page_of: Build) -> None:
    page = page_of(f"<article class='isi'>{PROSE * 6}<div class='kotak'>{PROSE}</div></article>")
    assert len(find_region(page).signatures) == 1


def test_a_large_part_in_other_words_is_not_the_body_s(page_of: Build) -> None:
    other = "<div>Toko roti membuka cabang kedua, dan pelanggan mengantre sejak subuh untuk kue cokelat.</div>"
    page = page_of(f"<article class='isi'>{PROSE * 4}<div class='lanjutan'>{other * 3}</div></article>")
    assert len(find_region(page).signatures) == 1


@pytest.mark.parametrize(
    ("title", "inside"),
    [("Warga Pulau Menunggu Kapal Bantuan", True), ("Kapal Lama Tak Datang", True), ("Kabar Pulau", False)],
)
def test_what_stands_just_below_the_title_is_looked_at_however_far_above(
    page_of: Build, story: Story, title: str, inside: bool
) -> None:
    bar = "<ul>" + "".join(f"<li>Bagikan {number}</li>" for number in range(15)) + "</ul>"
    head = (
        "<meta property='og:site_name' content='Kabar Pulau'>"
        "<meta property='og:title' content='Warga Pulau Menunggu Kapal Bantuan'>"
    )
    page = page_of(f"{head}<h1>{title}</h1><p>{SUMMARY}</p>{bar}{story('').replace('h1>', 'h2>')}")
    assert (SUMMARY in {page.blocks[index].text for index in find_region(page).candidates}) is inside


@pytest.mark.parametrize(("described", "inside"), [(SUMMARY, True), ("Semua tentang harga di pasar desa.", False)])
def test_the_lead_that_the_description_repeats_is_looked_at_however_far_above(
    page_of: Build, story: Story, described: str, inside: bool
) -> None:
    bar = "<ul>" + "".join(f"<li>Bagikan {number}</li>" for number in range(15)) + "</ul>"
    page = page_of(f"<meta name='description' content='{described}'><p>{SUMMARY}</p>{bar}{story('')}")
    candidates = {page.blocks[index].text for index in find_region(page).candidates}
    assert (SUMMARY in candidates) is inside


@pytest.mark.parametrize(
    ("name", "candidate"), [("", False), ("itemprop='articleBody'", True), ("class='isi-lain'", False)]
)
def test_what_is_marked_as_the_article_is_looked_at_however_far_away(
    page_of: Build, story: Story, name: str, candidate: bool
) -> None:
    bar = "<ul>" + "".join(f"<li>Bagikan {number}</li>" for number in range(25)) + "</ul>"
    page = page_of(f"{story('')}{bar}<div {name}><p>Kapal.</p></div>")
    inside = {page.blocks[index].text for index in find_region(page).candidates}
    assert ("Kapal." in inside) is candidate


def test_all_of_the_bodys_container_is_looked_at(page_of: Build) -> None:
    bar = "<ul>" + "".join(f"<li>Bagikan {number}</li>" for number in range(25)) + "</ul>"
    page = page_of(f"<div class='isi'>{PROSE * 5}{bar}<p>Kapal.</p></div>")
    assert "Kapal." in {page.blocks[index].text for index in find_region(page).candidates}


@pytest.mark.parametrize("tag", ["p", "h2"])
def test_a_paragraph_alone_is_no_container(page_of: Build, tag: str) -> None:
    region = find_region(page_of(f"<div class='isi'><{tag}>{SUMMARY}</{tag}></div>"))
    assert region.container is not None
    assert region.container.classes == "isi"


def test_a_paragraph_of_several_runs_is_the_container(page_of: Build) -> None:
    runs = "<br><br>".join([f"{SUMMARY} {number}." for number in range(4)])
    region = find_region(page_of(f"<div class='isi'><p class='teks'>{runs}</p><p class='promo'>{SUMMARY}</p></div>"))
    assert region.container is not None
    assert region.container.classes == "teks"
