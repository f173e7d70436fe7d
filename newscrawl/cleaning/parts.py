"""What of the body stands outside the element that holds most of it.

In the body's own markup: more sections further down, the introduction of a live report. In other markup: the parts that
a template builds in several elements, each with classes of its own, as above and below an advertisement, or before and
after "read more" (`body-top`, `body-rest`). These are told by what they hold and by where they stand.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from newscrawl.cleaning.blocks import Node
from newscrawl.cleaning.marks import BITS
from newscrawl.cleaning.page import Page

BEFORE, AFTER = 10, 14  # blocks around the body that may still belong to it
_SECTION_PROSE = 60  # characters
# Wider than 2 and 3 for bodies split by us in 132 real pages; the 400 pages as they are have the same texts with both.
_LEVELS_UP, _LEVELS_DOWN = 3, 5  # from the container to an element that holds both, and from there to the other
# Less is the standfirst, a biography, a box of numbers: those that were found in 400 labelled pages.
_FEWEST_PARAGRAPHS = 2
_LEAST_WORDS = 30
_LEAST_SHARE = 0.1  # of the body's length
# How much of what it speaks of a part shares with the body, by its share of the body's length: of halves of stories one
# in twenty shares less than 0.15, of boxes of two notes three in four share less than 0.2, of three most up to 0.11.
_SHARED_FROM = ((2 / 3, 0.05), (0.25, 0.12), (0.0, 0.2))
MARKS_OF_OTHERS = (
    "advert aside byline caption comment consent fact_box figure footer form header newsletter quote related share"
).split()
_FEWEST_OF_REST = 6  # paragraphs of prose, more than a dialog holds: the rest of a body may have a field among them
_FEWEST_IN_ROW = 3
_OPENING = "the paragraphs above the container"  # no signature
_LEVELS_OF_ROW = 2  # the container, and what holds it
# A body of two paragraphs shares 0.18 with what its system puts into a row of parts; cards of other stories less, or
# they hold links.
_SHARED_IN_ROW, _MOST_LINK = 0.15, 1 / 6
_OF_CARDS = BITS["hidden"] | BITS["teaser"]
_HIDDEN = BITS["hidden"]
_FOREIGN = sum(BITS[mark] for mark in MARKS_OF_OTHERS)


def sections_beside(
    page: Page, prose: Sequence[float], in_body: Sequence[bool], held: Collection[Node]
) -> Iterator[int]:
    """The blocks of prose in exactly the body's markup that stand outside the element that holds most of it.

    Only those that stand too far off to be looked at anyway; all of the body, where none of it stands inside, as the
    introduction of a live report beside its entries.
    """
    body = [block for block in page.blocks if in_body[block.index] and prose[block.index] > 0]
    inside = [block.index for block in body if block.node in held]
    own = {page.signatures[index].own for index in inside}
    for block in body:
        is_far = bool(inside) and not inside[0] - BEFORE <= block.index <= inside[-1] + AFTER
        is_section = is_far and prose[block.index] >= _SECTION_PROSE and page.signatures[block.index].own in own
        if is_section or not inside:
            yield block.index


def parts_beside(page: Page, prose: Sequence[float], in_body: Sequence[bool], container: Node) -> Iterator[int]:
    """The paragraphs in other markup than the body's that stand beside the container, above or in it.

    What is hidden counts in full: of many a body a page shows the rest when a reader asks for it.
    """
    above = list(container.ancestors())[: _LEVELS_UP + 1]
    body = [index for index, is_body in enumerate(in_body) if is_body and prose[index]]
    others: dict[Node, list[int]] = defaultdict(list)
    for block in page.blocks:
        if prose[block.index] and not in_body[block.index] and block.node.tag == "p" and block.node.parent is not None:
            others[block.node.parent].append(block.index)
    near = {holder: indexes for holder, indexes in others.items() if _is_near(page, holder, above, len(indexes))}
    singles, rows = [(one, 0.0) for one in near.values()], [(row, _SHARED_IN_ROW) for row in _rows(page, near, above)]
    for indexes, at_least in (*singles, *rows):
        least = least_shared(page, indexes, body)
        if least is not None and page.shared_words(indexes, body) >= max(least, at_least):
            yield from indexes


def _rows(page: Page, holders: Mapping[Node, Sequence[int]], above: Sequence[Node]) -> Iterator[Sequence[int]]:
    """The paragraphs of elements in a row beside the container or in it, together.

    With the same markup: templates give each paragraph an element of its own, systems each part that an editor adds.
    Cards stand in a list of their own, or are of links. With a class for each (`first-par`, `second-par`): above the
    container, a paragraph each.
    """
    rows: dict[str, dict[Node, list[int]]] = defaultdict(lambda: defaultdict(list))
    for holder, indexes in holders.items():
        outermost = next((node for node in holder.ancestors() if node.parent in above[:_LEVELS_OF_ROW]), None)
        if outermost is not None and not page.marks.own(outermost) & _OF_CARDS:
            rows[page.signatures[indexes[0]].parent][outermost].extend(indexes)
            if outermost is holder and len(indexes) == 1 and _is_just_above(holder, above[0]):
                rows[_OPENING][holder].extend(indexes)
    for row in rows.values():
        if len(row) >= _FEWEST_IN_ROW and not is_linked(page, row):
            yield [index for indexes in row.values() for index in indexes]


def _is_just_above(node: Node, container: Node) -> bool:
    """Beside the container and before it; all words of it are in one paragraph."""
    paragraph = node.element.find("p")
    is_lone = paragraph is not None and paragraph.text_content().split() == node.element.text_content().split()
    return is_lone and node.parent is container.parent and container.element in node.element.itersiblings()


def is_linked(page: Page, elements: Collection[Node]) -> bool:
    """Much of the elements' text is link."""
    blocks = [block for block in page.blocks if any(node in elements for node in block.node.ancestors())]
    return sum(block.link_length for block in blocks) > _MOST_LINK * sum(len(block.text) for block in blocks)


