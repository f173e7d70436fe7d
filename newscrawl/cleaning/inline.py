"""What stands in a run of text: which elements are inline, and what a button, a picture or a custom element says."""

import re
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from newscrawl.cleaning.formulas import MATH_TAGS

INLINE_TAGS = MATH_TAGS | frozenset(
    (
        "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr picture q rb "
        "ruby s samp small span strike strong sub sup time tt u var wbr"
    ).split()
)
_CODE = re.compile(r"(?:^|[\s_-])(?:(?:source)?code|highlight|language|syntax|prettyprint|brush)", re.IGNORECASE)
_AROUND_CODE = 2  # levels
_WORDLESS_TAGS = frozenset(("svg", "style", "script"))
_MOST_IN_TEXT = 200  # elements inside a custom element of a sentence; to look at more would cost the page's square


def has_words(element: HtmlElement) -> bool:
    """Whether text stands in the element, other than that of its pictures."""
    steps = etree.iterwalk(element, events=("start", "end"))
    for event, inner in steps:
        text = inner.text if event == "start" else inner.tail if inner is not element else None
        if event == "start" and inner.tag in _WORDLESS_TAGS:
            steps.skip_subtree()
        elif text and not text.isspace():
            return True
    return False


def is_code(preformatted: HtmlElement) -> bool:
    """A program, not a letter or a poem: it holds `<code>`, or its class or that of what holds it says so."""
    around = (preformatted, *islice(preformatted.iterancestors(), _AROUND_CODE))
    return preformatted.find("code") is not None or any(_CODE.search(one.get("class") or "") for one in around)


def is_tooltip(element: HtmlElement) -> bool:
    """Shown only where the mouse rests on a word: by its role, or as the title of the term that it stands in."""
    if element.get("role") == "tooltip":
        return True
    parent = element.getparent()
    title = parent.get("title") if parent is not None and parent.tag in ("abbr", "dfn") else None
    return bool(title) and title == element.text


def is_inside_text(element: HtmlElement) -> bool:
    """A custom element (its name has a hyphen) that holds nothing but inline text and touches other text."""
    if "-" not in element.tag:
        return False
    previous, parent = element.getprevious(), element.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else None
    if not (before or "").strip() and not (element.tail or "").strip():
        return False
    inside = list(islice(element.iterdescendants(), _MOST_IN_TEXT + 1))
    return len(inside) <= _MOST_IN_TEXT and all(inner.tag in INLINE_TAGS or "-" in inner.tag for inner in inside)


def is_sign(picture: HtmlElement) -> bool:
    """An emoji drawn as an image: like a letter it may stand inside a word."""
    said = (picture.get("alt") or "").strip()
    return bool(said) and not any(map(str.isalnum, said))
