"""What a run leaves that could not begin, or had not one page of those that it was given: nothing that is empty."""

from pathlib import Path
from typing import Any

import pytest

from newscrawl.spiders.replay import ReplaySpider
from newscrawl.spiders.urls import UrlsSpider
from newscrawl.state import State
from tests.conftest import PAGE, Crawl, lines


def settings(folder: Path, **values: str) -> dict[str, Any]:
    """Files of every kind, in a folder below which there is nothing yet."""
    named = {"NEWSCRAWL_STATE": "state.sqlite", "NEWSCRAWL_KEEP_HTML": "new/kept"}
    return {name: str(folder / path) for name, path in {**named, **values}.items()}


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.mark.parametrize("kind", ["OUTPUT", "REMOVALS", "REJECTS", "STATE"])
@pytest.mark.parametrize("overwrite", [False, True])
def test_a_run_that_is_refused_leaves_nothing_that_was_not_there_before(
    crawl: Crawl, tmp_path: Path, kind: str, *, overwrite: bool
) -> None:
    (tmp_path / "notes.md").write_text("# notes\n")
    values = settings(tmp_path, **{f"NEWSCRAWL_{kind}": "notes.md"})
    crawler = crawl(ReplaySpider, {**values, "NEWSCRAWL_OVERWRITE": overwrite}, path=str(PAGE))
    assert crawler.stats.get_value("finish_reason") == "output_error"
    assert names(tmp_path) == {"notes.md"}
    assert (tmp_path / "notes.md").read_text() == "# notes\n"


def test_a_run_whose_folder_for_pages_is_refused_leaves_it_as_it_was(crawl: Crawl, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "pages.jsonl").write_text("# notes\n")
    crawl(ReplaySpider, settings(tmp_path, NEWSCRAWL_KEEP_HTML="kept"), path=str(PAGE))
    assert names(tmp_path) == {"kept", "kept/pages.jsonl"}


def test_a_run_that_is_refused_leaves_the_files_of_earlier_runs(crawl: Crawl, tmp_path: Path) -> None:
    crawl(ReplaySpider, settings(tmp_path), path=str(PAGE))
    before = names(tmp_path)
    articles = (tmp_path / "articles.jsonl").read_bytes()
    (tmp_path / "rejects.jsonl").write_text("# notes\n")
    crawl(ReplaySpider, settings(tmp_path), path=str(PAGE))
    assert names(tmp_path) == before
    assert (tmp_path / "articles.jsonl").read_bytes() == articles
    with State(str(tmp_path / "state.sqlite")) as state:
        assert state.articles.get(lines(tmp_path / "articles.jsonl")[0]["id"])


def test_a_list_that_is_none_leaves_its_reject_and_nothing_else(crawl: Crawl, tmp_path: Path) -> None:
    (tmp_path / "urls.txt").write_text("<html>\n")
    crawl(UrlsSpider, settings(tmp_path), file=str(tmp_path / "urls.txt"))
    assert names(tmp_path) == {"urls.txt", "rejects.jsonl"}


def test_a_run_whose_pages_could_not_be_had_remembers_them(crawl: Crawl, tmp_path: Path) -> None:
    (tmp_path / "urls.txt").write_text("http://127.0.0.1:1/a\n")
    values = {**settings(tmp_path), "ROBOTSTXT_OBEY": False}
    crawl(UrlsSpider, values, file=str(tmp_path / "urls.txt"))
    assert names(tmp_path) == {"urls.txt", "rejects.jsonl", "state.sqlite"}


@pytest.mark.parametrize("page", [PAGE.read_text("utf-8"), "<html><body><p>Halo</p>"], ids=["article", "none"])
def test_a_run_that_had_a_page_leaves_all_its_files(crawl: Crawl, tmp_path: Path, page: str) -> None:
    (tmp_path / "page.html").write_text(page, "utf-8")
    values = settings(tmp_path, NEWSCRAWL_KEEP_HTML="kept")
    crawl(ReplaySpider, values, path=[str(tmp_path / "page.html"), str(tmp_path / "none.html")])
    made = {"articles.jsonl", "removals.jsonl", "rejects.jsonl", "state.sqlite", "kept", "kept/pages.jsonl"}
    assert made < names(tmp_path)
