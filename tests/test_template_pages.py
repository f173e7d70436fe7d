"""Pages that we wrote in the shapes of publishing systems and of portals in many scripts, each its own template."""

from pathlib import Path

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.evaluation.references import Reference, read_references
from newscrawl.evaluation.scores import PageScore, score, squashed

PAGES = Path(__file__).parent.parent / "fixtures" / "templates" / "pages.jsonl"
REFERENCES = list(read_references(PAGES))
# What is known to leak: a pull quote in other words than the answer that it shortens, a label around a link.
LEAKS = ("tailwind-relojera", "jp-weekly")
# What is known to go: a table's title in a wrapper of its own, the two lines of a lead that a line break parts.
OPTIONAL_LOST = ("drupal-paragraphs-nl", "kr-portal")


def text_of(reference: Reference) -> str:
    result = clean_page(reference.html(), reference.url)
    return result.article.text if result.article else ""


def scored(reference: Reference) -> PageScore:
    return score(reference, text_of(reference))


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda r: r.id)
def test_every_paragraph_stays(reference: Reference) -> None:
    assert scored(reference).lost == ()


@pytest.mark.parametrize("reference", [r for r in REFERENCES if r.id not in LEAKS], ids=lambda r: r.id)
def test_no_noise_stays(reference: Reference) -> None:
    found = scored(reference)
    assert found.leaked == ()
    assert not found.extra


@pytest.mark.parametrize("reference", [r for r in REFERENCES if r.id not in OPTIONAL_LOST], ids=lambda r: r.id)
def test_the_lead_and_the_sub_headings_stay(reference: Reference) -> None:
    _title, *optional = reference.optional
    text = squashed(text_of(reference))
    assert [line for line in optional if squashed(line) not in text] == []


@pytest.mark.parametrize("reference", [r for r in REFERENCES if r.id in LEAKS], ids=lambda r: r.id)
def test_what_is_known_to_leak_still_does(reference: Reference) -> None:
    assert scored(reference).leaked != ()
