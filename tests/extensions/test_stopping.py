from pathlib import Path

from newscrawl.evaluation.loopback import Answer, loopback_settings, saved_web
from newscrawl.spiders.urls import UrlsSpider
from tests.conftest import PAGE, Crawl, lines

HOST = "https://kabar.example"
LISTED = [f"{HOST}/berita/{number}" for number in range(12)]


def test_a_run_that_has_reached_its_limit_asks_for_nothing_more(crawl: Crawl, tmp_path: Path) -> None:
    listed = tmp_path / "urls.txt"
    listed.write_text("\n".join(LISTED))
    asked = []
    with saved_web({url: Answer(body=PAGE.read_bytes()) for url in LISTED}) as web:
        plain = web.answer

        def answer(url: str) -> Answer:
            asked.append(url)
            return plain(url)

        web.answer = answer  # type: ignore[method-assign]
        settings = {**loopback_settings(web), "NEWSCRAWL_LIMIT": 1, "DOWNLOAD_DELAY": 0.4}
        crawler = crawl(UrlsSpider, settings, file=str(listed))
    assert crawler.stats.get_value("finish_reason") == "limit"
    assert len(set(asked) & set(LISTED)) <= 4
    assert len(lines(tmp_path / "articles.jsonl")) == 1
    assert lines(tmp_path / "rejects.jsonl") == []
