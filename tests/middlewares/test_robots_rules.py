from pathlib import Path

import pytest

from newscrawl.evaluation.loopback import Answer, loopback_settings, saved_web
from newscrawl.spiders.urls import UrlsSpider
from tests.conftest import PAGE, Crawl, lines

SITE = "https://kabar.example"
URLS = [f"{SITE}/pribadi/{number}" for number in range(12)]


@pytest.mark.parametrize(
    ("robots", "forbidden"),
    [
        (Answer(body=b"User-agent: *\nDisallow: /pribadi\n"), True),
        (Answer(status=500), True),
        (Answer(body=b"User-agent: *\nDisallow: /lain\n"), False),
        (Answer(status=404), False),
    ],
)
def test_every_page_that_waits_for_robots_txt_obeys_it(
    crawl: Crawl, tmp_path: Path, robots: Answer, forbidden: bool
) -> None:
    pages = {url: Answer(body=PAGE.read_bytes()) for url in URLS}
    (tmp_path / "urls.txt").write_text("\n".join(URLS))
    with saved_web({f"{SITE}/robots.txt": robots, **pages}) as web:
        crawl(UrlsSpider, loopback_settings(web), file=str(tmp_path / "urls.txt"))
    assert {url for url in web.requested if url in URLS} == (set() if forbidden else set(URLS))
    reasons = [row["reason"] for row in lines(tmp_path / "rejects.jsonl")]
    assert reasons.count("robots") == (len(URLS) if forbidden else 0)


def test_robots_txt_is_asked_for_once(crawl: Crawl, tmp_path: Path) -> None:
    (tmp_path / "urls.txt").write_text("\n".join(URLS))
    with saved_web({f"{SITE}/robots.txt": Answer(body=b"User-agent: *\nDisallow: /\n")}) as web:
        crawl(UrlsSpider, loopback_settings(web), file=str(tmp_path / "urls.txt"))
    assert web.requested == [f"{SITE}/robots.txt"]
