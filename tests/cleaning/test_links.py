import pytest

from newscrawl.cleaning.links import is_same_site, looks_like_article, read_target, slug_overlap
from newscrawl.cleaning.records import Link

BASE = "https://www.kabar.example/berita/satu"


def link(url: str, text: str = "Harga beras naik di tiga kota") -> Link:
    return Link(text=text, url=url, start=0, end=len(text))


@pytest.mark.parametrize(
    ("text", "path", "overlap"),
    [
        ("Harga Beras Naik di Tiga Kota", "/ekonomi/harga-beras-naik-di-tiga-kota-123", 1.0),
        ("Übung macht Meister", "/sport/uebung-macht-meister", 2 / 3),
        ("Harga beras naik", "/tag/gempa", 0.0),
        ("Kata Menteri", "/berita/kata-menteri", 0.0),  # two words stand in any address
        ("Petani padi panen", "/a/petani_padi_panen.html", 1.0),
        ("दिल्ली में भारी बारिश", "/a/दिल्ली-में-भारी-बारिश", 1.0),
        ("दिल्ली में भारी बारिश", "/a/दिल्ला-मा-भार-बारूश", 0.0),
    ],
)
def test_slug_overlap_is_the_share_of_words_in_the_address(text: str, path: str, overlap: float) -> None:
    assert slug_overlap(text, path) == pytest.approx(overlap)


@pytest.mark.parametrize(
    ("path", "article"),
    [
        ("/ekonomi/harga-beras-naik-di-tiga-kota", True),
        ("/read/20261103/7654321", True),
        ("/tag/harga-beras-naik-tajam", False),
        ("/author/ani-budi-citra-dewi", False),
        ("/about-us", False),
        ("/", False),
    ],
)
def test_story_addresses_have_a_slug_or_a_long_number(path: str, article: bool) -> None:
    assert looks_like_article(path) is article


@pytest.mark.parametrize(
    ("own", "path", "sibling"),
    [
        ("/n/3d7k", "/n/3d4c", True),
        ("/n/3d7k", "/foto/3d4c", False),
        ("/n/3d7k", "/n/tentang", False),
        ("/n/3d7k", "/n/3d7k", False),  # the page itself
        ("/n/3d7k", "/3d4c", False),
        ("/3d7k", "/3d4c", False),  # anything may stand there
        ("/tag/b2", "/tag/b7", False),
        ("/2026/11/03/kapal", "/2026/11/29/dermaga", True),
        ("/2026/11/03/kapal", "/2026/11/dermaga", False),
        ("/2026/11/03/kapal", "/2026/11/29/surat.pdf", False),
        ("/2026/11/03/kapal", "/berita/11/29/dermaga", False),
        ("/n/3d7k", "/n/cop30", False),  # of another length
        ("/berita/kapal", "/berita/dermaga", False),  # or a section
    ],
)
def test_an_address_that_is_built_as_the_page_s_own_is_its_sibling(own: str, path: str, sibling: bool) -> None:
    target = read_target(link(path), f"https://kabar.example{own}")
    assert target is not None
    assert target.sibling is sibling


@pytest.mark.parametrize(
    ("url", "same_site"),
    [
        ("/berita/dua", True),
        ("https://ekonomi.kabar.example/dua", True),
        ("https://lain.example/dua", False),
        ("https://kabar.example/dua", True),
    ],
)
def test_same_site_means_the_same_registrable_domain(url: str, same_site: bool) -> None:
    target = read_target(link(url), BASE)
    assert target is not None
    assert target.same_site is same_site


@pytest.mark.parametrize(
    ("host", "base", "same"),
    [
        ("kabar.example", BASE, True),
        ("kabar.example", None, False),
        ("kabar.example", "http://[", False),
        ("\u2100", BASE, False),
        ("\u2100", None, False),
        ("[", "http://[", False),
    ],
)
def test_no_host_is_of_the_same_site_as_what_is_no_address(host: str, base: str | None, same: bool) -> None:
    assert is_same_site(host, base) is same


@pytest.mark.parametrize("url", ["#top", "javascript:void(0)", "mailto:a@kabar.example", "", "http://["])
def test_what_leads_to_no_page_has_no_target(url: str) -> None:
    assert read_target(link(url), BASE) is None


@pytest.mark.parametrize(
    ("base", "url", "own"),
    [
        ("https://a.example/news/boat-comes-in", "/news/boat-comes-in?page=2", True),
        ("https://a.example/news/boat-comes-in", "/news/boat-comes-in/part-two", True),
        ("https://a.example/news/boat-comes-in/", "https://a.example/news/boat-comes-in", True),
        ("https://a.example/news/boat-comes-in", "/news/boat-comes-in-again", False),
        ("https://a.example/", "/news/boat-comes-in", False),
        (None, "/news/boat-comes-in", False),
    ],
)
def test_the_page_and_what_is_below_its_address_are_its_own(base: str | None, url: str, own: bool) -> None:
    target = read_target(Link(text="Boat comes in", url=url, start=0, end=13), base)
    assert target is not None
    assert target.own is own