def least_shared(page: Page, blocks: Sequence[int], body: Sequence[int]) -> float | None:
    """How much a part of these blocks must share with the body; None if they are too few for a part."""
    words = sum(page.shapes[index].words for index in blocks)
    share = _length(page, blocks) / max(1, _length(page, body))
    if len(blocks) < _FEWEST_PARAGRAPHS or words < _LEAST_WORDS or share < _LEAST_SHARE:
        return None
    if len(blocks) == _FEWEST_PARAGRAPHS:
        share /= 2  # two paragraphs are like notes
    return next(shared for least, shared in _SHARED_FROM if share >= least)


def _length(page: Page, indexes: Iterable[int]) -> int:
    """Characters outside links."""
    return sum(len(page.blocks[index].text) - page.blocks[index].link_length for index in indexes)


def common_container(page: Page, container: Node, indexes: Sequence[int]) -> Node:
    """The container, or the element up to three levels above it that holds these blocks beside it as well."""
    above = list(container.ancestors())[: _LEVELS_UP + 1]
    nodes = {page.blocks[index].node for index in indexes}
    shared = (next((above.index(one) for one in node.ancestors() if one in above), 0) for node in nodes)
    return above[max(shared, default=0)]


def _is_near(page: Page, holder: Node, above: Sequence[Node], paragraphs: int) -> bool:
    """Whether nothing but plain wrappers stands between the holder and an element that holds the body as well."""
    wrappers = list(takewhile(lambda node: node not in above, holder.ancestors()))
    is_beside = not wrappers or wrappers[-1].parent is not None  # else the root is one of them: nothing holds both
    if len(wrappers) > _LEVELS_DOWN or not is_beside:
        return False
    if any(page.marks.own(node) & _FOREIGN or node.tag in ("li", "td") for node in wrappers):
        return False
    is_dialog = any(page.marks.own(node) & _HIDDEN for node in wrappers) and _asks(wrappers[-1])
    if is_dialog and (paragraphs < _FEWEST_OF_REST or not _ends_in_text(holder)):
        return False
    stories = [node for node in wrappers if node.tag == "article"]
    return not stories or (stories == [holder] and not _is_in_story(above[0]))


def _asks(node: Node) -> bool:
    """Whether there is a field to fill in, as in a dialog."""
    return next(node.element.iter("form", "input"), None) is not None


def _ends_in_text(node: Node) -> bool:
    """A paragraph of prose stands behind all fields; the node holds paragraphs."""
    *_, last = node.element.iter("p", "form", "input")
    return last.tag == "p" and len(last.text_content()) >= _SECTION_PROSE


def _is_in_story(node: Node) -> bool:
    """Another <article> is another story then; else it is the rest of this one."""
    return any(above.tag == "article" for above in node.ancestors())


def is_of_one_class(page: Page, body: Sequence[int], others: Sequence[int]) -> bool:
    """Paragraphs with the body's very classes, in wrappers that stand beside the wrappers of these, and are no boxes.

    Wrappers of one role may differ in a class, as the last one does.
    """
    known = {(node.tag, node.classes, _wrapper_of(node)) for node in (page.blocks[index].node for index in body)}
    nodes = [page.blocks[index].node for index in others]
    is_same = all(node.classes and (node.tag, node.classes, _wrapper_of(node)) in known for node in nodes)
    return is_same and not any(page.marks.near(node) & _FOREIGN for node in nodes)


def _wrapper_of(node: Node) -> tuple[str, Node | None] | None:
    """The tag of what holds it, and where that stands."""
    return (node.parent.tag, node.parent.parent) if node.parent is not None else None
