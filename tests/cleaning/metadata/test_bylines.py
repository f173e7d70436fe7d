import pytest

from tests.cleaning.metadata.pages import TEXT, TITLE, read

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
    ('<p class="autorenzeile">Von Ana Lima, Planet</p>', ["Ana Lima"]),
    ('<p class="writer">di <span>Ana Lima</span></p>', ["Ana Lima"]),
    ('<em class="head_journalist_name">한지수 기자</em>', ["한지수"]),
    ('<p class="author_mail"><b>Ana Lima</b></p>', ["Ana Lima"]),
    ('<p class="post-author">Ana Lima</p><p class="quote-author">Bo Ek:</p>', ["Ana Lima"]),
    ('<p class="quote-author">Bo Ek:</p>', []),
    ('<p class="author">durch Ana Lima</p>', ["Ana Lima"]),
    ('<p class="author">未知</p>', []),
    (
        '<p class="author">Ana Lima</p><div><a href="/author/ana" rel="author">SHOW ALL ARTICLES OF</a></div>',
        ["Ana Lima"],
    ),
    ('<p class="authority"><b>Ana Lima</b></p>', []),
    ('<div><a href="/staff/44/ana-lima/">Ana Lima</a><span>Planet</span></div>', ["Ana Lima"]),
    ('<footer><a href="/auteur/ana">Ana Lima</a></footer>', ["Ana Lima"]),
    ('<figure><a href="/author/ana">Ana Lima</a></figure>', []),
    ("<aside><address>by <a>Ana Lima</a></address></aside>", ["Ana Lima"]),
    ("<aside><address>Ana Lima Street</address></aside>", []),
    ("<footer><address>by <a>Ana Lima</a></address></footer>", []),
    ('<a href="/topics/ana-lima">Ana Lima</a>', []),
    ('<a href="/author/">Our authors</a>', []),
    ('<a href="/by/ana-lima">Ana Lima</a>', ["Ana Lima"]),
    ('<div class="author-2"><a href="#">More by Ana Lima</a></div>', []),
    ('<div class="author-2"><a href="#">View all posts by Ana Lima</a></div>', []),
    ('<p class="author">Toimetaja: <span>Ana Lima</span></p>', []),
    ('<a href="/user/lima/">Ána Lima</a>', ["Ána Lima"]),
    ('<a href="/users/ana-lima">Ana Lima</a>', ["Ana Lima"]),
    ('<a href="/user/bo/">Ana Lima</a>', []),
    ('<a href="/user/ana/">ana</a>', []),
    ('<a href="/user/login">Login Here</a>', []),
    ('<a href="/user/ana/stories">Ana Stories</a>', []),
    ('<div class="comments"><a href="/user/ana">Ana Lima</a></div>', []),
    ('<p>The mayor <a href="/user/ana">Ana Lima</a> sailed on the ferry.</p>', []),
    ('<div>Filed under <a href="/by/topic/island">Island News</a></div>', []),
]


@pytest.mark.parametrize(("line", "expected"), BYLINES)
def test_a_line_below_the_headline_names_the_author(line: str, expected: list[str]) -> None:
    assert list(read(TITLE + line + TEXT).authors) == expected


def test_a_link_to_an_author_far_below_the_headline_is_of_another_story() -> None:
    assert read(TITLE + 20 * TEXT + '<p><a href="/author/ana">Ana Lima</a></p>').authors == ()


IN_LINES = [
    ('<p>The mayor <a href="/profile/ana">Ana Lima</a> sailed on the ferry.</p>', []),
    (f'<p>The mayor <a href="/profile/ana">Ana Lima</a> sailed {30 * "and sailed "}</p>', []),
    ('<p>“We sail,” said <a href="/profile/ana">Ana Lima</a>, “and sail.”</p>', []),
    ('<p>By <a href="/profile/ana">Ana Lima</a>.</p>', ["Ana Lima"]),
    ('<p><a href="/profile/ana">Ana Lima</a>, Ph.D.</p>', ["Ana Lima"]),
    ('<div><a href="/profile/ana">Ana Lima</a><br>The ferry sailed.</div>', ["Ana Lima"]),
    ('<div><a href="/profile/ana">Ana Lima</a><p>The ferry sailed.</p></div>', ["Ana Lima"]),
]


