import json
from pathlib import Path

import pytest

from newscrawl.cli import main
from tests.evaluation.conftest import LEAK, TEASER, gold, row

__all__ = ["gold"]  # the fixture


def test_the_figures_come_with_errors_by_site_and_by_rule(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(gold), "--against", "trafilatura"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "2 pages of 2 sites; ± is one bootstrap standard error"
    (ours,) = [line.split() for line in printed if line.startswith("newscrawl")]
    assert ours[1] == "2"
    assert ours[-2:] == ["1", "1"]
    assert [line.split()[0] for line in printed if line.startswith(("trafilatura", "lain.", "lead_in"))] == [
        "trafilatura",
        "lain.example",
        "lead_in",
    ]


def test_the_worst_pages_are_shown_with_what_they_lose_and_leak(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(gold), "--worst", "1"]) == 0
    printed = capsys.readouterr().out
    assert f"  lost: {TEASER}\n" in printed
    assert f"  leaked: {LEAK[:100]}\n" in printed


def test_json_has_every_figure(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(gold), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [system["name"] for system in found["systems"]] == ["newscrawl"]
    assert [page["perfect"] for page in found["pages"]] == [True, False]
    assert {site["name"] for site in found["sites"]} == {"kabar.example", "lain.example"}
    assert any(rule["losses"] for rule in found["rules"])


def test_the_report_marks_leaks_and_losses(gold: Path, tmp_path: Path) -> None:
    assert main(["evaluate", str(gold), "--report", str(tmp_path / "r.html")]) == 0
    report = (tmp_path / "r.html").read_text("utf-8")
    assert f"<b>lost</b> <span>{TEASER}</span>" in report
    assert f"<b>leaked</b> <span>{LEAK}</span>" in report


def test_another_output_can_be_compared(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.jsonl").write_text(json.dumps({"url": row(1)["url"], "text": "Isi."}))
    assert main(["evaluate", str(gold), "--against", str(tmp_path / "mine.jsonl"), "--json"]) == 0
    mine = json.loads(capsys.readouterr().out)["systems"][1]
    assert (mine["values"]["kept"], mine["losses"]) == (0, 9)


def test_an_output_of_other_pages_is_one_line_and_no_row_of_zeros(
    gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"url": "https://other.example/", "text": "Isi."}))
    assert main(["evaluate", str(gold), "--against", str(other)]) == 1
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", f"newscrawl: {other} and {gold} have no page (url) in common\n")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "there are no references in"),
        ("{", "gold.jsonl: line 1 is no reference"),
        (json.dumps(row(7)), "7.html: there is no such file"),
        (json.dumps(row(7)), "gold.jsonl: line 1: "),
        (json.dumps({**row(7), "path": ""}), 'gold.jsonl: line 1 is no reference: its "path" is empty'),
    ],
)
def test_gold_that_cannot_be_used_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, words: str
) -> None:
    (tmp_path / "gold.jsonl").write_text(line)
    assert main(["evaluate", str(tmp_path / "gold.jsonl")]) == 2
    error = capsys.readouterr().err
    assert words in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("args", [["none.jsonl"], ["--against", "boilerpipe"], ["--report", "/none/r.html"]])
def test_what_cannot_be_done_is_one_line(gold: Path, capsys: pytest.CaptureFixture[str], args: list[str]) -> None:
    assert main(["evaluate", str(gold), *args]) in (1, 2)
    assert capsys.readouterr().err.count("\n") == 1


def test_a_folder_of_references_is_told_to_be_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(tmp_path)]) == 2
    words = f"newscrawl: {tmp_path}: this is a folder: name a file in it (JSON Lines)\n"
    assert capsys.readouterr().err == words
