import json
from pathlib import Path
from typing import Any

import pytest

from newscrawl.cli import main
from tests.conftest import lines


def write(path: Path, *rows: dict[str, Any]) -> str:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def article(key: str, text: str, day: str | None = "2026-11-01", **fields: Any) -> dict[str, Any]:
    return {"id": key, "text": text, "date_downloaded": day and f"{day}T00:00:00Z", **fields}


@pytest.mark.parametrize(
    ("first", "second", "wins"),
    [
        (article("a", "old"), article("a", "new", "2026-11-02"), "new"),
        (article("a", "new", "2026-11-02"), article("a", "old"), "new"),
        (article("a", "new", version=2), article("a", "old", version=1), "new"),
        (article("a", "old", version=2), article("a", "new", "2026-11-02", version=1), "new"),
        (article("a", "first"), article("a", "second"), "second"),
        (article("a", "old", None), article("a", "new"), "new"),
    ],
)
def test_the_newest_version_of_an_article_is_kept(
    tmp_path: Path, first: dict[str, Any], second: dict[str, Any], wins: str
) -> None:
    inputs = [write(tmp_path / "one.jsonl", first), write(tmp_path / "two.jsonl", second)]
    assert main(["merge", *inputs, "-o", str(tmp_path / "all.jsonl")]) == 0
    assert [row["text"] for row in lines(tmp_path / "all.jsonl")] == [wins]


def test_every_line_is_as_it_was_and_in_the_order_of_the_files(tmp_path: Path) -> None:
    rows = [article(str(n), "Überfahrt „heute“") for n in range(5)]
    inputs = [write(tmp_path / "one.jsonl", *rows[:3]), write(tmp_path / "two.jsonl", *rows[3:])]
    main(["merge", *inputs, "-o", str(tmp_path / "all.jsonl")])
    assert (tmp_path / "all.jsonl").read_bytes() == b"".join(Path(name).read_bytes() for name in inputs)


def test_an_article_brings_its_removals_and_not_those_of_another_version(tmp_path: Path) -> None:
    for name, day, gone in (("one", "2026-11-01", "old teaser"), ("two", "2026-11-02", "new teaser")):
        write(tmp_path / f"{name}.jsonl", article("a", name, day))
        write(tmp_path / f"{name}.removals.jsonl", {"article_id": "a", "text": gone})
    main(["merge", str(tmp_path / "one.jsonl"), str(tmp_path / "two.jsonl"), "-o", str(tmp_path / "all.jsonl")])
    assert [row["text"] for row in lines(tmp_path / "all.removals.jsonl")] == ["new teaser"]


def test_a_file_of_something_else_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = write(tmp_path / "one.jsonl", article("a", "x"))
    (tmp_path / "notes.md").write_text("# Notes\n")
    assert main(["merge", good, str(tmp_path / "notes.md")]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "notes.md, line 1, is not a JSON object" in printed.err


def test_a_merge_that_fails_leaves_no_file_behind(tmp_path: Path) -> None:
    good = write(tmp_path / "one.jsonl", article("a", "x"))
    assert main(["merge", good, str(tmp_path / "none.jsonl"), "-o", str(tmp_path / "all.jsonl")]) == 2
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith("all")]


def test_an_output_that_exists_is_not_written_over(tmp_path: Path) -> None:
    good = write(tmp_path / "one.jsonl", article("a", "x"))
    assert main(["merge", good, "-o", good]) == 2
    assert [row["text"] for row in lines(Path(good))] == ["x"]
