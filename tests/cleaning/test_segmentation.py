from collections.abc import Callable

import pytest

from newscrawl.cleaning.blocks import Block
from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.segmentation import read_blocks


def blocks_of(body: str) -> tuple[Block, ...]:
    document = read_document(f"<html><body>{body}</body></html>")
    assert document is not None
    return read_blocks(document.root)


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<div>Bare text<p>Inside</p>after</div>", ["Bare text", "Inside", "after"]),
        ("<p>One<br>two<br><br>three</p>", ["One", "two", "three"]),
        ("<p>One <b>bold</b> and <a href='/x'>linked</a>.</p>", ["One bold and linked."]),
        ("<ul><li>a</li><li>b <p>c</p></li></ul>", ["a", "b", "c"]),
        ("<table><tr><td>Desa</td><td>12</td></tr></table>", ["Desa | 12"]),
        ("<table><tr><td><p>Long prose.</p></td><td>x</td></tr></table>", ["Long prose.", "x"]),
        ("<p>a<script>var b</script>c</p><style>p{}</style>", ["ac"]),
        ("<p>a <abbr title='A boat.'>trimaran<span>A boat.</span></abbr>-kayak</p>", ["a trimaran-kayak"]),
        ("<p>an <abbr title='Boats'>old <span>hull</span></abbr></p>", ["an old hull"]),
        ("<p>a <abbr><span><b>word</b></span></abbr> <span role='tooltip'>x</span>here</p>", ["a word here"]),
        ("<p>Prices of <span>rice<button><svg></svg></button></span> rose.</p>", ["Prices of rice rose."]),
        ("<p>Rice<button><svg><title>More</title></svg></button> rose.</p>", ["Rice rose."]),
        ("<p>Rice<button><svg><desc>An icon.</desc></svg></button> rose.</p>", ["Rice rose."]),
        ("<p>One<button></button>two</p>", ["One two"]),
        ("<p>He said “<button></button>no”</p>", ["He said “no”"]),
        ("<p>央行表示<button></button>增长放缓。</p>", ["央行表示增长放缓。"]),
        ("<p>One<button>&nbsp;</button>two</p>", ["One two"]),
        ("<p>told<img src='a.png'>parliament</p>", ["told parliament"]),
        ("<p>told<svg></svg>parliament</p>", ["told parliament"]),
        ("<p>told<picture><source><img></picture>parliament</p>", ["told parliament"]),
        ("<p>told<a href='/a'><img></a><b>parliament</b></p>", ["told parliament"]),
        ("<p>told <img> parliament</p>", ["told parliament"]),
        ("<p>told parliament<img>, he said</p>", ["told parliament, he said"]),
        ("<p>told parliament<svg></svg>.</p>", ["told parliament."]),
        ("<p>to<img alt='💙'>ld<img alt=':)'>!</p>", ["told!"]),  # an emoji
        ("<p>told<img alt='A boat.'>parliament</p>", ["told parliament"]),
        ("<p>央行<img>表示GDP</p>", ["央行表示GDP"]),
        ("<p>배가<img>왔다</p>", ["배가 왔다"]),
        ("<div>One<button>Share</button>two</div>", ["One", "Share", "two"]),
        ("<p>soft\u00adhyphen and\u200bzero</p>", ["softhyphen andzero"]),
        ("<p>  white \n space\u00a0here </p>", ["white space here"]),
        ("<p>東<ruby>京<rt>きょう</rt></ruby>都</p>", ["東京都"]),
        ("<p>a<!-- note -->b</p>", ["ab"]),
        ("<p>Vitamin <x-note>(5)</x-note> helps.</p>", ["Vitamin (5) helps."]),  # a custom element inside a sentence
        ("<x-card>One</x-card><x-card>Two</x-card>", ["One", "Two"]),
        ("<p>Also <math><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math>.</p>", ["Also E=mc^2."]),
        ("<p>Die Formel lautet <math>E=mc²</math> und gilt</p>", ["Die Formel lautet E=mc² und gilt"]),
        ("<p>a <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math></p>", ["a 1/2"]),
        ("<p>a <math><mfrac><mn>1</mn><mrow><mn>2</mn><mo>+</mo><mi>x</mi></mrow></mfrac></math></p>", ["a 1/(2+x)"]),
        ("<p>a <math><msqrt><mn>9</mn></msqrt></math></p>", ["a √9"]),
        ("<p>a <math><mi>x</mi><annotation>\\x</annotation></math></p>", ["a x"]),
        ("<p>a <span class='katex-mathml'><math><mi>x</mi></math></span><span>x</span></p>", ["a x"]),
        ("<p> </p><div></div>", []),
    ],
)
def test_text_between_block_tags_and_breaks_is_a_block(body: str, texts: list[str]) -> None:
    assert [block.text for block in blocks_of(body)] == texts


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p><span class='place'>Vĩnh Long</span>Sau 32 năm</p>", "Vĩnh Long Sau 32 năm"),
        ("<p><span>3 days ago</span><span>Duration 1:57</span></p>", "3 days ago Duration 1:57"),
        ("<p><span class='place'>Vĩnh Long</span> Sau 32 năm</p>", "Vĩnh Long Sau 32 năm"),
        ("<p><b>You</b>Tube</p>", "YouTube"),  # one word, without a class
        ("<p><span class='mark'>You</span>Tube</p>", "YouTube"),
        ("<p><span class='drop'>T</span>he ferry</p>", "The ferry"),
        ("<p><span class='drop'>Th</span>e ferry</p>", "The ferry"),
        (
            "<p><span class='place'>NEW YORK</span>The ferry</p>",
            "NEW YORKThe ferry",
        ),  # nothing tells a name in capitals
        ("<p>On <span class='x'>You</span>Tube</p>", "On YouTube"),
    ],
)
def test_a_place_in_front_of_a_sentence_is_parted_from_it(body: str, text: str) -> None:
    assert [block.text for block in blocks_of(body)] == [text]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<pre><code>a = 1\n\nb = 2</code></pre>", ["a = 1", "b = 2"]),
        ("<pre class='brush: js'>a = 1\nb = 2</pre>", ["a = 1", "b = 2"]),
        ("<div class='highlight'><pre><span>a</span> = 1\nb = 2</pre></div>", ["a = 1", "b = 2"]),
        ("<pre>The ferry will run\nevery hour.</pre>", ["The ferry will run every hour."]),  # a letter
        ("<pre><code>a</code></pre><p>The ferry\nruns.</p>", ["a", "The ferry runs."]),
        ("<p><code>a\nb</code></p>", ["a b"]),
    ],
)
def test_each_line_of_a_program_is_a_block(body: str, texts: list[str]) -> None:
    assert [block.text for block in blocks_of(body)] == texts


