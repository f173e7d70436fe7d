"""Blocks: runs of inline text, where they stand in the page, and how they are made of its pieces."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from newscrawl.cleaning.records import Link

LIST_TAGS = frozenset(("ul", "ol", "dl"))
HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A block-level element on the way from the root to a block."""

    parent: "Node | None"
    element: HtmlElement
    tag: str
    depth: int
    classes: str  # its class attribute, which many steps ask for; "" without one

    def ancestors(self) -> Iterator["Node"]:
        """This node, then its parents up to the root."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of text and where it stands. Lengths are in characters of `text`."""

    index: int
    text: str
    node: Node
    links: tuple[Link, ...] = ()
    bold_length: int = 0
    italic_length: int = 0
    after_break: bool = False  # a line break parts it from another run of the same element
    link_length: int = 0


@dataclass(slots=True)
class Piece:
    """Raw text with the inline markup that it stands in."""

    text: str
    anchor: HtmlElement | None
    bold: bool
    italic: bool


def make_block(index: int, pieces: list[Piece], node: Node, *, after_break: bool) -> Block:
    """The pieces of one run as a block: white space collapsed, invisible characters dropped, links in their places."""
    text = ""
    spaced = False  # white space is due before the next word
    bold = italic = 0
    spans: list[tuple[HtmlElement, int, int]] = []
    for piece in pieces:
        raw = piece.text if piece.text.isascii() else piece.text.translate(_INVISIBLE)
        words = " ".join(raw.split())
        if not words:
            spaced = spaced or bool(raw)
            continue
        if text and (spaced or raw[0].isspace()):
            text += " "
        start = len(text)
        text += words
        spaced = raw[-1].isspace()
        bold += len(words) * piece.bold
        italic += len(words) * piece.italic
        if piece.anchor is not None:
            _extend(spans, piece.anchor, start, len(text))
    return Block(
        index=index,
        text=text,
        node=node,
        links=tuple([Link(text[start:end], anchor.get("href") or "", start, end) for anchor, start, end in spans]),
        link_length=sum([end - start for _, start, end in spans]),
        bold_length=bold,
        italic_length=italic,
        after_break=after_break,
    )


def _extend(spans: list[tuple[HtmlElement, int, int]], anchor: HtmlElement, start: int, end: int) -> None:
    if spans and spans[-1][0] is anchor:
        start = spans.pop()[1]
    spans.append((anchor, start, end))
