"""Other stories that a page appends below its own, as pages do that go on for as long as a reader scrolls."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newscrawl.cleaning.blocks import Node
from newscrawl.cleaning.page import Page

_STORY_NUMBER = re.compile(r"\d{3,}")
# What publishing systems call the element of a story that a reader's scrolling loads.
_NAMED = re.compile(
    r"(?:next|infinite)[-_]?(?:article|story|news)(?![a-z])|next[-_]?post(?![a-z])|autoload[-_]?article",
    re.IGNORECASE,
)
_HEADINGS = ("h1", "h2", "h3")
_FEWEST_PARAGRAPHS = 2  # of a story
_FEWEST_BEFORE = 5  # paragraphs of the page's own story above one that its class names: a lead and a summary are less
# Of what two stories of one site speak of, nine in ten pairs share less.
_MOST_SHARED = 0.25
_MOST_SHARED_NAMED = 0.5  # where the class says so too: in a few sentences one word in three is shared by chance


def appended_stories(page: Page, prose: Sequence[float]) -> frozenset[Node]:
    """The elements of other stories, and all elements in them that hold blocks.

    In: the page; the prose of each block. An appended story is an <article>, or an element with a story's number in its
    class, beside that of the page's headline, with an <h1> of its own at the same depth and prose in other words; or an
    element below that headline's story whose class says so, with paragraphs below a heading. Nothing less is
    proof: chapters, the items of a list and the entries of a live report have headings and elements that are alike
    too, and half of them share few words.
    """
    headings = {block.node: block.index for block in reversed(page.blocks) if block.node.tag == "h1"}
    # The last that says the title: a bar at the top of the page often says it first.
    own = next((node for node, index in headings.items() if page.says_title(index)), None)
    if own is None:
        return frozenset()
    others = (node for node, index in headings.items() if index > headings[own] and not page.says_title(index))
    found = _stories(page, prose, own, others) | _named_stories(page, prose, headings[own])
    for node in page.nodes if found else ():  # each after the one above it
        if node.parent in found:
            found.add(node)
    return frozenset(found)


def _stories(page: Page, prose: Sequence[float], own: Node, others: Iterable[Node]) -> set[Node]:
    """The elements beside the one of the own heading that the other headings open."""
    pairs = dict.fromkeys(_beside(own, other) for other in others if other.depth == own.depth)
    alike = [(first, second) for first, second in pairs if first.tag == second.tag and _are_stories(first, second)]
    paragraphs = _paragraphs(page, prose) if alike else {}
    found = set()
    for first, second in alike:
        texts = paragraphs.get(first, ()), paragraphs.get(second, ())
        if min(map(len, texts)) >= _FEWEST_PARAGRAPHS and page.shared_words(*texts) < _MOST_SHARED:
            found.add(second)
    return found


def _named_stories(page: Page, prose: Sequence[float], headline: int) -> set[Node]:
    """The elements below the headline's block whose class calls them another story."""
    around = set(page.blocks[headline].node.ancestors())
    named = [node for node in page.nodes if _NAMED.search(node.classes) and node not in around]
    paragraphs = _paragraphs(page, prose) if named else {}
    return {node for node in named if _is_other(page, node, paragraphs.get(node, ()), prose, headline)}


def _is_other(page: Page, node: Node, inside: Sequence[int], prose: Sequence[float], headline: int) -> bool:
    """It has paragraphs below a heading that is not the title, in other words than the longer story before it."""
    if len(inside) < _FEWEST_PARAGRAPHS:
        return False
    first = min(inside)
    above = reversed(page.blocks[headline + 1 : first])
    heads = [one.index for one in above if one.node.tag in _HEADINGS and node in one.node.ancestors()]
    before = [index for index in range(headline, first) if prose[index]]
    if not heads or any(map(page.says_title, heads)) or len(before) < _FEWEST_BEFORE:
        return False
    is_longer = sum(prose[index] for index in before) >= sum(prose[index] for index in inside)
    return is_longer and page.shared_words(before, inside) < _MOST_SHARED_NAMED


def _are_stories(first: Node, second: Node) -> bool:
    """<article>s, or elements whose classes differ in nothing but the numbers of stories; chapters have short ones."""
    if first.tag == "article":
        return True
    one, other = (_STORY_NUMBER.sub("", node.classes) for node in (first, second))
    return one == other and first.classes != second.classes


def _beside(own: Node, other: Node) -> tuple[Node, Node]:
    """The elements, of one parent, that two nodes of one depth stand in."""
    pairs = zip(own.ancestors(), other.ancestors(), strict=True)
    return next(pair for pair in pairs if pair[0].parent is pair[1].parent)


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
