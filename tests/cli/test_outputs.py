"""Files and pipes that a run writes to, or cannot."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import PAGE, Run


def test_one_file_for_two_outputs_is_refused_before_the_run(run: Run, tmp_path: Path) -> None:
    done = run("replay", str(PAGE), "-o", "a.jsonl", "--removals", "./a.jsonl")
    assert done.returncode == 1
    assert "a.jsonl is named twice" in done.stderr
    assert not (tmp_path / "a.jsonl").exists()


def test_one_device_may_take_two_outputs(run: Run) -> None:
    assert run("replay", str(PAGE), "--removals", "/dev/null", "--rejects", "/dev/null").returncode == 0


@pytest.mark.parametrize("args", [("schema",), ("clean", str(PAGE)), ("explain", str(PAGE))])
def test_a_full_disk_behind_stdout_is_one_line(newscrawl: Sequence[str], args: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        command = [*newscrawl, *args]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (1, "newscrawl: cannot write the output: No space left on device\n")


def test_a_summary_that_cannot_be_written_is_said_before_the_run(run: Run, tmp_path: Path) -> None:
    done = run("replay", str(PAGE), "-o", "articles.jsonl", "--summary", "none/s.json")
    assert done.returncode == 1
    assert done.stderr == "newscrawl: cannot write none/s.json: there is no folder none: make it first\n"
    assert not (tmp_path / "articles.jsonl").exists()


@pytest.mark.parametrize("output", ["none/articles.jsonl", "/dev/full"])
def test_an_output_that_cannot_be_written_is_one_clear_line_and_exit_code_1(run: Run, output: str) -> None:
    done = run("replay", str(PAGE), "-o", output)
    assert done.returncode == 1
    assert f"cannot write {output}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_of_something_else_is_not_written_to(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("# My notes\n")
    done = run("replay", str(PAGE), "-o", "notes.md")
    assert done.returncode == 1
    assert "notes.md, line 1, is not a JSON object" in done.stderr
    assert (tmp_path / "notes.md").read_text() == "# My notes\n"
