import pytest

from newscrawl.cleaning.pagination import find_next_page, find_whole_page

STORY = "https://news.example/politics/ministers-agree-on-the-budget"


def page(*links: str) -> str:
    return f"<html><body><h1>Ministers agree</h1><p>They met at noon.</p>{''.join(links)}</body></html>"


@pytest.mark.parametrize(
    ("own", "link", "found"),
    [
        ("", '<a href="?page=2">2</a>', "?page=2"),
        ("", '<a href="?page=2">Halaman selanjutnya</a>', "?page=2"),
        ("", f'<link rel="next" href="{STORY}/seite-2">', "/seite-2"),
        ("", f'<a class="next-page-link" href="{STORY}/2">→</a>', "/2"),
        ("", f'<li class="pager-next"><a href="{STORY}/2">→</a></li>', "/2"),
        ("", f'<a href="{STORY}-2">Next page</a>', "-2"),
        ("", '<a href="?page=1">next ›</a><a href="?page=1">2</a>', "?page=1"),  # counted from 0
        ("?page=2", '<a href="?page=1">1</a><a href="?page=3">3</a><a href="?page=4">4</a>', "?page=3"),
        ("?page=2", '<a href="?page=3#top">3</a>', "?page=3"),
        ("/", f'<a href="{STORY}/3/" class="next">Earlier</a><a href="{STORY}/1/">1</a>', "/3/"),  # numbers fall
        ("/2/", f'<a class="next" href="{STORY}/1/">Earlier</a><a class="prev" href="{STORY}/3/">3</a>', "/1/"),
        ("/", f'<a href="{STORY}/1/">1</a>', "/1/"),  # they fall, and there are two
    ],
)
def test_the_next_page_is_the_articles_own_address_with_another_number(own: str, link: str, found: str) -> None:
    assert find_next_page(page(link), STORY + own) == STORY + found


@pytest.mark.parametrize(
    ("own", "link"),
    [
        ("", ""),
        ("", '<a rel="next" href="/politics/another-story-of-the-day">Next story</a>'),
        ("", '<link rel="next" href="/politics/page/2">'),  # the section's list
        ("", '<link rel="next" href="https://other.example/politics/ministers-agree-on-the-budget?page=2">'),
        ("", '<a href="?page=2#comments">2</a>'),
        ("", '<div class="comments"><ul><li><a href="?page=2">2</a></li></ul></div>'),
        ("", f'<a href="{STORY}-2">Ministers agree again</a>'),  # another story of the same name
        ("", '<a href="?page=1">1</a>'),  # the page itself
        ("", '<a href="?page=335614">Older</a>'),
        ("", '<a href="javascript:next()">2</a>'),
        ("?page=2", '<a href="?page=1">1</a><a class="prev" href="?page=1">Previous</a>'),  # the last page
        ("/1/", f'<a class="prev" href="{STORY}/2/">Later</a><a href="{STORY}/2/">2</a>'),  # the last, numbers fall
        ("?page=all", '<a href="?page=2">2</a>'),
    ],
)
def test_other_links_are_no_next_page(own: str, link: str) -> None:
    assert find_next_page(page(link), STORY + own) is None


def test_the_canonical_address_counts_as_the_pages_own() -> None:
    html = page(f'<link rel="canonical" href="{STORY}">', f'<a href="{STORY}?page=2">2</a>')
    assert find_next_page(html, "https://news.example/share/k80poa") == f"{STORY}?page=2"


def test_the_encoding_is_passed_on() -> None:
    html = page('<a href="/news/бюджет-принят-в-чтении?page=2">2</a>').encode("cp1251")
    story = "https://news.example/news/бюджет-принят-в-чтении"
    assert find_next_page(html, story, encoding="cp1251") == f"{story}?page=2"


@pytest.mark.parametrize("html", ["", b"\x89PNG\r\n", "just words"])
def test_what_is_no_html_has_no_next_page(html: bytes | str) -> None:
    assert find_next_page(html, STORY) is None
    assert find_whole_page(html, STORY) is None


@pytest.mark.parametrize("own", ["", "?page=2"])
def test_the_show_all_link_is_found_from_any_page(own: str) -> None:
    html = page('<a href="?page=3">3</a>', '<a href="?page=all">Show all</a>')
    assert find_whole_page(html, STORY + own) == f"{STORY}?page=all"


@pytest.mark.parametrize("link", ['<a href="/all">All news</a>', '<a href="?page=2">2</a>', '<a href="?view=1">x</a>'])
def test_other_links_do_not_show_all(link: str) -> None:
    assert find_whole_page(page(link), STORY) is None


def test_the_show_all_page_itself_names_no_other() -> None:
    assert find_whole_page(page('<a href="?single=1">All</a>'), f"{STORY}?page=all") is None
