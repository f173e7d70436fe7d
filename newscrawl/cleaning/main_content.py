"""Where the article is: the region of the page that the decision looks at.

Several voices: the blocks' own prose, weighed by their marks; the shared markup of body paragraphs (their parent
signature); the one element that holds most of them; JSON-LD's articleBody as a hint. Where these find next to nothing,
trafilatura is asked, and its text becomes the prose. This is the only module that asks it.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newscrawl.cleaning.appended import appended_stories
from newscrawl.cleaning.blocks import LIST_TAGS, Block, Node
from newscrawl.cleaning.continuation import continuation
from newscrawl.cleaning.document import Document
from newscrawl.cleaning.marks import BITS
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.parts import AFTER, BEFORE, common_container, is_linked, parts_beside, sections_beside
from newscrawl.cleaning.text import squash, writes_no_stops

# Weights of prose by what its surroundings say. Set by hand so that the elected container holds the reference body on
# as many of 400 labelled pages as possible (mean share held: 0.96); the choice between close values does not matter.
_OF_COMMENTS = 0.03
_OF_FURNITURE = 0.2
_BELOW_LINKED_HEADLINE = 0.4  # the summary of a card
_IN_JSON_LD = 1.5
_FURNITURE = sum(BITS[m] for m in ("navigation", "footer", "form", "consent", "hidden", "caption", "aside", "button"))
_FURNITURE_ABOVE = BITS["consent"] | BITS["aside"]
_COMMENT = BITS["comment"]
_ARTICLE_BODY = BITS["article_body"]
_ARTICLE = BITS["article"] | BITS["main"]
_LEGAL_WORDS = ("©", "copyright", "all rights reserved")
_FEWEST_WORDS = 8
_MOST_LINK = 0.5
_CARD_HEADLINE = 160  # characters
_ONE_PARENT = 2.0  # how much more one element full of prose counts than the same prose scattered
_HELD = 0.7  # share of the body's prose that its container must hold
_UNSURE_BELOW = 250  # characters of prose
_OWN_PARENT_TAGS = frozenset(("p", "h2", "h3", "h4", "li", "blockquote"))
_LIVE_BLOG = "LiveBlogPosting"  # schema.org
# What publishing systems call one entry of a live report.
_LIVE_ENTRY = re.compile(r"\blive[-_]?(?:blog[-_]*)?(?:post|entry|event|update)", re.IGNORECASE)
_FEWEST_ENTRIES = 2
_OF_LISTS = LIST_TAGS | {"li"}
_SECOND_BODY = 0.5  # share of the larger one's prose
_SHARED = 0.14  # of what the smaller one speaks of: parts of one body share 0.16 and more
_SHORTEST_LEAD = 20  # letters
_BELOW_TITLE = 3  # blocks that may be the lead


class Mass(NamedTuple):
    """What an element holds, in characters and blocks."""

    prose: float = 0.0
    links: int = 0
    text: int = 0
    blocks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The article's place. `first` and `last` are the indexes of its outermost body-like blocks."""

    prose: Sequence[float]  # per block, weighed characters
    total: float
    masses: dict[Node | None, Mass]
    container: Node | None
    signatures: frozenset[str]  # the parent signatures of the body: most bodies have one
    first: int
    last: int
    candidates: tuple[int, ...]  # the blocks to decide on
    body: frozenset[int]  # the blocks of prose in the body's markup, inside the container or not
    appended: frozenset[Node]  # elements of other stories below this one
    sure: bool


def find_region(page: Page) -> Region:
    """Elect the region of the article; the page has at least one block."""
    prose = list(_weighed_prose(page))
    sure = sum(prose) >= _UNSURE_BELOW
    if not sure:
        prose = _asked_prose(page) or prose
        unstopped = (mass for block, mass in zip(page.blocks, prose, strict=True) if writes_no_stops(block.text))
        sure = sum(unstopped) >= _UNSURE_BELOW  # no stops are found in a script that writes none
    appended = appended_stories(page, prose)
    prose = [0.0 if block.node in appended else mass for block, mass in zip(page.blocks, prose, strict=True)]
    signature = _body_signature(page, prose)
    in_body = [page.signatures[i].parent == signature for i in range(len(prose))]
    container = _container(page, list(_choosing_prose(page, prose, in_body)))
    masses = _masses(page, prose)
    held = _held(page, container)
    parts: list[int] = []
    if container is not None:
        parts.extend(parts_beside(page, prose, in_body, container))
        own = [index for index, is_body in enumerate(in_body) if is_body and prose[index]]
        parts.extend(continuation(page, own, container, held))
        container = common_container(page, container, [*sections_beside(page, prose, in_body, held), *parts])
        held = _held(page, container)
    signatures = _body_signatures(page, prose, held, signature) | {page.signatures[i].parent for i in parts}
    body = [i for i, mass in enumerate(prose) if mass > 0 and page.signatures[i].parent in signatures]
    core = [i for i in body if page.blocks[i].node in held] or [0, len(prose) - 1]
    return Region(
        prose=prose,
        total=sum(prose) or 1.0,
        masses=masses,
        container=container,
        signatures=signatures,
        first=core[0],
        last=core[-1],
        candidates=tuple(_candidates(page, held, core[0], core[-1])),
        body=frozenset(body),
        appended=appended,
        sure=sure,
    )


