"""Pages that we wrote, in the shapes of real sites: one test for each page and field.

`classes` in a page's meta.json names the failure classes of noise finding that the page is about:

(a) a label dilutes the link ratio; (b) unlabelled linked headline; (c) label and headline in separate blocks;
(d) teaser inside a paragraph of line breaks; (e) teaser without a link; (f) hashed class names; (g) teaser in a table,
quote or aside; (h) card with a summary in real sentences; (i) list of teasers; (j) call to action in full sentences;
(k) pager words; (l) genuine paragraph that is one whole link; (m) prose that begins with a label's words; (n) lead in
a class that says teaser; (o) short answers; (p) teaser in last place; (q) label inside the link; (r) teaser glued into
the JSON text; (s) a "see also" of the author that the story needs.

The role "hit" is a page that shows the class; "counter-case" is its twin with the opposite right answer.
"""

import json
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.cleaning.records import CleanResult
from newscrawl.items import Article

FIXTURES = Path(__file__).parent.parent / "fixtures"
FAILURE_CLASSES = ascii_lowercase[: ascii_lowercase.index("s") + 1]
FOLDERS = sorted(path.parent for path in FIXTURES.glob("*/*/expected.json"))


def _name(folder: Path) -> str:
    return folder.relative_to(FIXTURES).as_posix()


def _read(folder: Path, name: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((folder / name).read_text("utf-8"))
    return record


def _cases(*, strict: bool) -> list[Any]:
    """Every folder; one with a known failure is expected to fail, and with `strict` must."""
    known = {folder: _read(folder, "meta.json").get("known_failure") for folder in FOLDERS}
    return [
        pytest.param(
            folder, id=_name(folder), marks=[pytest.mark.xfail(reason=reason, strict=strict)] if reason else []
        )
        for folder, reason in known.items()
    ]


def _clean(folder: Path) -> CleanResult:
    return clean_page((folder / "page.html").read_bytes(), _read(folder, "meta.json")["url"])


def _article(folder: Path) -> Article:
    article = _clean(folder).article
    assert article is not None
    return article


each_folder = pytest.mark.parametrize("folder", FOLDERS, ids=_name)
each_text = pytest.mark.parametrize("folder", _cases(strict=True))
each_ledger = pytest.mark.parametrize("folder", _cases(strict=False))


@each_folder
def test_the_verdict_is_as_expected(folder: Path) -> None:
    result = _clean(folder)
    assert result.verdict == _read(folder, "expected.json")["verdict"], result.reason


@each_folder
def test_the_title_is_as_expected(folder: Path) -> None:
    assert _article(folder).title == _read(folder, "expected.json")["title"]


@each_text
def test_the_text_is_exactly_as_expected(folder: Path) -> None:
    assert _article(folder).text.split("\n") == _read(folder, "expected.json")["text"]


@each_ledger
def test_every_piece_of_noise_is_in_the_ledger_under_its_kind(folder: Path) -> None:
    ledger = [(removal.text, removal.kind) for removal in _clean(folder).removed]
    expected = [(removal["text"], removal["kind"]) for removal in _read(folder, "expected.json")["removed"]]
    assert [removal for removal in expected if removal not in ledger] == []


@each_ledger
def test_no_line_of_the_article_is_in_the_ledger(folder: Path) -> None:
    lines = _read(folder, "expected.json")["text"]
    assert [removal.text for removal in _clean(folder).removed if removal.text in lines] == []


@pytest.mark.parametrize("failure_class", FAILURE_CLASSES)
def test_every_failure_class_has_a_hit_and_a_counter_case(failure_class: str) -> None:
    metas = [_read(folder, "meta.json") for folder in FOLDERS]
    roles = {meta["role"] for meta in metas if failure_class in meta.get("classes", "")}
    assert roles == {"hit", "counter-case"}
