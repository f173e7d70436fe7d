import pytest

from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.metadata import Metadata, read_metadata

URL = "https://www.planet.example/news/2024/04/28/rain"


def metadata(head: str, body: str = "<p>It rains.</p>", lang: str = "en") -> Metadata:
    page = f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'
    document = read_document(page, URL)
    assert document is not None
    return read_metadata(document)


FULL = """
<title>Rain stops play | Planet</title>
<link rel="canonical" href="/news/2024/04/28/rain?utm_source=feed">
<meta property="og:site_name" content="Planet"><meta property="og:type" content="article">
<meta property="article:published_time" content="2024-04-28T10:00:00+07:00">
<meta property="article:tag" content="rain"><meta property="article:tag" content="cricket">
<meta property="og:image" content="/img/rain.jpg">
<script type="application/ld+json">
{"@type": "NewsArticle", "headline": "Rain stops play", "datePublished": "2024-04-28",
 "dateModified": "2024-04-28T12:30:00+07:00", "author": {"name": "Ana Lima"},
 "articleSection": "Sport", "description": "No play today.", "isAccessibleForFree": true}
</script>"""


def test_all_sources_together_give_the_article() -> None:
    found = metadata(FULL)
    assert found == Metadata(
        title="Rain stops play",
        authors=("Ana Lima",),
        date_published="2024-04-28T10:00:00+07:00",
        date_modified="2024-04-28T12:30:00+07:00",
        section="Sport",
        tags=("rain", "cricket"),
        language="en",
        site_name="Planet",
        canonical_url="https://www.planet.example/news/2024/04/28/rain",
        image_url="https://www.planet.example/img/rain.jpg",
        description="No play today.",
        is_free=True,
        types=("NewsArticle", "article"),
    )


def test_microdata_speaks_where_json_ld_is_silent() -> None:
    body = """<article itemscope itemtype="https://schema.org/NewsArticle">
    <h1 itemprop="headline">Rain stops play</h1>
    <span itemprop="author" itemscope><b itemprop="name">Ana Lima</b></span>
    <time itemprop="datePublished" datetime="2024-04-28T10:00+07:00">today</time>
    <div itemscope itemtype="https://schema.org/Comment"><i itemprop="author">Troll</i></div>
    </article>"""
    found = metadata("", body)
    assert (found.title, found.authors) == ("Rain stops play", ("Ana Lima",))
    assert found.date_published == "2024-04-28T10:00+07:00"


MARKED = [
    ('<div itemprop="author"><i itemprop="name">Ana Lima</i><p>Ana Lima writes on boats.</p></div>', ("Ana Lima",)),
    ('<div itemprop="author">Ana Lima</div>', ("Ana Lima",)),
    ('<div itemprop="about"><i itemprop="name">Ana Lima</i></div>', ()),
]


@pytest.mark.parametrize(("body", "expected"), MARKED)
def test_a_name_marked_in_the_author_is_the_authors(body: str, expected: tuple[str, ...]) -> None:
    assert metadata("", f"<h1>Rain</h1>{body}").authors == expected


@pytest.mark.parametrize(("name", "expected"), [("content_author", ("Ana Lima",)), ("content_editor", ())])
def test_an_editor_in_the_data_is_no_author(name: str, expected: tuple[str, ...]) -> None:
    assert metadata(f'<meta name="{name}" content="Ana Lima">', "<h1>Rain</h1>").authors == expected


def test_the_visible_byline_and_time_are_the_last_of_the_page() -> None:
    body = """<h1>Hujan deras</h1><div class="byline">Oleh Budi Santoso</div>
    <span class="date">Minggu, 28 April 2024 10:15 WIB</span><p>Teks.</p>
    <div class="comments"><span class="author">Orang Lain</span><time>1 Mei 2024</time></div>"""
    found = metadata("", body, lang="id")
    assert found.authors == ("Budi Santoso",)
    assert found.date_published == "2024-04-28T10:15+07:00"


def test_a_commenter_is_not_the_author() -> None:
    body = '<h1>Rain</h1><div class="comments"><p class="author">Some Body</p></div>'
    assert metadata("", body).authors == ()


def test_a_person_who_signs_comes_before_a_desk_in_the_byline() -> None:
    text = 4 * "<p>The ferry will sail twice tonight, and once more on Friday, as the harbour office says.</p>"
    body = f'<h1>Rain</h1><p class="author">Online Desk</p>{text}<p align="right"><b>Ana Lima</b></p>'
    assert metadata('<meta name="author" content="Online Desk">', body).authors == ("Ana Lima",)


def test_the_day_in_the_address_is_better_than_none() -> None:
    assert metadata("", "<h1>Rain</h1>").date_published == "2024-04-28"


def test_a_script_corrects_a_wrong_language_mark() -> None:
    assert metadata("<title>대통령이 오늘 말했다</title>", lang="en").language == "ko"


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "渔民说没有人问过他们", "zh"),
        ("en", "", "zh"),
        ("en", "The fishermen said that nobody had asked them, and that they will wait.", "en"),  # its title is quoted
        ("ja", "渔民说没有人问过他们", "ja"),
    ],
)
def test_a_page_in_chinese_characters_is_in_chinese_whatever_its_mark(lang: str, text: str, expected: str) -> None:
    page = f"<html lang='{lang}'><head><title>岛上的渡轮改了时刻表</title></head><body><p>{text}</p></body></html>"
    document = read_document(page, URL)
    assert document is not None
    assert read_metadata(document).language == expected


def test_the_body_may_be_marked_with_the_language() -> None:
    document = read_document('<html><body lang="ru"><p>x</p></body></html>', None)
    assert document is not None
    assert read_metadata(document).language == "ru"


def test_a_page_without_anything_gives_nothing() -> None:
    document = read_document("<p>x</p>", None)
    assert document is not None
    assert read_metadata(document) == Metadata()
