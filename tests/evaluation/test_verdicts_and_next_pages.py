import gzip
import json
from pathlib import Path

import pytest

from newscrawl.evaluation import next_page, verdicts

STORY = "https://news.example/politics/ministers-agree-on-the-budget"
PROSE = "".join(
    f"<p>The council met for the {n}th time this week, and again it went home, tired, without any result at all.</p>"
    for n in range(4, 14)
)
FIRST = f'<html><body><main>{PROSE}</main><a href="?page=2">2</a></body></html>'
LAST = f'<html><body><main>{PROSE}</main><a href="?page=1">1</a></body></html>'


def manifest(folder: Path, *rows: dict[str, object]) -> Path:
    (folder / "first.html.gz").write_bytes(gzip.compress(FIRST.encode()))
    (folder / "last.html").write_text(LAST)
    path = folder / "pages.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_next_pages_are_counted_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = manifest(
        tmp_path,
        {"url": STORY, "path": "first.html.gz", "next": f"{STORY}?page=2", "trap": f"{STORY}?page=9"},
        {"url": f"{STORY}?page=2", "path": "last.html", "next": None},
        {"url": f"{STORY}?page=2", "path": "last.html", "next": f"{STORY}?page=3", "linked": False},
    )
    assert next_page.main([str(path), "-o", str(tmp_path / "out.jsonl")]) == 0
    figures = "found 1 of 1, wrong 0; none said where none is 1 of 1; traps taken 0 of 1"
    assert capsys.readouterr().out.splitlines() == [figures]
    first = json.loads((tmp_path / "out.jsonl").read_text().splitlines()[0])
    assert first == {"url": STORY, "next": f"{STORY}?page=2"}


def test_a_wrong_next_page_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = manifest(tmp_path, {"url": STORY, "path": "first.html.gz", "next": None})
    assert next_page.main([str(path)]) == 0
    assert f"said {STORY}?page=2" in capsys.readouterr().out


def test_verdicts_are_counted_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = manifest(
        tmp_path,
        {"url": STORY, "path": "first.html.gz"},
        {"url": STORY, "path": "last.html", "is_article": False},
    )
    assert verdicts.main([str(path), "-o", str(tmp_path / "out.jsonl")]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("articles found 1 of 1; lists taken for articles 1 of 1; right 0.500\n  article: ")
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [row["is_article"] for row in rows] == [True, True]
