import pytest

from newscrawl.cleaning.pagination.address import is_whole, read_address, same_article

STORY = "https://news.example/politics/ministers-agree-on-the-budget"


def numbers(url: str, own: str) -> set[int]:
    return {
        r.number
        for r in read_address(url)
        if r.number is not None and any(same_article(r, o) for o in read_address(own))
    }


@pytest.mark.parametrize(
    ("url", "own", "number"),
    [
        (f"{STORY}?page=2", STORY, 2),
        (f"{STORY}?halaman=3", STORY, 3),
        (f"{STORY}?page=0,1", STORY, 1),
        (f"{STORY}?page=0%2C%2C1", STORY, 1),
        (f"{STORY}?pagewanted=2&hp", f"{STORY}?hp", 2),
        (f"{STORY}?seite=2&utm_source=x", STORY, 2),
        (f"{STORY}/2", STORY, 2),
        (f"{STORY}/2/", f"{STORY}/", 2),
        (f"{STORY}/page/2", STORY, 2),
        (f"{STORY}/page-2", STORY, 2),
        (f"{STORY}/seite-2", STORY, 2),
        (f"{STORY}-p2.html", f"{STORY}.html", 2),
        (f"{STORY}_2.html", f"{STORY}.html", 2),
        (f"{STORY},2.html", f"{STORY}.html", 2),
        (f"{STORY}.2.html", f"{STORY}.html", 2),
        (f"{STORY}2.htm", f"{STORY}.htm", 2),
        (f"{STORY}?page=3", f"{STORY}?page=2", 3),
        ("http://www.news.example/politics/ministers-agree-on-the-budget?page=2", STORY, 2),
    ],
)
def test_a_page_number_is_read_beside_the_articles_own_address(url: str, own: str, number: int) -> None:
    assert number in numbers(url, own)


@pytest.mark.parametrize(
    ("url", "own"),
    [
        (STORY, STORY),
        ("https://news.example/politics/another-story-of-the-day?page=2", STORY),
        ("https://other.example/politics/ministers-agree-on-the-budget?page=2", STORY),
        (f"{STORY}?page=335614", STORY),  # an id, not a page
        (f"{STORY}?item=2", STORY),
        ("https://news.example/view.php?id=7&page=2", "https://news.example/view.php?id=8"),
        ("https://news.example/view.php?page=2", "https://news.example/view.php?id=8"),
        ("https://news.example/archive/2018/6", "https://news.example/archive/2018"),
        ("https://news.example/local/532602.html", "https://news.example/local/532601.html"),
    ],
)
def test_another_address_is_no_page_of_the_article(url: str, own: str) -> None:
    assert not numbers(url, own)


@pytest.mark.parametrize(
    "url",
    [f"{STORY}?page=all", f"{STORY}?single=1", f"{STORY}?single_page=true", f"{STORY}/view-all", f"{STORY}/all/",
     f"{STORY}/pagenum/all/", f"{STORY}?pagewanted=all", f"{STORY}.single"],
)  # fmt: skip
def test_a_show_all_address_is_the_whole_article(url: str) -> None:
    assert is_whole(url, read_address(STORY))


@pytest.mark.parametrize(
    "url",
    [STORY, f"{STORY}?page=2", f"{STORY}?show=comments", f"{STORY}/print", f"{STORY}?single=0",
     "https://news.example/all", "https://news.example/politics/another-story/all", "http://[broken"],
)  # fmt: skip
def test_another_address_is_not_the_whole_article(url: str) -> None:
    assert not is_whole(url, read_address(STORY))


@pytest.mark.parametrize("url", ["http://[broken", "https://news.example/", ""])
def test_an_address_without_a_page_has_no_number(url: str) -> None:
    assert all(reading.number is None for reading in read_address(url))
