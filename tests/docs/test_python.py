"""The Python of docs/python.md runs as it stands."""

import re
from pathlib import Path

import pytest

from tests.evaluation.conftest import gold

__all__ = ["gold"]
PAGE = Path(__file__).parents[2] / "docs" / "python.md"
CODE = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.S)


@pytest.mark.parametrize("code", CODE)
def test_an_example_runs(
    code: str, gold: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(gold.parent)
    exec(compile(code, str(PAGE), "exec"), {})
    if "print" in code:
        assert capsys.readouterr().out
