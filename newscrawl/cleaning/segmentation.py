"""Tree -> blocks in reading order.

A block is a run of inline text between block-level tags or line breaks. A row of a data table is one block, its cells
joined by " | ". White space is collapsed; soft hyphens and zero-width spaces, which only steer line breaking, are
dropped. Nothing is judged here: scripts, styles, form fields, tooltips and buttons without words have no text of their
own, all else becomes blocks.
"""

import re
from dataclasses import dataclass
from typing import NoReturn

from lxml import etree
from lxml.html import HtmlElement

from newscrawl.cleaning.blocks import HEADING_TAGS, Block, Node, Piece, make_block
from newscrawl.cleaning.formulas import MATH_TAGS, is_one_term, is_shown_otherwise, sign_before
from newscrawl.cleaning.inline import INLINE_TAGS, has_words, is_code, is_inside_text, is_sign, is_tooltip
from newscrawl.cleaning.tables import CELL_TAGS, WRAPPERS, DataRow, DataTables

SILENT_TAGS = frozenset(
    (
        "script style noscript template svg head title iframe frame object embed applet select option "
        "datalist textarea input canvas audio video map rt rp meta link source track param progress meter "
        "annotation annotation-xml"
    ).split()
)
_CAPTION_TAGS = frozenset(("em", "i", "small", "span"))  # a picture's caption is a block in these too
_CAPTION = re.compile(r"(?:^|[\s_-])(?:caption|(?:img|image|photo|pic)[_-]?(?:caption|desc))(?:$|[\s_-])")
_PICTURE_TAGS = frozenset(("button", "img", "picture", "svg"))
# No article is near these: the largest of 60 big news pages has 5,675 elements and 942 blocks. A page beyond one of
# them would take seconds.
MAX_ELEMENTS = 25_000
MAX_BLOCKS = 4_000
MAX_CHARACTERS = 500_000
MAX_LEVELS = 200_000  # of elements above blocks, summed over all blocks
_MOST_LINES = 1_000  # of code on a page that are blocks of their own
_LONGEST_HEADING = 200  # characters; what is longer stands in a heading that was never closed
_UNSPACED = re.compile("[\u0e00-\u109f\u1780-\u17ff\u3000-\u9fff]")  # Thai to Burmese, Khmer, kana, Han
_WRAPPERS = 3  # elements that a heading's text may stand in
_NO_WRAPPERS = ("blockquote", "dd", "dl", "dt", "li", "ol", "pre", "table", "td", "th", "tr", "ul")


class PageTooLargeError(Exception):
    """The page is beyond a bound of this module. The message says which, for a person."""


def read_blocks(root: HtmlElement) -> tuple[Block, ...]:
    """All blocks of the page `root`, comments left out, in reading order. Raises PageTooLargeError."""
    walk = _Walk()
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        if event == "end":
            walk.leave(element)
        elif element.tag in SILENT_TAGS or walk.is_silent(element):
            steps.skip_subtree()
        else:
            walk.enter(element)
    walk.flush()
    return tuple(walk.blocks)


@dataclass(slots=True)
class _Open:
    """An open block-level element; its node is made when the first text needs it."""

    element: HtmlElement
    node: Node | None = None


