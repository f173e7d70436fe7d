from contextlib import suppress
from pathlib import Path

import pytest

from newscrawl.state import State, StateError
from newscrawl.state.schema import Connection, open_for_reading


def test_one_run_at_a_time_uses_a_state_file(tmp_path: Path) -> None:
    path = str(tmp_path / "s.sqlite")
    with State(path) as first:
        with first.transaction():
            first.figures.begin(first.now())
        with pytest.raises(
            StateError, match=r"in use by another newscrawl \(process \d+, started 20.*one run at a time"
        ):
            State(path)
    State(path).close()


def test_others_may_read_meanwhile(tmp_path: Path) -> None:
    path = str(tmp_path / "s.sqlite")
    with State(path) as state:
        with state.transaction():
            state.figures.begin(state.now())
        reader = open_for_reading(path)
        assert reader.execute("SELECT count(*) FROM runs").fetchone() == (1,)
        reader.close()


def test_a_transaction_is_whole_or_nothing() -> None:
    with State() as state:
        with suppress(KeyError), state.transaction():
            state.failures.note("https://a.example/1", "a.example", "timeout", 0.0)
            raise KeyError
        assert state.failures.at("https://a.example/1") is None


def test_a_file_is_accounted_for_as_long_as_its_end_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"one\ntwo\n")
    with State() as state:
        assert state.accounted(path) is None
        state.account(path)
        with path.open("ab") as file:
            file.write(b"three\n")
        assert state.accounted(path) == 8
        path.write_bytes(b"one\nTWO\nthree\n")
        assert state.accounted(path) is None
        path.write_bytes(b"one\n")
        assert state.accounted(path) is None


def test_the_figures_of_old_runs_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newscrawl.state.figures.KEPT_RUNS", 2)
    with State() as state:
        for number in range(4):
            state.figures.begin(float(number))
            state.figures.count("a.example", "new")
            state.figures.finish(float(number), "finished")
        assert state.connection.execute("SELECT DISTINCT run FROM counts").fetchall() == [(3,), (4,)]
        assert state.figures.runs_before("a.example") == (1, 1)


@pytest.mark.parametrize("was_there", [False, True])
def test_a_state_that_was_made_for_nothing_is_taken_away_again(tmp_path: Path, *, was_there: bool) -> None:
    path = str(tmp_path / "s.sqlite")
    if was_there:
        State(path).close()
    State(path).close(undo=True)
    assert [entry.name for entry in tmp_path.iterdir()] == (["s.sqlite"] if was_there else [])


def test_a_state_that_cannot_be_opened_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: str) -> Connection:
        raise StateError("the disk is full")

    monkeypatch.setattr("newscrawl.state.store.open_database", full)
    with pytest.raises(StateError):
        State(str(tmp_path / "s.sqlite"))
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(
    ("row", "is_blank"),
    [
        ("runs (process, started_at) VALUES (1, 0)", True),
        ("failures VALUES (x'00', 'u', 's', 'dns', 1, 0, 0)", False),
        ("memory_sites VALUES (1, 'a.example', 1)", False),
    ],
)
def test_a_state_is_blank_while_no_later_run_has_a_use_for_it(row: str, *, is_blank: bool) -> None:
    with State() as state:
        state.connection.execute(f"INSERT INTO {row}")
        assert state.is_blank() is is_blank
