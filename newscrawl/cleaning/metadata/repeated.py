"""A name that stands alone beside the time, without a word or a class that calls it the author."""

from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.etree import XPath
from lxml.html import HtmlElement

from newscrawl.cleaning.metadata.authors import is_by, is_whole_name, may_follow
from newscrawl.cleaning.metadata.headlines import Text, line_of
from newscrawl.cleaning.metadata.places import is_elsewhere
from newscrawl.cleaning.metadata.text import clean
from newscrawl.cleaning.metadata.tree import select

_HEADINGS = ("h2", "h3", "h4", "h5")
_LINKS = XPath("following-sibling::*[1][not(self::p)]//a[@href]")
_STORIES = 2
_MAX_HEADINGS = 60
_MAX_HEADING = 80  # characters
_TEXTS = 20  # that are looked at: more are no line
_MAX_LINE = 160  # of the block with the name and the time


def repeated_names(near: Sequence[Text]) -> tuple[str, ...]:
    """The name below the headline that a heading repeats above a list of links: "Other stories by Ana Lima".

    `near`: the first texts below the headline.
    """
    blocks = (
        block
        for text in near
        if len(text) <= _MAX_HEADING and is_whole_name(clean(text)) and (block := text.getparent()) is not None
    )
    alone = ((block, line_of(block)) for block in blocks if _is_name_beside_time(block))
    return next(((name,) for block, name in alone if _has_stories(block, name)), ())


def _is_name_beside_time(block: HtmlElement) -> bool:
    """A name is all that it holds, and no link, and a number stands in what is around it."""
    name, around = line_of(block), block.getparent()
    if around is None or block.tag == "a" or not (is_whole_name(name) and may_follow(name)):
        return False
    line = clean("".join(islice(around.itertext(), _TEXTS)))
    return len(line) <= _MAX_LINE and any(map(str.isdigit, line)) and not is_elsewhere(block)


def _has_stories(block: HtmlElement, name: str) -> bool:
    return any(len(select(_LINKS, heading)) >= _STORIES for heading in _headings_by(block, name))


def _headings_by(block: HtmlElement, name: str) -> Iterator[HtmlElement]:
    """The name behind "by": what is said to be about somebody does not count."""
    for heading in islice(block.getroottree().iter(*_HEADINGS), _MAX_HEADINGS):
        line = clean(line_of(heading))
        words = line.removesuffix(name).split()
        if len(line) <= _MAX_HEADING and line.endswith(name) and len(words) > 1 and is_by(words[-1]):
            yield heading
