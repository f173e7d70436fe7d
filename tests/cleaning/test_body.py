"""What stands between the body's paragraphs, in whatever wrappers."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.body import Body, read_body
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.page import Page

Build = Callable[[str], Page]
Story = Callable[[str], str]
LINES = tuple(
    f"Kapal ke-{number} berangkat dari dermaga lama pada hari Senin dan kembali pada hari Kamis sore, kata petugas."
    for number in ("satu", "dua", "tiga", "empat")
)
ITEM = "dua karung beras dari gudang lama"


def body_of(page: Page) -> Body:
    return read_body(page, find_region(page))


def item_in(page: Page) -> bool:
    (node,) = [block.node for block in page.blocks if block.text == ITEM]
    return body_of(page).is_item(node)


@pytest.mark.parametrize(
    ("between", "is_item"),
    [
        (f"<ul><li>{ITEM}</li><li>tiga peti ikan</li></ul>", True),
        (f"<ol><li><p>{ITEM}</p></li></ol>", True),
        (f"<dl><dt>Beras</dt><dd>{ITEM}</dd></dl>", True),
        (f"<div class='x'><div><ul><li>{ITEM}</li><li>tiga peti ikan</li></ul></div></div>", True),
        (f"<ul><li>Bantuan<ul><li>{ITEM}</li></ul></li></ul>", True),
        (f"<div class='x'><div><ul><li>{ITEM}</li></ul></div><div><ul><li>tiga peti ikan</li></ul></div></div>", True),
        (
            f"<div class='x'><div><ul><li>{ITEM}</li></ul></div><div><p>Kapal.</p></div></div>",
            False,
        ),  # columns of a box
        (f"<div class='x'><h3>Bantuan</h3><ul><li>{ITEM}</li><li>tiga peti ikan</li></ul></div>", False),  # a box
        (f"<ul><li>{ITEM}</li>" + "<li><a href='/a'>Harga beras di kota</a></li>" * 3 + "</ul>", False),
        (f"<p>{ITEM}</p>", False),
    ],
)
def test_a_list_beside_the_paragraphs_is_the_bodys(page_of: Build, story: Story, between: str, is_item: bool) -> None:
    assert item_in(page_of(story(between))) is is_item


@pytest.mark.parametrize(
    ("between", "bulleted"),
    [
        (f"<div>• {ITEM}</div><div>• tiga peti ikan</div>", True),
        (f"<div class='x'><div>・{ITEM}</div><div>・tiga peti ikan</div></div>", True),
        (f"<div>• {ITEM}</div><div>tiga peti ikan</div>", False),  # a single one
        (f"<div class='x'><h3>Bantuan</h3><div>• {ITEM}</div><div>• tiga peti ikan</div></div>", False),
        (f"<div>→ {ITEM}</div><div>→ tiga peti ikan</div>", False),  # leads on
    ],
)
def test_lines_with_bullets_beside_the_paragraphs_are_a_list(
    page_of: Build, story: Story, between: str, bulleted: bool
) -> None:
    page = page_of(story(between))
    (node,) = [block.node for block in page.blocks if block.text.endswith(ITEM)]
    assert (node in body_of(page).bulleted) is bulleted


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("<p>Di papan dermaga masih tertulis:</p>", True),
        ("<p>Tertulis:</p>", False),  # a label
        ("<p>Di papan dermaga masih tertulis itu.</p>", False),
        ("<p>Di papan dermaga masih tertulis:</p><h3>Kapal</h3>", False),
    ],
)
def test_an_element_may_be_what_the_words_above_it_announce(
    page_of: Build, story: Story, above: str, below: bool
) -> None:
    page = page_of(story(f"{above}<div class='x'><p>{ITEM}</p><p>tiga peti ikan</p></div>"))
    nodes = [block.node for block in page.blocks if block.text in (ITEM, "tiga peti ikan")]
    assert [body_of(page).is_below_colon(node) for node in nodes] == [below, below]


@pytest.mark.parametrize(
    ("above", "quoted"),
    [
        ("<p>Di papan dermaga masih tertulis kalimat yang ia tulis sendiri tahun lalu:</p>", True),
        ("<p>Kutipan hari ini, Senin:</p>", False),  # a label, which is no paragraph of the body
    ],
)
def test_a_paragraph_of_the_body_announces_a_quotation(page_of: Build, story: Story, above: str, quoted: bool) -> None:
    page = page_of(story(f"{above}<blockquote><p>{ITEM}</p></blockquote>"))
    (node,) = (block.node for block in page.blocks if block.text == ITEM)
    assert body_of(page).is_quoted_by_body(node) is quoted


@pytest.mark.parametrize(
    "page",
    [
        "<main>{}<div><ul><li>{item}</li></ul></div>{}{}</main>",
        "<main><section>{}{}</section><section>{}<ul><li>{item}</li></ul>{}</section></main>",
    ],
)
def test_paragraphs_in_wrappers_and_divisions_are_the_body_too(page_of: Build, page: str) -> None:
    paragraphs = [f"<div class='p'><p>{line}</p></div>" for line in LINES]
    assert item_in(page_of(f"<h1>Kapal</h1>{page.format(*paragraphs, item=ITEM)}"))


def test_runs_between_line_breaks_stand_in_their_holder_itself(page_of: Build) -> None:
    runs = "<br><br>".join(LINES)
    assert item_in(page_of(f"<h1>Kapal</h1><div class='isi'>{runs}<ul><li>{ITEM}</li></ul>{LINES[0]}</div>"))


@pytest.mark.parametrize(
    ("between", "beside"),
    [("<div><div>{}</div></div>", True), ("<div><p>Lain.</p><div>{}</div></div>", False)],
)
def test_an_element_alone_in_its_wrappers_stands_where_these_do(
    page_of: Build, story: Story, between: str, beside: bool
) -> None:
    page = page_of(story(between.format(ITEM)))
    (node,) = [block.node for block in page.blocks if block.text == ITEM]
    assert body_of(page).is_beside(node) is beside
