"""Captions and credits of pictures."""

import re
from collections.abc import Iterator

from newscrawl.cleaning.blocks import Block, Node
from newscrawl.cleaning.lexicon import LEXICON, Match, Tokens
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence

_LONGEST_CREDIT = 120  # characters
_IN_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{2,60})[)）\]]\W*$")
_MEDIA_TAGS = ("img", "picture", "video", "amp-img", "svg")


def find_captions(page: Page, region: Region) -> Iterator[Evidence]:
    """`caption_place` (in a figure), `by_picture` (an image in the same or the previous small element), `credit`."""
    by_picture: dict[Node, bool] = {}  # many blocks may stand in one element
    for index in region.candidates:
        block = page.blocks[index]
        if block.node not in by_picture:
            by_picture[block.node] = _by_picture(block.node)
        if any(node.tag in ("figure", "figcaption") for node, _ in zip(block.node.ancestors(), range(5), strict=False)):
            yield Evidence(block=index, name="caption_place")
        if by_picture[block.node]:
            yield Evidence(block=index, name="by_picture")
        credit = _credit(page, block)
        if credit:
            yield Evidence(block=index, name="credit", detail=credit.phrase)


def _by_picture(node: Node) -> bool:
    """An image stands in the element or in the element just before it."""
    element = node.element
    if next(element.iter(*_MEDIA_TAGS), None) is not None:
        return True
    before = element.getprevious()
    if before is None or not isinstance(before.tag, str):
        return False
    has_text = bool("".join(before.itertext()).strip()) if len(before) < 4 else True
    return not has_text and next(before.iter(*_MEDIA_TAGS), None) is not None


def _credit(page: Page, block: Block) -> Match | None:
    """The credit word that opens the block, or stands in the bracket at its end."""
    if len(block.text) <= _LONGEST_CREDIT:
        opening = LEXICON.opening("credit", page.tokens(block.index))
        if opening:
            return opening
    bracket = _IN_BRACKETS.search(block.text)
    return LEXICON.within("credit", Tokens(bracket.group(1))) if bracket else None
