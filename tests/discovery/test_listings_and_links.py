import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.demo.server import SITE
from newscrawl.discovery.links import (
    article_links,
    feed_links,
    is_amp,
    looks_like_article,
    looks_like_section,
    page_links,
    plain_address,
)
from newscrawl.discovery.listings import Entry, read_listing

URL = "https://a.example/sitemap.xml"


def broken_after(root: str) -> st.SearchStrategy[bytes]:
    """Anything behind the root element of a sitemap or a feed."""
    return st.binary(max_size=200).map(lambda rest: root.encode() + b"<url><loc>" + rest)


def test_a_sitemap_index_names_its_sitemaps_with_their_dates() -> None:
    listing = read_listing((SITE / "sitemap.xml").read_bytes(), URL)
    sitemap = "https://kabarpesisir.example/sitemap-news.xml"
    assert (listing.kind, listing.entries) == ("index", (Entry(url=sitemap, modified="2026-11-21", listing=URL),))


def test_a_news_sitemap_gives_publication_dates() -> None:
    listing = read_listing((SITE / "sitemap-news.xml").read_bytes(), URL)
    assert listing.kind == "sitemap"
    assert listing.entries[0].date == "2026-11-20T08:15:00+08:00"


def test_a_news_sitemap_gives_titles_and_those_of_images_are_no_titles() -> None:
    image = "<image:image><image:title>Foto</image:title></image:image>"
    date = "<news:publication_date>2026-11-20</news:publication_date>"
    news = f"<news:news>{date}<news:title>Satu  \n kota</news:title></news:news>"
    for inside, title in ((image + news, "Satu kota"), (image, None)):
        xml = f"<urlset xmlns:image='i' xmlns:news='n'><url><loc>https://a.example/1</loc>{inside}</url></urlset>"
        (entry,) = read_listing(xml.encode(), URL).entries
        assert (entry.title, entry.listing) == (title, URL)


@pytest.mark.parametrize(
    ("name", "lastmod", "date"),
    [
        ("sitemap-2026-10.xml", "", "2026-10"),
        ("sitemap-2026-10.xml", "<lastmod>2026-11-20</lastmod>", "2026-11-20"),
        ("sitemap/20261003.xml", "", "2026-10-03"),
        ("post-sitemap12.xml", "", None),
        ("sitemap.xml?id=120261099", "", None),
    ],
)
def test_a_sitemap_without_a_date_has_that_of_its_name(name: str, lastmod: str, date: str | None) -> None:
    xml = f"<sitemapindex><sitemap><loc>https://a.example/{name}</loc>{lastmod}</sitemap></sitemapindex>"
    assert read_listing(xml.encode(), URL).entries[0].date == date


def test_a_packed_sitemap_is_unpacked() -> None:
    packed = gzip.compress((SITE / "sitemap-news.xml").read_bytes())
    assert len(read_listing(packed, URL).entries) == 7


def test_a_truncated_packed_sitemap_does_not_raise() -> None:
    packed = gzip.compress((SITE / "sitemap-news.xml").read_bytes())
    assert read_listing(packed[:60], URL).kind in {"sitemap", "unknown"}


def test_an_image_in_a_sitemap_is_not_the_page() -> None:
    xml = (
        b'<urlset xmlns:image="i"><url><loc>https://a.example/1</loc>'
        b"<image:image><image:loc>https://a.example/1.jpg</image:loc></image:image></url></urlset>"
    )
    assert [entry.url for entry in read_listing(xml, URL).entries] == ["https://a.example/1"]


@pytest.mark.parametrize(
    ("date_tag", "link", "date"),
    [
        ("Fri, 20 Nov 2026 08:15:00 +0800", "/satu", "2026-11-20T08:15:00+08:00"),
        ("Fri, 20 Nov 2026 00:15:00 GMT", "https://a.example/satu", "2026-11-20T00:15:00+00:00"),
        ("2026-11-20T00:15:00Z", "/satu", "2026-11-20T00:15:00Z"),
        ("November 20, 2026", "/satu", None),
    ],
)
def test_a_feed_gives_absolute_links_and_dates_in_its_own_offset(date_tag: str, link: str, date: str | None) -> None:
    item = f"<item><title>Satu</title><link>{link}</link><pubDate>{date_tag}</pubDate></item>"
    (entry,) = read_listing(f"<rss version='2.0'><channel>{item}</channel></rss>".encode(), URL).entries
    assert entry == Entry(url="https://a.example/satu", title="Satu", published=date, listing=URL)