def test_of_a_very_long_program_the_first_lines_are_blocks() -> None:
    assert len(blocks_of(f"<pre><code>{chr(10).join(map(str, range(3_000)))}</code></pre>")) == 1_001


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        (["|2023|2024", "Rice|1|2"], ["| 2023 | 2024", "Rice | 1 | 2"]),
        (["Rice|1|", "Salt|1|2"], ["Rice | 1 |", "Salt | 1 | 2"]),
        (["Rice||2", "Salt|1|2"], ["Rice | | 2", "Salt | 1 | 2"]),
        (["|2023|2024", "|1|2"], ["2023 | 2024", "1 | 2"]),  # an outer column without any text is layout
        (["Rice|1|", "Salt|1|"], ["Rice | 1", "Salt | 1"]),
        (["|Rice|1|", "||2|", "|||"], ["Rice | 1", "| 2"]),
        (["Of the year", "|2023", "Rice|1"], ["Of the year", "| 2023", "Rice | 1"]),
        (["|", "|"], []),
    ],
)
@pytest.mark.parametrize("table", ["<table>{}</table>", "<table><tbody>{}</tbody></table>", "{}"])
def test_an_empty_cell_keeps_its_separator_where_its_column_has_text(
    table: str, rows: list[str], texts: list[str]
) -> None:
    written = "".join(f"<tr><td>{row.replace('|', '</td><td>')}</td></tr>" for row in rows)
    assert [block.text for block in blocks_of(table.format(written))] == texts


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("img_desc", ["Dermaga pulau", "Kapal itu tiba."]),
        ("photo-caption", ["Dermaga pulau", "Kapal itu tiba."]),
        ("capital", ["Dermaga pulau Kapal itu tiba."]),
        ("description", ["Dermaga pulau Kapal itu tiba."]),
    ],
)
def test_a_caption_in_inline_markup_is_a_block_of_its_own(name: str, texts: list[str]) -> None:
    found = blocks_of(f"<div><img src='a.jpg'><em class='{name}'>Dermaga pulau</em> Kapal itu tiba.</div>")
    assert [block.text for block in found] == texts


