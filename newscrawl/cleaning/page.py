"""A page as every later step sees it: blocks with the facts that are computed once."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from string import digits
from typing import NamedTuple, cast

from lxml.etree import XPath

from newscrawl.cleaning.blocks import Block, Node
from newscrawl.cleaning.document import Document
from newscrawl.cleaning.lexicon import Tokens
from newscrawl.cleaning.links import LinkTarget, is_own_or_above, read_target
from newscrawl.cleaning.marks import BITS, NodeMarks
from newscrawl.cleaning.metadata import Metadata
from newscrawl.cleaning.paths import Paths
from newscrawl.cleaning.plain import without_headlines
from newscrawl.cleaning.plain.words import fold_line, longer_keys
from newscrawl.cleaning.records import Link
from newscrawl.cleaning.segmentation import read_blocks
from newscrawl.cleaning.text import ends_in_colon, is_finished, squash, stop_count, word_count

_PLACES = XPath("//@id | //a/@name")
_READ = 400  # characters
_LONGEST_HINT = 100_000  # characters; of 432 pages the longest has 29,865
_ANNOUNCEMENT = 4  # words
_LIVE_BLOG = "LiveBlogPosting"  # schema.org
# In schema.org and og:type; a JobPosting and a DiscussionForumPosting are none.
_ARTICLE_TYPE = re.compile(r"(?:article|(?:blog|media)posting|report|claimreview)$", re.IGNORECASE)
_ARTICLE_OF_DATA = re.compile(r"(?:Article|(?:Blog|Media)Posting|Report|ClaimReview)$")  # in schema.org alone
_SIGNATURE_CLASSES = 3  # the first classes of an element tell its role, later ones its colour
_RECIPE = BITS["recipe"]
_SHORTEST_STEP = 20  # letters; less is part of a step by chance
_MOST_LINES, _LONGEST_LINE = 500, 500  # of a recipe; characters
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"(?:^|[-_])[^-_]*\d.*$")  # the part of a class with a number, and what follows
_END_NUMBER = re.compile(r"[-_]?\d+$")


class Shape:
    """The form of a block's text; what nobody asks for, as of most menus, is not worked out."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.squashed = squash(text)  # letters and digits, case folded
        self.words = word_count(text)

    @cached_property
    def stops(self) -> int:
        """How many sentences or clauses end in it."""
        return stop_count(self._text)

    @cached_property
    def finished(self) -> bool:
        """It ends as a sentence does."""
        return is_finished(self._text)


class Signature(NamedTuple):
    """What a block's place in the markup looks like; blocks of one role share it."""

    own: str  # tag and classes of the block's element and its parent
    parent: str  # the same of the parent and the grandparent
    own_class: str  # the first class of the block's element, whatever its tag; "" where it has none
    parent_class: str  # the same of its parent


