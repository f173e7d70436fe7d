"""The exit code of a run, by what it has counted."""

import pytest
from pytest_httpserver import HTTPServer
from scrapy.utils.test import get_crawler

from newscrawl.cli.run import exit_code
from tests.conftest import PAGE, Run

STORED = {"stored": 1}
FORBIDDEN = {"rejected/robots": 3}
FAILED = {"failed/http_404": 1}


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ({}, 0),
        (STORED, 0),
        (FORBIDDEN, 0),
        (STORED | FORBIDDEN, 0),
        (STORED | FAILED, 3),
        (STORED | {"failed/robots": 1}, 3),
        (FORBIDDEN | FAILED, 1),
        ({"rejected/index": 1} | FAILED, 3),
        ({"rejected/not_html": 1}, 1),
        ({"rejected/not_html": 1} | FORBIDDEN, 1),
        ({"rejected/not_html": 1} | STORED, 0),
        ({"failed/robots": 1}, 1),
        (FORBIDDEN | {"robots_errors": 1}, 3),
        (STORED | {"layout_changes": 1}, 3),
        (STORED | {"empty": 1}, 3),
        (STORED | {"summary_failed": 1}, 1),
    ],
)
def test_the_exit_code_says_how_much_of_a_run_was_done(counts: dict[str, int], code: int) -> None:
    crawler = get_crawler()
    crawler.stats.set_value("finish_reason", "finished")
    for name, count in counts.items():
        crawler.stats.set_value(f"newscrawl/{name}", count)
    assert exit_code(crawler, None) == code


@pytest.mark.parametrize(
    ("forbidden", "code", "words"),
    [
        ("/berita/", 0, "0 new; 1 rejected (robots 1); 0 failed"),
        ("/", 1, "0 new; 0 rejected; 1 failed (robots 1)"),
        ("/lain/", 0, "1 new; 0 rejected; 0 failed"),
    ],
)
def test_what_a_crawl_finds_and_robots_txt_forbids_is_no_failure_but_its_seed_is(
    run: Run, httpserver: HTTPServer, forbidden: str, code: int, words: str
) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data(f"User-agent: *\nDisallow: {forbidden}\n")
    html = '<html><a href="/berita/jembatan-gantung-lolak-dibuka">Jembatan</a></html>'
    httpserver.expect_request("/").respond_with_data(html, content_type="text/html")
    httpserver.expect_request("/berita/jembatan-gantung-lolak-dibuka").respond_with_data(
        PAGE.read_bytes(), content_type="text/html; charset=utf-8"
    )
    done = run("crawl", httpserver.url_for("/"), "-o", "articles.jsonl", "--delay", "0")
    assert (done.returncode, words in done.stderr) == (code, True)


def test_what_a_list_names_and_robots_txt_forbids_is_a_failure(run: Run, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /\n")
    done = run("fetch", "-i", "-", "--allow-private", stdin=httpserver.url_for("/berita/satu"))
    assert (done.returncode, "1 failed (robots 1)" in done.stderr) == (1, True)
