from pathlib import Path

import pytest

from newscrawl.evaluation.memory_costs import invented, look_ups, main
from newscrawl.memory.reading import MemoryFile


def test_the_invented_site_is_learned_and_asked_about(tmp_path: Path) -> None:
    of_the_site, of_no_known_line = look_ups(40, tmp_path, pages=20, asked=4)
    assert min(of_the_site, of_no_known_line) > 0
    memory = MemoryFile(str(tmp_path / "40.sqlite"))
    found = memory.recall(invented(999).traces)
    assert {line.support for line in found.lines.values()} == {12}
    assert memory.recall(invented(999, shared="none").traces).lines == {}
    memory.close()


def test_costs_are_told_beside_cleaning(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(gold), "--headlines"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in said[:4]] == ["observing", "writing", "asking", "cleaning"]
