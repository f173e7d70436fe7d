"""Pages that are no news: a blog, a shop, a guide, a recipe, a forum. They are no aim, but their text must not go."""

from pathlib import Path

import pytest

from newscrawl.cleaning import CleanResult, clean_page
from newscrawl.evaluation.references import Reference, read_references
from newscrawl.evaluation.scores import PageScore, score

PAGES = Path(__file__).parent.parent / "fixtures" / "other-pages" / "pages.jsonl"
REFERENCES = list(read_references(PAGES))
# What is known to go: a note in a box.
LOSES = ("travel-coast",)
SURE = 0.9  # of quality.confidence


def cleaned(reference: Reference) -> tuple[CleanResult, PageScore]:
    result = clean_page(reference.html(), reference.url)
    return result, score(reference, result.article.text if result.article else "")


@pytest.mark.parametrize("reference", [r for r in REFERENCES if r.id not in LOSES], ids=lambda r: r.id)
def test_every_paragraph_of_a_page_that_is_no_news_stays(reference: Reference) -> None:
    assert cleaned(reference)[1].lost == ()


@pytest.mark.parametrize("reference", [r for r in REFERENCES if r.id in LOSES], ids=lambda r: r.id)
def test_a_page_that_loses_text_is_not_called_sure(reference: Reference) -> None:
    result, found = cleaned(reference)
    assert found.lost
    assert result.article is not None
    assert result.article.quality["confidence"] < SURE


def test_recall_over_all_is_as_measured() -> None:
    recalls = [cleaned(reference)[1].recall for reference in REFERENCES]
    assert sum(recalls) / len(recalls) >= 0.95