def test_an_atom_feed_is_read() -> None:
    xml = (
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='https://a.example/satu'/>"
        b"<updated>2026-11-20T00:15:00Z</updated></entry></feed>"
    )
    assert read_listing(xml, URL).entries[0].url == "https://a.example/satu"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<!DOCTYPE html><html><body>404</body></html>", "html"),
        (b"", "unknown"),
        (b"\x00\x01\x02", "unknown"),
        (b"\x1f\x8b broken", "unknown"),
        (b"<urlset><url><loc>", "sitemap"),
    ],
)
def test_what_is_no_listing_is_told_apart_and_never_raises(body: bytes, kind: str) -> None:
    assert read_listing(body, URL).kind == kind


def test_only_feeds_are_taken_from_a_page_head() -> None:
    html = (
        '<link rel="alternate" hreflang="en" href="/en"><link rel="alternate" '
        'type="application/atom+xml" href="atom.xml"><link rel="alternate" '
        'type="application/atom+xml" href="/atom.xml">'
    )
    assert feed_links(html, "https://a.example/") == ["https://a.example/atom.xml"]


def test_page_links_stay_on_the_host_and_leave_files_out() -> None:
    html = (
        '<a href="/a#top">1</a><a href="/a">2</a><a href="https://b.example/c">3</a>'
        '<a href="/d.pdf">4</a><a href="mailto:x@a.example">5</a><a href="http://[x">6</a>'
    )
    assert page_links(html, "https://www.a.example/") == {"https://www.a.example/a": "1"}


def test_links_behind_a_stray_end_of_the_page_are_found() -> None:
    html = '<html><body><a href="/a">1</a></html><a href="/b">2</a></body></html>'
    assert list(page_links(html, "https://a.example/")) == ["https://a.example/a", "https://a.example/b"]


@pytest.mark.parametrize(
    ("url", "text", "taken"),
    [
        ("https://a.example/kota/jembatan-baru-dibuka-untuk-umum", "", True),
        ("https://a.example/r/7", "Jembatan baru dibuka untuk umum", True),
        ("https://a.example/r/7", "Kota dan desa", False),
        ("https://a.example/tag/jembatan-baru-dibuka-untuk", "Jembatan baru dibuka untuk umum", False),
        ("https://a.example/kereses/cimke/uj-hid-a-folyon-209267", "Új híd a folyón", False),
        ("https://a.example/arsip/page/98999", "Halaman dengan berita yang lama", False),
        ("https://a.example/kota/page/jembatan-baru-dibuka-untuk-umum", "", True),
        ("https://a.example/2026/11/20/", "Arsip untuk 20 November 2026", False),
    ],
)
def test_a_story_address_or_a_headline_makes_an_article_link(url: str, text: str, taken: bool) -> None:
    assert article_links({url: text}) == ([url] if taken else [])


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://a.example/kota/jembatan/amp/", "https://a.example/kota/jembatan/"),
        ("https://a.example/amp/kota/jembatan", "https://a.example/kota/jembatan"),
        ("https://a.example/kota/jembatan?amp", "https://a.example/kota/jembatan"),
        ("https://a.example/kota/jembatan?outputType=amp&x=1", "https://a.example/kota/jembatan?x=1"),
        ("https://amp.a.example/kota", "https://a.example/kota"),
    ],
)
def test_an_amp_address_stands_for_its_plain_page(url: str, plain: str) -> None:
    assert plain_address(url) == plain
    assert is_amp(url)


@pytest.mark.parametrize("url", ["https://a.example/amplop", "https://amp.example/kota", "https://a.example/x?damp=1"])
def test_an_address_that_only_resembles_one_stays(url: str) -> None:
    assert plain_address(url) == url


@pytest.mark.parametrize(
    ("url", "article", "section"),
    [
        ("https://a.example/kota/jembatan-baru-dibuka-untuk-umum", True, False),
        ("https://a.example/2026/11/20/jembatan", True, False),
        ("https://a.example/kota/d-1234567", True, False),
        ("https://a.example/kota", False, True),
        ("https://a.example/kota/bandung/", False, True),
        ("https://a.example/", False, False),
        ("https://a.example/cari?q=x", False, False),
    ],
)
def test_article_links_and_section_links_are_told_apart(url: str, article: bool, section: bool) -> None:
    assert (looks_like_article(url), looks_like_section(url)) == (article, section)


@given(st.binary(max_size=400) | st.sampled_from(["<urlset>", "<rss>", "<sitemapindex>"]).flatmap(broken_after))
def test_no_bytes_make_a_listing_raise(body: bytes) -> None:
    assert read_listing(body, URL).kind in {"sitemap", "index", "feed", "html", "unknown"}
