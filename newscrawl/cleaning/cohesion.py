"""Cohesion: how far a block speaks in the words of the rest of the article.

A sub-heading takes up the article's words, a headline of another story or a prompt mostly does not (Hearst 1997,
"TextTiling", uses the same to part topics). Words are compared by their beginnings, characters of unspaced scripts in
pairs, so that no stemmer, stop list or language is needed.
"""

import re
from collections import Counter
from collections.abc import Iterator

from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_PIECE = re.compile(rf"[{_UNSPACED}]+|[^\W_{_UNSPACED}]+")
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}]")
_SHORTEST = 4  # letters; shorter words are mostly function words
_BEGINNING = 5  # letters that inflected forms of a word share
_FEWEST = 3  # stems, below which a share says nothing


def stems(text: str) -> frozenset[str]:
    """The beginnings of a text's longer words, the character pairs of its unspaced scripts."""
    return frozenset(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    for piece in _PIECE.findall(text.lower()):
        if _IS_UNSPACED.match(piece):
            yield from (piece[i : i + 2] for i in range(len(piece) - 1))
        elif len(piece) >= _SHORTEST:
            yield piece[:_BEGINNING]


def measure_cohesion(page: Page, region: Region) -> dict[int, tuple[float, float]]:
    """By candidate: the share of its stems that the article's other prose uses (-1: too few), and how many are new."""
    found = {index: stems(page.blocks[index].text) for index in region.candidates}
    used: Counter[str] = Counter()
    for index, own in found.items():
        if _is_body(page, region, index):
            used.update(own)
    return {index: _shares(own, used, _is_body(page, region, index)) for index, own in found.items()}


def _is_body(page: Page, region: Region, index: int) -> bool:
    return region.prose[index] > 0 and page.signatures[index].parent == region.signature


def _shares(own: frozenset[str], used: Counter[str], is_body: bool) -> tuple[float, float]:
    if len(own) < _FEWEST:
        return -1.0, float(len(own))
    shared = sum(used[stem] > is_body for stem in own)
    return shared / len(own), float(min(20, len(own) - shared))
