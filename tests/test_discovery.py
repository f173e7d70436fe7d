import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.demo.server import SITE
from newscrawl.discovery import (
    Entry,
    feed_links,
    looks_like_article,
    looks_like_section,
    page_links,
    read_listing,
)

URL = "https://a.example/sitemap.xml"


def broken_after(root: str) -> st.SearchStrategy[bytes]:
    """Anything behind the root element of a sitemap or a feed."""
    return st.binary(max_size=200).map(lambda rest: root.encode() + b"<url><loc>" + rest)


def test_a_sitemap_index_names_its_sitemaps_with_their_dates() -> None:
    listing = read_listing((SITE / "sitemap.xml").read_bytes(), URL)
    sitemap = "https://kabarpesisir.example/sitemap-news.xml"
    assert (listing.kind, listing.entries) == ("index", (Entry(url=sitemap, date="2026-11-21"),))


def test_a_news_sitemap_gives_publication_dates() -> None:
    listing = read_listing((SITE / "sitemap-news.xml").read_bytes(), URL)
    assert listing.kind == "sitemap"
    assert listing.entries[0].date == "2026-11-20T08:15:00+08:00"


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
    ("date_tag", "link"),
    [
        ("<pubDate>Fri, 20 Nov 2026 08:15:00 +0800</pubDate>", "<link>/satu</link>"),
        ("<pubDate>Fri, 20 Nov 2026 00:15:00 GMT</pubDate>", "<link>https://a.example/satu</link>"),
    ],
)
def test_a_feed_gives_absolute_links_and_dates_in_utc(date_tag: str, link: str) -> None:
    xml = f"<rss version='2.0'><channel><item>{link}{date_tag}</item></channel></rss>"
    (entry,) = read_listing(xml.encode(), URL).entries
    assert entry == Entry(url="https://a.example/satu", date="2026-11-20T00:15:00Z")


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
    assert page_links(html, "https://www.a.example/") == ["https://www.a.example/a"]


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
