"""What a reader sees: the headline, the line with the time. The lines with the author are in `bylines`."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice

from lxml.etree import XPath
from lxml.html import HtmlElement

from newscrawl.cleaning.document import Document
from newscrawl.cleaning.metadata.headlines import line_above, line_of, lines_below, read_headline
from newscrawl.cleaning.metadata.places import is_elsewhere, names_of
from newscrawl.cleaning.metadata.records import Claims
from newscrawl.cleaning.metadata.tree import select
from newscrawl.cleaning.text import SENTENCE_ENDS

# Classes go by attribute, which is faster than by element; the mark below is the exact test.
_DATE_BY_CLASS = XPath("(//@class | //@id)[contains(., 'ate') or contains(., 'ime') or contains(., 'ublish')]/..")
_DATE_MARK = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z]))(?:date|dateline|time|datetime|timestamp|pubdate|published|publish)"
    r"(?:$|[\s_-]|line|time|text)",
    re.IGNORECASE,
)
_LANG = ("lang", "{http://www.w3.org/XML/1998/namespace}lang")
_MAX_CHARS = 160  # a line about the time is shorter; a box about it is longer
_MAX_CANDIDATES = 40
_MAX_DATED = 100  # characters of a line with the date, the author and the number of readers
_SENTENCE_ENDS = tuple(SENTENCE_ENDS)


def read_visible(document: Document, titles: Sequence[str] = (), sites: Collection[str] = ()) -> Claims:
    """The headline, and the language that the page is marked with.

    `titles`: what the page's data call it; `sites`: the keys of the site's names.
    """
    headline = read_headline(document, titles, sites)
    outermost = (document.root, *document.root.findall("body"))
    return Claims(
        titles=(headline,) if headline else (),
        languages=tuple(tag for element in outermost for name in _LANG if (tag := element.get(name))),
    )


def read_times(document: Document) -> Claims:
    """`<time>`, then what has a class for a date, in page order."""
    times = (e for e in document.elements["time"] if not is_elsewhere(e))
    marked = _marked(select(_DATE_BY_CLASS, document.root))
    exact = (element.get("datetime") or line_of(element) for element in times)
    return Claims(published=tuple(islice(chain(exact, marked), _MAX_CANDIDATES)))


def dated_lines(document: Document, title: str | None) -> tuple[str, ...]:
    """The lines below the headline, and the one just above it, that may hold a date.

    No sentences, which tell of other days.
    """
    lines = (*lines_below(document, title), line_above(document, title))
    return tuple(line for line in lines if len(line) <= _MAX_DATED and not line.endswith(_SENTENCE_ENDS))


def page_title(document: Document) -> str | None:
    """The text of `<title>`."""
    titles = (element for element in document.elements["title"] if element.getparent().tag in ("head", "html"))
    return next((text for element in titles if (text := line_of(element))), None)


def _marked(elements: list[HtmlElement]) -> Iterator[str]:
    for element in elements:
        if _DATE_MARK.search(names_of(element)) and not is_elsewhere(element):
            text = line_of(element)
            if 0 < len(text) <= _MAX_CHARS:
                yield text
