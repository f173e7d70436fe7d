"""Pages that we wrote in the shapes of publishing systems and of portals in many scripts, each its own template."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.cleaning.metadata.text import clean
from newscrawl.evaluation.metadata import Values, is_right
from newscrawl.evaluation.references import Reference, read_references
from newscrawl.evaluation.scores import PageScore, score, squashed
from newscrawl.items import Article

PAGES = Path(__file__).parent.parent / "fixtures" / "templates" / "pages.jsonl"
ROWS: dict[str, dict[str, Any]] = {row["id"]: row for row in map(json.loads, PAGES.read_text("utf-8").splitlines())}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A page's reference, and what became of it."""

    reference: Reference
    article: Article
    score: PageScore

    @property
    def row(self) -> dict[str, Any]:
        """What is right of the metadata."""
        return ROWS[self.reference.id]

    @property
    def values(self) -> Values:
        """What was found of them."""
        names = frozenset(clean(name).casefold() for name in self.article.authors)
        return self.article.title, names, self.article.date_published

    def known(self, fault: str) -> Any:
        """The lines that are known to go or to stay, or whether a datum is known to be wrong; None: nothing is."""
        return self.row.get("faults", {}).get(fault)


@pytest.fixture(scope="module", params=list(read_references(PAGES)), ids=lambda reference: reference.id)
def page(request: pytest.FixtureRequest) -> Cleaned:
    reference: Reference = request.param
    article = clean_page(reference.html(), reference.url).article
    assert article
    return Cleaned(reference=reference, article=article, score=score(reference, article.text))


def test_just_the_lines_that_are_known_go_or_stay(page: Cleaned) -> None:
    text = squashed(page.article.text)
    _title, *optional = page.reference.optional
    headings = [line for line in optional if squashed(line) not in text]
    found = {"lost": [*page.score.lost], "headings": headings, "leaked": [*page.score.leaked]}
    assert found == {fault: page.known(fault) or [] for fault in found}
    assert bool(page.score.extra) is bool(page.known("extra"))


def test_the_data_are_those_that_the_page_shows(page: Cleaned) -> None:
    date = page.article.date_published or ""
    wrong = {field for field in ("title", "authors") if is_right(field, page.values, page.row) is False}
    if date[:10] != (page.row["date"] or "")[:10]:  # the day
        wrong.add("date")
    assert wrong == {field for field in ("title", "authors", "date") if page.known(field)}, page.values
