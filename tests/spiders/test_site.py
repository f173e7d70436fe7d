import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from newscrawl.demo.server import DemoServer
from newscrawl.discovery.listings import Entry
from newscrawl.items import Rejected
from newscrawl.sites import Site
from newscrawl.spiders.discovering import SiteDiscovery
from newscrawl.spiders.site import SiteSpider
from newscrawl.state import StateError
from tests.conftest import PAGE, Crawl, lines

SLUG = "/berita/jembatan-gantung-lolak-dibuka"


def serve_page(server: HTTPServer, path: str) -> None:
    """Serve the demo's page without its canonical URL, so that each path is an article."""
    html = PAGE.read_text(encoding="utf-8")
    for name in ('rel="canonical"', 'property="og:url"', '"mainEntityOfPage"'):
        html = html.replace(name, "data-none")
    html = html.replace("application/ld+json", "text/plain")
    server.expect_request(path).respond_with_data(html, content_type="text/html; charset=utf-8")


def stored_paths(tmp_path: Path, server: HTTPServer) -> list[str]:
    base = server.url_for("/").removesuffix("/")
    return sorted(line["url"].removeprefix(base) for line in lines(tmp_path / "articles.jsonl"))


def test_the_demo_site_gives_its_eight_articles(crawl: Crawl, site: DemoServer, tmp_path: Path) -> None:
    crawl(SiteSpider, url=site.address + "/")
    assert len(lines(tmp_path / "articles.jsonl")) == 8
    assert [row["reason"] for row in lines(tmp_path / "rejects.jsonl")] == ["http_404"]


def test_an_article_on_two_pages_is_one_article(crawl: Crawl, site: DemoServer, tmp_path: Path) -> None:
    crawl(SiteSpider, url=site.address + "/", include="kapal-sekolah")
    (article,) = lines(tmp_path / "articles.jsonl")
    assert "Pulau Gangga lebih dulu" in article["text"].split("\n")
    assert "Halaman Selanjutnya" not in article["text"]
    assert len(article["pages"]) == 2


def test_a_second_run_asks_for_no_stored_page(crawl: Crawl, site: DemoServer, tmp_path: Path) -> None:
    crawl(SiteSpider, url=site.address + "/")
    before = (tmp_path / "articles.jsonl").read_bytes()
    site.requested.clear()
    crawl(SiteSpider, url=site.address + "/")
    assert (tmp_path / "articles.jsonl").read_bytes() == before
    assert not [path for path in site.requested if "/2026/" in path and "laporan" not in path]


def test_since_include_and_exclude_choose(crawl: Crawl, site: DemoServer, tmp_path: Path) -> None:
    crawl(SiteSpider, url=site.address + "/", since="2026-11-18", exclude="/ekonomi/")
    found = {line["section"] for line in lines(tmp_path / "articles.jsonl")}
    assert found == {"Daerah", "Nasional"}


def test_the_limit_is_kept(crawl: Crawl, site: DemoServer, tmp_path: Path) -> None:
    crawler = crawl(SiteSpider, {"NEWSCRAWL_LIMIT": 2}, url=site.address + "/")
    assert len(lines(tmp_path / "articles.jsonl")) == 2
    assert crawler.stats.get_value("finish_reason") == "limit"


def test_a_site_without_sitemap_and_feed_is_crawled_by_its_sections(
    crawl: Crawl, httpserver: HTTPServer, tmp_path: Path
) -> None:
    httpserver.expect_request("/").respond_with_data(
        f'<html><a href="/kota/">Kota</a><a href="{SLUG}">Jembatan</a></html>',
        content_type="text/html",
    )
    httpserver.expect_request("/kota/").respond_with_data(
        '<html><a href="/kota/2026/11/20/lain">Lain</a></html>', content_type="text/html"
    )
    serve_page(httpserver, SLUG)
    serve_page(httpserver, "/kota/2026/11/20/lain")
    crawl(SiteSpider, url=httpserver.url_for("/"))
    assert stored_paths(tmp_path, httpserver) == [SLUG, "/kota/2026/11/20/lain"]


def test_a_sitemap_that_is_html_is_reported_and_the_sections_are_used(
    crawl: Crawl, httpserver: HTTPServer, tmp_path: Path
) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("Sitemap: /sitemap.xml")
    html = f'<html><a href="{SLUG}">Jembatan</a></html>'
    for path in ("/sitemap.xml", "/"):
        httpserver.expect_request(path).respond_with_data(html, content_type="text/html")
    serve_page(httpserver, SLUG)
    crawl(SiteSpider, url=httpserver.url_for("/"))
    assert stored_paths(tmp_path, httpserver) == [SLUG]
    assert lines(tmp_path / "rejects.jsonl")[0]["reason"] == "bad_sitemap"


def test_robots_txt_is_obeyed(crawl: Crawl, httpserver: HTTPServer, tmp_path: Path) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /berita/\n")
    html = f'<html><a href="{SLUG}">Jembatan</a></html>'
    httpserver.expect_request("/").respond_with_data(html, content_type="text/html")
    crawler = crawl(SiteSpider, url=httpserver.url_for("/"))
    assert lines(tmp_path / "articles.jsonl") == []
    (row,) = lines(tmp_path / "rejects.jsonl")
    assert (row["reason"], row["url"]) == ("robots", httpserver.url_for(SLUG))
    assert crawler.stats.get_value("newscrawl/rejected/robots") == 1
    assert SLUG not in [request.path for request, _ in httpserver.log]


