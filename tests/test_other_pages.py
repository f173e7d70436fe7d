"""Pages that are no news: blogs, shops, guides, recipes, forums. They are no aim, but their text must not go."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
import trafilatura

from newscrawl.cleaning import clean_page
from newscrawl.evaluation.references import Reference, read_references
from newscrawl.evaluation.scores import PageScore, score

PAGES = Path(__file__).parent.parent / "fixtures" / "other-pages" / "pages.jsonl"
ROWS = {row["id"]: row for row in map(json.loads, PAGES.read_text("utf-8").splitlines())}
BEHIND = 0.02  # of recall, on average
SURE, MUCH = 0.9, 0.7  # of quality.confidence; of a page's recall


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    reference: Reference
    score: PageScore
    confidence: float

    @property
    def lost(self) -> list[str]:
        """The lines that are known to go."""
        found: list[str] = ROWS[self.reference.id].get("faults", {}).get("lost", [])
        return found


@pytest.fixture(scope="module")
def pages() -> list[Cleaned]:
    return [cleaned(reference) for reference in read_references(PAGES)]


def cleaned(reference: Reference) -> Cleaned:
    article = clean_page(reference.html(), reference.url).article
    assert article, reference.id
    return Cleaned(reference=reference, score=score(reference, article.text), confidence=article.quality["confidence"])


def test_just_the_lines_that_are_known_go(pages: list[Cleaned]) -> None:
    assert {page.reference.id: [*page.score.lost] for page in pages} == {page.reference.id: page.lost for page in pages}


def test_a_page_that_loses_much_is_not_called_sure(pages: list[Cleaned]) -> None:
    assert [page.reference.id for page in pages if page.score.recall < MUCH and page.confidence >= SURE] == []


def test_recall_is_at_most_two_points_behind_trafilatura_s(pages: list[Cleaned]) -> None:
    ours = sum(page.score.recall for page in pages)
    theirs = sum(recall_of_trafilatura(page.reference) for page in pages)
    assert ours / len(pages) >= theirs / len(pages) - BEHIND


def recall_of_trafilatura(reference: Reference) -> float:
    text = trafilatura.extract(reference.html(), url=reference.url, include_comments=False) or ""
    return score(reference, text).recall