class Page:
    """The blocks of one page, and what is known about each of them."""

    def __init__(self, document: Document, metadata: Metadata) -> None:
        self.document = document
        self.metadata = metadata
        self.blocks: Sequence[Block] = read_blocks(document.root)
        self.nodes = nodes_of(self.blocks)  # of all blocks, each after the one above it
        self.shapes = [Shape(block.text) for block in self.blocks]
        self.marks = NodeMarks()
        self.paths = Paths()
        self.signatures = _signatures(self.blocks, _numbered_once(self.nodes))
        self._stems: dict[int, frozenset[str]] = {}
        self._tokens: dict[int, Tokens] = {}
        self._targets: dict[tuple[str, str], LinkTarget | None] = {}

    def target(self, link: Link) -> LinkTarget | None:
        """Where a link of this page goes; None where that is no other page."""
        key = (link.url, link.text)
        if key not in self._targets:
            self._targets[key] = None if self.leads_here(link) else read_target(link, self.document.base_url)
        return self._targets[key]

    def leads_here(self, link: Link) -> bool:
        """The link leads to a place on this page, by its address or by one above it ("/ferry/#noon" on "/ferry/2/")."""
        address, _, place = link.url.partition("#")
        return bool(place) and place in self._places and is_own_or_above(address, self.document.base_url)

    def leads_to_story(self, block: Block) -> bool:
        """A link in the block leads to an address of the site that looks like a story's."""
        targets = (self.target(link) for link in block.links)
        return any(target is not None and target.same_site and target.article for target in targets)

    @cached_property
    def _places(self) -> frozenset[str]:
        """Where links of the page may lead within it."""
        return frozenset(map(str, cast("list[str]", _PLACES(self.document.root))))

    def tokens(self, index: int) -> Tokens:
        """The lexicon's view of a block's text, of which it reads the first 400 characters: no phrase is longer."""
        if index not in self._tokens:
            self._tokens[index] = Tokens(self.blocks[index].text[:_READ])
        return self._tokens[index]

    def stems(self, index: int) -> frozenset[str]:
        """The keys of a block's longer words: what it speaks of."""
        if index not in self._stems:
            self._stems[index] = longer_keys(fold_line(self.blocks[index].text))
        return self._stems[index]

    def shared_words(self, first: Iterable[int], second: Iterable[int]) -> float:
        """How much of what the shorter of two texts speaks of stands in the other, 0..1; the texts by their blocks."""
        one, other = (frozenset[str]().union(*map(self.stems, indexes)) for indexes in (first, second))
        return len(one & other) / max(1, min(len(one), len(other)))

    @cached_property
    def body_hint(self) -> str:
        """The body that JSON-LD gives, squashed, without the headlines put between its lines; "" without one.

        Most such bodies are a single line, in which no headline can be told from a sentence. One that is longer than
        any article is not believed: each block would be sought in it.
        """
        body = self.metadata.article_body or ""
        if len(body) > _LONGEST_HINT:
            return ""
        if "\n" in body.strip():
            body = without_headlines(body, self.metadata.title or "")
        return squash(body)

    @cached_property
    def in_body_hint(self) -> Sequence[bool]:
        """Of each block, whether JSON-LD's body holds its text; one without letters is in every body."""
        hint = self.body_hint
        return [bool(hint) and shape.squashed in hint for shape in self.shapes]

    @cached_property
    def description(self) -> str:
        """The description, squashed; "" where the page has none."""
        return squash(self.metadata.description or "")

    @cached_property
    def title(self) -> str:
        """The title, squashed; "" where the page has none."""
        return squash(self.metadata.title or "")

    @cached_property
    def of_recipe(self) -> frozenset[int]:
        """The blocks that the page's data list as what a recipe asks for, or as its steps; each line once.

        By microdata, or as a line of the JSON-LD record, whatever number stands before it, or within a step.
        """
        lines = [squash(line[:_LONGEST_LINE]) for line in self.metadata.recipe[:_MOST_LINES]]
        whole, text = set(lines), "\n".join(lines)
        found: dict[str, int] = {}
        for index, (block, shape) in enumerate(zip(self.blocks, self.shapes, strict=True)):
            own = shape.squashed
            is_line = own in whole or own.lstrip(digits) in whole or (len(own) >= _SHORTEST_STEP and own in text)
            if own and (is_line or self.marks.near(block.node) & _RECIPE):
                found.setdefault(own, index)
        return frozenset(found.values())

    @cached_property
    def is_called_article(self) -> bool:
        """JSON-LD, OpenGraph or microdata call the page an article."""
        return any(_ARTICLE_TYPE.search(name) for name in self.metadata.types)

    @cached_property
    def is_article_of_data(self) -> bool:
        """JSON-LD or microdata call the page an article."""
        return any(map(_ARTICLE_OF_DATA.search, self.metadata.types))

    @cached_property
    def is_story(self) -> bool:
        """The page calls itself an article and, where OpenGraph alone says so, is dated or signed."""
        is_dated = self.metadata.date_published is not None or bool(self.metadata.authors)
        return self.is_called_article and (is_dated or self.is_article_of_data)

    @property
    def is_live_report(self) -> bool:
        """The page calls itself a live blog."""
        return _LIVE_BLOG in self.metadata.types

    @cached_property
    def story_stems(self) -> frozenset[str]:
        """The keys of the title's longer words; of the description's too, if it speaks of the same.

        What many pages have there says the same of every story.
        """
        texts = (self.metadata.title, self.metadata.description)
        title, description = (longer_keys(fold_line(text or "")) for text in texts)
        return title | description if title & description else title

    @cached_property
    def wordings(self) -> frozenset[str]:
        """The title and the other headlines that the page has for its story, squashed."""
        return frozenset(map(squash, (self.metadata.title or "", *self.metadata.headline_alternatives))) - {""}

    @cached_property
    def title_holders(self) -> frozenset[Node]:
        """The elements that hold the title's own heading: their classes speak of the page, as "comment" of a column."""
        blocks = zip(self.blocks, self.shapes, strict=True)
        titles = (block.node for block, shape in blocks if block.node.tag == "h1" and shape.squashed in self.wordings)
        first = next(titles, None)  # others may head the comments
        return frozenset(first.ancestors() if first is not None else ())

    def says_title(self, index: int) -> bool:
        """The block is just the title."""
        return bool(self.title) and self.shapes[index].squashed == self.title

    def announces(self, index: int) -> bool:
        """The block ends in a colon and has the words of an announcement; fewer are a label."""
        return self.shapes[index].words >= _ANNOUNCEMENT and ends_in_colon(self.blocks[index].text)


