"""Boxes of notes that speak of something else than the article."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from newscrawl.cleaning.blocks import Node
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence

_FEWEST_STEMS = 40  # of the body; what a short one does not say tells little
_FEWEST_NOTES, _FEWEST_WORDS = 2, 8  # of a box: a single scene of an article may be in other words; of each note


def find_boxes(page: Page, region: Region) -> Iterator[Evidence]:
    """`other_words`: how much of what the block's box speaks of the article does not, 0..1.

    A box is the outermost element around a block that holds none of the body's paragraphs, but two sentences and more.
    """
    around = {above for index in region.body for above in page.blocks[index].node.ancestors()}
    boxes: dict[Node, list[int]] = defaultdict(list)
    for index in region.candidates:
        if page.blocks[index].node not in around:
            boxes[_box_of(page.blocks[index].node, around)].append(index)
    several = [indexes for indexes in boxes.values() if _notes(page, indexes) >= _FEWEST_NOTES]
    spoken = frozenset[str]().union(*map(page.stems, region.body if several else ()))
    for indexes in several if len(spoken) >= _FEWEST_STEMS else ():
        own = frozenset[str]().union(*map(page.stems, indexes))
        value = 1 - len(own & spoken) / max(1, len(own))
        if 2 * len(own) > len(spoken):
            continue  # as large as a half of the body
        yield from (Evidence(block=index, name="other_words", value=value) for index in indexes)


def _box_of(node: Node, around: Collection[Node]) -> Node:
    while node.parent is not None and node.parent not in around:
        node = node.parent
    return node


def _notes(page: Page, indexes: Sequence[int]) -> int:
    shapes = (page.shapes[index] for index in indexes)
    return sum(shape.words >= _FEWEST_WORDS and shape.finished for shape in shapes)
