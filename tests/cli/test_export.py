import json
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install '.[parquet]'")

from pyarrow import dataset

from newscrawl import extras
from newscrawl.cli import main
from newscrawl.items import Article


def stored(path: Path, *articles: Article) -> str:
    path.write_text("".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in articles), encoding="utf-8")
    return str(path)


@pytest.fixture
def files(tmp_path: Path, article: Article, another: Article) -> list[str]:
    dated = replace(
        article,
        domain="kabar.example",
        language="id",
        date_published="2026-11-24T23:30:00+07:00",
        date_downloaded="2026-11-25T01:02:03Z",
        authors=["Sari", "Budi"],
        complete=True,
        quality={"notes": ["…"]},
        source="saved/one.html",
    )
    undated = replace(another, domain="hafen.example", date_published=None, date_downloaded=None)
    return [stored(tmp_path / "one.jsonl", dated), stored(tmp_path / "two.jsonl", undated)]


def test_an_article_that_lacks_a_field_has_none_in_its_column(tmp_path: Path, article: Article) -> None:
    record = asdict(article)
    del record["source"]
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n")
    assert main(["export", str(tmp_path / "a.jsonl"), "--parquet", str(tmp_path / "set")]) == 0
    (row,) = dataset.dataset(tmp_path / "set" / "data", partitioning="hive").to_table().to_pylist()
    assert row["source"] is None


@pytest.mark.parametrize(
    ("by", "folders"),
    [("date", ["month=2026-11", "month=unknown"]), ("site", ["site=hafen.example", "site=kabar.example"])],
)
def test_every_article_comes_back_with_its_values_and_types(
    tmp_path: Path, files: list[str], by: str, folders: list[str]
) -> None:
    assert main(["export", *files, "--parquet", str(tmp_path / "set"), "--by", by]) == 0
    assert sorted(path.name for path in (tmp_path / "set" / "data").iterdir()) == folders
    rows = dataset.dataset(tmp_path / "set" / "data", partitioning="hive").to_table().to_pylist()
    found = {row["id"]: row for row in rows}
    for name in files:
        line = json.loads(Path(name).read_text(encoding="utf-8"))
        row = found.pop(line["id"])
        assert json.loads(row.pop("quality")) == line.pop("quality")
        downloaded = line.pop("date_downloaded")
        assert row.pop("date_downloaded") == (datetime(2026, 11, 25, 1, 2, 3, tzinfo=UTC) if downloaded else None)
        assert row.pop("published_day") == (date(2026, 11, 24) if line["date_published"] else None)
        assert {key: row[key] for key in line} == line
    assert found == {}


def test_stories_are_columns_where_they_are_known(tmp_path: Path, files: list[str]) -> None:
    told = str(tmp_path / "told.jsonl")
    assert main(["stories", files[0], "--whole", "-o", told]) == 0
    assert main(["export", told, files[1], "--parquet", str(tmp_path / "set")]) == 0
    rows = dataset.dataset(tmp_path / "set" / "data", partitioning="hive").to_table().to_pylist()
    first = json.loads(Path(told).read_text(encoding="utf-8"))["id"]
    assert {(row["story_id"], row["first"]) for row in rows} == {(None, None), (first, True)}


def test_the_card_says_what_is_in_it(tmp_path: Path, files: list[str]) -> None:
    main(["export", *files, "--parquet", str(tmp_path / "set")])
    card = (tmp_path / "set" / "README.md").read_text(encoding="utf-8")
    assert card.startswith("---\nlanguage:\n- id\n")
    assert "2 articles of 2 sites" in card
    assert "| kabar.example | 1 |" in card


def test_a_folder_with_something_in_it_is_not_written_to(tmp_path: Path, files: list[str]) -> None:
    assert main(["export", *files, "--parquet", str(tmp_path)]) == 2


@pytest.mark.parametrize("is_there", [False, True])
def test_a_file_of_something_else_is_one_clear_line_and_leaves_no_part_of_a_data_set(
    tmp_path: Path, article: Article, capsys: pytest.CaptureFixture[str], *, is_there: bool
) -> None:
    good = stored(tmp_path / "good.jsonl", *[article] * 1001)  # more than one batch: some are written before
    (tmp_path / "notes.md").write_text("# Notes\n")
    if is_there:
        (tmp_path / "set").mkdir()
    assert main(["export", good, str(tmp_path / "notes.md"), "--parquet", str(tmp_path / "set")]) == 2
    assert "notes.md, line 1, is not a JSON object" in capsys.readouterr().err
    assert [*tmp_path.rglob("set")] == ([tmp_path / "set"] if is_there else [])
    assert not [*tmp_path.rglob("set/*")]


@pytest.mark.parametrize(("by", "folder"), [("date", "month"), ("site", "site")])
def test_a_data_set_of_no_article_has_the_columns_of_any_other(
    tmp_path: Path, files: list[str], by: str, folder: str
) -> None:
    (tmp_path / "empty.jsonl").touch()
    for source, name in ((str(tmp_path / "empty.jsonl"), "none"), (files[0], "some")):
        assert main(["export", source, "--parquet", str(tmp_path / name), "--by", by]) == 0
    none, some = (dataset.dataset(tmp_path / name / "data", partitioning="hive") for name in ("none", "some"))
    assert (none.count_rows(), none.schema.names[-1]) == (0, folder)
    assert {field.name: field.type for field in none.schema if field.name != folder} == {
        field.name: field.type for field in some.schema if field.name != folder
    }
    assert "0 articles of 0 sites" in (tmp_path / "none" / "README.md").read_text(encoding="utf-8")


def test_without_the_extra_the_command_that_installs_it_is_named(
    tmp_path: Path, files: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(extras._MODULES, "parquet", "no_such_module")
    assert main(["export", *files, "--parquet", str(tmp_path / "set")]) == 2
    assert "pip install '.[parquet]'" in capsys.readouterr().err
