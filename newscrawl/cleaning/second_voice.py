"""What trafilatura takes for the text: where a page's own marks tell little, and on pages that are no story.

Goods, questions, programs and offers are less prose than news, from which the weights have learned. This is the only
module that asks trafilatura.
"""

from itertools import islice

from newscrawl.cleaning.document import Document
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.text import squash

_MOST_ELEMENTS = 8_000  # the largest of 60 big news pages has 5,675; 24,000 in one paragraph take 88 seconds
_LONG_LINE = 10  # letters; a shorter text is part of another by chance


def second_voice(document: Document) -> str:
    """The text by trafilatura's account, a line for each block; "" where it finds none, or the page is too large."""
    from trafilatura import extract  # noqa: PLC0415 - it takes 0.6 s to import and is rarely asked

    if sum(1 for _ in islice(document.root.iter(), _MOST_ELEMENTS + 1)) > _MOST_ELEMENTS:
        return ""
    try:
        text = extract(document.root, include_comments=False, include_tables=True)
    except RecursionError:  # elements in elements, hundreds of them
        return ""
    return text if isinstance(text, str) else ""


def told_blocks(page: Page, told: str) -> frozenset[int]:
    """The blocks of which such a text has a line; the longer ones may stand within one."""
    lines = frozenset(map(squash, told.splitlines()))
    text = squash(told)
    texts = ((index, shape.squashed) for index, shape in enumerate(page.shapes) if shape.squashed)
    return frozenset(index for index, own in texts if own in lines or (len(own) >= _LONG_LINE and own in text))
