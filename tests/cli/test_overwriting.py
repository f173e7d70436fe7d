import json
from pathlib import Path

import pytest

from tests.conftest import PAGE, Run, lines

OLD = b'{"id": "1", "text": "Old."}\n'
NAMES = ("articles.jsonl", "removals.jsonl")


@pytest.fixture(autouse=True)
def old(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).write_bytes(OLD)
    (tmp_path / "rejects.jsonl").write_bytes(b'{"reason": "empty"}\n')
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "m.jsonl").write_text(json.dumps({"url": "https://a.example/1", "path": ""}) + "\n")
    (tmp_path / "picture.jpg").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "page.html").write_text("<html><body><p>Halo</p>")


@pytest.mark.parametrize(
    "command",
    [
        ("replay", "folder"),
        ("replay", "missing.html", "folder"),
        ("replay", "m.jsonl"),
        ("replay", "picture.jpg"),
        ("replay", "folder", "-j", "2"),
        ("fetch", "-i", "empty.txt"),
        ("fetch", "-i", "-"),
        ("fetch", "-i", "empty.txt", "--no-state"),
        ("crawl", "http://127.0.0.1:9/", "--allow-private", "--delay", "0", "-s", "RETRY_ENABLED=False"),
    ],
)
def test_a_run_without_a_page_leaves_what_it_was_to_overwrite(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    done = run(*command, "-O", "articles.jsonl")
    assert [(tmp_path / name).read_bytes() for name in NAMES] == [OLD, OLD]
    assert "there was no page: articles.jsonl stays as it was" in done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_whose_pages_give_no_article_leaves_an_empty_file(run: Run, tmp_path: Path, jobs: str) -> None:
    done = run("replay", "folder", "page.html", "-j", jobs, "-O", "articles.jsonl")
    assert [(tmp_path / name).read_bytes() for name in NAMES] == [b"", b""]
    assert [line["reason"] for line in lines(tmp_path / "rejects.jsonl")] == ["missing_file", "empty"]
    assert "stays as it was" not in done.stderr


def test_a_run_that_stores_an_article_begins_every_file_anew(run: Run, tmp_path: Path) -> None:
    run("replay", str(PAGE), "-O", "articles.jsonl")
    assert [line["id"] == "1" for line in lines(tmp_path / "articles.jsonl")] == [False]
    assert OLD not in (tmp_path / "removals.jsonl").read_bytes()
    assert lines(tmp_path / "rejects.jsonl") == []


def test_nothing_is_said_where_there_was_nothing_to_keep(run: Run, tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_bytes(b"")
    assert "stays as it was" not in run("replay", "folder", "-O", "articles.jsonl").stderr
