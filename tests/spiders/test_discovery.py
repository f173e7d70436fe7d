"""Discovery through the spider, on sites that are served under their own names (newscrawl.evaluation.loopback)."""

import gzip
from pathlib import Path

from newscrawl.evaluation.loopback import Answer, SavedWeb, loopback_settings, saved_web
from newscrawl.sites import Site
from newscrawl.spiders.site import SiteSpider
from tests.conftest import PAGE, Crawl, lines

SITE = "https://kabar.example"
HOME = Answer(body=b"<html><body><p>Kabar</p></body></html>")


def story() -> Answer:
    """The demo's page without its canonical address, so that each address is an article."""
    html = PAGE.read_text(encoding="utf-8")
    for name in ('rel="canonical"', 'property="og:url"', '"mainEntityOfPage"', "article:published_time"):
        html = html.replace(name, "data-none")
    return Answer(body=html.replace("application/ld+json", "text/plain").encode(), content_type="text/html")


def xml(*parts: str, root: str = "urlset") -> Answer:
    return Answer(body=f"<{root}>{''.join(parts)}</{root}>".encode(), content_type="application/xml")


def url(path: str, inside: str = "") -> str:
    return f"<url><loc>{SITE}{path}</loc>{inside}</url>"


def sitemap(path: str, inside: str = "") -> str:
    return f"<sitemap><loc>{SITE}{path}</loc>{inside}</sitemap>"


def robots(*paths: str) -> Answer:
    return Answer(body="".join(f"Sitemap: {SITE}{path}\n" for path in paths).encode(), content_type="text/plain")


def stored(folder: Path) -> list[str]:
    return sorted(row["url"].removeprefix(SITE) for row in lines(folder / "articles.jsonl"))


def asked(web: SavedWeb) -> list[str]:
    return [url.removeprefix(SITE) for url in web.requested]


def test_what_a_news_sitemap_says_is_kept_and_fills_what_the_page_leaves_out(crawl: Crawl, tmp_path: Path) -> None:
    date = "2026-11-20T08:15:00+08:00"
    news = f"<news><publication_date>{date}</publication_date><title>Jembatan Lolak</title></news>"
    answers = {
        f"{SITE}/": HOME,
        f"{SITE}/robots.txt": robots("/news.xml.gz"),
        f"{SITE}/news.xml.gz": Answer(body=gzip.compress(xml(url("/a/satu-dua-tiga-empat", news)).body)),
        f"{SITE}/a/satu-dua-tiga-empat": story(),
    }
    with saved_web(answers) as web:
        crawl(SiteSpider, loopback_settings(web), url=f"{SITE}/")
    (article,) = lines(tmp_path / "articles.jsonl")
    assert article["date_published"] == date
    assert article["quality"]["listed"] == {
        "listing": f"{SITE}/news.xml.gz",
        "title": "Jembatan Lolak",
        "date_published": date,
    }


def test_an_index_is_followed_the_news_first_and_pruned_by_date_and_kind(crawl: Crawl) -> None:
    index = [
        sitemap("/post-2026-10.xml"),
        sitemap("/post-2025.xml", "<lastmod>2025-12-31</lastmod>"),
        sitemap("/category-sitemap.xml"),
        sitemap("/inner.xml"),
        sitemap("/news.xml"),
    ]
    answers = {
        f"{SITE}/": HOME,
        f"{SITE}/robots.txt": robots("/index.xml"),
        f"{SITE}/index.xml": xml(*index, root="sitemapindex"),
        f"{SITE}/inner.xml": xml(sitemap("/index.xml"), sitemap("/post.xml"), root="sitemapindex"),
        f"{SITE}/news.xml": xml(url("/a/satu-dua-tiga-empat")),
        f"{SITE}/post.xml": xml(
            url("/a/lima-enam-tujuh-delapan", "<lastmod>2026-11-20</lastmod>"),
            url("/a/tua-sekali-dan-lama", "<lastmod>2026-11</lastmod>"),
            url("/a/tua-sekali-dan-usang", "<lastmod>2026-09-30</lastmod>"),
            url("/tag/satu-dua-tiga-empat"),
            url("/"),
        ),
    }
    answers |= {f"{SITE}{path}": story() for path in ("/a/satu-dua-tiga-empat", "/a/lima-enam-tujuh-delapan")}
    with saved_web(answers) as web:
        crawl(SiteSpider, loopback_settings(web), url=f"{SITE}/", since="2026-11-01")
    listings = [path for path in asked(web) if path.endswith(".xml")]
    assert listings == ["/index.xml", "/news.xml", "/inner.xml", "/post.xml"]
    assert "/a/tua-sekali-dan-usang" not in asked(web)
    assert "/a/tua-sekali-dan-lama" in asked(web)  # of a month that the day is in
    assert "/tag/satu-dua-tiga-empat" not in asked(web)