def _weighed_prose(page: Page) -> Iterator[float]:
    previous: Block | None = None
    for block, shape, is_hinted in zip(page.blocks, page.shapes, page.in_body_hint, strict=True):
        weight = 0.0
        linked = block.link_length
        if linked < _MOST_LINK * len(block.text) and shape.words >= _FEWEST_WORDS and shape.stops:
            weight = _weight(page, block)
            if previous is not None and _is_linked_headline(previous):
                weight *= _BELOW_LINKED_HEADLINE
            if is_hinted:
                weight *= _IN_JSON_LD
        yield weight * (len(block.text) - linked)
        previous = block


def _weight(page: Page, block: Block) -> float:
    """How much a character of it counts. What holds the title holds no comments, whatever its class says."""
    above = page.marks.inherited(block.node)
    inside = (node for node in block.node.ancestors() if node not in page.title_holders)
    if above & _COMMENT and any(page.marks.own(node) & _COMMENT for node in inside):
        return _OF_COMMENTS
    lowered = block.text.lower()
    if any(word in lowered for word in _LEGAL_WORDS):
        return 0.0
    if above & _FURNITURE_ABOVE or page.marks.near(block.node) & _FURNITURE:
        return _OF_FURNITURE
    if above & _ARTICLE_BODY:
        return 1.5
    return 1.2 if above & _ARTICLE else 1.0


def _is_linked_headline(block: Block) -> bool:
    return block.link_length > 0.8 * len(block.text) and len(block.text) < _CARD_HEADLINE


def _asked_prose(page: Page) -> list[float] | None:
    """The prose by trafilatura's account; None where it finds nothing either."""
    text = squash(_trafilatura_text(page.document) or "")
    if not text:
        return None
    return [
        float(len(block.text)) if shape.squashed and shape.squashed in text else 0.0
        for block, shape in zip(page.blocks, page.shapes, strict=True)
    ]


def _trafilatura_text(document: Document) -> str | None:
    from trafilatura import extract  # noqa: PLC0415 - it takes 0.6 s to import and is rarely asked

    try:
        text = extract(document.root, include_comments=False, include_tables=True)
    except RecursionError:  # elements in elements, hundreds of them
        return None
    return text if isinstance(text, str) else None


def _body_signature(page: Page, prose: Sequence[float]) -> str:
    """The parent signature with most prose, one element's share of it counted above the scattered rest."""
    scattered: dict[str, float] = defaultdict(float)
    together: dict[tuple[str, Node | None], float] = defaultdict(float)
    for block, signature, mass in zip(page.blocks, page.signatures, prose, strict=True):
        if mass:
            holder = block.node.parent if block.node.tag in _OWN_PARENT_TAGS else block.node
            scattered[signature.parent] += mass
            together[signature.parent, holder] += mass
    best: dict[str, float] = defaultdict(float)
    for (signature_name, _), mass in together.items():
        best[signature_name] = max(best[signature_name], mass)
    first = page.signatures[0].parent
    return max(scattered, key=lambda name: scattered[name] + _ONE_PARENT * best[name], default=first)


def _body_signatures(page: Page, prose: Sequence[float], held: Collection[Node], first: str) -> frozenset[str]:
    """The parent signature of the body, and others of much prose in its container.

    These hold at least half as much as any, in the words of the first.
    """
    blocks: dict[str, list[int]] = defaultdict(list)
    for block, signature, mass in zip(page.blocks, page.signatures, prose, strict=True):
        if mass and block.node in held:
            blocks[signature.parent].append(block.index)
    masses = {name: sum(prose[index] for index in indexes) for name, indexes in blocks.items()}
    least = _SECOND_BODY * max(masses.values(), default=0.0)
    others = [name for name, mass in masses.items() if mass >= least and name != first]
    alike = (name for name in others if page.shared_words(blocks[name], blocks[first]) >= _SHARED)
    return frozenset((first, *(name for name in alike if not _is_of_cards(page, blocks[name]))))


