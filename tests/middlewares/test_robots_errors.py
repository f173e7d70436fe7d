from pathlib import Path

import pytest

from newscrawl.evaluation.loopback import Answer, loopback_settings, saved_web
from newscrawl.spiders.urls import UrlsSpider
from tests.conftest import PAGE, Crawl, lines

URL = "https://kabar.example/a"


@pytest.mark.parametrize(("status", "stored"), [(404, 1), (403, 1), (500, 0), (503, 0)])
def test_a_robots_txt_that_the_server_fails_to_give_forbids_everything(
    crawl: Crawl, tmp_path: Path, caplog: pytest.LogCaptureFixture, status: int, stored: int
) -> None:
    answers = {"https://kabar.example/robots.txt": Answer(status=status), URL: Answer(body=PAGE.read_bytes())}
    (tmp_path / "urls.txt").write_text(URL)
    with saved_web(answers) as web:
        crawler = crawl(UrlsSpider, loopback_settings(web), file=str(tmp_path / "urls.txt"))
    assert crawler.stats.get_value("newscrawl/stored", 0) == stored
    assert (URL in web.requested) is bool(stored)
    assert crawler.stats.get_value("newscrawl/robots_errors", 0) == 1 - stored
    assert (f"robots.txt gives HTTP status {status}" in caplog.text) is not bool(stored)


def test_a_page_of_that_name_elsewhere_is_a_page_like_any_other(crawl: Crawl, tmp_path: Path) -> None:
    (tmp_path / "urls.txt").write_text("https://kabar.example/help/robots.txt")
    with saved_web({"https://kabar.example/help/robots.txt": Answer(status=500)}) as web:
        crawl(UrlsSpider, loopback_settings(web), file=str(tmp_path / "urls.txt"))
    assert [row["reason"] for row in lines(tmp_path / "rejects.jsonl")] == ["http_500"]
