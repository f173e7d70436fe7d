"""One rule for articles files that are there and empty: what is made of them is empty, and a line says why."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from newscrawl.cli import main

NOTE = "newscrawl: none.jsonl is empty: there is no article in it\n"
NEEDS_PYARROW = pytest.mark.skipif(find_spec("pyarrow") is None, reason="pyarrow is not installed")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "none.jsonl").touch()
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "pages.jsonl").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("explain", "none.jsonl"), ""),
        (("merge", "none.jsonl"), "newscrawl: 0 articles of 1 file\n"),
        (("stories", "none.jsonl"), "newscrawl: 0 articles, 0 stories; 0 told more than once\n"),
        (("restore", "none.jsonl", "--all"), "newscrawl: 0 blocks restored in 0 articles\n"),
        (
            ("reclean", "kept", "--articles", "none.jsonl"),
            "newscrawl: 0 articles: none\nnewscrawl: 0 lines of text more, 0 less\n",
        ),
    ],
)
def test_what_is_made_of_no_articles_is_nothing_and_no_error(
    capsys: pytest.CaptureFixture[str], args: tuple[str, ...], said: str
) -> None:
    assert main(args) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", NOTE + said)


@pytest.mark.parametrize(
    ("args", "output"),
    [
        (("merge", "none.jsonl", "-o"), "new.jsonl"),
        (("stories", "none.jsonl", "-o"), "new.jsonl"),
        (("restore", "none.jsonl", "--all", "-o"), "new.jsonl"),
        (("reclean", "kept", "--articles", "none.jsonl", "-o"), "new.jsonl"),
        (("explain", "none.jsonl", "-o"), "new.html"),
        pytest.param(("export", "none.jsonl", "--parquet"), "news", marks=NEEDS_PYARROW),
    ],
)
def test_the_output_is_there_and_is_read_as_empty(folder: Path, args: tuple[str, ...], output: str) -> None:
    assert main([*args, output]) == 0
    assert (folder / output).exists()
    if output == "new.jsonl":
        assert main(["merge", output, "-o", "again.jsonl"]) == 0
    if output == "news":
        from pyarrow import dataset

        assert dataset.dataset(folder / "news" / "data", partitioning="hive").to_table().num_rows == 0


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("explain", "0a1b", "--articles", "none.jsonl"), 2),  # what was asked for is not there
        (("merge", "lost.jsonl"), 2),
        (("explain", "lost.jsonl"), 2),
        (("evaluate", "none.jsonl"), 2),  # nothing to measure on
        (("label", "none.jsonl"), 1),  # lists of pages
        (("clean", "none.jsonl"), 1),
    ],
)
def test_no_other_lack_counts_as_an_empty_file(
    capsys: pytest.CaptureFixture[str], args: tuple[str, ...], code: int
) -> None:
    assert main(args) == code
    assert "is empty: there is no article in it" not in capsys.readouterr().err
