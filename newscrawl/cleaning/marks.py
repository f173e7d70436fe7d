"""Marks: what an element's tag, class words and attributes say about it, as bits of an integer."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from itertools import pairwise

from lxml.html import HtmlElement

from newscrawl.cleaning.blocks import Node

_TAG_MARKS = {
    "address": "byline",
    "article": "article",
    "aside": "aside",
    "blockquote": "quote",
    "button": "button",
    "details": "fact_box",
    "dialog": "consent",
    "figcaption": "caption",
    "figure": "figure",
    "footer": "footer",
    "form": "form",
    "header": "header",
    "main": "main",
    "nav": "navigation",
}
_ROLE_MARKS = {
    "banner": "header",
    "button": "button",
    "complementary": "aside",
    "contentinfo": "footer",
    "dialog": "consent",
    "form": "form",
    "main": "main",
    "navigation": "navigation",
}
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden"
    r"|(?<![-\w])(?:left|top|text-indent)\s*:\s*-(?:9{3,}|\d{5,})(?:px|em|rem)"  # far outside of the window
)
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def _read_class_words() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """By mark, the words that stand for it and those that take it back."""
    text = files("newscrawl.cleaning").joinpath("data/class_words.toml").read_text("utf-8")
    words = tomllib.loads(text)
    return words, words.pop("unless")


def _word_bits(ending: str) -> Iterator[tuple[str, int]]:
    """Word (or, with ending "*", beginning of a word) and the bits of the marks that it stands for."""
    for mark, words in _CLASS_WORDS.items():
        for word in words:
            if word.endswith("*") == bool(ending):
                yield word.removesuffix("*"), BITS[mark]


def _combined(pairs: Iterator[tuple[str, int]]) -> Mapping[str, int]:
    table: dict[str, int] = {}
    for word, bit in pairs:
        table[word] = table.get(word, 0) | bit
    return table


_CLASS_WORDS, _UNLESS = _read_class_words()
MARKS: tuple[str, ...] = tuple(
    sorted({*_CLASS_WORDS, *_TAG_MARKS.values(), *_ROLE_MARKS.values(), "article_body", "hidden", "recipe"})
)
BITS: Mapping[str, int] = {mark: 1 << position for position, mark in enumerate(MARKS)}
_WHOLE = _combined(_word_bits(""))
_BEGINNINGS = _combined(_word_bits("*"))
_ITEM_MARKS = {
    "articlebody": BITS["article_body"],
    "description": BITS["lead"],
    "alternativeheadline": BITS["lead"],
    "recipeingredient": BITS["recipe"],
    "ingredients": BITS["recipe"],
    "recipeinstructions": BITS["recipe"],
}
OWN, NEAR, FAR = 3, 2, 1  # which element has a mark: the block's own, one of the two above it, one further up
_TAKEN_BACK = _combined((word, BITS[mark]) for mark, words in _UNLESS.items() for word in words)
# Marks whose words may be written in two, as "sub-title": "read-more" mostly names the rest of an article.
_IN_TWO_WORDS = {word: bits & (BITS["lead"] | BITS["caption"] | BITS["navigation"]) for word, bits in _WHOLE.items()}
_SHORTEST, _LONGEST = min(map(len, _BEGINNINGS)), max(map(len, _BEGINNINGS))


def class_marks(names: str, known: dict[str, int]) -> int:
    """The marks of a class or id attribute's words: "articleBody__related-links" -> related, body.

    `known` remembers those of names and of words, which attributes repeat.
    """
    marks = 0
    for name in names.split():
        if name not in known:
            known[name] = _name_marks(_WORD.findall(name), known)
        marks |= known[name]
    return marks


def _name_marks(words: list[str], known: dict[str, int]) -> int:
    marks = 0
    for word in words:
        if word not in known:
            known[word] = _word_marks(word.lower())
        marks |= known[word]
    taken_back = 0
    for word in words:
        taken_back |= _TAKEN_BACK.get(word.lower(), 0)
    for first, second in pairwise(words):
        pair = (first + second).lower()
        taken_back |= _TAKEN_BACK.get(pair, 0)
        if len(first) > 1 < len(second):  # the parts of hashes are shorter
            marks |= _IN_TWO_WORDS.get(pair, 0)
    return marks & ~taken_back


def _word_marks(word: str) -> int:
    marks = _WHOLE.get(word, 0)
    for length in range(_SHORTEST, min(len(word), _LONGEST) + 1):
        marks |= _BEGINNINGS.get(word[:length], 0)
    return marks


def element_marks(element: HtmlElement, known: dict[str, int]) -> int:
    """The marks of one element by itself, without its ancestors; `known` remembers those of names and their words."""
    marks = BITS.get(_TAG_MARKS.get(element.tag, ""), 0)
    attributes = dict(element.items())  # one call; each look at an element's own attributes is another
    if not attributes:
        return marks
    marks |= BITS.get(_ROLE_MARKS.get(attributes.get("role", ""), ""), 0)
    marks |= _ITEM_MARKS.get(attributes.get("itemprop", "").lower(), 0)
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        marks |= BITS["hidden"]
    if _HIDDEN_STYLE.search(attributes.get("style", "")):
        marks |= BITS["hidden"]
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    if names not in known:
        known[names] = class_marks(names, known)
    return marks | known[names]


class NodeMarks:
    """The marks of one page's nodes: each node is read once."""

    def __init__(self) -> None:
        self._own: dict[Node, int] = {}
        self._inherited: dict[Node, int] = {}
        self._names: dict[str, int] = {}  # class and id attributes and their words, of which pages repeat most

    def own(self, node: Node) -> int:
        """The node's own marks."""
        if node not in self._own:
            self._own[node] = element_marks(node.element, self._names)
        return self._own[node]

    def near(self, node: Node, levels: int = 3) -> int:
        """The marks of the node and its parents, `levels` elements in all."""
        marks = 0
        above: Node | None = node
        for _ in range(levels):
            if above is None:
                break
            marks |= self.own(above)
            above = above.parent
        return marks

    def inherited(self, node: Node) -> int:
        """The marks of the node and all its ancestors."""
        unread = []
        known: Node | None = node
        while known is not None and known not in self._inherited:
            unread.append(known)
            known = known.parent
        marks = self._inherited[known] if known else 0
        for ancestor in reversed(unread):
            marks |= self.own(ancestor)
            self._inherited[ancestor] = marks
        return marks
