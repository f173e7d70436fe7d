"""One worker in this process: what becomes of each kind of page."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from scrapy import Spider, signals
from scrapy.crawler import Crawler
from werkzeug import Request, Response

pytest.importorskip("redis", reason="redis-py is not installed: pip install '.[redis]'")

from redis import Redis

from newscrawl.queue.gate import Gate
from newscrawl.queue.server import QueueError, Server
from newscrawl.queue.spider import QueueSpider
from newscrawl.queue.status import Status, status
from tests.conftest import PAGE, Crawl, lines
from tests.queue.conftest import Ask, queued
from tests.redis_server import RedisServer

WITHOUT_REACTOR = "scrapy.core.downloader.handlers._aiohttp.AiohttpDownloadHandler"
SETTINGS = {
    "DOWNLOAD_HANDLERS": {"http": WITHOUT_REACTOR, "https": WITHOUT_REACTOR},
    "NEWSCRAWL_QUEUE_LIFETIME": 0.3,
    "NEWSCRAWL_QUEUE_RETRY_WAIT": 0,
}
Work = Callable[..., Status]


@pytest.fixture
def work(ask: Ask, redis: RedisServer, crawl: Crawl, tmp_path: Path, httpserver: HTTPServer) -> Work:
    """Queue these paths, let one worker do them, and give the figures."""

    def run(*paths: str, spider: type[Spider] = QueueSpider, **settings: object) -> Status:
        urls = [httpserver.url_for(path) for path in paths]
        ask(lambda server: queued(server, *urls))
        crawl(spider, {**SETTINGS, **settings}, redis=redis.url, queue=tmp_path.name)
        found: Status = ask(status)
        return found

    return run


def test_each_page_is_settled_by_what_became_of_it(work: Work, story_server: HTTPServer, tmp_path: Path) -> None:
    story_server.expect_request("/empty").respond_with_data("<html></html>", content_type="text/html")
    found = work("/berita/satu", "/empty", "/missing")
    assert (found.stored, found.rejected, found.failed, found.dead, found.left) == (1, 1, 1, 0, 0)
    assert len(lines(tmp_path / "articles.jsonl")) == 1
    assert {row["reason"] for row in lines(tmp_path / "rejects.jsonl")} == {"empty", "http_404"}


def test_a_failure_that_may_pass_is_tried_again_and_not_reported(
    work: Work, httpserver: HTTPServer, tmp_path: Path
) -> None:
    answers = iter([Response("later", 503), Response(PAGE.read_bytes(), content_type="text/html; charset=utf-8")])

    def answer(_request: Request) -> Response:
        return next(answers)

    httpserver.expect_request("/berita/satu").respond_with_handler(answer)
    found = work("/berita/satu")
    assert (found.stored, found.dead, found.left) == (1, 0, 0)
    assert lines(tmp_path / "rejects.jsonl") == []


def test_one_that_does_not_pass_is_given_up_and_reported_once(
    work: Work, httpserver: HTTPServer, tmp_path: Path
) -> None:
    httpserver.expect_request("/berita/satu").respond_with_data("later", 503)
    found = work("/berita/satu")
    assert (found.stored, found.dead, found.left) == (0, 1, 0)
    assert len([request for request, _ in httpserver.log if request.path == "/berita/satu"]) == 3
    assert [row["reason"] for row in lines(tmp_path / "rejects.jsonl")] == ["http_503"]


def test_what_is_in_the_file_already_is_not_fetched(
    work: Work, ask: Ask, story_server: HTTPServer, tmp_path: Path
) -> None:
    work("/berita/satu", NEWSCRAWL_STATE=str(tmp_path / "state.sqlite"))
    story_server.clear_log()
    ask(lambda server: server.command("DEL", f"{server.prefix}seen"))  # another queue would hand it out again
    found = work("/berita/satu?utm_medium=x", "/berita/dua", NEWSCRAWL_STATE=str(tmp_path / "state.sqlite"))
    assert (found.stored, found.known, found.failed, found.left) == (1, 1, 1, 0)
    assert [request.path for request, _ in story_server.log if "robots" not in request.path] == ["/berita/dua"]


def test_a_run_that_ends_early_gives_the_rest_back(work: Work, httpserver: HTTPServer) -> None:
    for name in ("satu", "dua", "tiga"):
        page = PAGE.read_bytes().replace(b"/lolak", f"/{name}".encode())
        httpserver.expect_request(f"/berita/{name}").respond_with_data(page, content_type="text/html; charset=utf-8")
    found = work("/berita/satu", "/berita/dua", "/berita/tiga", NEWSCRAWL_LIMIT=1)
    assert found.stored + found.known + found.rejected + found.left == 3
    assert (found.stored, found.held_shards, found.workers) == (1, 0, 0)
    assert found.left > 0


def test_a_request_whose_shard_was_lost_is_neither_sent_nor_reported(
    work: Work, story_server: HTTPServer, tmp_path: Path, redis: RedisServer
) -> None:
    losses = iter([True])

    class Unlucky(QueueSpider):
        @classmethod
        def from_crawler(cls, crawler: Crawler, *args: object, **kwargs: object) -> "Unlucky":
            spider = super().from_crawler(crawler, *args, **kwargs)
            crawler.signals.connect(spider.lose, signals.request_reached_downloader)
            return spider

        def lose(self) -> None:
            if next(losses, False):
                with Redis.from_url(redis.url) as client:
                    client.delete(*client.keys(f"newscrawl:{tmp_path.name}:lock:*"))

    found = work("/berita/satu", spider=Unlucky)
    assert (found.stored, found.left) == (1, 0)
    assert len([request for request, _ in story_server.log if request.path == "/berita/satu"]) == 1
    assert lines(tmp_path / "rejects.jsonl") == []


def test_a_queue_that_fails_ends_the_run_with_one_line(
    work: Work, redis: RedisServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Redis.from_url(redis.url) as client:
        client.set(f"newscrawl:{tmp_path.name}:workers", "not what it should be")
    crawled = []

    class Noted(QueueSpider):
        def closed(self, reason: str) -> None:
            crawled.append(reason)

    with pytest.raises(Exception, match="WRONGTYPE"):  # the figures cannot be had either
        work("/berita/satu", spider=Noted)
    assert crawled == ["queue_error"]
    said = [record.message for record in caplog.records if "WRONGTYPE" in record.message]
    assert said[0].startswith(f"Redis at {redis.url}")


def test_a_worker_that_waits_takes_what_is_loaded_later(
    work: Work, story_server: HTTPServer, redis: RedisServer, tmp_path: Path
) -> None:
    empty = iter([True])

    class Early(QueueSpider):
        @classmethod
        def from_crawler(cls, crawler: Crawler, *args: object, **kwargs: object) -> "Early":
            spider = super().from_crawler(crawler, *args, **kwargs)
            spider.wait = True
            crawler.signals.connect(spider.load, signals.scheduler_empty)
            return spider

        def load(self) -> None:
            if next(empty, False):
                self.loading = asyncio.create_task(self.load_one())

        async def load_one(self) -> None:
            async with Server(redis.url, tmp_path.name) as server:
                await queued(server, story_server.url_for("/berita/satu"))

    found = work(spider=Early, NEWSCRAWL_LIMIT=1)
    assert (found.stored, found.left) == (1, 0)


def test_a_server_that_is_away_is_asked_for_as_long_as_the_caller_waits() -> None:
    looks = iter([True, True, False])

    async def question() -> str:
        async with Server("redis://127.0.0.1:9/0", "none", waits=lambda: next(looks)) as server:
            with pytest.raises(Exception, match="cannot be reached") as caught:
                await server.command("PING")
            return str(caught.value)

    assert "redis://127.0.0.1:9/0" in asyncio.run(question())


def test_a_server_that_is_silent_counts_as_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newscrawl.queue.server._SILENT", 0.05)

    async def question() -> str:
        ends: list[asyncio.StreamWriter] = []
        silent = await asyncio.start_server(lambda _, writer: ends.append(writer), "127.0.0.1", 0)
        url = f"redis://127.0.0.1:{silent.sockets[0].getsockname()[1]}/0"
        async with Server(url, "none") as server:
            with pytest.raises(QueueError) as caught:
                await server.command("PING")
        for end in ends:
            end.close()
        silent.close()
        return str(caught.value)

    assert "cannot be reached: Timeout" in asyncio.run(question())


def test_workers_do_not_ask_again_for_what_they_have_stored(
    work: Work, ask: Ask, httpserver: HTTPServer, tmp_path: Path
) -> None:
    def answer(request: Request) -> Response:
        if "If-None-Match" in request.headers:  # no item comes of it, by which the job could be settled
            return Response(status=304)
        return Response(PAGE.read_bytes(), headers={"ETag": '"1"'}, content_type="text/html; charset=utf-8")

    httpserver.expect_request("/berita/satu").respond_with_handler(answer)
    settings = {"NEWSCRAWL_RECHECK": 10**9, "NEWSCRAWL_STATE": str(tmp_path / "state.sqlite")}
    work("/berita/satu", **settings)
    ask(lambda server: server.command("DEL", f"{server.prefix}seen"))
    found = work("/berita/satu", **settings)
    assert (found.stored, found.known, found.left) == (1, 1, 0)


@pytest.mark.usefixtures("story_server")
@pytest.mark.parametrize("delay", [0.0001, 0.01])
def test_a_delay_however_short_ends_no_run(work: Work, delay: float) -> None:
    ends = []

    class Noted(QueueSpider):
        def closed(self, reason: str) -> None:
            ends.append(reason)

    work("/berita/satu", spider=Noted, DOWNLOAD_DELAY=delay, AUTOTHROTTLE_ENABLED=False)
    assert ends == ["finished"]


@pytest.mark.usefixtures("story_server")
def test_no_handler_of_the_command_line_goes_past_the_gate(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    let_pass = Gate._pass

    async def noted(self: Gate, request: Request, domain: str) -> None:
        asked.append(request.url)
        await let_pass(self, request, domain)  # type: ignore[arg-type]

    monkeypatch.setattr(Gate, "_pass", noted)
    work("/berita/satu")
    assert [url.rpartition("/")[2] for url in asked] == ["robots.txt", "satu"]
