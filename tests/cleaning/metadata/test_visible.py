import pytest

from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.metadata import Metadata, read_metadata

TEXT = "<p>The ferry will sail twice in the evening from next spring.</p>"
TITLE = "<h1>Ferry sails on</h1>"


def read(body: str, head: str = "", url: str | None = None) -> Metadata:
    document = read_document(f"<html><head>{head}</head><body>{body}</body></html>", url)
    assert document is not None
    return read_metadata(document)


BYLINES = [
    ('<h4 class="author-name"><a href="/author/ana/">Ana Lima</a></h4>', ["Ana Lima"]),
    (
        '<div class="article-byline"><h4 class="author-name">Ana Lima</h4><time>27 sep 2026</time> 5 min</div>',
        ["Ana Lima"],
    ),
    ('<div class="info">de <a href="/autor/ana-lima">Ana Lima</a> | 1.204</div>', ["Ana Lima"]),
    ('<p><a href="/author/ana">Ana Lima</a>, <a href="/author/bo">Bo Ek</a></p>', ["Ana Lima", "Bo Ek"]),
    ("<p><b>Autor:</b> <i>Ana Lima</i></p>", ["Ana Lima"]),
    (
        '<div class="elementor-widget"><ul><li class="info__item--type-author">Ana Lima</li></ul></div>',
        ["Ana Lima"],
    ),
    ('<div class="widget"><ul><li class="info__item--type-author">Ana Lima</li></ul></div>', []),
    ('<div class="elementor-widget-posts"><ul><li class="post-author">Ana Lima</li></ul></div>', []),
    ('<div class="author-box"><h4>Ana Lima</h4><p>Writes on boats.</p></div>', []),
    ('<a href="/topics/ana-lima">Ana Lima</a>', []),
    ('<a href="/author/">Our authors</a>', []),
]


@pytest.mark.parametrize(("line", "expected"), BYLINES)
def test_a_line_below_the_headline_names_the_author(line: str, expected: list[str]) -> None:
    assert list(read(TITLE + line + TEXT).authors) == expected


def test_a_link_to_an_author_far_below_the_headline_is_of_another_story() -> None:
    assert read(TITLE + 20 * TEXT + '<p><a href="/author/ana">Ana Lima</a></p>').authors == ()


CARDS = [("Written by", ("Ana Lima",)), ("Reading time", ())]


@pytest.mark.parametrize(("label", "expected"), CARDS)
def test_a_card_names_the_author_behind_its_label(label: str, expected: tuple[str, ...]) -> None:
    head = f'<meta name="twitter:label1" content="{label}"><meta name="twitter:data1" content="Ana Lima">'
    assert read(TITLE + TEXT, head).authors == expected


DATED = [
    ("<div>de <a>Ana</a> | 2 octombrie 2026 | 1.204 views</div>", "2026-10-02"),
    ('<div class="info"><span>11.10.2026, 14:48</span></div>', "2026-10-11T14:48"),
    ("<p>The ferry sailed first on 2 October 2026, and the island danced.</p>", None),
    ("<p>Ana Lima | 7 comments</p>", None),
]


@pytest.mark.parametrize(("line", "expected"), DATED)
def test_a_line_below_the_headline_tells_the_date(line: str, expected: str | None) -> None:
    assert read(TITLE + line + TEXT).date_published == expected


DAY = '<meta property="article:published_time" content="2026-10-11">'
HOURS = [
    ("<i>11.10.2026, 14:48</i>", "2026-10-11T14:48"),
    ("<i>12.10.2026, 14:48</i>", "2026-10-11"),
    ("<i>11.10.2026</i>", "2026-10-11"),
]


@pytest.mark.parametrize(("line", "expected"), HOURS)
def test_a_line_below_the_headline_adds_the_hour_to_its_day(line: str, expected: str) -> None:
    assert read(TITLE + line + TEXT, DAY).date_published == expected


def test_a_line_below_the_headline_does_not_change_an_hour() -> None:
    head = '<meta property="article:published_time" content="2026-10-11T09:00">'
    assert read(TITLE + "<i>11.10.2026, 14:48</i>" + TEXT, head).date_published == "2026-10-11T09:00"


def test_a_line_below_the_headline_adds_the_hour_to_the_day_of_the_address() -> None:
    url = "https://www.planet.example/2026/10/23/rain"
    assert read(TITLE + "<i>2026-10-23 08:32</i>" + TEXT, url=url).date_published == "2026-10-23T08:32"
