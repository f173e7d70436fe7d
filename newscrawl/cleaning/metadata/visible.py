"""What a reader sees: the headline, the line with the author, the line with the time."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice

from lxml.etree import XPath
from lxml.html import HtmlElement

from newscrawl.cleaning.document import Document
from newscrawl.cleaning.metadata.headlines import line_of, read_headline
from newscrawl.cleaning.metadata.records import Claims
from newscrawl.cleaning.metadata.tree import select

# Classes go by attribute, which is faster than by element; the marks below are the exact test.
_BY_CLASS = XPath(
    "(//@class | //@id)[contains(., 'uthor') or contains(., 'yline') or contains(., 'enulis')"
    " or contains(., 'eporter') or contains(., 'uteur') or contains(., 'utor')]/.."
)
_DATE_BY_CLASS = XPath("(//@class | //@id)[contains(., 'ate') or contains(., 'ime') or contains(., 'ublish')]/..")
_AUTHOR_MARK = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z]))(?:author|byline|penulis|reporter|auteur|autor)s?"
    r"(?:$|[\s_-]|name|list)",
    re.IGNORECASE,
)
_DATE_MARK = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z]))(?:date|dateline|time|datetime|timestamp|pubdate|published|publish)"
    r"(?:$|[\s_-]|line|time|text)",
    re.IGNORECASE,
)
_NOT_THE_ARTICLE = re.compile(  # asked of names in lower case: to ignore the case takes seven times as long
    r"comment|related|sidebar|footer|popular|avatar|menu|widget|caption|copyright|photo"
)
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FRAME_TAGS = frozenset({"aside", "footer", "nav", "figure", "figcaption"})
_LEVELS_ABOVE = 4
_MAX_CHARS = 160  # a line about the author or the time is shorter; a box about them is longer
_MAX_CANDIDATES = 40


def read_visible(document: Document, titles: Sequence[str] = (), sites: Collection[str] = ()) -> Claims:
    """The headline, and the language that the page is marked with.

    `titles`: what the page's data call it; `sites`: the keys of the site's names.
    """
    root, headline = document.root, read_headline(document, titles, sites)
    return Claims(
        titles=(headline,) if headline else (),
        languages=tuple(tag for name in ("lang", _XML_LANG) if (tag := root.get(name))),
    )


def read_bylines(document: Document) -> Claims:
    """Who `rel="author"` names, else the first line whose class says that it names the author."""
    by_rel = (e for e in document.root.iter("a") if "author" in (e.get("rel") or "") and not _is_elsewhere(e))
    names = tuple(text for element in by_rel if 0 < len(text := line_of(element)) <= _MAX_CHARS)
    marked = _marked(select(_BY_CLASS, document.root), _AUTHOR_MARK)
    return Claims(authors=names or tuple(islice(marked, 1)))


def read_times(document: Document) -> Claims:
    """`<time>`, then what has a class for a date, in page order."""
    times = (e for e in document.elements["time"] if not _is_elsewhere(e))
    marked = _marked(select(_DATE_BY_CLASS, document.root), _DATE_MARK)
    exact = (element.get("datetime") or line_of(element) for element in times)
    return Claims(published=tuple(islice(chain(exact, marked), _MAX_CANDIDATES)))


def page_title(document: Document) -> str | None:
    """The text of `<title>`."""
    titles = (element for element in document.elements["title"] if element.getparent().tag in ("head", "html"))
    return next((text for element in titles if (text := line_of(element))), None)


def _marked(elements: list[HtmlElement], mark: re.Pattern[str]) -> Iterator[str]:
    for element in elements:
        if mark.search(_names(element)) and not _is_elsewhere(element):
            text = line_of(element)
            if 0 < len(text) <= _MAX_CHARS:
                yield text


def _is_elsewhere(element: HtmlElement) -> bool:
    """It, or what is around it, belongs to comments, to other stories or to the page's frame."""
    around = islice(element.iterancestors(), _LEVELS_ABOVE)
    return any(
        near.tag in _FRAME_TAGS or _NOT_THE_ARTICLE.search(_names(near).lower()) for near in chain((element,), around)
    )


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"
