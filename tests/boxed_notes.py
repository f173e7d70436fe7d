"""Boxes of notes in elements beside the body of real pages: what a template's second half of a body looks like, too.

A note is a prompt, the summary of another story or a biography; no class says so, and nothing is linked. Each box is
tried twice: its notes together, and each in a card with a heading, which a row of the story's slides or steps is like.

`python -m tests.boxed_notes REFERENCES.jsonl...` prints how many leaked, by how many paragraphs a box holds. The
references (`newscrawl/evaluation/references.py`) only name the pages. The same seed gives the same boxes.
"""

import itertools
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from lxml import html

from newscrawl.cleaning import clean_page
from newscrawl.evaluation.inputs import told
from newscrawl.evaluation.references import read_all
from tests.elements import element_at, parsed
from tests.rebuilt_pages import main_paragraphs
from tests.shape_cases import languages, read_words
from tests.shapes import SEED

TRIES = 4  # a page
_MOST_PARAGRAPHS = 3
_CLASSES = ("module", "extra", "c-note", "block-2", "")  # none of them says what the box is
_WITH_HEADING = 0.5  # share of the boxes


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one box."""

    paragraphs: int
    place: str  # "above" or "below" the element that holds the body
    in_cards: bool
    leaked: bool  # at least one of its paragraphs


def measure(pages: Iterable[tuple[str, str]], seed: int = SEED) -> Iterator[Outcome]:
    """What became of the boxes, one on a copy of a page at a time; the pages as text, with their addresses."""
    for text, url in pages:
        result = clean_page(text, url, blocks=True)
        chance = random.Random(f"{seed} {url}")
        paths = main_paragraphs(parsed(text), result.blocks) if result.article else []
        for _ in range(TRIES if paths else 0):
            yield from _try(text, url, paths[0], (result.article.language or "en") if result.article else "en", chance)


def _try(text: str, url: str, path: str, language: str, chance: random.Random) -> Iterator[Outcome]:
    words = read_words(language[:2] if language[:2] in languages() else "en")
    notes = chance.sample([words.call, words.summary, words.biography], chance.randint(1, _MOST_PARAGRAPHS))
    heading = words.heading if chance.random() < _WITH_HEADING else None
    place = chance.choice(("above", "below"))
    name = chance.choice(_CLASSES)
    for in_cards in (False, True):
        root = parsed(text)
        holder = element_at(root, path).getparent()
        assert holder is not None
        box = html.fragment_fromstring(_box(notes, heading, name, in_cards=in_cards))
        (holder.addprevious if place == "above" else holder.addnext)(box)
        article = clean_page(html.tostring(root, encoding="unicode"), url).article
        lines = set(article.text.split("\n") if article else ())
        leaked = not lines.isdisjoint(notes)
        yield Outcome(paragraphs=len(notes), place=place, in_cards=in_cards, leaked=leaked)


def _box(notes: Sequence[str], heading: str | None, name: str, *, in_cards: bool) -> str:
    lines = [f"<h3>{escape(heading)}</h3>"] if heading else []
    lines += map(_card if in_cards else _paragraph, notes)
    return f'<div class="{name}">{"".join(lines)}</div>'


def _paragraph(note: str) -> str:
    return f"<p>{escape(note)}</p>"


def _card(note: str) -> str:
    return f"<div><h4>{escape(' '.join(note.split()[:4]))}</h4>{_paragraph(note)}</div>"


@told
def main(paths: Sequence[str]) -> int:
    """Print the table."""
    references = read_all([Path(path) for path in paths])
    outcomes = list(measure((reference.text_of_page(), reference.url) for reference in references))
    sys.stdout.write(f"leaked: {sum(one.leaked for one in outcomes)} of {len(outcomes)}\n")
    kinds = itertools.product((False, True), range(1, _MOST_PARAGRAPHS + 1), ("above", "below"))
    for in_cards, paragraphs, place in kinds:
        kind = (in_cards, paragraphs, place)
        own = [one.leaked for one in outcomes if (one.in_cards, one.paragraphs, one.place) == kind]
        words = "cards" if in_cards else "paragraphs"
        sys.stdout.write(f"{paragraphs} {words:10} {place:8}{sum(own):>5} of {len(own)}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