def nodes_of(blocks: Iterable[Block]) -> list[Node]:
    """The elements of blocks and all above them, each after the one above it."""
    found: dict[Node, None] = {}
    for block in blocks:
        unread = []
        node: Node | None = block.node
        while node is not None and node not in found:
            unread.append(node)
            node = node.parent
        found.update(dict.fromkeys(reversed(unread)))
    return list(found)


def _signatures(blocks: Sequence[Block], single: Collection[str]) -> list[Signature]:
    names: dict[Node | None, tuple[str, str]] = {None: ("", "")}  # the element's, and its first class

    def name(node: Node | None) -> tuple[str, str]:
        if node not in names and node is not None:
            classes = _role_names(node, single)
            names[node] = _named(node, classes), next(iter(classes), "")
        return names[node]

    found = []
    for block in blocks:
        parent = block.node.parent
        (own, own_class), (above, parent_class) = name(block.node), name(parent)
        further, _ = name(parent.parent if parent else None)
        found.append(Signature(f"{own}<{above}", f"{above}<{further}", own_class, parent_class))
    return found


def _numbered_once(nodes: Sequence[Node]) -> set[str]:
    """Classes that name one element each and differ in a number, as `block-4711` and `block-4712`: they tell no role.

    A story's own number stays, which parts it from the other stories of the page.
    """
    counts = Counter(name for node in nodes for name in set(node.classes.split()))
    names = {name for node in nodes if node.tag != "article" for name in node.classes.split()}
    single = [name for name in names if counts[name] == 1 and _DIGIT.search(name)]
    unnumbered = {name: _NUMBERED.sub("", name) for name in single}
    alike = Counter(unnumbered.values())
    return {name for name in single if alike[unnumbered[name]] > 1}


def _role_names(node: Node, single: Collection[str]) -> list[str]:
    """An element's classes without those that name nothing but the element.

    Of one that has no others just the end goes if it is a number: hashed classes, a page's only ones, tell roles.
    """
    names = node.classes.split()
    if any(name in single for name in names):
        return [name for name in names if name not in single] or [_END_NUMBER.sub("", name) for name in names]
    return names


def _named(node: Node, classes: Sequence[str]) -> str:
    return f"{node.tag}.{' '.join(classes[:_SIGNATURE_CLASSES])}"


def element_name(node: Node) -> str:
    """An element's tag and first classes."""
    return _named(node, node.classes.split())
