import json
from pathlib import Path

import pytest

from newscrawl.evaluation.metadata import is_right, main

PAGE = """<html><head><title>Rain</title>
<meta name="author" content="Ana Lima">
<meta property="article:published_time" content="2024-04-28T10:00:30+07:00"></head>
<body><h1>Rain</h1><p>It rains.</p></body></html>"""
FOUND = ("Rain", frozenset({"ana lima"}), "2024-04-28T10:00:30+07:00")

JUDGED = [
    ("title", "Rain", True),
    ("title", " Ra\u00adin ", True),
    ("title", "Sun", False),
    ("title", None, None),
    ("authors", ["ANA LIMA"], True),
    ("authors", ["Ana Lima", "Bo Ek"], False),
    ("authors", [], None),
    ("date", "2024-04-28 03:00:00+00:00", True),
    ("date", "2024-04-28T10:00:00", True),
    ("date", "2024-04-28T10:01:00+07:00", False),
    ("date", "2024-04-28 00:00:00", False),
    ("date", "28-4", None),
]


@pytest.mark.parametrize(("field", "reference", "expected"), JUDGED)
def test_a_value_is_judged_against_its_reference(field: str, reference: object, expected: bool | None) -> None:
    assert is_right(field, FOUND, {field: reference}) is expected


def test_a_day_meets_a_reference_at_midnight() -> None:
    found = (None, frozenset[str](), "2024-04-28")
    assert is_right("date", found, {"date": "2024-04-28 00:00:00"})
    assert not is_right("date", found, {"date": "2024-04-28 10:00:00"})


def test_the_shares_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rain.html").write_text(PAGE)
    row = {"id": "1", "url": "https://planet.example/rain", "path": "rain.html"}
    row |= {"title": "Rain", "authors": ["Ana Lima"], "date": "2024-04-28T03:00:00+00:00"}  # type: ignore[dict-item]
    manifest = tmp_path / "pages.jsonl"
    manifest.write_text(json.dumps(row) + "\n")
    assert main([str(manifest)]) == 0
    assert "title   1.000  (1 of 1)" in capsys.readouterr().out
