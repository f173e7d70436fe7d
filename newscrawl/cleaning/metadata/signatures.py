"""Authors that only the text itself names: a reporter's line in front of it, a signature below it."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from newscrawl.cleaning.metadata.authors import is_whole_name, labelled_authors
from newscrawl.cleaning.metadata.headlines import Text, around, line_of
from newscrawl.cleaning.metadata.places import is_elsewhere

# 〔記者王小明／台北報導〕, (서울=통신) 한지수 기자 =, 한지수 기자 jisu@example.com
_REPORTER = re.compile(
    r"[〔【（(\[]\s*(?:本[報报])?[記记]者\s*([\w、，,\s]{2,20}?)\s*[／/][^〕】）)\]]{2,15}[〕】）)\]]"
    r"|[(\[][^)\]]{2,20}[)\]]\s*([가-힣]{2,4})\s*기자\s*="
    r"|([가-힣]{2,4})\s기자(?:\s*\(?[\w.+-]+@[\w.-]+\)?)?$"
)
_TO_THE_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)")
_EMPHASIS = ("b", "em", "i", "strong")
_MAX_CHARS = 60
_LONG = 100  # characters: a paragraph of the text
_TEXT = 300
_MAX_SIGNED = 5  # each is looked at with all paragraphs beside it


def reporter_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The names in the first line that begins as a reporter's does.

    >>> reporter_lines(["〔記者王小明／台北報導〕颱風過後…"])
    ('王小明',)
    """
    found = (match for line in lines if (match := _REPORTER.match(line)))
    return next(((name,) for match in found for name in match.groups() if name), ())


def last_line_authors(texts: Sequence[Text]) -> tuple[str, ...]:
    """Who signs the text: to the right below it and emphasised, or behind "Author:"."""
    blocks = dict.fromkeys(_paragraph(text) for text in reversed(texts) if len(text) <= _MAX_CHARS)
    signed = ((block, name) for block in blocks if block is not None for name in _signed(block))
    last = islice(signed, _MAX_SIGNED)
    return next(((name,) for block, name in last if _ends_text(block) and not is_elsewhere(block)), ())


def _paragraph(text: Text) -> HtmlElement | None:
    return next((near for near in around(text) if near.tag in ("p", "div")), None)


def _signed(block: HtmlElement) -> Iterator[str]:
    line = line_of(block)
    if len(line) > _MAX_CHARS:
        return
    if _stands_right(block) and _is_emphasised(block, line) and is_whole_name(line):
        yield line
    yield from (name for name in labelled_authors([line]) if is_whole_name(name))


def _stands_right(block: HtmlElement) -> bool:
    return block.get("align") == "right" or bool(_TO_THE_RIGHT.search(block.get("style") or ""))


def _is_emphasised(block: HtmlElement, line: str) -> bool:
    """As a whole: a place or a day stands to the right too, in plain letters."""
    return any(line_of(element) == line for element in block.iter(*_EMPHASIS))


def _ends_text(block: HtmlElement) -> bool:
    """Paragraphs stand before it, and none behind it."""
    before = sum(len(line_of(p)) for p in block.itersiblings("p", preceding=True))
    return before >= _TEXT and all(len(line_of(p)) < _LONG for p in block.itersiblings("p"))
