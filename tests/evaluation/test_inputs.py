"""Every measuring command says of a file that it cannot use what is wrong with it."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from newscrawl.evaluation import (
    bodies,
    crawled,
    memory,
    memory_costs,
    metadata,
    next_page,
    plain,
    speed,
    stories,
    throughput,
    verdicts,
)
from newscrawl.evaluation.inputs import InputError, ReadFrom, in_words
from newscrawl.training import __main__ as weights
from newscrawl.training import plain as plain_weights
from tests import boxed_notes, brief_pages, real_shapes, rebuilt_pages
from tests.evaluation.conftest import row

Command = Callable[[Sequence[str]], int]
COMMANDS: dict[str, Command] = {
    "bodies": bodies.main,
    "crawled stories": lambda files: crawled.main(["stories", *files, "-o", "/dev/null"]),
    "crawled pages": lambda files: crawled.main(["pages", *files, "-o", "/dev/null"]),
    "memory": memory.main,
    "memory_costs": lambda files: memory_costs.main([*files, "--headlines"]),
    "metadata": lambda files: metadata.main([*files]),
    "next_page": lambda files: next_page.main([*files]),
    "plain": lambda files: plain.main([*files, "--shipped", "--html"]),
    "speed": speed.main,
    "stories": stories.main,
    "throughput": throughput.main,
    "verdicts": lambda files: verdicts.main([*files]),
    "training": weights.main,
    "training.plain": plain_weights.main,
    "boxed_notes": boxed_notes.main,
    "brief_pages": brief_pages.main,
    "real_shapes": real_shapes.main,
    "rebuilt_pages": rebuilt_pages.main,
}
UNUSABLE = {
    "none.jsonl": None,
    "notes.jsonl": "# notes\n",
    "list.jsonl": "[1]\n",
    "other.jsonl": '{"name": "x"}\n',
    "lost.jsonl": json.dumps({**row(7), "next": None}) + "\n",
    "empty.jsonl": "",
}


CASES = [
    pytest.param(command, file, id=f"{name} {file}")
    for name, command in COMMANDS.items()
    for file in UNUSABLE
    if (name, file) not in {("training", "lost.jsonl"), ("stories", "lost.jsonl")}  # asks for a library, reads no page
]


@pytest.mark.parametrize(("command", "name"), CASES)
def test_a_file_that_cannot_be_used_is_one_line_that_names_it_and_exit_code_2(
    command: Command, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = UNUSABLE[name]
    if content is not None:
        (tmp_path / name).write_text(content)
    assert command([str(tmp_path / name)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert str(tmp_path / name) in captured.err


@pytest.mark.parametrize("command", [boxed_notes.main, brief_pages.main, real_shapes.main, rebuilt_pages.main])
def test_figures_are_printed_of_references_that_can_be_used(
    command: Command, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command([str(gold)]) == 0
    captured = capsys.readouterr()
    assert captured.out
    assert captured.err == ""


def test_what_goes_wrong_outside_of_reading_is_no_fault_of_a_file() -> None:
    with pytest.raises(InputError, match=r"^a\.jsonl: no number$"), ReadFrom("a.jsonl"):
        raise ValueError("no number")
    with pytest.raises(ZeroDivisionError), ReadFrom("a.jsonl"):
        raise ZeroDivisionError
    with pytest.raises(InputError, match=r"^b\.html: lost$"), ReadFrom("a.jsonl"):
        raise InputError("b.html: lost")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (IsADirectoryError(21, "Is a directory"), "this is a folder: name a file in it (JSON Lines)"),
        (PermissionError(13, "Permission denied"), "Permission denied"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"), "this is no text in UTF-8"),
        (EOFError("broken off"), "the gzip data is broken: broken off"),
        (ValueError("no JSON"), "no JSON"),
    ],
)
def test_a_fault_is_told_in_words(error: Exception, words: str) -> None:
    assert in_words(error) == words
