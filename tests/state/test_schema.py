import os
import sqlite3
from pathlib import Path

import pytest

from newscrawl.state import State, StateError
from newscrawl.state.schema import MIGRATIONS, open_database, open_for_reading, version_of


def test_a_new_file_has_the_latest_version(tmp_path: Path) -> None:
    connection = open_database(str(tmp_path / "s.sqlite"))
    assert version_of(connection) == len(MIGRATIONS)
    connection.close()


def test_an_older_file_is_brought_up_to_date_and_keeps_what_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "s.sqlite")
    connection = open_database(path)
    connection.execute("INSERT INTO outputs VALUES ('a.jsonl', 7, x'00')")
    connection.close()
    later = (*MIGRATIONS, "ALTER TABLE outputs ADD COLUMN note TEXT;")
    monkeypatch.setattr("newscrawl.state.schema.MIGRATIONS", later)
    connection = open_database(path)
    assert version_of(connection) == len(later)
    assert connection.execute("SELECT path, note FROM outputs").fetchall() == [("a.jsonl", None)]
    connection.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(tmp_path / "s.sqlite")
    open_database(path).close()
    broken = (*MIGRATIONS, "CREATE TABLE extra (x); SELECT * FROM nowhere;")
    with monkeypatch.context() as patch:
        patch.setattr("newscrawl.state.schema.MIGRATIONS", broken)
        with pytest.raises(StateError, match="nowhere"):
            open_database(path)
    connection = open_database(path)
    assert version_of(connection) == len(MIGRATIONS)
    assert not connection.execute("SELECT * FROM sqlite_master WHERE name = 'extra'").fetchall()
    connection.close()


def other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE mine (x); INSERT INTO mine VALUES (1);")
    connection.close()


def later_state(path: Path) -> None:
    open_database(str(path)).close()
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA user_version = 99;")
    connection.close()


def notes(path: Path) -> None:
    path.write_text("# My notes, longer than the header of a database\n" * 3)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (other_database, "a database of something else"),
        (later_state, "made by a later newscrawl"),
        (notes, "it holds something else"),
    ],
)
def test_a_file_that_is_no_state_file_is_refused_and_not_changed(tmp_path: Path, make: object, words: str) -> None:
    path = tmp_path / "s.sqlite"
    make(path)  # type: ignore[operator]
    before = path.read_bytes()
    with pytest.raises(StateError, match=words):
        State(str(path))
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(StateError, match=r"cannot use the state file .*No such file or directory"):
        State(str(tmp_path / "none" / "s.sqlite"))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_state_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    State(str(path)).close()
    path.chmod(0o400)
    with pytest.raises(StateError, match="Permission denied"):
        State(str(path))


def test_a_damaged_file_is_said_to_be_one_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    State(str(path)).close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 8192)
    with pytest.raises(StateError, match="damaged; move it away"), State(str(path)) as state:
        state.articles.get("x")


def test_reading_needs_an_existing_file(tmp_path: Path) -> None:
    with pytest.raises(StateError, match="no such state file"):
        open_for_reading(str(tmp_path / "none.sqlite"))
    assert not (tmp_path / "none.sqlite").exists()