def _is_of_cards(page: Page, indexes: Sequence[int]) -> bool:
    """Much of what stands beside the blocks in their elements is link: headlines above their summaries."""
    return is_linked(page, {node for index in indexes if (node := page.blocks[index].node.parent) is not None})


def _container(page: Page, prose: Sequence[float]) -> Node | None:
    """The deepest element that holds most of the given prose; where that is a list, what holds the list."""
    held: dict[Node, float] = defaultdict(float)
    for block, mass in zip(page.blocks, prose, strict=True):
        if mass:
            held[block.node] += mass
    for node in reversed(page.nodes):
        if node in held and node.parent is not None:
            held[node.parent] += held[node]
    enough = [node for node, mass in held.items() if mass >= _HELD * sum(prose)]
    best = max(enough, key=lambda node: node.depth, default=None)
    while best is not None and best.tag in _OF_LISTS:
        best = best.parent
    return best


def _choosing_prose(page: Page, prose: Sequence[float], in_body: Sequence[bool]) -> Iterator[float]:
    """The prose that chooses the container: that of the body.

    The entries of a live report are built unlike its introduction and may be short beside it. So all prose counts where
    the page calls itself one, and each entry that is named so counts as much as the whole body.
    """
    live = _LIVE_BLOG in page.metadata.types
    known: dict[Node, bool] = {}
    entries = [mass > 0 and _is_in_entry(block.node, known) for block, mass in zip(page.blocks, prose, strict=True)]
    weight = sum(prose) if sum(entries) >= _FEWEST_ENTRIES else 1.0
    for mass, body, entry in zip(prose, in_body, entries, strict=True):
        yield mass * (weight if entry else body or live)


def _is_in_entry(node: Node, known: dict[Node, bool]) -> bool:
    """Whether the node or one above it is named as an entry; `known` remembers the answers."""
    above = next((above for above in node.ancestors() if above in known), None)
    found = known[above] if above is not None else False
    below = [one for one in node.ancestors() if above is None or one.depth > above.depth]
    for one in reversed(below):
        found = found or _LIVE_ENTRY.search(one.classes) is not None
        known[one] = found
    return found


def _masses(page: Page, prose: Sequence[float]) -> dict[Node | None, Mass]:
    prose_of = dict.fromkeys(page.nodes, 0.0)
    links, texts, counts = (dict.fromkeys(page.nodes, 0) for _ in range(3))
    for block, mass in zip(page.blocks, prose, strict=True):
        prose_of[block.node] += mass
        links[block.node] += block.link_length
        texts[block.node] += len(block.text)
        counts[block.node] += 1
    masses: dict[Node | None, Mass] = {}
    for node in reversed(page.nodes):
        masses[node] = own = Mass(prose_of[node], links[node], texts[node], counts[node])
        if node.parent is not None:
            prose_of[node.parent] += own.prose
            links[node.parent] += own.links
            texts[node.parent] += own.text
            counts[node.parent] += own.blocks
    return masses


def _held(page: Page, container: Node | None) -> set[Node]:
    """The container, and the elements of blocks that stand in it."""
    held = {container} if container else set[Node]()
    for node in page.nodes:
        if node.parent in held:
            held.add(node)
    return held


def _candidates(page: Page, held: Collection[Node], first: int, last: int) -> Iterator[int]:
    leads = _leads(page, first, last)
    for block in page.blocks:
        near = first - BEFORE <= block.index <= last + AFTER
        if near or block.index in leads or block.node in held or page.marks.inherited(block.node) & _ARTICLE_BODY:
            yield block.index


def _leads(page: Page, first: int, last: int) -> Collection[int]:
    """The blocks that are just the description, and those just below the title, however far above the body."""
    headings = [block.index for block in page.blocks[:first] if block.node.tag == "h1"]
    titles = [index for index in headings if page.shapes[index].squashed in page.wordings]
    below = set(range(titles[-1] + 1, titles[-1] + 1 + _BELOW_TITLE)) if titles else set[int]()
    if len(page.description) < _SHORTEST_LEAD:
        return below
    return below.union(i for i, shape in enumerate(page.shapes[: last + 1]) if shape.squashed == page.description)
