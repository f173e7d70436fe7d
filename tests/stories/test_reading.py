import json
import random
from pathlib import Path
from typing import Any

import pytest

from newscrawl.cli import main
from newscrawl.stories.reading import Told, Totals, reading
from tests.stories.test_grouping import A, B


def row(article: str, words: list[str], published: str | None, version: int = 1) -> dict[str, Any]:
    text = " ".join(words)
    url = f"https://news.example/{article}"
    return {"id": article, "version": version, "url": url, "text": text, "date_published": published}


ROWS = [
    row("copy", A[:120], "2026-11-24T12:00:00+01:00"),
    row("first", A, "2026-11-24T10:30:00Z"),
    row("other", B, "2026-11-24"),
    row("first", [*A, "more"], "2026-11-24T10:30:00Z", version=2),
    row("late", [*B, "end"], None),
]


def written(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def told(*files: Path) -> list[Told]:
    with reading(files) as found:
        return list(found.told())


def test_the_article_that_came_first_gives_the_story_its_name(tmp_path: Path) -> None:
    found = told(written(tmp_path / "a.jsonl", ROWS))
    assert [(one.id, one.version, one.story_id, one.first) for one in found] == [
        ("other", 1, "other", True),
        ("first", 1, "first", False),
        ("first", 2, "first", True),
        ("copy", 1, "first", False),
        ("late", 1, "other", False),
    ]


@pytest.mark.parametrize(
    ("versions", "is_first"),
    [
        ([1, 1], [True, False]),  # the same line in two files
        ([1, 2, 2, 1], [False, False, True, False]),  # in the order of the output: versions 1, 1, 2, 2
        ([3, 1], [False, True]),
    ],
)
def test_a_story_has_one_first_however_often_its_first_article_stands_in_the_files(
    tmp_path: Path, versions: list[int], is_first: list[bool]
) -> None:
    files = [
        written(tmp_path / f"{number}.jsonl", [row("first", A, "2026-11-24", version), row("copy", A[:120], None)])
        for number, version in enumerate(versions)
    ]
    found = told(*files)
    assert [one.first for one in found if one.id == "first"] == is_first
    assert not any(one.first for one in found if one.id == "copy")


def test_the_newest_version_is_the_first_where_it_was_published_anew(tmp_path: Path) -> None:
    rows = [row("first", A, "2026-11-24"), row("copy", A[:120], "2026-11-25"), row("first", A, "2026-11-26", version=2)]
    found = told(written(tmp_path / "a.jsonl", rows))
    assert [(one.id, one.first) for one in found] == [("first", False), ("copy", False), ("first", True)]


def test_the_order_of_the_lines_and_files_makes_no_difference(tmp_path: Path) -> None:
    outcomes: list[list[Told]] = []
    for seed in range(4):
        rows = random.Random(seed).sample(ROWS, len(ROWS))
        files = [written(tmp_path / f"{seed}{n}.jsonl", part) for n, part in enumerate((rows[:2], rows[2:]))]
        outcomes.append(told(*files))
    assert all(outcome == outcomes[0] for outcome in outcomes)


def test_the_command_writes_a_line_an_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    articles, out = written(tmp_path / "a.jsonl", ROWS), tmp_path / "stories.jsonl"
    assert main(["stories", str(articles), "-o", str(out)]) == 0
    assert capsys.readouterr().err == "newscrawl: 4 articles, 2 stories; 2 told more than once\n"
    assert [json.loads(line)["story_id"] for line in out.read_text().splitlines()].count("first") == 3
    assert main(["stories", str(articles), "-o", str(out)]) == 2
    assert "exists: name a new file" in capsys.readouterr().err


def test_the_command_writes_whole_articles_on_demand(tmp_path: Path) -> None:
    articles, out = written(tmp_path / "a.jsonl", ROWS), tmp_path / "told.jsonl"
    assert main(["stories", str(articles), "--whole", "-o", str(out)]) == 0
    found = [json.loads(line) for line in out.read_text().splitlines()]
    own = [{key: value for key, value in one.items() if key not in {"story_id", "first", "likeness"}} for one in found]
    assert sorted(own, key=str) == sorted(ROWS, key=str)
    assert {one["id"]: one["story_id"] for one in found} == {
        "other": "other",
        "first": "first",
        "copy": "first",
        "late": "other",
    }
    again = tmp_path / "again.jsonl"
    assert main(["stories", str(out), "--whole", "-o", str(again)]) == 0
    assert again.read_text() == out.read_text()


def test_a_file_that_holds_no_articles_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b.jsonl").write_text('{"a": 1}\n')
    assert main(["stories", str(tmp_path / "b.jsonl")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_articles_are_counted_in_whatever_version_they_stand(tmp_path: Path) -> None:
    rows = [row("first", A, "2026-11-24", version=2), row("copy", A[:120], None), row("copy", A[:110], None)]
    with reading([written(tmp_path / "a.jsonl", rows)]) as found:
        assert [one.id for one in found.told()] == ["first", "copy", "copy"]
        assert found.totals() == Totals(articles=2, stories=1, told_again=1)


def test_times_and_versions_of_another_kind_are_as_good_as_none(tmp_path: Path) -> None:
    odd = {"id": "odd", "text": "The ferry runs.", "date_published": 5, "version": "b"}
    assert [one.version for one in told(written(tmp_path / "a.jsonl", [odd]))] == [1]


def test_where_the_articles_cannot_be_read_no_output_is_left(tmp_path: Path) -> None:
    out = tmp_path / "stories.jsonl"
    assert main(["stories", str(tmp_path / "missing.jsonl"), "-o", str(out)]) == 2
    assert not out.exists()
