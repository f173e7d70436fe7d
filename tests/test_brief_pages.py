"""The fixtures' pages as briefs."""

import json
from pathlib import Path

import pytest

from newscrawl.evaluation.references import Reference, read_references
from newscrawl.evaluation.scores import squashed
from tests.brief_pages import LENGTHS, Brief, briefs, figures, ours, visible_letters

TEMPLATES = Path("fixtures/templates/pages.jsonl")


@pytest.fixture(scope="module")
def references() -> list[Reference]:
    """What leaks of a page as it is would leak of its brief too: that is no fault of the brief's."""
    rows = map(json.loads, TEMPLATES.read_text("utf-8").splitlines())
    leaky = {row["id"] for row in rows if row.get("faults", {}).get("leaked")}
    return [reference for reference in read_references(TEMPLATES) if reference.id not in leaky][::6]


@pytest.fixture(scope="module")
def made(references: list[Reference]) -> dict[int, list[Brief]]:
    """Briefs by their length."""
    return {length: list(briefs(references, length)) for length in LENGTHS}


@pytest.mark.parametrize("length", LENGTHS)
def test_a_brief_holds_the_first_paragraphs_and_no_other(
    length: int, references: list[Reference], made: dict[int, list[Brief]]
) -> None:
    paragraphs = {reference.id: reference.paragraphs for reference in references}
    assert len(made[length]) > 40
    for brief in made[length]:
        first, page = brief.reference.paragraphs, visible_letters(brief.page)
        taken_out = map(squashed, paragraphs[brief.reference.id][len(first) :])
        assert all(squashed(text) in page for text in first)
        assert not any(text in page for text in taken_out if len(text) >= 40)


@pytest.mark.parametrize(("length", "kept", "extra"), [(1, 0.8, 0.25), (2, 0.95, 0.15), (3, 0.96, 0.1)])
def test_the_few_paragraphs_of_a_brief_are_found(
    length: int, kept: float, extra: float, made: dict[int, list[Brief]]
) -> None:
    found = figures(made[length], ours)
    assert found["kept"] >= kept
    assert found["teaser_leak"] <= 0.02
    assert found["extra"] <= extra
