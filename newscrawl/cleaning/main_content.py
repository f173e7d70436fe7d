"""Where the article is: the region of the page that the decision looks at.

Several voices: the blocks' own prose, weighed by their marks; the shared markup of body paragraphs (their parent
signature); the one element that holds most of them; JSON-LD's articleBody as a hint.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newscrawl.cleaning.appended import appended_stories
from newscrawl.cleaning.blocks import HEADING_TAGS, LIST_TAGS, Node
from newscrawl.cleaning.brief import is_brief, prose_of_story
from newscrawl.cleaning.continuation import continuation
from newscrawl.cleaning.marks import BITS
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.parts import (
    AFTER,
    BEFORE,
    common_container,
    is_linked,
    is_of_one_class,
    parts_beside,
    sections_beside,
)
from newscrawl.cleaning.prose import weighed_prose
from newscrawl.cleaning.second_voice import second_voice, told_blocks
from newscrawl.cleaning.text import writes_no_stops

_ARTICLE_BODY = BITS["article_body"]
_ONE_PARENT = 2.0  # how much more one element full of prose counts than the same prose scattered
_HELD = 0.7  # share of the body's prose that its container must hold
_HELD_OF_BRIEF = 0.8  # the same of a few sentences: the longer of two paragraphs is no body
_UNSURE_BELOW = 250  # characters of prose
_OWN_PARENT_TAGS = frozenset(("p", "h2", "h3", "h4", "li", "blockquote"))
# What publishing systems call one entry of a live report.
_LIVE_ENTRY = re.compile(r"\blive[-_]?(?:blog[-_]*)?(?:post|entry|event|update)", re.IGNORECASE)
_FEWEST_ENTRIES = 2
_OF_LISTS = LIST_TAGS | {"li"}
_PARAGRAPHS = HEADING_TAGS | {"p"}
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


class Elected(NamedTuple):
    """The body's parent signature, of each block whether it has it, and the body's container."""

    signature: str
    in_body: Sequence[bool]
    container: Node | None


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
    voice: frozenset[int]  # the blocks that trafilatura takes, of a page that is no story
    appended: frozenset[Node]  # elements of other stories below this one
    sure: bool


def find_region(page: Page) -> Region:
    """Elect the region of the article; the page has at least one block."""
    prose = list(weighed_prose(page))
    unstopped = _unstopped(page, [len(block.text) - block.link_length for block in page.blocks])
    sure = sum(prose) >= _UNSURE_BELOW
    is_asked = not sure or unstopped >= _UNSURE_BELOW
    told = told_blocks(page, second_voice(page.document)) if is_asked or not page.is_story else frozenset[int]()
    if is_asked and told:
        prose = [float(len(block.text)) if block.index in told else 0.0 for block in page.blocks]
    if is_asked:
        sure = sure or _unstopped(page, prose) >= _UNSURE_BELOW
    appended = appended_stories(page, prose)
    prose = [0.0 if block.node in appended else mass for block, mass in zip(page.blocks, prose, strict=True)]
    masses = _masses(page, prose)
    elected = _elect(page, prose, masses)
    if _has_few_sentences(page, prose, masses, elected):
        elected = _elect(page, prose_of_story(page, prose), masses, _HELD_OF_BRIEF)
    signature, in_body, container = elected
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
    voice = frozenset[int]() if page.is_story else told
    core = [i for i in body if page.blocks[i].node in held] or [0, len(prose) - 1]
    return Region(
        prose=prose,
        total=sum(prose) or 1.0,
        masses=masses,
        container=container,
        signatures=signatures,
        first=core[0],
        last=core[-1],
        candidates=tuple(_candidates(page, held, core[0], core[-1], voice)),
        voice=voice,
        body=frozenset(body),
        appended=appended,
        sure=sure,
    )


def _unstopped(page: Page, masses: Iterable[float]) -> float:
    """How much is in a script without full stops. Points in numbers make one of its paragraphs prose, not all."""
    return sum(mass for block, mass in zip(page.blocks, masses, strict=True) if writes_no_stops(block.text))


def _elect(page: Page, prose: Sequence[float], masses: Mapping[Node | None, Mass], share: float = _HELD) -> Elected:
    """By the prose; the container holds at least that share of the body's."""
    signature = _body_signature(page, prose)
    in_body = [own.parent == signature for own in page.signatures]
    choosing = list(_choosing_prose(page, prose, in_body))
    return Elected(signature, in_body, _container(page, choosing, masses, share))


