"""Helpers for the tests of what surrounds the cleaning core."""

import asyncio
import gc
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from scrapy import Spider
from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import Settings

from newscrawl.cli import main
from newscrawl.demo.server import SITE, DemoServer, demo_site
from newscrawl.garbage import collect_rarely
from newscrawl.items import Article, Removal
from tests.forked import Forked

collect_rarely()  # thousands of tests are made, and stay

Run = Callable[..., subprocess.CompletedProcess[str]]
Crawl = Callable[..., Crawler]

PAGE = SITE / "jembatan-gantung-lolak-dibuka-warga-tak-lagi-menyeberang-dengan-rakit" / "page.html"


def pytest_collection_finish() -> None:
    """Keep the collector from walking through all tests whenever a page has made it run."""
    gc.freeze()


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def site() -> Iterator[DemoServer]:
    with demo_site() as server:
        yield server


def run_in(folder: Path, newscrawl: Sequence[str]) -> Run:
    """Runs the command line in a process of its own, in a folder."""

    def run_newscrawl(*args: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*newscrawl, *args], input=stdin, capture_output=True, text=True, cwd=folder, timeout=60, check=False
        )

    return run_newscrawl


@pytest.fixture(scope="session")
def newscrawl() -> Iterator[Sequence[str]]:
    """The words that start the command line in a process of its own; an argument each is to follow."""
    with TemporaryDirectory(prefix="newscrawl-") as folder, closing(Forked(Path(folder))) as forked:
        yield forked.command


@pytest.fixture
def run(tmp_path: Path, newscrawl: Sequence[str]) -> Run:
    """Run the command line in a process of its own, in an empty folder."""
    return run_in(tmp_path, newscrawl)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process, in an empty folder: for what needs no Scrapy, whose reactor starts once."""
    monkeypatch.chdir(tmp_path)

    def run_here(*args: str) -> subprocess.CompletedProcess[str]:
        capfd.readouterr()
        try:
            code = main(args)
        except SystemExit as end:
            code = int(end.code or 0)
        return subprocess.CompletedProcess(args, code, *capfd.readouterr())

    return run_here


@pytest.fixture
def run_anew(tmp_path: Path) -> Run:
    """The same with a Python of its own, which has its own seed of hashes: it takes a second more."""
    return run_in(tmp_path, [sys.executable, "-m", "newscrawl"])


@pytest.fixture
def crawl(tmp_path: Path) -> Crawl:
    """Run a spider in this process, with output files in the test's folder; gives the crawler."""

    def crawl_with(spider: type[Spider], settings: dict[str, Any] | None = None, **kwargs: Any) -> Crawler:
        values = Settings()
        values.setmodule("newscrawl.settings", priority="project")
        values.update(
            {
                "TWISTED_REACTOR_ENABLED": False,
                "DOWNLOAD_DELAY": 0,
                "RETRY_ENABLED": False,
                "NEWSCRAWL_ALLOW_PRIVATE": True,  # the test servers are on loopback
                "NEWSCRAWL_RETRY_WAIT": 0,
                "LOG_LEVEL": "INFO",
                "NEWSCRAWL_OUTPUT": str(tmp_path / "articles.jsonl"),
                "NEWSCRAWL_REMOVALS": str(tmp_path / "removals.jsonl"),
                "NEWSCRAWL_REJECTS": str(tmp_path / "rejects.jsonl"),
                **(settings or {}),
            },
            priority="cmdline",
        )
        return asyncio.run(_crawled(spider, values, kwargs))

    return crawl_with


async def _crawled(spider: type[Spider], settings: Settings, kwargs: dict[str, Any]) -> Crawler:
    runner = AsyncCrawlerRunner(settings)
    crawler = runner.create_crawler(spider)
    await runner.crawl(crawler, **kwargs)
    return crawler


@pytest.fixture
def article() -> Article:
    return Article(
        id="a" * 32,
        url="https://kabar.example/satu",
        canonical_url=None,
        domain="kabar.example",
        site_name=None,
        title="Satu",
        text="Paragraf pertama.\nParagraf kedua.",
        date_published="2026-11-20T08:00:00+07:00",
        date_modified=None,
        date_downloaded=None,
        authors=[],
        language="id",
        section=None,
        tags=[],
        description=None,
        image_url=None,
        pages=[],
        complete=None,
        content_hash="0" * 64,
        simhash="0" * 16,
        cleaner_version="test",
    )


@pytest.fixture
def removal(article: Article) -> Removal:
    return Removal(
        article_id=article.id,
        url=article.url,
        text="Baca juga: Dua",
        kind="teaser",
        rule="lead_in",
        evidence=["begins with Baca juga"],
        position=1,
        path="/html/body/p[2]",
        confidence=0.9,
    )


@pytest.fixture
def another(article: Article) -> Article:
    return replace(article, id="b" * 32, url="https://kabar.example/dua")


@pytest.fixture
def httpserver(httpserver: HTTPServer) -> HTTPServer:
    """The plugin's server, which answers 404 (and not 500) for what a test has not put there."""
    httpserver.no_handler_status_code = 404
    return httpserver


@pytest.fixture
def story_server(httpserver: HTTPServer) -> HTTPServer:
    """A server with one article at /berita/satu."""
    httpserver.expect_request("/berita/satu").respond_with_data(
        PAGE.read_bytes(), content_type="text/html; charset=utf-8"
    )
    return httpserver
