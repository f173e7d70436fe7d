from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from scrapy import Request, Spider
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.utils.test import get_crawler
from twisted.internet.defer import Deferred, succeed
from twisted.internet.error import DNSLookupError

from newscrawl.evaluation.loopback import Answer, loopback_settings, saved_web
from newscrawl.middlewares.private_addresses import GuardedResolver, PrivateAddresses
from newscrawl.spiders.site import SiteSpider
from newscrawl.spiders.urls import UrlsSpider
from tests.conftest import Crawl, lines

GUARDED = {"NEWSCRAWL_ALLOW_PRIVATE": False}


def guard(**settings: Any) -> PrivateAddresses:
    crawler = get_crawler(Spider, settings)
    crawler.spider = Spider(name="a")
    return PrivateAddresses(crawler)


def test_a_list_cannot_reach_this_machine(crawl: Crawl, story_server: HTTPServer, tmp_path: Path) -> None:
    file = tmp_path / "urls.txt"
    file.write_text(f"{story_server.url_for('/berita/satu')}\nhttp://localhost:1/\nhttp://2130706433/\n")
    crawl(UrlsSpider, GUARDED, file=str(file))
    assert [row["reason"] for row in lines(tmp_path / "rejects.jsonl")] == ["private_address"] * 3
    assert story_server.log == []


def test_nor_can_a_redirect(crawl: Crawl, story_server: HTTPServer, tmp_path: Path) -> None:
    target = story_server.url_for("/berita/satu")
    answers = {"https://kabar.example/a": Answer(status=302, headers={"Location": target})}
    (tmp_path / "urls.txt").write_text("https://kabar.example/a")
    with saved_web(answers) as web:
        crawl(UrlsSpider, {**loopback_settings(web), **GUARDED}, file=str(tmp_path / "urls.txt"))
    assert target not in web.requested
    (row,) = lines(tmp_path / "rejects.jsonl")
    assert (row["reason"], "--allow-private" in row["detail"]) == ("private_address", True)


def test_nor_can_a_sitemap_of_a_public_site(crawl: Crawl, tmp_path: Path) -> None:
    answers = {
        "https://kabar.example/": Answer(body=b"<html><body>x</body></html>"),
        "https://kabar.example/robots.txt": Answer(body=b"Sitemap: http://127.0.0.1:9/sitemap.xml"),
    }
    with saved_web(answers) as web:
        crawl(SiteSpider, {**loopback_settings(web), **GUARDED}, url="https://kabar.example/")
    assert not [url for url in web.requested if "127.0.0.1" in url]
    assert [row["reason"] for row in lines(tmp_path / "rejects.jsonl")] == ["private_address"]


def test_whoever_names_a_private_address_as_a_site_means_it(
    crawl: Crawl, httpserver: HTTPServer, tmp_path: Path
) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("")
    httpserver.expect_request("/").respond_with_data("<urlset></urlset>", content_type="application/xml")
    crawl(SiteSpider, GUARDED, url=httpserver.url_for("/"))
    assert lines(tmp_path / "rejects.jsonl") == []
    assert [request.path for request, _ in httpserver.log][-1] == "/"


@pytest.mark.parametrize(("address", "allowed"), [("127.0.0.1", False), ("10.0.0.7", False), ("93.184.216.34", True)])
def test_a_dns_answer_counts_as_much_as_an_address(address: str, allowed: bool) -> None:
    assert guard().allows_answer("kabar.example", address) is allowed
    assert guard(NEWSCRAWL_ALLOW_PRIVATE=True).allows_answer("kabar.example", address)


def test_the_resolver_refuses_a_private_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    found = resolve(monkeypatch, "10.0.0.7")
    assert isinstance(found, DNSLookupError)
    assert "private address" in str(found)


def test_and_gives_a_public_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert resolve(monkeypatch, "93.184.216.34") == "93.184.216.34"


def resolve(monkeypatch: pytest.MonkeyPatch, answer: str) -> object:
    """What the resolver says of a name that the network resolves so."""

    class Crawl:
        def get_downloader_middleware(self, _cls: type) -> PrivateAddresses:
            return guard()

    class Process:
        crawlers = (Crawl(),)

    def answered(_self: object, _name: str, _timeout: object = ()) -> Deferred[str]:
        return succeed(answer)

    monkeypatch.setattr("scrapy.resolver.CachingThreadedResolver.getHostByName", answered)
    resolver = GuardedResolver.__new__(GuardedResolver)
    resolver.process = Process()
    found: list[object] = []
    resolver.getHostByName("kabar.example").addBoth(found.append)
    return getattr(found[0], "value", found[0])


def test_a_name_that_was_refused_is_reported_as_private_and_not_tried_again() -> None:
    middleware = guard()
    middleware.allows_answer("kabar.example", "10.0.0.7")
    with pytest.raises(IgnoreRequest, match=r"private address: kabar\.example"):
        middleware.process_exception(Request("https://kabar.example/a"), CannotResolveHostError())
    middleware.process_exception(Request("https://other.example/a"), CannotResolveHostError())