@pytest.mark.parametrize(("line", "expected"), IN_LINES)
def test_a_link_in_a_sentence_is_to_somebody_whom_it_tells_of(line: str, expected: list[str]) -> None:
    assert list(read(TITLE + line + TEXT).authors) == expected


ADDRESSES = [
    ("https://council.example/staff/ana-lima", []),
    ("https://people.planet.example/staff/ana-lima", ["Ana Lima"]),
    ("/staff/ana-lima", ["Ana Lima"]),
    ("http://[/staff/ana-lima", ["Ana Lima"]),
]


@pytest.mark.parametrize(("address", "expected"), ADDRESSES)
def test_authors_have_their_pages_on_the_site(address: str, expected: list[str]) -> None:
    line = f'<div><a href="{address}">Ana Lima</a></div>'

    assert list(read(TITLE + line + TEXT, url="https://www.planet.example/ferry").authors) == expected


WRITER = '<p class="writer">Ana Lima</p>'
LONG = "<p>The ferry will sail twice in the evening from next spring, and on Sundays.</p>"
WRITERS = [
    (WRITER + 4 * LONG, ["Ana Lima"]),
    (LONG + WRITER + 4 * LONG, ["Ana Lima"]),
    (4 * LONG + WRITER + "<p>Source: Planet</p>", ["Ana Lima"]),
    (2 * LONG + WRITER + 2 * LONG, []),
    (2 * LONG + f"<blockquote>{WRITER}</blockquote>" + 2 * LONG, []),
]


@pytest.mark.parametrize(("body", "expected"), WRITERS)
def test_a_writer_amid_the_text_is_one_whom_it_quotes(body: str, expected: list[str]) -> None:
    assert list(read(TITLE + body).authors) == expected


SAID = [
    ("<p>Por Ana Lima, p1 Sul</p><p>11/12/2026 08h04</p>", ["Ana Lima"]),
    ("<p>Von <a>Ana Lima</a> und Bo Ek</p><i>Zuerst am</i> <i>06/01/2026</i>", ["Ana Lima", "Bo Ek"]),
    ("<p>Por Ana Lima, p1 Sul</p>", []),
    ("<p>By the end of spring</p><p>11/12/2026</p>", []),
    ("<p>By Ana Lima the ferry is loved.</p><p>11/12/2026</p>", []),
    ("<figure><figcaption>By Ana Lima</figcaption></figure><p>11/12/2026</p>", []),
    ("<div><a>National</a> | <b>Written by Ana Lima</b> <p>It rains.</p></div>", ["Ana Lima"]),
]


@pytest.mark.parametrize(("lines", "expected"), SAID)
def test_a_short_line_beside_the_time_begins_with_by(lines: str, expected: list[str]) -> None:
    assert list(read(TITLE + lines + TEXT).authors) == expected


ACCOUNT = '<span rel="sioc:has_creator"><span class="username">Ana Lima</span></span>'
CREATED = [
    (f"<article><footer class='submitted'>Monday — {ACCOUNT}</footer>{{}}</article>", ["Ana Lima"]),
    (f"<article>{{}}</article><aside><article>{ACCOUNT}</article></aside>", []),
    (f"<article>{{}}<div class='comments'><article>{ACCOUNT}</article></div></article>", []),
    (f"<p class='author'>Bo Ek</p><article>{ACCOUNT}{{}}</article>", ["Bo Ek"]),
]


@pytest.mark.parametrize(("body", "expected"), CREATED)
def test_an_account_that_created_the_article_is_the_authors_where_nothing_says_more(
    body: str, expected: list[str]
) -> None:
    assert list(read(TITLE + body.format(TEXT)).authors) == expected


RELATED = [
    ('<p>Von <a rel="author">Ana Lima</a>, <b>Bo Ek</b> und <b>Cy Dow</b></p>', ["Ana Lima", "Bo Ek", "Cy Dow"]),
    ('<p>Von <a rel="author">Ana Lima</a>, Volontärin (Sport)</p>', ["Ana Lima"]),
    (f'<div><a rel="author">Ana Lima</a>{5 * TEXT}</div>', ["Ana Lima"]),
    ('<figure><address>Von <a rel="author">Ana Lima</a></address></figure>', ["Ana Lima"]),
    ('<figure>Von <a rel="author">Ana Lima</a></figure>', []),
]


