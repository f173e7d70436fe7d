"""Other stories that a page appends below its own, as pages do that go on for as long as a reader scrolls."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newscrawl.cleaning.blocks import HEADING_TAGS, Block, Node
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.parts import shared_words

_DIGITS = re.compile(r"\d+")
_FEWEST_PARAGRAPHS = 2
# Of what two stories of one site speak of, nine in ten pairs share less; of two halves of one story a quarter.
_MOST_SHARED = 0.25


def appended_stories(page: Page, prose: Sequence[float]) -> frozenset[Node]:
    """The elements of other stories, and all elements in them that hold blocks.

    In: the page; the prose of each block. An appended story comes out of the same template as the page's own: below
    it, at the same depth, in an element of the same tag and a common class, it has a heading of the same tag and some
    prose. The sections of one story do not hold its headline, and they share its words.
    """
    own = _headline(page)
    if own is None:
        return frozenset()
    others = [
        block.node
        for block in page.blocks[own.index + 1 :]
        if block.node.tag == own.node.tag and block.node.depth == own.node.depth and block.node is not own.node
    ]
    paragraphs = _paragraphs(page, prose) if others else {}
    found = {story for other in others for story in _story_of(page, own.node, other, paragraphs)}
    for node in page.nodes if found else ():  # each after the one above it
        if node.parent in found:
            found.add(node)
    return frozenset(found)


def _headline(page: Page) -> Block | None:
    """The heading that is the page's title, else its first <h1>."""
    headings = [block for block in page.blocks if block.node.tag in HEADING_TAGS]
    titles = (block for block in headings if page.shapes[block.index].squashed == page.title)
    return next(titles, None) or next((block for block in headings if block.node.tag == "h1"), None)


def _paragraphs(page: Page, prose: Sequence[float]) -> Mapping[Node, Sequence[int]]:
    """The blocks of prose that each element holds."""
    held: dict[Node, list[int]] = defaultdict(list)
    for block, mass in zip(page.blocks, prose, strict=True):
        if mass:
            held[block.node].append(block.index)
    for node in reversed(page.nodes):
        if node.parent is not None:
            held[node.parent].extend(held[node])
    return held


def _story_of(page: Page, own: Node, other: Node, paragraphs: Mapping[Node, Sequence[int]]) -> Iterator[Node]:
    """The element of the story that the other heading opens, if it is one."""
    pairs = zip(own.ancestors(), other.ancestors(), strict=True)
    first, second = next(pair for pair in pairs if pair[0].parent is pair[1].parent)
    if first.tag != second.tag or not _share_a_class(first, second):
        return
    texts = paragraphs[first], paragraphs[second]
    if min(map(len, texts)) >= _FEWEST_PARAGRAPHS and shared_words(page, *texts) < _MOST_SHARED:
        yield second


def _share_a_class(first: Node, second: Node) -> bool:
    """Numbers apart, which name a story."""
    classes, others = (set(_DIGITS.sub("", node.classes).split()) for node in (first, second))
    return classes == others or not classes.isdisjoint(others)
