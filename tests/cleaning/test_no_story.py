"""On pages that are no story what trafilatura takes for the text counts."""

import re

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.cleaning.decision import Decision
from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.metadata import read_metadata
from newscrawl.cleaning.no_story import lacks_much
from newscrawl.cleaning.page import Page

URL = "https://harbour.example/shop/rope-20"
PRODUCT = '<script type="application/ld+json">{"@type": "Product", "name": "Rope"}</script>'
STORY = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Rope"}</script>'
DATED = '<meta property="article:published_time" content="2026-11-03T10:00:00Z">'
DAY = '<meta property="article:published_time" content="2026-11-03">'
SIGNED = '<meta name="author" content="Ann Miller">'
OPEN_GRAPH = '<meta property="og:type" content="article">'
ABOUT = (
    "<p>This rope is laid by hand in the loft above the harbour office, by two people who have done nothing else.</p>"
    "<p>It holds its shape in salt water for eleven years, and it can be spliced by anybody who has seen it once.</p>"
)
OFFER = "".join(
    f"<div class='row'><div class='name'>Length {n}</div><div class='value'>a coil of {n}0 metres, tarred</div></div>"
    for n in range(3, 19)
)


def page(head: str, text: str = ABOUT) -> str:
    return (
        f"<html><head><title>Rope</title>{head}</head><body><main><article><h1>Rope</h1><div class='text'>{text}"
        f"</div><div class='specs'>{OFFER}</div></article></main></body></html>"
    )


@pytest.mark.parametrize(
    ("head", "is_kept"),
    [
        (PRODUCT, True),
        ("", True),
        (OPEN_GRAPH, True),
        (STORY, False),
        (OPEN_GRAPH + DATED, False),
        (OPEN_GRAPH + SIGNED, False),
    ],
)
def test_what_the_weights_remove_stays_on_a_page_that_is_no_story(head: str, is_kept: bool) -> None:
    article = clean_page(page(head), URL).article
    assert article is not None
    assert ("a coil of 50 metres, tarred" in article.text) is is_kept
    assert (article.quality["confidence"] <= 0.5) is is_kept


def test_the_reason_is_named() -> None:
    blocks = clean_page(page(PRODUCT), URL, blocks=True).blocks
    assert next(block.rule for block in blocks if "50 metres" in block.text) == "second_voice"


LETTERS = "<p>Length</p><p>Weight, dry</p><p>Strands and twist</p>"


def is_lacking(html: str, url: str, *, is_part: bool = True) -> bool:
    """Whether much lacks where all of a page is kept or, of a part, its paragraphs."""
    document = read_document(html, url)
    assert document is not None
    found = Page(document, read_metadata(document))
    decided = [
        Decision(index=block.index, keep=block.node.tag == "p" or not is_part, kind="paragraph", rule="", probability=1)
        for block in found.blocks
    ]
    return lacks_much(found, find_region(found), decided)


EIGHT = "".join(
    ABOUT.replace("harbour office", place).replace(", by two people who have done nothing else", "")
    for place in ("mill", "bakery", "inn", "school")
)
FIVE = "".join(
    f"<p>{' '.join(re.findall('>(.*?)<', ABOUT.replace('harbour office', place)))}</p>"
    for place in ("mill", "bakery", "school", "church", "inn")
)
PARAGRAPHS = "".join(ABOUT.replace("harbour office", place) for place in ("mill", "bakery", "school", "church", "inn"))


@pytest.mark.parametrize(
    ("head", "text", "is_part", "lacks"),
    [
        ("", PARAGRAPHS, True, True),
        (DAY, PARAGRAPHS, True, False),  # many paragraphs, dated: a story
        (DAY, ABOUT, True, True),
        (DAY, EIGHT, True, True),  # too short
        (DAY, FIVE, True, True),  # too few
        (DATED + PRODUCT, PARAGRAPHS, True, True),  # its data name something else
        (DATED, ABOUT, True, False),  # nothing but paragraphs, with the hour: a report
        (DATED, ABOUT + LETTERS, True, True),  # more than paragraphs: an answer
        ("", PARAGRAPHS, False, False),  # all is kept
        (STORY, PARAGRAPHS, True, False),
    ],
)
def test_much_is_lacking_where_less_is_kept_than_is_told(head: str, text: str, is_part: bool, lacks: bool) -> None:
    assert is_lacking(page(head, text + OFFER), URL, is_part=is_part) is lacks


CHINESE = "".join(
    f"<p>岛上的渡轮从星期一起每小时开一班，港口办公室第{n}次说，船员们都很高兴，孩子们可以准时上学，老人可以去看病。</p>"
    for n in range(1, 9)
)


@pytest.mark.parametrize(
    ("head", "url", "text", "lacks"),
    [
        ("", "https://harbour.example/news/rope-maker-opens-her-loft", ABOUT, False),  # a story's address
        ("", "https://harbour.example/news/rope", ABOUT, True),
        (DAY, "https://harbour.example/news/rope", CHINESE, False),  # fewer signs say as much
        (DAY, "https://harbour.example/news/rope", CHINESE[: len(CHINESE) // 2], True),
    ],
)
def test_an_address_or_a_long_text_in_chinese_tells_a_story(head: str, url: str, text: str, lacks: bool) -> None:
    assert is_lacking(page(head, text + OFFER), url) is lacks
