import pytest

from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.metadata import read_metadata
from newscrawl.cleaning.metadata.headlines import lines_below

URL = "https://www.islandnote.example/2026/10/ferry"
TEXT = "<p>The ferry will sail twice in the evening from next spring.</p>"
STORY = "Ferry sails in the evening"
SITE = "Harbour News"
OG = f'<meta property="og:title" content="{STORY}">'
SITE_NAME = f'<meta property="og:site_name" content="{SITE}">'
PUBLISHER = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "Harbour News"}}</script>'
)


def title_of(page_title: str, body: str, head: str = "") -> str | None:
    page = f"<html><head><title>{page_title}</title>{head}</head><body>{body}{TEXT}</body></html>"
    document = read_document(page, URL)
    assert document is not None
    return read_metadata(document).title


@pytest.mark.parametrize("page_title", [f"{SITE}: {STORY}", f"{STORY} - {SITE}", STORY])
@pytest.mark.parametrize("head", ["", OG, OG + SITE_NAME])
@pytest.mark.parametrize("tag", ["h2", "h3", "h4"])
def test_a_heading_that_leads_to_the_front_page_is_no_title(page_title: str, head: str, tag: str) -> None:
    body = f'<h1><a href="/">{SITE}</a></h1><{tag}>{STORY}</{tag}>'
    assert title_of(page_title, body, head) == STORY


FRONT_PAGES = ["/", "/en/", "/index.html", "https://www.islandnote.example", "https://islandnote.example/?"]


@pytest.mark.parametrize("address", FRONT_PAGES)
def test_the_front_page_has_several_addresses(address: str) -> None:
    assert title_of(f"{STORY} - {SITE}", f'<h1><a href="{address}">{SITE}</a></h1><h3>{STORY}</h3>') == STORY


@pytest.mark.parametrize("address", [URL, "/2026/10/ferry", "https://ferry.example/", "/?p=7", "http://[", "#"])
def test_a_heading_that_leads_elsewhere_may_be_the_title(address: str) -> None:
    assert title_of(f"{STORY} - {SITE}", f'<h1><a href="{address}">{STORY}</a></h1><h3>{SITE}</h3>') == STORY


def test_a_heading_of_which_a_part_leads_to_the_front_page_may_be_the_title() -> None:
    assert title_of("", '<h1><a href="/">Harbour</a> ferry sails</h1>') == "Harbour ferry sails"


@pytest.mark.parametrize("head", [SITE_NAME, PUBLISHER])
def test_a_heading_with_the_name_of_the_site_is_no_title(head: str) -> None:
    assert title_of(STORY, f"<h1>{SITE}</h1><h1>{STORY} on</h1>", head) == f"{STORY} on"


def test_a_story_that_a_page_calls_the_name_of_its_site_stays_the_title() -> None:
    named = f'<meta property="og:site_name" content="{STORY}">'
    assert title_of(STORY, f"<h1>{STORY}</h1>", named) == STORY


MASTHEADS = [
    # <title>, <h1>, lower heading, og:title, the title
    (f"{STORY} - {SITE}", SITE, STORY, "", STORY),
    (f"{STORY} | {SITE}", SITE, "", OG, STORY),
    (f"{SITE}: {STORY}", SITE, "", OG, STORY),
    ("Ferry – how an island lives", "Ferry", "how an island lives", "", "Ferry"),
    (f"{STORY} - {SITE}", STORY, SITE, "", STORY),
    (f"{STORY} photo {SITE}", SITE, "", OG, STORY),
    (f"{STORY} | {SITE} Online", SITE, "", OG, STORY),
    (f"{STORY} photo World: {SITE}", f"World: {SITE}", "", OG, STORY),
    (f"{STORY} photo Ferry", "Ferry", "", OG, "Ferry"),
    (f"{STORY} | {SITE} on strike", SITE, "", OG, SITE),
    (f"{STORY} | {SITE} Online", f"{STORY}, says {SITE}", "", OG, f"{STORY}, says {SITE}"),
    (f"{STORY}: the end of the boat | {SITE}", "The end of the boat", "", OG, "The end of the boat"),
    (f"{SITE} - {STORY}", STORY, SITE, "", STORY),
    (f"{SITE} - {STORY}", STORY, "", f'<meta property="og:title" content="{SITE}">', STORY),
]


@pytest.mark.parametrize(("page_title", "h1", "h2", "head", "expected"), MASTHEADS)
def test_a_heading_is_the_site_where_the_longer_rest_of_a_title_is_a_title(
    page_title: str, h1: str, h2: str, head: str, expected: str
) -> None:
    assert title_of(page_title, f"<h1>{h1}</h1><h2>{h2}</h2>", head) == expected


BARE = [
    (f"{SITE} - {STORY}", f"<h3>{STORY}</h3>", STORY),
    (f"{SITE}: {STORY}", f"<h2>{STORY}</h2>", STORY),
    (f"{STORY} &lt; Local &lt; {SITE}", f"<h3>{STORY}</h3>", STORY),
    (f"{STORY}_{SITE}", f"<font><b>{STORY}</b></font>", STORY),
    ("岛上的渡轮改了时刻表-海岛新闻", "<div>岛上的渡轮改了时刻表</div>", "岛上的渡轮改了时刻表"),
    ("海岛-岛上的渡轮改了时刻表", "<div>岛上的渡轮改了时刻表</div>", "岛上的渡轮改了时刻表"),
    ("Ferry | islandnote.example", "<h1>Menu</h1><p>islandnote.example</p>", "Ferry"),
    (f"{SITE}: {STORY}", f'<a href="/other">{STORY}</a>', f"{SITE}: {STORY}"),
    ("Rain - and what it stops", "<h4>Rain</h4>", "Rain - and what it stops"),
    ("Rain-water for all", "<h4>water for all</h4>", "Rain-water for all"),
    (f"{SITE}: {STORY}", "<h3>Ferry sails</h3>", f"{SITE}: {STORY}"),
]


@pytest.mark.parametrize(("page_title", "body", "expected"), BARE)
def test_a_line_of_the_page_tells_the_title_from_the_name_of_the_site(
    page_title: str, body: str, expected: str
) -> None:
    assert title_of(page_title, body) == expected


def test_a_line_tells_the_title_in_opengraph_too() -> None:
    social = f'<meta property="og:title" content="{STORY} - {SITE}">'
    assert title_of(f"{STORY} &lt; Local - {SITE}", f"<h3>{STORY}</h3>", social) == STORY


LINES = [
    (f"<h1>{STORY}</h1><p>by Ana</p><p>today</p>", ("by Ana", "today")),
    ("<h1>Ferry <i>sails</i> in the evening</h1><p>by Ana</p>", ("sails", "in the evening", "by Ana")),
    (f"<i>{STORY}</i><i>Menu</i><h1>{STORY}</h1><p>by Ana</p>", ("by Ana",)),
    (f"<script>x</script><b>{STORY}</b><script>y</script> by Ana ", ("by Ana",)),
    ("<h1>Another story</h1><p>by Ana</p>", ()),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), LINES)
def test_the_lines_below_the_headline_are_found(body: str, expected: tuple[str, ...]) -> None:
    document = read_document(f"<html><body>{body}</body></html>")
    assert document is not None
    assert lines_below(document, STORY) == expected


def test_without_a_headline_no_line_is_below_it() -> None:
    document = read_document("<html><body><p>Ana</p></body></html>")
    assert document is not None
    assert lines_below(document, None) == ()
