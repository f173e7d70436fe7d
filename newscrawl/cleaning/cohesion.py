"""Cohesion: how far a block speaks in the words of the rest of the article.

A sub-heading takes up the article's words, a headline of another story or a prompt mostly does not (Hearst 1997,
"TextTiling", uses the same to part topics). Words are those of `plain.words`: no stemmer, stop list or language needed.
"""

from collections import Counter

from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.plain.words import fold_line, keys_of, tokens_of

_LEAST_WEIGHT = 0.5  # four letters have 0.6; shorter words are mostly function words
_FEWEST = 3  # stems, below which a share says nothing


def stems(text: str) -> frozenset[str]:
    """The keys of a text's longer words."""
    keys = keys_of(tokens_of(fold_line(text)))
    return frozenset(key for key, weight in keys.items() if weight >= _LEAST_WEIGHT)


def measure_cohesion(page: Page, region: Region) -> dict[int, tuple[float, float]]:
    """By candidate: the share of its stems that the article's other prose uses (-1: too few), and how many are new."""
    found = {index: _stems_of(page, index) for index in region.candidates}
    used: Counter[str] = Counter()
    for index, own in found.items():
        if _is_body(page, region, index):
            used.update(own)
    return {index: _shares(own, used, _is_body(page, region, index)) for index, own in found.items()}


def _stems_of(page: Page, index: int) -> frozenset[str]:
    """A block's stems, worked out once: the memory of a site asks for them too."""
    if index not in page.stems:
        page.stems[index] = stems(page.blocks[index].text)
    return page.stems[index]


def _is_body(page: Page, region: Region, index: int) -> bool:
    return region.prose[index] > 0 and page.signatures[index].parent in region.signatures


def _shares(own: frozenset[str], used: Counter[str], is_body: bool) -> tuple[float, float]:
    if len(own) < _FEWEST:
        return -1.0, float(len(own))
    shared = sum(used[stem] > is_body for stem in own)
    return shared / len(own), float(min(20, len(own) - shared))