@pytest.mark.parametrize(("seed", "outcome"), [("/", "rejected"), ("/sitemap.xml", "failed")])
def test_a_sitemap_that_robots_txt_forbids_has_failed_only_where_it_was_named(
    crawl: Crawl, httpserver: HTTPServer, seed: str, outcome: str
) -> None:
    rules = "User-agent: *\nDisallow: /sitemap.xml\nSitemap: /sitemap.xml\n"
    httpserver.expect_request("/robots.txt").respond_with_data(rules)
    html = f'<html><a href="{SLUG}">Jembatan</a></html>'
    httpserver.expect_request("/").respond_with_data(html, content_type="text/html")
    serve_page(httpserver, SLUG)
    crawler = crawl(SiteSpider, url=httpserver.url_for(seed))
    assert crawler.stats.get_value(f"newscrawl/{outcome}/robots") == 1


def test_a_later_page_that_fails_leaves_the_article_incomplete(crawl: Crawl, site: DemoServer, tmp_path: Path) -> None:
    (second,) = [path for path in site.files if path.endswith("?page=2")]
    del site.files[second]
    crawl(SiteSpider, url=site.address + "/", include="kapal-sekolah")
    (article,) = lines(tmp_path / "articles.jsonl")
    assert article["complete"] is False
    assert article["source"] is None
    assert second in article["quality"]["notes"][-1]


@pytest.mark.parametrize("seed", ["/sitemap.xml", "/feed.xml"])
def test_a_sitemap_or_a_feed_can_be_the_seed(crawl: Crawl, site: DemoServer, tmp_path: Path, seed: str) -> None:
    crawl(SiteSpider, url=site.address + seed)
    assert len(lines(tmp_path / "articles.jsonl")) == (6 if seed == "/sitemap.xml" else 4)


def test_pages_that_point_at_each_other_do_not_go_on_for_ever(
    crawl: Crawl, httpserver: HTTPServer, tmp_path: Path
) -> None:
    def page(request: Request) -> Response:
        number = int(request.args.get("page", "1"))
        follow = f'<link rel="next" href="{SLUG}?page={number % 3 + 1}">'
        html = PAGE.read_text(encoding="utf-8").replace("</head>", f"{follow}</head>")
        return Response(html, content_type="text/html; charset=utf-8")

    httpserver.expect_request(SLUG).respond_with_handler(page)
    html = f'<html><a href="{SLUG}">Jembatan</a></html>'
    httpserver.expect_request("/").respond_with_data(html, content_type="text/html")
    crawl(SiteSpider, url=httpserver.url_for("/"))
    assert len(lines(tmp_path / "articles.jsonl")) == 1


def test_a_fault_in_the_listings_of_one_site_leaves_the_others_alone(
    crawl: Crawl, site: DemoServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = SiteDiscovery.entries

    async def entries(self: SiteDiscovery) -> AsyncIterator[Entry | Rejected]:
        if self.site.name == "kabar.example":
            raise LookupError("a fault")
        async for found in plain(self):
            yield found

    monkeypatch.setattr(SiteDiscovery, "entries", entries)
    crawler = crawl(SiteSpider, url=f"https://kabar.example/ {site.address}/")
    assert len(lines(tmp_path / "articles.jsonl")) == 8
    faults = [row for row in lines(tmp_path / "rejects.jsonl") if row["reason"] == "error"]
    assert [(row["url"], row["detail"]) for row in faults] == [
        ("https://kabar.example/", "internal error: LookupError('a fault')")
    ]
    assert crawler.stats.get_value("newscrawl/failed/error") == 1


def test_sites_that_share_a_sitemap_each_get_what_they_want_and_no_page_twice(
    crawl: Crawl, site: DemoServer, tmp_path: Path
) -> None:
    parts = [("/ekonomi/", "money"), ("/daerah/", "places"), ("/daerah/", "again")]
    sites = [Site(name=name, seeds=(site.address + "/",), include=(path,)) for path, name in parts]
    crawler = crawl(SiteSpider, sites=sites)
    sections = {line["section"] for line in lines(tmp_path / "articles.jsonl")}
    assert sections == {"Ekonomi", "Daerah"}
    asked = [path for path in site.requested if "/daerah/" in path]
    assert len(asked) == len(set(asked))
    assert crawler.stats.get_value("newscrawl/rejected/duplicate") is None


@pytest.mark.parametrize(("include", "said"), [("nomatch", True), ("/ekonomi/", False)])
def test_where_no_address_is_wanted_a_line_says_so(
    crawl: Crawl, site: DemoServer, caplog: pytest.LogCaptureFixture, include: str, said: bool
) -> None:
    crawl(SiteSpider, url=site.address + "/", include=include)
    assert ("none of them is wanted (see include)" in caplog.text) is said


def test_a_state_that_cannot_be_read_ends_the_run_for_all_sites(
    crawl: Crawl, site: DemoServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_: object, **__: object) -> bool:
        raise StateError("the state is gone")

    monkeypatch.setattr("newscrawl.spiders.site.wants", unreadable)
    crawler = crawl(SiteSpider, url=f"{site.address}/ {site.address}/berita")
    assert crawler.stats.get_value("finish_reason") == "output_error"
    assert "error" not in {row["reason"] for row in lines(tmp_path / "rejects.jsonl")}


def test_a_run_whose_seeds_all_fail_ends_at_once(crawl: Crawl, httpserver: HTTPServer) -> None:
    begun = time.monotonic()
    crawl(SiteSpider, url=httpserver.url_for("/gone"))
    assert time.monotonic() - begun < 3  # Scrapy alone looks every five seconds whether it is done
