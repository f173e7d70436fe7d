import json
import os
from pathlib import Path

import pytest

from newscrawl.storage import (
    LineFile,
    OutputError,
    lock,
    recover_lines,
    recover_removals,
)


def article(number: int) -> bytes:
    return json.dumps({"id": f"id{number}", "url": f"https://a.example/{number}"}).encode() + b"\n"


def removal(number: int, text: str = "x") -> bytes:
    return json.dumps({"article_id": f"id{number}", "text": text}).encode() + b"\n"


def test_a_torn_last_line_is_repaired(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(article(1) + article(2)[:20])
    assert recover_lines(path) == 20
    assert path.read_bytes() == article(1)


def test_a_whole_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(article(1) + article(2))
    assert recover_lines(path) == 0
    assert path.read_bytes() == article(1) + article(2)


def test_a_last_line_that_lacks_only_its_end_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(article(1) + article(2).rstrip())
    recover_lines(path)
    assert path.read_bytes() == article(1) + article(2)


def test_the_room_that_a_power_cut_left_without_its_bytes_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(article(1) + bytes(300))
    assert recover_lines(path) == 300
    assert path.read_bytes() == article(1)


def test_only_the_end_of_a_long_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    middle = b"not read\n" * 20_000
    path.write_bytes(article(1) + middle + article(2) + article(3)[:9])
    assert recover_lines(path) == 9
    assert path.read_bytes() == article(1) + middle + article(2)


@pytest.mark.parametrize("content", [b"# My notes\nand more", b"notes without an end", b'"text"\n'])
def test_a_file_of_something_else_is_refused_and_not_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes(content)
    with pytest.raises(OutputError, match="no newscrawl output"):
        recover_lines(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        (removal(1) + removal(2) + removal(2), removal(1)),  # killed before article 2 was written
        (removal(1) + removal(2)[:9], removal(1)),  # killed while article 2's were written
        (removal(2) + removal(1), removal(2) + removal(1)),  # only the last article is in doubt
        (removal(1, "x") + removal(1, "y"), removal(1, "x") + removal(1, "y")),
    ],
)
def test_removals_of_an_article_that_was_not_stored_are_cut_off(tmp_path: Path, content: bytes, kept: bytes) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(content)
    recover_removals(path, {"id1"}.__contains__)
    assert path.read_bytes() == kept


def test_a_file_that_is_not_there_needs_no_repair(tmp_path: Path) -> None:
    assert recover_lines(tmp_path / "none.jsonl") == 0
    assert not (tmp_path / "none.jsonl").exists()


def test_an_output_in_a_folder_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"cannot write .*No such file or directory"):
        LineFile(str(tmp_path / "none" / "a.jsonl"))


def test_two_runs_cannot_write_to_one_file(tmp_path: Path) -> None:
    first = LineFile(str(tmp_path / "a.jsonl"))
    with pytest.raises(OutputError, match="another newscrawl"):
        LineFile(str(tmp_path / "a.jsonl"))
    first.close()
    LineFile(str(tmp_path / "a.jsonl")).close()


def test_what_is_overwritten_gives_way_to_the_first_line_and_not_before(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(article(1))
    file = LineFile(str(path), overwrite=True)
    assert (path.read_bytes(), file.holds_old_lines, file.end) == (article(1), True, 0)
    for number in (2, 3):
        file.write(article(number))
    assert (path.read_bytes(), file.holds_old_lines) == (article(2) + article(3), False)
    file.close()


def test_what_is_overwritten_can_be_emptied_without_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(article(1))
    file = LineFile(str(path), overwrite=True)
    file.begin()
    assert path.read_bytes() == b""
    file.close()


def test_what_is_to_be_overwritten_is_locked_before_it_gives_way(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(article(1))
    file = LineFile(str(path), overwrite=True)
    with pytest.raises(OutputError, match="another newscrawl"):
        LineFile(str(path), overwrite=True)
    file.close()
    assert path.read_bytes() == article(1)


def test_overwriting_spares_a_file_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<!doctype html>\n")
    with pytest.raises(OutputError, match="nothing was changed"):
        LineFile(str(path), overwrite=True)
    assert path.read_bytes() == b"<!doctype html>\n"


class DiskThatFills:
    """A raw file that writes five bytes and then has no room."""

    def __init__(self, path: Path) -> None:
        self.raw = path.open("ab", buffering=0)
        self.room = 5

    def write(self, data: bytes) -> int:
        if not self.room:
            raise OSError(28, os.strerror(28))
        self.room = 0
        return self.raw.write(data[:5])

    def fileno(self) -> int:
        return self.raw.fileno()

    def truncate(self, size: int) -> int:
        return self.raw.truncate(size)


def test_a_full_disk_leaves_no_half_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(article(1))
    file = LineFile(str(path))
    monkeypatch.setattr(file, "_raw", DiskThatFills(path))
    with pytest.raises(OSError, match="No space left"):
        file.write(article(2))
    assert path.read_bytes() == article(1)


@pytest.mark.parametrize(
    ("before", "written", "keep_empty", "is_left"),
    [
        (None, b"", False, False),
        (None, b"", True, True),
        (None, article(1), False, True),
        (b"", b"", False, True),
        (article(1), b"", False, True),
    ],
)
def test_a_file_goes_again_only_where_it_was_made_here_and_holds_nothing(
    tmp_path: Path, before: bytes | None, written: bytes, *, keep_empty: bool, is_left: bool
) -> None:
    path = tmp_path / "a.jsonl"
    if before is not None:
        path.write_bytes(before)
    file = LineFile(str(path), overwrite=True)
    if written:
        file.write(written)
    for _ in range(2):
        file.close(keep_empty=keep_empty)
    assert path.exists() == is_left
    assert not is_left or path.read_bytes() == (written or before or b"")


def test_who_has_opened_a_file_that_its_maker_takes_away_cannot_write_to_it(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    maker = LineFile(str(path))
    with path.open("ab") as opened:
        maker.close(keep_empty=False)
        with pytest.raises(BlockingIOError):
            lock(opened.fileno())


def test_a_second_writer_takes_nothing_away(tmp_path: Path) -> None:
    first = LineFile(str(tmp_path / "a.jsonl"))
    with pytest.raises(OutputError, match="another newscrawl"):
        LineFile(str(tmp_path / "a.jsonl"))
    first.write(article(1))
    first.close()
    assert (tmp_path / "a.jsonl").read_bytes() == article(1)
