import pytest

from newscrawl.cleaning import clean_page
from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.metadata import read_metadata
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.verdict import read_verdict

STORY = "https://news.example/politics/ministers-agree-on-the-budget-1234567"
PROSE = "".join(
    f"<p>The council met for the {n}th time this week, and again it went home, tired, without any result at all.</p>"
    for n in range(4, 14)
)
SHORT = PROSE[: len(PROSE) // 2]
LINKS = (
    "<nav>"
    + "".join(
        f'<p><a href="/sport/cup-final-number-{n}-ends-in-a-draw">Cup final number {n} ends in a draw</a></p>'
        for n in range(40)
    )
    + "</nav>"
)
CARDS = "".join(
    f'<div class="card"><h2><a href="/sport/cup-final-number-{n}-ends-in-a-draw">Cup final number {n} ends in a draw'
    f"</a></h2><p>Both teams had their chances on Saturday, but neither scored in match {n} of the season.</p></div>"
    for n in range(10)
)


def verdict(body: str, url: str = STORY, head: str = "") -> tuple[str, str]:
    document = read_document(f"<html><head>{head}</head><body><main>{body}</main></body></html>", url)
    assert document is not None
    page = Page(document, read_metadata(document))
    region = find_region(page)
    text = "\n".join(page.blocks[i].text for i in region.candidates if region.prose[i] > 0)
    return read_verdict(page, region, text)


TEASED = "".join(
    f"<p>The council met for the {n}th time this week, and again it went home, tired, without any result.</p>"
    f'<p><a href="/sport/cup-final-number-{n}-ends-in-a-draw">Cup final number {n} ends in a draw</a></p>'
    for n in range(4, 8)
)
IS_ARTICLE = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ministers agree"}</script>'


@pytest.mark.parametrize(
    ("body", "url", "head"),
    [
        (PROSE, STORY, ""),
        (PROSE, "https://news.example/k80poa", ""),  # an address that says nothing
        (PROSE, "https://news.example/view.php?id=145903", '<meta property="og:type" content="website">'),
        (PROSE + CARDS, STORY, '<meta property="og:type" content="article">'),
        (SHORT + LINKS, "https://news.example/?p=959", ""),
        (PROSE, "https://news.example/tv/", ""),
        (SHORT, "https://news.example/?u=8c1b&id=f20a9", ""),
        (SHORT, "https://museum.example/collection/search/448721", ""),
        (SHORT + LINKS, "https://news.example/2011/09/11/gefallt-mir/", ""),
        (SHORT + LINKS, "", ""),  # its paragraphs are together, and no address says more
        (TEASED, "", IS_ARTICLE),  # headlines between all paragraphs, and no address
        (PROSE, "https://news.example/2011/09/11", ""),
        (PROSE, f"{STORY}/page/2", '<meta property="og:type" content="article">'),
        ("<p>Two people were hurt when a tram left the rails in the old town, police said on Monday.</p>", STORY, ""),
    ],
)
def test_a_page_with_a_story_is_an_article(body: str, url: str, head: str) -> None:
    assert verdict(body, url, head)[0] == "article"


@pytest.mark.parametrize(
    ("body", "url", "head"),
    [
        (CARDS, "https://news.example/", ""),
        (CARDS, "https://news.example/sport/", '<meta property="og:type" content="website">'),
        (CARDS, "https://news.example/tag/football/", ""),
        (PROSE, "https://news.example/en/", '<meta property="og:locale" content="en_GB">'),
        (SHORT + LINKS, "https://news.example/local/", ""),
        (SHORT + LINKS, "https://news.example/2011/09/index.html", ""),
        (SHORT + LINKS, "https://news.example/local/?cat=959", ""),
        (SHORT + LINKS, "https://news.example/?p=95", ""),  # a page of a list
        (SHORT + LINKS, "https://news.example/2026/11/sports-news/", ""),
        (PROSE, "https://news.example/author/nora-lind/articles/", ""),
        (LINKS + CARDS, "", ""),
        (TEASED, "", '<meta property="og:type" content="article">'),
        (CARDS, "https://news.example/sport/page/3", ""),
        (CARDS, "https://news.example/?s=cup", ""),
        (CARDS, "https://news.example/sport/", '<meta property="og:type" content="article">'),
        (CARDS, "https://news.example/sport/",
         '<script type="application/ld+json">{"@type": "CollectionPage", "name": "Sport"}</script>'),
    ],
)  # fmt: skip
def test_a_page_of_headlines_is_an_index(body: str, url: str, head: str) -> None:
    found, reason = verdict(body, url, head)
    assert found == "index"
    assert reason.startswith("this page lists articles: ")


def test_a_page_without_a_body_is_empty() -> None:
    assert verdict("<h1>Oops</h1>")[0] == "empty"


NOT_FREE = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'


def test_a_stub_that_is_not_free_is_a_paywall() -> None:
    assert verdict("<h1>Budget</h1><p>Subscribe to read on.</p>", STORY, NOT_FREE)[0] == "paywall"


def test_what_a_paywall_leaves_visible_is_an_article() -> None:
    assert verdict(PROSE, STORY, NOT_FREE)[0] == "article"


def test_a_short_free_page_is_no_paywall() -> None:
    assert verdict("<h1>Budget</h1>", STORY)[0] == "empty"


NOTICE = "<p>Subscribe to continue reading this article.</p>"
CUT_SHORT = [
    (PROSE + NOTICE, NOT_FREE, True),
    (NOTICE + PROSE, NOT_FREE, False),
    (PROSE, NOT_FREE, False),
    (PROSE + NOTICE, "", False),
]


@pytest.mark.parametrize(("body", "head", "expected"), CUT_SHORT)
def test_what_is_not_free_and_ends_at_a_notice_for_subscribers_is_cut_short(
    body: str, head: str, expected: bool
) -> None:
    result = clean_page(f"<html><head>{head}</head><body><article>{body}</article></body></html>", STORY)
    assert result.cut_short is expected
