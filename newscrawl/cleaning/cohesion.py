"""Cohesion: how far a block speaks in the words of the rest of the article.

A sub-heading takes up the article's words, a headline of another story or a prompt mostly does not (Hearst 1997,
"TextTiling", uses the same to part topics). Words are those of `plain.words`: no stemmer, stop list or language needed.
"""

from collections import Counter

from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page

_FEWEST = 3  # stems, below which a share says nothing


def measure_cohesion(page: Page, region: Region) -> dict[int, tuple[float, float]]:
    """By candidate: the share of its stems that the article's other prose uses (-1: too few), and how many are new."""
    found = {index: page.stems(index) for index in region.candidates}
    used: Counter[str] = Counter()
    for index, own in found.items():
        if index in region.body:
            used.update(own)
    known = frozenset(used), frozenset(stem for stem, times in used.items() if times > 1)
    return {index: _shares(own, known[index in region.body]) for index, own in found.items()}


def _shares(own: frozenset[str], known: frozenset[str]) -> tuple[float, float]:
    """`known` are the stems of the article's prose; of a block that is part of it, those that another has too."""
    if len(own) < _FEWEST:
        return -1.0, float(len(own))
    shared = len(own & known)
    return shared / len(own), float(min(20, len(own) - shared))
