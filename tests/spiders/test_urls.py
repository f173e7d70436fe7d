import socket
import time
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from newscrawl.demo.server import SITE
from newscrawl.spiders.urls import UrlsSpider
from tests.conftest import Crawl, lines


def url_list(folder: Path, *urls: str) -> str:
    path = folder / "urls.txt"
    path.write_text("\n".join(urls) + "\n")
    return str(path)


def test_a_list_is_fetched(crawl: Crawl, story_server: HTTPServer, tmp_path: Path) -> None:
    file = url_list(tmp_path, "# mine", story_server.url_for("/berita/satu"))
    crawl(UrlsSpider, file=file)
    (article,) = lines(tmp_path / "articles.jsonl")
    assert article["url"] == story_server.url_for("/berita/satu")
    assert article["source"] == f"{file}:2"
    assert article["date_downloaded"].endswith("Z")


def test_a_bad_line_is_reported_with_its_number_and_the_others_run(
    crawl: Crawl, story_server: HTTPServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = url_list(tmp_path, "file:///etc/passwd", story_server.url_for("/berita/satu"), "oops")
    crawl(UrlsSpider, file=file)
    assert len(lines(tmp_path / "articles.jsonl")) == 1
    reported = {row["source"]: row["reason"] for row in lines(tmp_path / "rejects.jsonl")}
    assert reported == {f"{file}:1": "bad_url", f"{file}:3": "bad_url"}
    assert f"{file}:1 file:///etc/passwd: 'file' is not fetched" in caplog.text


def slow(_request: Request) -> Response:
    time.sleep(0.6)
    return Response("late")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/gone", "http_410"),
        ("/none", "http_404"),
        ("/broken", "http_500"),
        ("/loop", "redirect_loop"),
        ("/slow", "timeout"),
        ("/binary", "not_html"),
        ("/nothing", "empty"),
    ],
)
def test_a_page_that_gives_no_article_is_one_line_with_its_reason(
    crawl: Crawl, httpserver: HTTPServer, tmp_path: Path, path: str, reason: str
) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("")
    httpserver.expect_request("/gone").respond_with_data(status=410)
    httpserver.expect_request("/none").respond_with_data(status=404)
    httpserver.expect_request("/broken").respond_with_data(status=500)
    httpserver.expect_request("/loop").respond_with_data(status=302, headers={"Location": "/loop"})
    httpserver.expect_request("/slow").respond_with_handler(slow)
    binary = bytes(range(256)) * 40
    httpserver.expect_request("/binary").respond_with_data(binary, content_type="image/png")
    httpserver.expect_request("/nothing").respond_with_data(b"", content_type="text/html")
    settings = {"DOWNLOAD_TIMEOUT": 0.2 if path == "/slow" else 30, "REDIRECT_MAX_TIMES": 3}
    crawl(UrlsSpider, settings, file=url_list(tmp_path, httpserver.url_for(path)))
    (row,) = lines(tmp_path / "rejects.jsonl")
    assert row["reason"] == reason
    assert row["detail"]


def test_a_refused_connection_is_one_line(crawl: Crawl, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {"ROBOTSTXT_OBEY": False}
    crawl(UrlsSpider, settings, file=url_list(tmp_path, f"http://127.0.0.1:{port}/"))
    assert lines(tmp_path / "rejects.jsonl")[0]["reason"] == "connection_refused"


def test_a_charset_in_the_http_header_wins(crawl: Crawl, httpserver: HTTPServer, tmp_path: Path) -> None:
    page = SITE / "freiwillige-pflanzen-achttausend-mangroven-vor-der-regenzeit" / "page.html"
    body = page.read_text(encoding="utf-8").encode("cp1252")  # its meta still says utf-8
    httpserver.expect_request("/w").respond_with_data(body, content_type="text/html; charset=windows-1252")
    crawl(UrlsSpider, file=url_list(tmp_path, httpserver.url_for("/w")))
    assert "zurückbehalten, die im März nachgesetzt werden" in lines(tmp_path / "articles.jsonl")[0]["text"]


def test_a_list_that_is_not_there_is_one_line(crawl: Crawl, tmp_path: Path) -> None:
    crawl(UrlsSpider, file=str(tmp_path / "none.txt"))
    assert lines(tmp_path / "rejects.jsonl")[0]["reason"] == "unreadable"


def test_a_url_that_is_listed_twice_is_fetched_once(crawl: Crawl, story_server: HTTPServer, tmp_path: Path) -> None:
    url = story_server.url_for("/berita/satu")
    crawler = crawl(UrlsSpider, file=url_list(tmp_path, url, url + "#komentar"))
    assert crawler.stats.get_value("newscrawl/stored") == 1
    assert crawler.stats.get_value("newscrawl/listed_again") == 1
    assert lines(tmp_path / "rejects.jsonl") == []


def test_a_stored_url_that_is_listed_twice_is_counted_once(
    crawl: Crawl, story_server: HTTPServer, tmp_path: Path
) -> None:
    url = story_server.url_for("/berita/satu")
    settings = {"NEWSCRAWL_STATE": str(tmp_path / "state.sqlite")}
    crawl(UrlsSpider, settings, file=url_list(tmp_path, url))
    crawler = crawl(UrlsSpider, settings, file=url_list(tmp_path, url, url, url))
    assert crawler.stats.get_value("newscrawl/already_stored") == 1
    assert crawler.stats.get_value("newscrawl/listed_again") == 2
