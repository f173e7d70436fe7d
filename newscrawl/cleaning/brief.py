"""Telling a story of a few sentences from what else a page says.

A footer, a widget or a list of summaries holds as much prose as two paragraphs do. What tells them apart are the words
of the story's title and description.
"""

from collections.abc import Iterable, Sequence

from newscrawl.cleaning.blocks import Block
from newscrawl.cleaning.page import Page

# Set by 354 labelled pages of which all but the first one, two or three paragraphs were taken out (tests.brief_pages).
_BRIEF, _BRIEF_AROUND = 800, 1300  # characters of prose; weighed ones
_OF_STORY = 2.0  # how much more a paragraph counts that speaks of the story
_FEWEST_SHARED = 3  # words


def is_brief(body: Iterable[Block], around: float) -> bool:
    """Whether the elected body's paragraphs are few, and the weighed prose of all that its container stands in."""
    return sum(len(block.text) - block.link_length for block in body) < _BRIEF and around < _BRIEF_AROUND


def prose_of_story(page: Page, prose: Sequence[float]) -> list[float]:
    """The same prose; paragraphs that speak of the story count more, but not the lead, which stands apart from them."""
    return [
        mass * _OF_STORY if mass and shape.squashed != page.description and _speaks_of_story(page, index) else mass
        for index, (mass, shape) in enumerate(zip(prose, page.shapes, strict=True))
    ]


def _speaks_of_story(page: Page, index: int) -> bool:
    return len(page.story_stems & page.stems(index)) >= _FEWEST_SHARED
