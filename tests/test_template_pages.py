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
# What is known to leak: a pull quote in slightly other words, who says another, a label around a link, initials behind
# the last sentence, a line of the house at the end, and whatever stands in one cell with the story.
LEAKS = ("be-dpg-interview", "us-radio-wells", "jp-weekly", "blogger-id", "typepad-en", "php-ro")
LOSES = ("de-regional-seilbahn",)  # a paragraph that fades out at a paywall
# A table's title in a wrapper of its own, a lead in two lines, key points above the text.
LOSES_HEADINGS = ("drupal-paragraphs-nl", "kr-portal", "uk-tabloid-yellow-lines", "wire-ferry-deal")
# A name between dots, one in Latin letters or longer in the data, a submitter's, one below the text.
OTHER_AUTHORS = ("hugo-cs", "ta-portal", "vn-thuyen-thuvien", "drupal7-es", "typepad-en")
OTHER_TITLE = ("he-draft", "no-labrador-lapp")


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

    def known(self, ids: tuple[str, ...]) -> bool:
        """It is one of the pages with a known fault."""
        return self.reference.id in ids


@pytest.fixture(scope="module", params=list(read_references(PAGES)), ids=lambda reference: reference.id)
def page(request: pytest.FixtureRequest) -> Cleaned:
    reference: Reference = request.param
    article = clean_page(reference.html(), reference.url).article
    assert article
    return Cleaned(reference=reference, article=article, score=score(reference, article.text))


def test_every_paragraph_stays(page: Cleaned) -> None:
    if page.known(LOSES):
        assert page.score.lost
    else:
        assert page.score.lost == ()


def test_no_noise_stays(page: Cleaned) -> None:
    if page.known(LEAKS):
        assert page.score.leaked or page.score.extra
    else:
        assert page.score.leaked == ()
        assert not page.score.extra


def test_the_lead_and_the_sub_headings_stay(page: Cleaned) -> None:
    _title, *optional = page.reference.optional
    text = squashed(page.article.text)
    lost = [line for line in optional if squashed(line) not in text]
    assert bool(lost) is page.known(LOSES_HEADINGS), lost


@pytest.mark.parametrize(("field", "others"), [("title", OTHER_TITLE), ("authors", OTHER_AUTHORS)])
def test_the_data_are_those_that_the_page_shows(page: Cleaned, field: str, others: tuple[str, ...]) -> None:
    assert is_right(field, page.values, page.row) is not page.known(others), page.values


def test_the_day_is_the_article_s(page: Cleaned) -> None:
    assert page.article.date_published
    assert page.article.date_published[:10] == page.row["date"][:10]
