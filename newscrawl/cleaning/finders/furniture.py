"""Page furniture between paragraphs: ad labels, pager words, share bars and players, and signs that part sections."""

from collections.abc import Iterator

from newscrawl.cleaning.lexicon import LEXICON, NUMBER, Tokens
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence

_NAMES = (("ad_label", "ad_label"), ("pager", "pager_words"), ("share", "share_words"))
_LONGEST = 80  # characters


def find_furniture(page: Page, region: Region) -> Iterator[Evidence]:
    """`ad_label`, `pager_words`, `share_words`: the whole block is a phrase of the lexicon; `section_break`: signs."""
    for index in region.candidates:
        if not page.shapes[index].squashed:
            yield Evidence(block=index, name="section_break")
        if len(page.blocks[index].text) > _LONGEST:
            continue
        tokens = page.tokens(index)
        for category, name in _NAMES:
            phrase = LEXICON.whole(category, tokens.joined) or (
                LEXICON.whole(category, tokens.without_numbers()) if name == "pager_words" else None
            )
            if phrase:
                yield Evidence(block=index, name=name, value=_certainty(phrase), detail=phrase)


def _certainty(phrase: str) -> float:
    """1 for a phrase of several words; a single word ("All", "12/34") may be something else."""
    return 1.0 if sum(word != NUMBER for word in Tokens(phrase).words) > 1 else 0.5
