import json
from pathlib import Path
from typing import Any

import pytest

from newscrawl.state import State
from newscrawl.state.reconcile import Repairs, reconcile
from newscrawl.storage import OutputError


def article(number: int, **fields: Any) -> bytes:
    record = {"id": f"id{number}", "url": f"https://a.example/{number}", "title": "T", "text": "x" * 600, **fields}
    return json.dumps(record).encode() + b"\n"


def removal(number: int, version: int = 1) -> bytes:
    return json.dumps({"article_id": f"id{number}", "article_version": version, "text": "x"}).encode() + b"\n"


class Folder:
    """Two output files and their state, as they are between two runs."""

    def __init__(self, path: Path) -> None:
        self.articles, self.removals = path / "a.jsonl", path / "r.jsonl"
        self.state = State(str(path / "s.sqlite"))

    def begin_run(self, *, anew: bool = False) -> Repairs:
        return reconcile(self.state, self.articles, self.removals, anew=anew)

    def knows(self, *numbers: int) -> list[bool]:
        return [self.state.articles.at(f"https://a.example/{number}?utm_source=x") is not None for number in numbers]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path)
    made.articles.write_bytes(article(1) + article(2))
    made.removals.write_bytes(removal(1) + removal(2))
    made.begin_run()
    return made


def test_what_an_output_holds_is_known_in_whatever_spelling(folder: Folder) -> None:
    assert folder.knows(1, 2, 3) == [True, True, False]


def test_a_second_start_finds_all_in_order(folder: Folder) -> None:
    repairs = folder.begin_run()
    assert (repairs.adopted, repairs.lost, repairs.taken_away, sum(repairs.cut.values())) == (set(), 0, 0, 0)


def test_a_line_that_the_state_did_not_see_is_adopted(folder: Folder) -> None:
    with folder.articles.open("ab") as file:
        file.write(article(3))
    with folder.removals.open("ab") as file:
        file.write(removal(3))
    assert folder.begin_run().adopted == {"id3"}
    assert folder.knows(3) == [True]
    assert folder.removals.read_bytes() == removal(1) + removal(2) + removal(3)


def test_a_torn_article_and_its_removals_are_cut_off(folder: Folder) -> None:
    with folder.articles.open("ab") as file:
        file.write(article(3)[:50])
    with folder.removals.open("ab") as file:
        file.write(removal(3) + removal(3)[:9])
    folder.begin_run()
    assert folder.articles.read_bytes() == article(1) + article(2)
    assert folder.removals.read_bytes() == removal(1) + removal(2)


def test_where_no_file_of_articles_is_known_only_a_torn_removal_is_cut_off(tmp_path: Path) -> None:
    removals = tmp_path / "r.jsonl"
    removals.write_bytes(removal(1) + removal(2) + removal(3)[:9])
    state = State(str(tmp_path / "s.sqlite"))
    for _ in range(2):  # the second run knows how far the file is accounted for
        reconcile(state, None, removals)
        assert removals.read_bytes() == removal(1) + removal(2)


def test_removals_of_a_version_that_was_not_stored_are_cut_off(folder: Folder) -> None:
    with folder.removals.open("ab") as file:
        file.write(removal(2, version=2))
    folder.begin_run()
    assert folder.removals.read_bytes() == removal(1) + removal(2)


def test_a_new_version_that_the_state_did_not_see_is_adopted(folder: Folder) -> None:
    with folder.articles.open("ab") as file:
        file.write(article(2, version=2, text="y"))
    folder.begin_run()
    stored = folder.state.articles.get("id2")
    assert stored is not None
    assert (stored.version, stored.length) == (2, 1)


def test_articles_whose_lines_are_gone_are_forgotten_and_come_again(folder: Folder) -> None:
    folder.articles.write_bytes(article(1))
    assert folder.begin_run().lost == 1
    assert folder.knows(1, 2) == [True, False]


def test_articles_cut_out_of_the_middle_are_forgotten_and_come_again(folder: Folder) -> None:
    folder.articles.write_bytes(article(2))
    assert folder.begin_run().lost == 1
    assert folder.knows(1, 2) == [False, True]


@pytest.mark.parametrize("empty", [True, False])
def test_a_file_that_its_reader_took_away_counts_as_stored(folder: Folder, empty: bool) -> None:
    folder.articles.write_bytes(b"") if empty else folder.articles.unlink()
    repairs = folder.begin_run()
    assert (repairs.taken_away, repairs.lost) == (2, 0)
    assert folder.knows(1, 2) == [True, True]
    assert folder.begin_run().taken_away == 0


def test_a_file_that_was_begun_anew_is_filled_again(folder: Folder) -> None:
    folder.articles.write_bytes(b"")
    folder.begin_run(anew=True)
    assert folder.knows(1, 2) == [False, False]


def test_a_forgotten_article_is_not_learned_again_from_the_file(folder: Folder) -> None:
    with folder.state.transaction():
        folder.state.articles.forget(["id2"])
    folder.begin_run()
    assert folder.knows(1, 2) == [True, False]


def test_a_file_of_something_else_is_refused_and_nothing_changes(folder: Folder) -> None:
    folder.articles.write_bytes(b"# my notes\n" * 50)
    with pytest.raises(OutputError, match="no newscrawl output"):
        folder.begin_run()
    assert folder.knows(1, 2) == [True, True]
    assert folder.articles.read_bytes() == b"# my notes\n" * 50