def _has_few_sentences(
    page: Page, prose: Sequence[float], masses: Mapping[Node | None, Mass], elected: Elected
) -> bool:
    own = (block for block in page.blocks if elected.in_body[block.index] and prose[block.index])
    around = elected.container.parent if elected.container is not None else None
    return is_brief(own, masses[around].prose if around is not None else 0.0)


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
    classed = (name for name in blocks if is_of_one_class(page, blocks[first], blocks[name]))
    return frozenset((first, *(name for name in (*alike, *classed) if not _is_of_cards(page, blocks[name]))))


def _is_of_cards(page: Page, indexes: Sequence[int]) -> bool:
    """Much of what stands beside the blocks in their elements is link: headlines above their summaries."""
    return is_linked(page, {node for index in indexes if (node := page.blocks[index].node.parent) is not None})


def _container(page: Page, prose: Sequence[float], masses: Mapping[Node | None, Mass], share: float) -> Node | None:
    """The deepest element that holds most of the given prose; where that is one paragraph or a list, what holds it."""
    held: dict[Node, float] = defaultdict(float)
    for block, mass in zip(page.blocks, prose, strict=True):
        if mass:
            held[block.node] += mass
    for node in reversed(page.nodes):
        if node in held and node.parent is not None:
            held[node.parent] += held[node]
    enough = [node for node, mass in held.items() if mass >= share * sum(prose)]
    best = max(enough, key=lambda node: node.depth, default=None)
    while best is not None and (_is_part(best, masses) or _is_quoted(page, best, masses)):
        best = best.parent
    return best


def _is_part(node: Node, masses: Mapping[Node | None, Mass]) -> bool:
    """A list, an item, or one paragraph: what holds it is the body."""
    return node.tag in _OF_LISTS or (node.tag in _PARAGRAPHS and masses[node].blocks == 1)


def _is_quoted(page: Page, node: Node, masses: Mapping[Node | None, Mass]) -> bool:
    """A quotation, or in one, which words of the text stand above in the same element."""
    quotation = next((above for above in node.ancestors() if above.tag == "blockquote"), None)
    if quotation is None or masses[quotation.parent].prose <= masses[quotation].prose:
        return False
    around = quotation.parent
    first = next(block.node for block in page.blocks if any(above is around for above in block.node.ancestors()))
    return quotation not in first.ancestors() and masses[first].prose > 0


def _choosing_prose(page: Page, prose: Sequence[float], in_body: Sequence[bool]) -> Iterator[float]:
    """The prose that chooses the container: that of the body.

    The entries of a live report are built unlike its introduction and may be short beside it. So all prose counts where
    the page calls itself one, and each entry that is named so counts as much as the whole body.
    """
    live = page.is_live_report
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


def _candidates(page: Page, held: Collection[Node], first: int, last: int, voice: Collection[int]) -> Iterator[int]:
    named = {*_leads(page, first, last), *voice, *page.of_recipe}
    for block in page.blocks:
        near = first - BEFORE <= block.index <= last + AFTER or block.index in named
        if near or block.node in held or page.marks.inherited(block.node) & _ARTICLE_BODY:
            yield block.index


def _leads(page: Page, first: int, last: int) -> Collection[int]:
    """The blocks that are just the description, and those just below the title, however far above the body."""
    headings = [block.index for block in page.blocks[:first] if block.node.tag == "h1"]
    titles = [index for index in headings if page.shapes[index].squashed in page.wordings]
    below = set(range(titles[-1] + 1, titles[-1] + 1 + _BELOW_TITLE)) if titles else set[int]()
    if len(page.description) < _SHORTEST_LEAD:
        return below
    return below.union(i for i, shape in enumerate(page.shapes[: last + 1]) if shape.squashed == page.description)
