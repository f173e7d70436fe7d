"""The stories that we wrote (fixtures/multipage), served under their own addresses and crawled by the real spider."""

import json
from pathlib import Path
from typing import Any

import pytest

from newscrawl.evaluation.crawled import answers, crawl_pages, crawl_stories, main
from newscrawl.evaluation.loopback import loopback_settings, saved_web
from newscrawl.spiders.urls import UrlsSpider
from tests.conftest import Crawl, lines

FOLDER = Path(__file__).parents[2] / "fixtures" / "multipage"
STORIES: dict[str, dict[str, Any]] = {row["id"]: row for row in lines(FOLDER / "stories.jsonl")}


@pytest.fixture(scope="module")
def crawled() -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in crawl_stories(list(STORIES.values()), FOLDER)}


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_whole_and_nothing_else_is_in_it(crawled: dict[str, dict[str, Any]], name: str) -> None:
    story, text = STORIES[name], crawled[name]["text"]
    assert [part for part in story["text_must"] if part not in text] == []
    assert [part for part in story["text_must_not"] if part in text] == []
    assert [text.count(part) for part, _ in story["counts"]] == [count for _, count in story["counts"]]


@pytest.mark.parametrize("name", STORIES)
def test_a_story_says_whether_it_is_complete_and_why(crawled: dict[str, dict[str, Any]], name: str) -> None:
    row = crawled[name]
    assert (row["complete"], len(row["pages"])) == (STORIES[name]["complete"], STORIES[name]["pages_joined"])
    assert row["reason"]


@pytest.mark.parametrize(
    ("name", "requests"),
    [
        ("show-all", 2),  # the numbered page is not asked for
        ("show-all-ignored", 3),
        ("the-same-again", 2),  # nor is the third page after a second one that is the first
        ("another-part", 2),
        ("next-story", 1),
        ("rel-next-to-a-list", 1),
    ],
)
def test_no_page_is_asked_for_without_evidence(crawl: Crawl, tmp_path: Path, name: str, requests: int) -> None:
    pages = STORIES[name]["pages"]
    (tmp_path / "urls.txt").write_text(pages[0]["url"])
    with saved_web(answers(pages, FOLDER)) as web:
        crawl(UrlsSpider, loopback_settings(web), file=str(tmp_path / "urls.txt"))
    asked = [url for url in web.requested if not url.endswith("/robots.txt")]
    assert len(asked) == requests


def test_pages_by_themselves_are_told_apart_and_say_where_they_go_on() -> None:
    pages = [page for name in ("numbered", "rel-next-to-a-list") for page in STORIES[name]["pages"]]
    rows = crawl_pages([pages[0], *pages[3:]], FOLDER)
    assert [row["is_article"] for row in rows] == [True, True, False]
    assert [row["next"] for row in rows] == [pages[1]["url"], None, None]
    assert "lists articles" in rows[2]["reason"]


def test_the_command_writes_a_row_a_story(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = STORIES["numbered"]
    rows = [{**page, "path": str(FOLDER / page["path"])} for page in story["pages"]]
    (tmp_path / "one.jsonl").write_text(json.dumps({"id": "one", "pages": rows}))
    assert main(["stories", str(tmp_path / "one.jsonl"), "-o", str(tmp_path / "out.jsonl")]) == 0
    assert [row["id"] for row in lines(tmp_path / "out.jsonl")] == ["one"]
    assert "1 rows" in capsys.readouterr().out
