from pathlib import Path
from typing import Any

from newscrawl.evaluation.loopback import Answer, SavedWeb, loopback_settings, saved_web
from newscrawl.spiders.urls import UrlsSpider
from tests.conftest import PAGE, Crawl, lines
from tests.test_fixtures import FIXTURES

HOST = "https://harbourpost.example"
LISTED = [f"{HOST}/berita/{number}" for number in range(12)]
LONG = f"{HOST}/transport/2026/11/17/harbour-tram-returns-after-two-winters"
PAGES = {url: Answer(body=PAGE.read_bytes()) for url in LISTED}
PARTS = [(FIXTURES / f"multipage/numbered-{number}.html").read_bytes() for number in (1, 2, 3)]
PAGES |= {LONG: Answer(body=PARTS[0])}
PAGES |= {f"{LONG}?page={number}": Answer(body=PARTS[number - 1]) for number in (2, 3)}


def crawled(crawl: Crawl, folder: Path, web: SavedWeb, listed: list[str], **settings: Any) -> list[str]:
    """The addresses asked for, of a run that stores one article and may store no more."""
    asked: list[str] = []
    plain = web.answer

    def answer(url: str) -> Answer:
        asked.append(url)
        return plain(url)

    web.answer = answer  # type: ignore[method-assign]
    (folder / "urls.txt").write_text("\n".join(listed))
    values = {**loopback_settings(web), "NEWSCRAWL_LIMIT": 1, **settings}
    crawler = crawl(UrlsSpider, values, file=str(folder / "urls.txt"))
    assert crawler.stats.get_value("finish_reason") == "limit"
    assert len(lines(folder / "articles.jsonl")) == 1
    assert lines(folder / "rejects.jsonl") == []
    assert crawler.stats.get_value("newscrawl/given_up") > 0
    return asked


def test_a_run_that_has_reached_its_limit_asks_for_nothing_more(crawl: Crawl, tmp_path: Path) -> None:
    with saved_web(PAGES) as web:
        asked = crawled(crawl, tmp_path, web, LISTED, DOWNLOAD_DELAY=0.4)
    assert len(set(asked) & set(LISTED)) <= 4


def test_an_article_whose_following_page_still_waits_does_not_hold_up_the_end(crawl: Crawl, tmp_path: Path) -> None:
    with saved_web(PAGES) as web:
        asked = crawled(crawl, tmp_path, web, [LONG, *LISTED[:3]], DOWNLOAD_DELAY=0.8)
    assert LONG in asked
    assert f"{LONG}?page=3" not in asked