def test_the_usual_place_is_tried_where_robots_txt_names_no_sitemap(crawl: Crawl, tmp_path: Path) -> None:
    answers = {
        f"{SITE}/": HOME,
        f"{SITE}/sitemap.xml": xml(url("/a/satu-dua-tiga-empat")),
        f"{SITE}/a/satu-dua-tiga-empat": story(),
    }
    with saved_web(answers) as web:
        crawl(SiteSpider, loopback_settings(web), url=f"{SITE}/")
    assert stored(tmp_path) == ["/a/satu-dua-tiga-empat"]
    assert lines(tmp_path / "rejects.jsonl") == []


def test_an_announced_feed_is_read_and_links_to_other_sites_are_left_alone(crawl: Crawl, tmp_path: Path) -> None:
    items = [
        f"<item><title>Satu</title><link>{SITE}/a/satu-dua-tiga-empat</link></item>",
        "<item><title>Dua</title><link>https://other.example/a/satu-dua-tiga-empat</link></item>",
    ]
    head = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    answers = {
        f"{SITE}/": Answer(body=f"<html><head>{head}</head><body>x</body></html>".encode()),
        f"{SITE}/feed": xml("<channel>", *items, "</channel>", root="rss"),
        f"{SITE}/a/satu-dua-tiga-empat": story(),
    }
    with saved_web(answers) as web:
        crawler = crawl(SiteSpider, loopback_settings(web), url=f"{SITE}/")
    assert stored(tmp_path) == ["/a/satu-dua-tiga-empat"]
    assert not [url for url in web.requested if "other.example" in url]
    assert crawler.stats.get_value("newscrawl/sites/kabar.example/entries_of_other_sites") == 1


def test_an_amp_version_is_fetched_only_where_its_page_is_not_listed(crawl: Crawl, tmp_path: Path) -> None:
    answers = {
        f"{SITE}/": HOME,
        f"{SITE}/robots.txt": robots("/s.xml"),
        f"{SITE}/s.xml": xml(
            url("/a/satu-dua-tiga-empat/amp"), url("/a/satu-dua-tiga-empat"), url("/a/lima-enam-tujuh-delapan?amp=1")
        ),
        f"{SITE}/a/satu-dua-tiga-empat": story(),
        f"{SITE}/a/lima-enam-tujuh-delapan?amp=1": story(),
    }
    with saved_web(answers) as web:
        crawl(SiteSpider, loopback_settings(web), url=f"{SITE}/")
    assert stored(tmp_path) == ["/a/lima-enam-tujuh-delapan?amp=1", "/a/satu-dua-tiga-empat"]
    assert f"{SITE}/a/satu-dua-tiga-empat/amp" not in web.requested


def test_two_addresses_with_one_canonical_address_are_one_article(crawl: Crawl, tmp_path: Path) -> None:
    page = Answer(body=PAGE.read_bytes())
    answers = {
        f"{SITE}/": HOME,
        f"{SITE}/robots.txt": robots("/s.xml"),
        f"{SITE}/s.xml": xml(url("/a/satu-dua-tiga-empat"), url("/b/satu-dua-tiga-empat")),
        f"{SITE}/a/satu-dua-tiga-empat": page,
        f"{SITE}/b/satu-dua-tiga-empat": page,
    }
    with saved_web(answers) as web:
        crawl(SiteSpider, loopback_settings(web), url=f"{SITE}/")
    assert len(stored(tmp_path)) == 1
    assert [row["reason"] for row in lines(tmp_path / "rejects.jsonl")] == ["duplicate"]