@pytest.mark.parametrize(("line", "expected"), RELATED)
def test_a_link_to_the_author_is_read_with_what_stands_beside_it(line: str, expected: list[str]) -> None:
    assert list(read(TITLE + line + TEXT).authors) == expected


AROUND = [
    (f'<div class="sidebar-1">{TITLE}<p class="author">Ana Lima</p>{TEXT}</div>', ["Ana Lima"]),
    (f'{TITLE}{TEXT}<div class="sidebar-1"><p class="author">Ana Lima</p></div>', []),
    (f'<div class="widget">{TITLE}<div class="comments"><p class="author">Ana Lima</p></div></div>', []),
]


@pytest.mark.parametrize(("body", "expected"), AROUND)
def test_what_the_headline_stands_in_holds_the_article(body: str, expected: list[str]) -> None:
    assert list(read(body).authors) == expected


HEADS = [
    ('<meta property="og:title" content="Evening boats">', ["Ana Lima"]),
    ("", ["Ana Lima"]),
]


@pytest.mark.parametrize(("head", "expected"), HEADS)
def test_the_only_heading_stands_above_the_byline_whatever_the_data_call_it(head: str, expected: list[str]) -> None:
    assert list(read(TITLE + '<a href="/author/ana">Ana Lima</a>' + TEXT, head).authors) == expected


SITE = '<meta property="og:site_name" content="Planet"><meta name="author" content="{}">'
RECORDS = [
    (SITE.format("Planet"), '<p class="byline">By Ana Lima, Planet</p>', ["Ana Lima"]),
    (SITE.format("Planet | Portal"), '<p class="byline">By Ana Lima</p>', ["Ana Lima"]),
    (SITE.format("Planet | Field"), "", ["Field"]),
    (SITE.format("Planet"), "<p>〔記者王小明／高雄報導〕昨日大雨。</p>", ["王小明"]),
    (SITE.format("Planet"), "", ["Planet"]),
    (SITE.format("Online Desk"), '<p class="byline">By Ana Lima and Bo Ek</p>', ["Ana Lima", "Bo Ek"]),
    (SITE.format("Online Desk"), '<p class="byline">By Planet News</p>', ["Online Desk"]),
    (SITE.format("Online Desk"), '<p class="byline">ana</p>', ["Online Desk"]),
    (SITE.format("Online Desk"), "<p>The mayor Ana Lima sailed.</p>", ["Online Desk"]),
    (SITE.format("Online Desk"), "", ["Online Desk"]),
    (SITE.format("Planet"), "<b>МОСКВА, 3 мар — Анна Лис.</b> Идёт дождь.", ["Анна Лис"]),
    (SITE.format("Planet"), "<p>船が出る。【林美玲】</p>", ["Planet"]),
    (SITE.format("Bo Ek"), '<p class="byline">By Ana Lima</p>', ["Bo Ek"]),
]


@pytest.mark.parametrize(("head", "line", "expected"), RECORDS)
def test_a_site_that_signs_gives_way_to_a_visible_byline(head: str, line: str, expected: list[str]) -> None:
    assert list(read(TITLE + line + TEXT, head).authors) == expected


STORY = '<article class="photo-story"><div class="photo-story__head">{}{}</div>{}</article>'
LINK = '<a class="c-author" href="/author/ana">Ana Lima</a>'
NAMED = [
    (STORY.format(TITLE, f'<div class="photo-story__meta">{LINK}</div>', TEXT), ["Ana Lima"]),
    (STORY.format(TITLE, f'<div class="photo-story__credit-photo">{LINK}</div>', TEXT), []),
    (f'{TITLE}{TEXT}<div class="photo-story__meta">{LINK}</div>', []),
]


@pytest.mark.parametrize(("body", "expected"), NAMED)
def test_a_photo_story_has_an_author_too(body: str, expected: list[str]) -> None:
    assert list(read(body).authors) == expected
