"""Cleaning in several processes, as a run sees it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from newscrawl.cleaner import Cleaner
from newscrawl.cleaning import CleanResult
from newscrawl.demo.server import SITE, DemoServer
from newscrawl.spiders.replay import ReplaySpider
from newscrawl.spiders.site import SiteSpider
from newscrawl.spiders.texts import TextsSpider
from newscrawl.workers import Workers
from tests.conftest import Crawl, lines
from tests.poison import crash, fail, fill_memory, hang

JOBS = {"NEWSCRAWL_JOBS": 2}
FILES = ("articles.jsonl", "removals.jsonl", "rejects.jsonl")


def contents(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in FILES]


def test_two_processes_write_what_one_does_byte_by_byte(crawl: Crawl, tmp_path: Path) -> None:
    rows = [{"path": str(path)} for path in sorted(SITE.glob("*/page.html"))]
    mixed = [{"path": "none.html"}, *rows, {"path": "none.html"}, {"path": str(SITE / "feed.xml")}, *rows]
    manifest = tmp_path / "pages.jsonl"
    listed = [json.dumps({"url": f"https://a.example/{number}", **row}) for number, row in enumerate(mixed)]
    manifest.write_text("\n".join(listed))
    crawl(ReplaySpider, path=str(manifest))
    alone = contents(tmp_path)
    assert all(alone)
    crawl(ReplaySpider, {**JOBS, "NEWSCRAWL_OVERWRITE": True}, path=str(manifest))
    assert contents(tmp_path) == alone


def test_a_limit_stores_the_first_pages(crawl: Crawl, tmp_path: Path) -> None:
    crawl(ReplaySpider, path=str(SITE))
    first = lines(tmp_path / "articles.jsonl")[:3]
    crawl(ReplaySpider, {**JOBS, "NEWSCRAWL_OVERWRITE": True, "NEWSCRAWL_LIMIT": 3}, path=str(SITE))
    assert lines(tmp_path / "articles.jsonl") == first


@pytest.mark.parametrize(
    ("poison", "reason", "words"),
    [
        (crash, "crashed", "Segmentation fault"),
        (fill_memory, "out_of_memory", "more memory than there is"),
        (fail, "error", "KeyError('a fault of ours')"),
    ],
)
def test_a_page_that_its_process_cannot_clean_fails_alone(
    crawl: Crawl,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    poison: Callable[..., CleanResult],
    reason: str,
    words: str,
) -> None:
    monkeypatch.setattr(Cleaner, "clean", poison)
    crawl(ReplaySpider, JOBS, path=str(SITE))
    assert len(lines(tmp_path / "articles.jsonl")) == 8  # the poison's second page stands for itself
    (row,) = [row for row in lines(tmp_path / "rejects.jsonl") if row["reason"] == reason]
    assert row["source"].endswith("/page.html")
    assert words in row["detail"]


def test_a_page_that_takes_too_long_fails_alone(crawl: Crawl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Cleaner, "clean", hang)
    monkeypatch.setattr("newscrawl.pipelines.cleaning.Workers", lambda state, jobs: Workers(state, jobs, seconds=2))
    crawl(ReplaySpider, JOBS, path=str(SITE))
    assert len(lines(tmp_path / "articles.jsonl")) == 8
    assert [row["reason"] for row in lines(tmp_path / "rejects.jsonl")].count("too_slow") == 1


def test_a_crawl_of_a_site_stores_the_same_articles(crawl: Crawl, tmp_path: Path, site: DemoServer) -> None:
    found = []
    for jobs in ({}, JOBS):
        crawl(SiteSpider, {**jobs, "NEWSCRAWL_OVERWRITE": True}, url=site.address + "/")
        rows = lines(tmp_path / "articles.jsonl")
        found.append({row["id"]: {**row, "date_downloaded": None} for row in rows})
    assert found[0] == found[1]
    assert len(found[1]) == 8


def test_texts_are_cleaned_with_what_the_corpus_knows(crawl: Crawl, tmp_path: Path) -> None:
    body = "The council met on Monday to speak about the harbour.\nNew bridge opens to the public\nIt will meet again."
    rows = [{"text": body, "title": f"Council meets {n}"} for n in range(3)]
    rows.append(
        {"text": "The bridge was opened by the mayor.\nIt cost a lot.", "title": "New bridge opens to the public"}
    )
    (tmp_path / "texts.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    options = {"path": str(tmp_path / "texts.jsonl"), "corpus": True}
    crawl(TextsSpider, **options)
    alone = contents(tmp_path)
    crawl(TextsSpider, {**JOBS, "NEWSCRAWL_OVERWRITE": True}, **options)
    assert contents(tmp_path) == alone
    assert b"New bridge opens" in alone[1]