def test_a_page_that_lists_articles_is_kept_out_by_the_verdict(crawl: Crawl, tmp_path: Path) -> None:
    cards = "".join(
        f'<div><h2><a href="/a/judul-panjang-nomor-{n}">Judul panjang nomor {n}</a></h2><p>Ringkasan singkat.</p></div>'
        for n in range(20)
    )
    answers = {
        f"{SITE}/": HOME,
        f"{SITE}/robots.txt": robots("/s.xml"),
        f"{SITE}/s.xml": xml(url("/a/satu-dua-tiga-empat"), url("/kota")),
        f"{SITE}/a/satu-dua-tiga-empat": story(),
        f"{SITE}/kota": Answer(body=f"<html><body>{cards}</body></html>".encode()),
    }
    with saved_web(answers) as web:
        crawl(SiteSpider, loopback_settings(web), url=f"{SITE}/")
    assert stored(tmp_path) == ["/a/satu-dua-tiga-empat"]
    assert [row["reason"] for row in lines(tmp_path / "rejects.jsonl")] == ["index"]


def test_several_sites_are_crawled_in_turn_each_by_its_own_rules(crawl: Crawl, tmp_path: Path) -> None:
    names = ("satu", "dua")
    hosts = {name: f"https://{name}.example" for name in names}
    answers: dict[str, Answer] = {}
    for host in hosts.values():
        paths = [f"/a/berita-panjang-nomor-{n}" for n in range(4)] + ["/video/berita-panjang-nomor-9"]
        answers |= {f"{host}{path}": story() for path in paths}
        answers[f"{host}/"] = xml(*(f"<url><loc>{host}{path}</loc></url>" for path in paths))
    sites = [
        Site(name="satu", seeds=(f"{hosts['satu']}/",), exclude=("/video/",)),
        Site(name="dua", seeds=(f"{hosts['dua']}/",), limit=2),
    ]
    with saved_web(answers) as web:
        crawler = crawl(SiteSpider, {**loopback_settings(web), "CONCURRENT_REQUESTS": 1}, sites=sites)
    found = [row["domain"] for row in lines(tmp_path / "articles.jsonl")]
    assert (found.count("satu.example"), found.count("dua.example")) == (4, 2)
    assert crawler.stats.get_value("newscrawl/sites/dua/asked") == 2
    assert "dua.example" in found[:4]  # not after the other site


def test_a_site_s_since_holds_for_what_the_page_says_too(crawl: Crawl, tmp_path: Path) -> None:
    answers = {
        f"{SITE}/": xml(url("/a/satu-dua-tiga-empat")),
        f"{SITE}/a/satu-dua-tiga-empat": Answer(body=PAGE.read_bytes()),
    }
    with saved_web(answers) as web:
        crawl(SiteSpider, loopback_settings(web), sites=[Site(name="k", seeds=(f"{SITE}/",), since="2026-11-24")])
    (row,) = lines(tmp_path / "rejects.jsonl")
    assert (row["reason"], row["detail"]) == ("too_old", "published 2026-11-20T08:15:00+08:00, before 2026-11-24")


def test_a_page_that_leads_nowhere_is_a_failure_with_its_reason(crawl: Crawl, tmp_path: Path) -> None:
    with saved_web({f"{SITE}/": HOME}) as web:
        crawl(SiteSpider, loopback_settings(web), url=f"{SITE}/")
    (row,) = lines(tmp_path / "rejects.jsonl")
    assert (row["url"], row["reason"]) == (f"{SITE}/", "no_links")


def test_a_site_that_has_nothing_new_has_not_failed(crawl: Crawl, tmp_path: Path) -> None:
    answers = {f"{SITE}/": HOME, f"{SITE}/robots.txt": robots("/map.xml"), f"{SITE}/map.xml": xml()}
    with saved_web(answers) as web:
        crawl(SiteSpider, loopback_settings(web), url=f"{SITE}/")
    assert lines(tmp_path / "rejects.jsonl") == []


def test_a_site_that_cannot_be_unpacked_does_not_stop_the_others(crawl: Crawl, tmp_path: Path) -> None:
    broken = Answer(body=b"\x1f\x8bnot packed", headers={"Content-Encoding": "gzip"})
    answers = {
        "https://rusak.example/": broken,
        f"{SITE}/": HOME,
        f"{SITE}/robots.txt": robots("/map.xml"),
        f"{SITE}/map.xml": xml(url("/a/satu-dua-tiga-empat")),
        f"{SITE}/a/satu-dua-tiga-empat": story(),
    }
    with saved_web(answers) as web:
        crawl(SiteSpider, loopback_settings(web), url=f"https://rusak.example/ {SITE}/")
    assert stored(tmp_path) == ["/a/satu-dua-tiga-empat"]
    assert [row["reason"] for row in lines(tmp_path / "rejects.jsonl")] == ["broken_response"]
