"""Crawl-delay, Retry-After and one queue a domain. Times are measured between requests; nobody sleeps here."""

import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from scrapy import Request, Spider
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from newscrawl.evaluation.loopback import Answer, SavedWeb, loopback_settings, saved_web
from newscrawl.extensions.stopping import RunStoppedError
from newscrawl.middlewares.domain_slot import DomainSlot
from newscrawl.middlewares.retry_after import RetryAfter, seconds_asked
from newscrawl.spiders.urls import UrlsSpider
from tests.conftest import Crawl, lines

HOST = "https://kabar.example"
LISTED = [f"{HOST}/a/1", f"{HOST}/a/2", "https://m.kabar.example/a/3"]


class TimedWeb:
    """The answers by address; a list is given one after the other. `times` are those of the requests."""

    def __init__(self, web: SavedWeb, answers: dict[str, list[Answer]]) -> None:
        self.times: dict[str, list[float]] = {}
        self._answers = answers
        self._plain = web.answer
        web.answer = self.answer  # type: ignore[method-assign]

    def answer(self, url: str) -> Answer:
        self.times.setdefault(url, []).append(time.monotonic())
        waiting = self._answers.get(url)
        return waiting.pop(0) if waiting else self._plain(url)


@contextmanager
def timed(answers: dict[str, list[Answer]]) -> Iterator[tuple[TimedWeb, dict[str, Any]]]:
    pages = {url: Answer(body=b"<html><body><p>x</p></body></html>") for url in LISTED}
    with saved_web(pages) as web:
        yield TimedWeb(web, answers), loopback_settings(web)


def url_list(folder: Path) -> str:
    path = folder / "urls.txt"
    path.write_text("\n".join(LISTED))
    return str(path)


def test_a_crawl_delay_holds_for_the_whole_domain(crawl: Crawl, tmp_path: Path) -> None:
    robots = Answer(body=b"User-agent: *\nCrawl-delay: 0.4\n", content_type="text/plain")
    with timed({f"{HOST}/robots.txt": [robots]}) as (web, settings):
        crawl(UrlsSpider, settings, file=url_list(tmp_path))
    first, second = (web.times[url][0] for url in LISTED[:2])
    assert second - first >= 0.39
    everything = sorted(moment for url in LISTED for moment in web.times[url])
    assert min(b - a for a, b in itertools.pairwise(everything)) >= 0.39


def test_without_one_the_delay_is_the_configured_one(crawl: Crawl, tmp_path: Path) -> None:
    with timed({}) as (web, settings):
        crawl(UrlsSpider, settings, file=url_list(tmp_path))
    assert web.times[LISTED[1]][0] - web.times[LISTED[0]][0] < 0.39


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_holds_for_the_whole_domain(crawl: Crawl, tmp_path: Path, status: int) -> None:
    busy = Answer(status=status, headers={"Retry-After": "1"})
    with timed({LISTED[0]: [busy]}) as (web, settings):
        crawl(UrlsSpider, {**settings, "RETRY_ENABLED": True, "CONCURRENT_REQUESTS": 1}, file=url_list(tmp_path))
    asked = web.times[LISTED[0]][0]
    assert len(web.times[LISTED[0]]) == 2
    later = [moment for url in LISTED for moment in web.times[url] if moment > asked]
    assert min(later) - asked >= 0.99


def test_a_site_that_asks_for_more_than_the_run_can_wait_is_left_alone(crawl: Crawl, tmp_path: Path) -> None:
    busy = Answer(status=429, headers={"Retry-After": "3600"})
    with timed({LISTED[0]: [busy]}) as (web, settings):
        crawl(UrlsSpider, {**settings, "RETRY_ENABLED": True, "CONCURRENT_REQUESTS": 1}, file=url_list(tmp_path))
    assert [url for url in LISTED if url in web.times] == LISTED[:1]
    assert [row["reason"] for row in lines(tmp_path / "rejects.jsonl")] == ["http_429", "retry_after", "retry_after"]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (b"120", 120.0),
        (b" 0 ", 0.0),
        (b"Thu, 01 Jan 1970 00:02:00 GMT", 120.0),
        (b"Thu, 01 Jan 1969 00:02:00 GMT", 0.0),
        (b"soon", None),
        (b"-5", None),
        (b"", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: bytes | None, seconds: float | None) -> None:
    assert seconds_asked(header, now=0) == seconds


def test_without_a_header_the_wait_doubles_with_each_try() -> None:
    crawler = get_crawler(Spider, {"NEWSCRAWL_RETRY_WAIT": 100, "NEWSCRAWL_MAX_RETRY_AFTER": 300})
    middleware = RetryAfter(crawler)
    for tries, gives_up in ((0, False), (1, False), (2, True)):
        request = Request(f"{HOST}/a", meta={"retry_times": tries, "download_slot": str(tries)})
        middleware.process_response(request, Response(request.url, status=503))
        assert bool(request.meta.get("dont_retry")) is gives_up


@pytest.mark.parametrize(
    ("url", "slot"),
    [
        ("https://www.kabar.example/a", "kabar.example"),
        ("https://m.kabar.co.id/", "kabar.co.id"),
        ("http://127.0.0.1:80/", "127.0.0.1"),
    ],
)
def test_hosts_of_one_domain_share_a_queue(url: str, slot: str) -> None:
    request = Request(url)
    DomainSlot().process_request(request)
    assert request.meta["download_slot"] == slot


@pytest.mark.parametrize("came_from", [[], ["https://link.example/1"]])
def test_a_slot_that_somebody_chose_stays(came_from: list[str]) -> None:
    request = Request(f"{HOST}/a", meta={"download_slot": "mine", "redirect_urls": came_from})
    DomainSlot().process_request(request)
    assert request.meta["download_slot"] == "mine"


def test_a_redirect_goes_at_the_pace_of_the_domain_that_it_leads_to() -> None:
    request = Request("https://link.example/1")
    DomainSlot().process_request(request)
    redirected = RedirectMiddleware.from_crawler(get_crawler(Spider)).process_response(
        request, Response(request.url, status=302, headers={"Location": f"{HOST}/a"})
    )
    assert isinstance(redirected, Request)
    DomainSlot().process_request(redirected)
    assert redirected.meta["download_slot"] == "kabar.example"


def test_a_held_request_gives_up_when_the_run_is_stopped() -> None:
    import asyncio

    crawler = get_crawler(Spider, {"NEWSCRAWL_RETRY_WAIT": 60, "NEWSCRAWL_MAX_RETRY_AFTER": 300})
    middleware = RetryAfter(crawler)

    class Engine:
        running = False
        _slot = None

    crawler.engine = Engine()  # type: ignore[assignment]
    request = Request(f"{HOST}/a", meta={"download_slot": "kabar.example"})
    middleware.process_response(request, Response(request.url, status=503))
    with pytest.raises(RunStoppedError):
        asyncio.run(middleware.process_request(request))