@pytest.mark.parametrize(
    ("table", "texts"),
    [
        ("<tr><td><p>Rice</p></td><td><p>1</p></td></tr><tr><td>Salt</td><td>2</td></tr>", ["Rice | 1", "Salt | 2"]),
        ("<tr><td><p>Rice</p></td><td><p>1</p></td></tr>", ["Rice", "1"]),  # one row may be layout
        ("<tr><td><div>Rice</div></td><td>1</td></tr><tr><td>Salt</td><td>2</td></tr>", ["Rice", "1", "Salt | 2"]),
        ("<tr><td><div>a</div></td><td>1</td></tr>" * 3, ["a | 1"] * 3),
        ("<tr><td><p>a</p><p>b</p></td><td>1</td></tr><tr><td>c</td><td>2</td></tr>", ["a", "b", "1", "c | 2"]),
        (
            f"<tr><td><p>{'a ' * 41}</p></td><td>1</td></tr><tr><td>c</td><td>2</td></tr>",
            ["a " * 40 + "a", "1", "c | 2"],
        ),
    ],
)
def test_the_text_of_a_cell_may_stand_in_one_wrapper(table: str, texts: list[str]) -> None:
    assert [block.text for block in blocks_of(f"<table>{table}</table>")] == texts


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>The ferry <span class='caption'>Anna</span> leaves at ten.</p>", ["The ferry Anna leaves at ten."]),
        ("<p><span class='caption'>Anna</span> leaves at ten.</p>", ["Anna leaves at ten."]),  # below no picture
        ("<p><img><a href='/x'><span class='caption'>Anna</span></a> leaves.</p>", ["Anna leaves."]),
        ("<table><tr><td><img><i class='caption'>Boat</i></td><td>1</td></tr></table>", ["Boat | 1"]),
    ],
)
def test_a_class_for_captions_tears_no_sentence_and_no_row(body: str, texts: list[str]) -> None:
    assert [block.text for block in blocks_of(body)] == texts


def test_the_margins_of_a_table_are_its_own() -> None:
    table = "<table><tr><td></td><td>{}</td></tr><tr><td>{}</td><td>1</td></tr></table>"
    texts = [block.text for block in blocks_of(table.format("2023", "Rice") + table.format("2024", ""))]
    assert texts == ["| 2023", "Rice | 1", "2024", "1"]


def test_a_link_knows_its_place_in_the_text() -> None:
    (block,) = blocks_of("<p>Lihat <a href='/a-b'> dua  kata </a>, lalu pulang.</p>")
    (link,) = block.links
    assert (link.url, block.text[link.start : link.end]) == ("/a-b", "dua kata")


def test_a_link_around_blocks_is_the_link_of_each() -> None:
    blocks = blocks_of("<a href='/x'><h3>Title</h3><p>Summary.</p></a><p>Free.</p>")
    assert [block.link_length for block in blocks] == [5, 8, 0]


def test_one_link_with_markup_inside_is_one_link() -> None:
    (block,) = blocks_of("<p><a href='/x'>a <b>b</b> c</a></p>")
    assert [link.text for link in block.links] == ["a b c"]
    assert block.bold_length == 1


def test_runs_parted_by_a_line_break_are_marked() -> None:
    assert [b.after_break for b in blocks_of("<p>a<br>b</p><p>c</p>")] == [False, True, False]


def test_ancestors_lead_from_the_block_to_the_root() -> None:
    (block,) = blocks_of("<div><section><p>x</p></section></div>")
    assert [node.tag for node in block.node.ancestors()] == ["p", "section", "div", "body", "html"]


def test_deep_nesting_is_read_without_recursion() -> None:
    blocks = blocks_of("<div>" * 1500 + "deep")
    assert [block.text for block in blocks] == ["deep"]


def test_marks_of_deep_nodes_are_read_without_recursion(page_of: Callable[[str], Page]) -> None:
    page = page_of("<aside>" + "<div>" * 1500 + "deep")
    assert page.marks.inherited(page.blocks[0].node)


@pytest.mark.parametrize(
    ("body", "tag"),
    [
        ("<h2><div><div>Kapal</div></div></h2>", "h2"),
        (f"<h2><div>{'Kapal berlayar. ' * 20}</div></h2>", "div"),
        ("<section><div>Kapal</div></section>", "div"),
        ("<h2><center>Kapal</center></h2>", "h2"),
        ("<h2><header><x-title>Kapal</x-title></header></h2>", "h2"),
        ("<h2><ul><li>Kapal</li></ul></h2>", "li"),
        ("<h2><div><div><div><div>Kapal</div></div></div></div></h2>", "div"),
    ],
)
def test_the_wrapper_of_a_headings_text_is_the_heading(body: str, tag: str) -> None:
    assert [block.node.tag for block in blocks_of(body)] == [tag]
