"""Captions and credits of pictures."""

import re
from collections.abc import Iterator

from newscrawl.cleaning.lexicon import LEXICON
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence
from newscrawl.cleaning.segmentation import Block

_LONGEST_CREDIT = 120  # characters
_IN_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{2,60})[)）\]]\W*$")
_AFTER_WORD = re.compile(r"\s*[:：/|©]")
_MEDIA_TAGS = ("img", "picture", "video", "amp-img", "svg")


def find_captions(page: Page, region: Region) -> Iterator[Evidence]:
    """`caption_place` (in a figure), `by_picture` (an image in the same or the previous small element), `credit`."""
    for index in region.candidates:
        block = page.blocks[index]
        if any(node.tag in ("figure", "figcaption") for node, _ in zip(block.node.ancestors(), range(5), strict=False)):
            yield Evidence(block=index, name="caption_place")
        if _by_picture(block):
            yield Evidence(block=index, name="by_picture")
        credit = _credit(block.text)
        if credit:
            yield Evidence(block=index, name="credit", detail=credit)


def _by_picture(block: Block) -> bool:
    """An image stands in the block's element or in the element just before it."""
    element = block.node.element
    if next(element.iter(*_MEDIA_TAGS), None) is not None:
        return True
    before = element.getprevious()
    if before is None or not isinstance(before.tag, str):
        return False
    has_text = bool("".join(before.itertext()).strip()) if len(before) < 4 else True  # noqa: PLR2004 - a small wrapper
    return not has_text and next(before.iter(*_MEDIA_TAGS), None) is not None


def _credit(text: str) -> str | None:
    """The credit word that opens the block, or the bracket at its end."""
    if len(text) <= _LONGEST_CREDIT:
        opening = LEXICON.starts_with("credit", text)
        if opening:
            return opening
    bracket = _IN_BRACKETS.search(text)
    return LEXICON.contains("credit", bracket.group(1)) if bracket else None