class _Walk:
    """The state of one walk over a page."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._elements = 0
        self._characters = 0
        self._levels = 0
        self._open: list[_Open] = []
        self._pieces: list[Piece] = []
        self._anchor: HtmlElement | None = None
        self._tables = DataTables()
        self._row: DataRow | None = None  # the open one
        self._button: HtmlElement | None = None  # the outermost open button with words
        self._bold = 0
        self._italic = 0
        self._code: HtmlElement | None = None  # the open one: its lines are blocks
        self._lines = 0  # of code
        self._broken = False
        self._spaced = False  # white space stands open
        self._pictured = False  # a picture stands behind the last text
        self._label: HtmlElement | None = None  # the inline element that the open run begins with
        self._labelled = False  # it ends behind the last text

    def is_silent(self, element: HtmlElement) -> bool:
        """A tooltip, a formula said twice, or a button with nothing but a picture on it.

        None of them ends the sentence that it stands in.
        """
        tag = element.tag
        if tag == "button":  # to ask each in another would cost the page's square
            return self._button is None and not has_words(element)
        return (tag == "span" and is_tooltip(element)) or (tag == "math" and is_shown_otherwise(element))

    def enter(self, element: HtmlElement) -> None:
        """An element begins."""
        tag = element.tag
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            _refuse("elements", MAX_ELEMENTS)
        if tag == "br":
            self._break()
        elif tag in CELL_TAGS and self._row is not None:
            self._add_text(" | " if element in self._row.parted else None)
        elif tag in MATH_TAGS:
            self._add_text(sign_before(element))
        elif tag in INLINE_TAGS and not self._is_caption(element):
            self._count_inline(element, 1)
            self._label = element if not self._pieces and self._label is None else self._label
        elif not (self._row is not None and tag in WRAPPERS) and not is_inside_text(element):
            self._enter_block(element)
        self._add_text(element.text)

    def leave(self, element: HtmlElement) -> None:
        """An element ends; its tail belongs to the parent."""
        tag = element.tag
        if tag in MATH_TAGS and is_one_term(element):
            self._add_text(")")
        if self._open and self._open[-1].element is element:
            self._leave_block(element)
        elif tag in INLINE_TAGS:
            self._count_inline(element, -1)
            self._end_label(element)
        self._pictured = self._pictured or (tag in _PICTURE_TAGS and not is_sign(element))
        self._add_text(element.tail)

    def flush(self) -> None:
        """The run of text that stands open becomes a block."""
        broken, self._broken, self._spaced, self._pictured = self._broken, False, False, False
        self._label, self._labelled = None, False
        if not self._pieces:
            return
        pieces, self._pieces = self._pieces, []
        self._levels += len(self._open)
        if self._levels > MAX_LEVELS:
            _refuse("levels of elements above its text", MAX_LEVELS)
        node = self._node()
        if node is None:
            return
        block = make_block(len(self.blocks), pieces, _or_heading(node, pieces), after_break=broken)
        if block.text.strip(" |"):
            self.blocks.append(block)
            if len(self.blocks) > MAX_BLOCKS:
                _refuse("blocks of text", MAX_BLOCKS)

    def _is_caption(self, element: HtmlElement) -> bool:
        """An element in the tag of inline text whose class says caption, at the beginning of a run, below a picture.

        Elsewhere such a class would tear sentences, rows and links.
        """
        if element.tag not in _CAPTION_TAGS or self._pieces or self._anchor is not None or self._row is not None:
            return False
        before = element.getprevious() if _CAPTION.search(_classes(element)) else None
        return before is not None and next(before.iter("img", "picture", "svg"), None) is not None

    def _enter_block(self, element: HtmlElement) -> None:
        self.flush()
        self._open.append(_Open(element))
        if element.tag == "tr":
            self._row = self._tables.read_row(element) or self._row
        elif element.tag == "button":
            self._button = self._button if self._button is not None else element
        elif element.tag == "pre" and is_code(element):
            self._code = element

    def _leave_block(self, element: HtmlElement) -> None:
        self.flush()
        self._open.pop()
        if self._row is not None and element is self._row.element:
            self._row = None
        elif element is self._button:
            self._button = None
        elif element is self._code:
            self._code = None

    def _break(self) -> None:
        same_run = bool(self._pieces) or self._spaced or self._broken
        self.flush()
        self._broken = same_run

    def _count_inline(self, element: HtmlElement, step: int) -> None:
        if element.tag == "a":
            self._anchor = element if step > 0 else None
        elif element.tag in ("b", "strong"):
            self._bold += step
        elif element.tag in ("i", "em", "cite"):
            self._italic += step

    def _part_words(self, following: str) -> None:
        """A space where only a picture stood between two words, in scripts that write one."""
        self._pictured = False
        before = self._pieces[-1].text[-1:] if self._pieces else ""
        if before.isalnum() and following[0].isalnum() and not _UNSPACED.search(before + following[0]):
            self._add_line(" ")

    def _end_label(self, element: HtmlElement) -> None:
        """A place or a kicker in front of a sentence ends, which a style sheet parts from it."""
        if self._label is not None and element is self._label:
            text = "".join(piece.text for piece in self._pieces)
            self._labelled = " " in text and text[-1].islower()  # one word may be the first part of one
            self._label = None

    def _add_text(self, text: str | None) -> None:
        left = _MOST_LINES - self._lines if self._code is not None else 0
        lines = text.split("\n", left) if text and left > 0 else (text,)
        for number, line in enumerate(lines):
            if number:
                self._lines += 1
                self._break()
            self._add_line(line)

    def _add_line(self, text: str | None) -> None:
        if not text:
            return
        if self._pictured:
            self._part_words(text)
        if self._labelled:
            self._labelled = False
            if text[0].isupper():
                self._add_line(" ")
        if not text.isspace():
            self._characters += len(text)
            if self._characters > MAX_CHARACTERS:
                _refuse("characters of text", MAX_CHARACTERS)
        elif not self._pieces:  # white space in front of a run says no more than that it is there
            self._spaced = True
            return
        self._pieces.append(Piece(text, self._anchor, self._bold > 0, self._italic > 0))

    def _node(self) -> Node | None:
        """The node of the innermost open element; its parents' nodes are made on the way."""
        level = len(self._open)
        while level and self._open[level - 1].node is None:
            level -= 1
        node = self._open[level - 1].node if level else None
        for opened in self._open[level:]:
            element = opened.element
            opened.node = node = Node(node, element, element.tag, node.depth + 1 if node else 0, _classes(element))
        return node


def _classes(element: HtmlElement) -> str:
    return element.get("class") or ""


def _or_heading(node: Node, pieces: list[Piece]) -> Node:
    """The heading that the node stands in, if it is the wrapper of one: a heading holds nothing but a line of text."""
    if sum(len(piece.text) for piece in pieces) > _LONGEST_HEADING:
        return node
    for above, _ in zip(node.ancestors(), range(_WRAPPERS), strict=False):
        if above.tag in HEADING_TAGS:
            return above
        if above.tag in _NO_WRAPPERS:
            break
    return node


def _refuse(what: str, most: int) -> NoReturn:
    raise PageTooLargeError(f"more than {most:,} {what} on one page")
