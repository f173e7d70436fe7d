"""Measures: numbers about a block that need no words to be read, in a fixed order of names.

Together with the finders' evidence they are what the learned weights judge. Shares are 0..1, lengths characters.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase, digits
from typing import NamedTuple

from newscrawl.cleaning.blocks import HEADING_TAGS, Block, Node
from newscrawl.cleaning.cohesion import measure_cohesion
from newscrawl.cleaning.main_content import Mass, Region
from newscrawl.cleaning.marks import BITS, FAR, NEAR, OWN
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.text import ends_in_colon

MARK_NAMES = (
    "advert article_body aside body button byline caption comment consent date embed fact_box figure footer "
    "form hidden lead navigation newsletter paywall picture quote related share tags teaser title"
).split()
_MARK_BITS = [BITS[mark] for mark in MARK_NAMES]
_TAGS = ("p", "div", "li", "h1", "h2", "h3", "span", "tr", "blockquote")
_BOX_BLOCKS = 12  # an element with more is no box
_SHORT_HEADING = 80  # characters
_CAPITALS, _DIGITS = ascii_uppercase.encode(), digits.encode()
_FAR = 9  # blocks: further neighbours do not matter

SHAPE = (
    "length words stops finished colon capitals digits question copyright sign slash link_share links "
    "link_at_end bold italic heading after_break"
).split()
PLACE = (
    "in_container container_distance in_span blocks_from_first blocks_from_last position_in_span "
    "blocks_from_title body_before body_after"
).split()
STRUCTURE = (
    "parent_signature_share signature_share class_share parent_class_share tag_signature_share "
    "sibling_prose_share body_signature "
    "parent_prose_share parent_links parent_blocks own_links own_blocks branch_prose_share branch_links "
    "branch_blocks branch_length branch_is_paragraph branch_is_heading branch_is_list branch_has_form "
    "branch_has_button branch_opens_with_heading branch_after_colon nested_articles"
).split()
NEIGHBOURS = (
    "previous_length previous_link previous_same_signature previous_same_parent previous_body_signature "
    "previous_colon previous_question next_length next_link next_same_signature next_same_parent next_body_signature "
    "before_previous_length"
).split()
COHESION = ("words_shared", "words_new")
NAMES: tuple[str, ...] = (
    *SHAPE,
    *(f"tag_{tag}" for tag in _TAGS),
    *(f"mark_{mark}" for mark in MARK_NAMES),
    *PLACE,
    *STRUCTURE,
    *NEIGHBOURS,
    *COHESION,
)


def measure(page: Page, region: Region) -> dict[int, list[float]]:
    """The measures of every candidate block, in the order of NAMES."""
    above = frozenset(region.container.ancestors()) if region.container else frozenset()
    nodes = {page.blocks[index].node for index in region.candidates}
    lines = {node: line_of(region.container, above, node) for node in nodes}
    sums = _signature_sums(page, region, lines)
    boxes = {line.branch: _is_box(region, line.branch) for line in lines.values()}
    tags_and_marks = _tags_and_marks(page, nodes)
    title = _title_index(page, region)
    body = _nearest_bodies(page, region)
    cohesion = measure_cohesion(page, region)
    found = {}
    for i in region.candidates:
        line = lines[page.blocks[i].node]
        found[i] = [
            *_shape(page, i),
            *tags_and_marks[page.blocks[i].node],
            *_place(region, i, title, line.distance),
            *body[i],
            *_structure(page, region, i, sums, line.branch),
            *boxes[line.branch],
            *_branch_surroundings(page, sums, line.branch),
            line.articles,
            *_neighbours(page, region, i),
            *cohesion[i],
        ]
    return found


def _shape(page: Page, index: int) -> Iterator[float]:
    block, shape = page.blocks[index], page.shapes[index]
    text = block.text
    length = len(text)
    yield length
    yield shape.words
    yield shape.stops
    yield shape.finished
    yield ends_in_colon(text)
    yield _count(text, _CAPITALS, str.isupper) / length
    yield _count(text, _DIGITS, str.isdigit) / length
    yield "?" in text or "？" in text
    yield "©" in text
    yield "@" in text or "#" in text
    yield "/" in text
    yield block.link_length / length
    yield len(block.links)
    yield bool(block.links) and block.links[-1].end == length
    yield block.bold_length / length
    yield block.italic_length / length
    yield block.node.tag in HEADING_TAGS
    yield block.after_break


def _count(text: str, in_ascii: bytes, is_one: Callable[[str], bool]) -> int:
    if not text.isascii():
        return sum(map(is_one, text))
    return len(text) - len(text.encode().translate(None, in_ascii))


def _tags_and_marks(page: Page, nodes: Iterable[Node]) -> dict[Node, list[float]]:
    found: dict[tuple[str, int, int, int], list[float]] = {}  # paragraphs mostly share theirs
    keys = {node: (node.tag, page.marks.own(node), page.marks.near(node), page.marks.inherited(node)) for node in nodes}
    for tag, own, near, above in keys.values():
        if (tag, own, near, above) not in found:
            grades = [OWN if own & bit else NEAR if near & bit else FAR if above & bit else 0 for bit in _MARK_BITS]
            found[tag, own, near, above] = [*(tag == one for one in _TAGS), *grades]
    return {node: found[key] for node, key in keys.items()}


def _place(region: Region, index: int, title: int | None, distance: int) -> Iterator[float]:
    yield distance >= 0
    yield distance
    yield region.first <= index <= region.last
    yield max(-20, min(40, index - region.first))
    yield max(-40, min(20, index - region.last))
    yield (index - region.first) / max(1, region.last - region.first)
    yield -99 if title is None else max(-20, min(60, index - title))


class Line(NamedTuple):
    """The way from a block's element up to the container's line."""

    distance: int  # levels to the container it stands in; outside: -1 minus the levels to a common element
    branch: Node  # the last element below the container's line: what stands next to the body's paragraphs
    articles: int  # how many <article> there are on the way


def line_of(container: Node | None, above: Collection[Node], node: Node) -> Line:
    """How a node stands to the container; `above` are the container and its ancestors."""
    distance, branch, articles = -99, node, 0
    for level, ancestor in enumerate(node.ancestors()):
        if ancestor in above:
            distance = level if ancestor is container else -1 - level
            break
        branch = ancestor
    for ancestor in node.ancestors():
        if ancestor is container:
            break
        articles += ancestor.tag == "article"
    return Line(distance=distance, branch=branch, articles=articles)


def _nearest_bodies(page: Page, region: Region) -> dict[int, tuple[int, int]]:
    """By candidate, how many blocks above and below it the next body-like one stands, 9 at most."""
    body = [index in region.body for index in range(len(page.blocks))]
    above, below = _distances(body), _distances(body[::-1])[::-1]
    return {index: (above[index], below[index]) for index in region.candidates}


def _distances(body: Sequence[bool]) -> list[int]:
    found, distance = [], _FAR
    for is_body in body:
        found.append(distance)
        distance = 1 if is_body else min(_FAR, distance + 1)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sums:
    """Prose by signature."""

    by_parent: dict[str, float]
    by_own: dict[str, float]
    by_class: dict[str, float]
    by_parent_class: dict[str, float]
    by_tag: dict[tuple[str, str], float]
    by_siblings: dict[Node | None, float]
    branch_ends: dict[Node, tuple[int, int]]  # the first and the last block of each box


def _signature_sums(page: Page, region: Region, lines: Mapping[Node, Line]) -> _Sums:
    sums = _Sums(
        by_parent=defaultdict(float),
        by_own=defaultdict(float),
        by_class=defaultdict(float),
        by_parent_class=defaultdict(float),
        by_tag=defaultdict(float),
        by_siblings=defaultdict(float),
        branch_ends={},
    )
    for block, signature, mass in zip(page.blocks, page.signatures, region.prose, strict=True):
        if not mass:
            continue
        sums.by_parent[signature.parent] += mass
        sums.by_own[signature.own] += mass
        sums.by_class[signature.own_class] += mass
        sums.by_parent_class[signature.parent_class] += mass
        sums.by_tag[block.node.tag, signature.parent] += mass
        sums.by_siblings[block.node.parent] += mass
    for index in region.candidates:
        branch = lines[page.blocks[index].node].branch
        sums.branch_ends[branch] = (sums.branch_ends.get(branch, (index, index))[0], index)
    return sums


def _structure(page: Page, region: Region, index: int, sums: _Sums, branch_node: Node) -> Iterator[float]:
    block, signature, total = page.blocks[index], page.signatures[index], region.total
    yield sums.by_parent[signature.parent] / total
    yield sums.by_own[signature.own] / total
    yield sums.by_class[signature.own_class] / total if signature.own_class else -1
    yield sums.by_parent_class[signature.parent_class] / total if signature.parent_class else -1
    yield sums.by_tag[block.node.tag, signature.parent] / total
    yield sums.by_siblings[block.node.parent] / total
    yield signature.parent in region.signatures
    parent = region.masses.get(block.node.parent, Mass())
    own = region.masses[block.node]
    branch = region.masses[branch_node]
    yield parent.prose / total
    yield parent.links / max(1, parent.text)
    yield parent.blocks
    yield own.links / max(1, own.text)
    yield own.blocks
    yield branch.prose / total
    yield branch.links / max(1, branch.text)
    yield branch.blocks
    yield branch.text
    yield branch_node.tag == "p"
    yield branch_node.tag in HEADING_TAGS
    yield branch_node.tag in ("ul", "ol")


def _is_box(region: Region, branch: Node) -> tuple[float, float]:
    """Whether the branch holds a form, and whether it is a small box with a button."""
    has_form = next(branch.element.iter("form", "input"), None) is not None
    is_small = region.masses[branch].blocks <= _BOX_BLOCKS
    return has_form, is_small and next(branch.element.iter("button"), None) is not None


def _branch_surroundings(page: Page, sums: _Sums, branch: Node) -> Iterator[float]:
    """Whether a box of several blocks opens with a heading of its own, and whether a colon stands before it."""
    first, last = sums.branch_ends[branch]
    opening = page.blocks[first]
    yield last > first and (
        opening.node.tag in HEADING_TAGS or (len(opening.text) < _SHORT_HEADING and not page.shapes[first].finished)
    )
    before = _at(page, first - 1)
    yield before is not None and ends_in_colon(before.text)


def _neighbours(page: Page, region: Region, index: int) -> Iterator[float]:
    yield from _neighbour(page, region, index, index - 1)
    yield _at(page, index - 1) is not None and ends_in_colon(page.blocks[index - 1].text)
    yield _at(page, index - 1) is not None and page.blocks[index - 1].text.endswith(("?", "？", "؟"))
    yield from _neighbour(page, region, index, index + 1)
    other = _at(page, index - 2)
    yield -1 if other is None else len(other.text)


def _neighbour(page: Page, region: Region, index: int, other_index: int) -> Iterator[float]:
    block, other = page.blocks[index], _at(page, other_index)
    if other is None:
        yield from (-1, -1, -1, -1, -1)
        return
    yield len(other.text)
    yield other.link_length / len(other.text)
    yield page.signatures[other_index].own == page.signatures[index].own
    yield other.node.parent is block.node.parent
    yield page.signatures[other_index].parent in region.signatures


def _at(page: Page, index: int) -> Block | None:
    return page.blocks[index] if 0 <= index < len(page.blocks) else None


def _title_index(page: Page, region: Region) -> int | None:
    """The heading of the article: the last <h1> at or before the body's first block, else the first one."""
    titles = {node for node in page.nodes if node.tag == "h1"}
    near = titles | {node for node in page.nodes if node.parent in titles}
    holders = near | {node for node in page.nodes if node.parent in near}
    headings = [block.index for block in page.blocks if block.node in holders] if titles else []
    before = [index for index in headings if index <= region.first]
    return before[-1] if before else next(iter(headings), None)
