"""What stands between the body's paragraphs, in whatever wrappers, and what of its classes is only the page's."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from newscrawl.cleaning.blocks import LIST_TAGS, Node
from newscrawl.cleaning.main_content import Mass, Region
from newscrawl.cleaning.page import Page, nodes_of

_MOSTLY_LINK = 0.5
_BULLETS = re.compile(r"[•·▪■●◦‣⁃・]|[-–—*]\s")
_DEPTH = 6  # elements between an item's text and its list, lists within lists among them


class SplitMarks(NamedTuple):
    """The marks of an element: its frame's, from what holds the body's paragraphs upwards, and those below that."""

    frame: int = 0
    own: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The elements that hold the body's paragraphs, and what stands beside these."""

    holders: frozenset[Node | None]
    lists: frozenset[Node]
    bulleted: frozenset[Node]  # blocks beside the body's paragraphs, two or more in a row, that begin with a bullet
    announced: frozenset[Node]  # lists beside the body's paragraphs, of links too, just below words with a colon
    below_colon: frozenset[Node]  # elements that begin just below several words with a colon
    below_speech: frozenset[Node]  # those of them that begin just below a paragraph of the body
    preformatted: frozenset[Node]  # `<pre>` with letters in it; others hold the numbers of lines
    masses: Mapping[Node | None, Mass]
    marks: Mapping[Node, SplitMarks]

    def is_beside(self, node: Node) -> bool:
        """The element, or a wrapper that holds nothing else, stands next to paragraphs of the body."""
        return _outermost(self.masses, node).parent in self.holders

    def is_item(self, node: Node) -> bool:
        """The element is an item of a list of the body, or stands in one."""
        return _is_in(node, self.lists)

    def is_announced(self, node: Node) -> bool:
        """The element is an item of a list that the words above it announce."""
        return _is_in(node, self.announced)

    def is_below_colon(self, node: Node) -> bool:
        """The element stands in one that the words above it announce."""
        return _is_in(node, self.below_colon)

    def is_quoted_by_body(self, node: Node) -> bool:
        """The element stands in one that a paragraph of the body announces."""
        return _is_in(node, self.below_speech)

    def marks_of(self, node: Node) -> SplitMarks:
        """Outside the container the frame is what holds both."""
        return self.marks.get(node, SplitMarks())


def _is_in(node: Node, elements: Collection[Node]) -> bool:
    """One of the elements is the node, or not far above it."""
    return bool(elements) and any(above in elements for above, _ in zip(node.ancestors(), range(_DEPTH), strict=False))


def read_body(page: Page, region: Region) -> Body:
    """Where the body's paragraphs stand. Lists that are made of links are none of its lists."""
    nodes = {page.blocks[index].node for index in region.body}
    # Runs of text between line breaks stand in their holder itself.
    several = {node for node in nodes if region.masses[node].blocks > 1}
    holders = frozenset(_outermost(region.masses, node).parent for node in nodes) | several
    beside = list(_lists_beside(page, region.masses, holders))
    below_colon = _below_colon(page, range(len(page.blocks)))
    return Body(
        holders=holders,
        lists=frozenset(node for node in beside if region.masses[node].links < _MOSTLY_LINK * region.masses[node].text),
        bulleted=frozenset(_bulleted(page, region.masses, holders)),
        announced=frozenset(node for node in beside if node in below_colon),
        below_colon=frozenset(below_colon),
        below_speech=frozenset(_below_colon(page, region.body)),
        preformatted=frozenset(_preformatted(page)),
        masses=region.masses,
        marks=_split_marks(page, region, holders),
    )


def _preformatted(page: Page) -> Iterator[Node]:
    return (block.node for block in page.blocks if block.node.tag == "pre" and any(map(str.isalpha, block.text)))


def _lists_beside(page: Page, masses: Mapping[Node | None, Mass], holders: Collection[Node | None]) -> Iterator[Node]:
    """The lists next to the body's paragraphs, and those in columns there that hold nothing else."""
    columns: dict[Node, list[Node]] = defaultdict(list)  # with pictures beside them
    for node in page.nodes:
        if node.tag in LIST_TAGS:
            parent = _outermost(masses, node).parent
            if parent in holders:
                yield node
            elif parent is not None:
                columns[parent].append(node)
        elif node.tag == "figure" and node.parent is not None:
            columns[node.parent].append(node)
    for parent, parts in columns.items():
        is_whole = sum(masses[node].text for node in parts) == masses[parent].text
        if is_whole and _outermost(masses, parent).parent in holders:
            yield from (node for node in parts if node.tag in LIST_TAGS)


def _bulleted(page: Page, masses: Mapping[Node | None, Mass], holders: Collection[Node | None]) -> Iterator[Node]:
    """The lines with a bullet beside the body's paragraphs, or in an element there that holds nothing else."""
    rows: dict[Node, dict[Node, None]] = defaultdict(dict)
    for one, other in pairwise(page.blocks):
        parent = one.node.parent
        if parent is None or parent is not other.node.parent or one.node is other.node:
            continue
        if _BULLETS.match(one.text) and _BULLETS.match(other.text):
            rows[parent].update({one.node: None, other.node: None})
    for parent, nodes in rows.items():
        is_list = masses[parent].blocks == len(nodes) and _outermost(masses, parent).parent in holders
        if is_list or parent in holders:
            yield from nodes


def _below_colon(page: Page, announcing: Collection[int]) -> set[Node]:
    """The elements that begin just below several words with a colon, of the given blocks."""
    found: set[Node] = set()
    for before, block in pairwise(page.blocks):
        if before.index in announcing and page.announces(before.index):
            above = set(before.node.ancestors())
            found.update(node for node in block.node.ancestors() if node not in above)
    return found


def _split_marks(page: Page, region: Region, holders: frozenset[Node | None]) -> dict[Node, SplitMarks]:
    """Of the elements of the region's candidates and all above them."""
    found: dict[Node, SplitMarks] = {}
    around = frozenset(region.container.ancestors()) if region.container else frozenset[Node]()
    for node in nodes_of(page.blocks[index] for index in region.candidates):  # each after the one above it
        if node in around or (node.parent in found and node in holders):
            found[node] = SplitMarks(frame=page.marks.inherited(node))
        elif node.parent in found:
            above = found[node.parent]
            found[node] = above._replace(own=above.own | page.marks.own(node))
    return found


def _outermost(masses: Mapping[Node | None, Mass], node: Node) -> Node:
    """The outermost element that holds no other text."""
    while node.parent is not None and masses[node.parent].text == masses[node].text:
        node = node.parent
    return node
