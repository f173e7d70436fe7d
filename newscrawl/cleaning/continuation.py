"""What goes on with the story directly below its body, in markup of its own.

A row of steps, hours, questions or slides, in the article's words; or a quotation that the body's last words announce.
Comments and cards of other stories look much alike: names stand above those, and links, buttons or scripts lead on.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile

from newscrawl.cleaning.blocks import HEADING_TAGS, Block, Node
from newscrawl.cleaning.marks import BITS
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.parts import MARKS_OF_OTHERS, least_shared

_GAP = 2  # blocks between: an ad label, a credit
_LEVELS_UP = 3  # from the container to the element that holds both
_FEWEST, _FEWEST_WORDS = 3, 5  # of a row; of each of its sentences
# What opens a step, an hour or a question; comments open with names.
_LABEL = re.compile(r"\d{1,2}[.)]\s|\d{1,2}\s?[.:h]\s?\d\d\b|.*[?？؟]$")
_SLIDE = BITS["picture"]
_ADVERT, _QUOTE = BITS["advert"], BITS["quote"]
_FOREIGN = sum(BITS[mark] for mark in (*MARKS_OF_OTHERS, "hidden", "navigation", "paywall")) & ~(
    _QUOTE | BITS["figure"] | BITS["caption"]
)
_LEADS_ON = ("onclick", "data-href", "data-url")


def continuation(page: Page, body: Sequence[int], container: Node, held: Collection[Node]) -> Sequence[int]:
    """The sentences of the element below the body that goes on with it; `body` are the body's blocks in order."""
    own = [index for index in body if page.blocks[index].node in held]
    inside = _blocks_below(page, own[-1], container, held) if own else []
    said = [index for index in inside if page.shapes[index].finished and page.shapes[index].words >= _FEWEST_WORDS]
    if not said or any(page.blocks[index].links for index in inside):
        return ()
    is_row = _is_row(page, said, inside) and _speaks_of_it(page, said, own)
    is_quoted = all(page.marks.near(page.blocks[index].node) & _QUOTE for index in inside)
    before = inside[0] - 1
    is_announced = page.blocks[before].node in held and page.announces(before)
    return said if is_row or (is_quoted and is_announced) else ()


def _blocks_below(page: Page, last: int, container: Node, held: Collection[Node]) -> Sequence[int]:
    """The blocks of the element that follows the container closely, or its advertisement; none of what is a box."""
    for index in range(last + 1, min(last + 2 + _GAP, len(page.blocks))):
        node = page.blocks[index].node
        below = _sibling(node, container) if node not in held else None
        if below is not None and not page.marks.near(node) & _ADVERT:
            inside = _blocks_in(page, below, index)
            return [] if _is_foreign(page, below, inside) else [block.index for block in inside]
    return []


def _blocks_in(page: Page, element: Node, first: int) -> Sequence[Block]:
    """The blocks of an element from the first one on."""
    return list(takewhile(lambda block: element in block.node.ancestors(), page.blocks[first:]))


def _sibling(node: Node, container: Node) -> Node | None:
    """The outermost element around a node that does not hold the container; None where both stand far apart."""
    above = list(container.ancestors())[1 : _LEVELS_UP + 1]
    return next((one for one in node.ancestors() if one.parent in above), None)


def _is_foreign(page: Page, element: Node, blocks: Iterable[Block]) -> bool:
    """It is called something else than a part of the story, asks to fill in something, or leads on by a script."""
    if next(element.element.iter("form", "input", "textarea", "aside", "nav"), None) is not None:
        return True
    buttons = sum(1 for _ in element.element.iter("button"))  # a gallery has one forwards and one back, comments more
    if buttons >= _FEWEST or any(name in one.attrib for one in element.element.iter() for name in _LEADS_ON):
        return True
    inside = {
        node for block in blocks for node in takewhile(lambda one: one is not element.parent, block.node.ancestors())
    }
    return any(page.marks.own(node) & _FOREIGN for node in inside)


def _speaks_of_it(page: Page, row: Sequence[int], body: Sequence[int]) -> bool:
    least = least_shared(page, row, body)
    return least is not None and page.shared_words(row, body) >= least


def _is_row(page: Page, said: Sequence[int], inside: Sequence[int]) -> bool:
    """Three blocks and more are built alike, each in an element of its own; as many labels, or headings of slides."""
    rows = Counter(signature for signature, _ in {(page.signatures[i].own, _card(page.blocks[i].node)) for i in said})
    labels = [index for index in inside if index + 1 in said and _is_label(page, index)]
    return min(max(rows.values(), default=0), len(labels)) >= _FEWEST


def _card(node: Node) -> Node | None:
    return node if node.tag == "li" else node.parent


def _is_label(page: Page, index: int) -> bool:
    """Of a step, an hour or a question, or a slide's heading; the time of a comment stands below a name."""
    block = page.blocks[index]
    is_slide = block.node.tag in HEADING_TAGS and bool(page.marks.near(block.node) & _SLIDE)
    return is_slide or (_LABEL.match(block.text) is not None and not _is_below_name(page, index))


def _is_below_name(page: Page, index: int) -> bool:
    """A line of a few words stands above it in the same element."""
    above, block = page.blocks[index - 1], page.blocks[index]
    return index > 0 and above.node.parent is block.node.parent and page.shapes[above.index].words < _FEWEST_WORDS
