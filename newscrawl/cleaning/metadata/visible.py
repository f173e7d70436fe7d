"""What a reader sees: the headline, the line with the author, the line with the time."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice

from lxml.etree import XPath
from lxml.html import HtmlElement

from newscrawl.cleaning.document import Document
from newscrawl.cleaning.metadata.authors import labelled_authors
from newscrawl.cleaning.metadata.headlines import line_of, lines_below, read_headline
from newscrawl.cleaning.metadata.records import Claims
from newscrawl.cleaning.metadata.text import clean
from newscrawl.cleaning.metadata.tree import select
from newscrawl.cleaning.text import SENTENCE_ENDS

# Classes go by attribute, which is faster than by element; the marks below are the exact test.
_BY_CLASS = XPath(
    "(//@class | //@id)[contains(., 'uthor') or contains(., 'yline') or contains(., 'enulis')"
    " or contains(., 'eporter') or contains(., 'uteur') or contains(., 'utor')]/.."
)
_DATE_BY_CLASS = XPath("(//@class | //@id)[contains(., 'ate') or contains(., 'ime') or contains(., 'ublish')]/..")
_AUTHOR_MARK = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z]))(?:author|byline|penulis|reporter|auteur|autor)s?(?![-_]?(?:box|bio))"
    r"(?:$|[\s_-]|name|list)",
    re.IGNORECASE,
)
_DATE_MARK = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z]))(?:date|dateline|time|datetime|timestamp|pubdate|published|publish)"
    r"(?:$|[\s_-]|line|time|text)",
    re.IGNORECASE,
)
_NOT_THE_ARTICLE = re.compile(  # asked of names in lower case: to ignore the case takes seven times as long
    # A page builder calls every part of a page a widget.
    r"comment|related|sidebar|footer|popular|avatar|menu|(?<!elementor-)widget|widget-posts|caption|copyright|photo"
)
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|i|zy)?|autore|auteurs?|penulis|writers?|yazar(?:lar)?|journalists?|reporters?)/[^/?#]"
)
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FRAME_TAGS = frozenset({"aside", "footer", "nav", "figure", "figcaption"})
_LEVELS_ABOVE = 4
_MAX_CHARS = 160  # a line about the author or the time is shorter; a box about them is longer
_MAX_CANDIDATES = 40
_MAX_BYLINES = 3
_MAX_DATED = 100  # characters of a line with the date, the author and the number of readers
_SENTENCE_ENDS = tuple(SENTENCE_ENDS)


def read_visible(document: Document, titles: Sequence[str] = (), sites: Collection[str] = ()) -> Claims:
    """The headline, and the language that the page is marked with.

    `titles`: what the page's data call it; `sites`: the keys of the site's names.
    """
    root, headline = document.root, read_headline(document, titles, sites)
    return Claims(
        titles=(headline,) if headline else (),
        languages=tuple(tag for name in ("lang", _XML_LANG) if (tag := root.get(name))),
    )


def read_bylines(document: Document, title: str | None = None) -> tuple[Claims, ...]:
    """Who `rel="author"` names; else the lines that may name the author, each alone, the likeliest first.

    What has a class for an author, links to authors' pages below the headline, and what has a label "Author:" there.
    """
    names = tuple(_texts_of(a for a in document.root.iter("a") if "author" in (a.get("rel") or "")))
    if names:
        return (Claims(authors=names),)
    lines = lines_below(document, title)
    near = {clean(line) for line in lines}
    links = (a for a in document.root.iter("a") if _AUTHOR_PAGE.search((a.get("href") or "").lower()))
    linked = tuple(text for text in _texts_of(links) if text in near)
    marked = [(text,) for text in islice(_marked(select(_BY_CLASS, document.root), _AUTHOR_MARK), _MAX_BYLINES)]
    candidates = (*marked[:1], linked, *marked[1:], labelled_authors(lines))
    return tuple(Claims(authors=authors) for authors in candidates if authors)


def read_times(document: Document) -> Claims:
    """`<time>`, then what has a class for a date, in page order."""
    times = (e for e in document.elements["time"] if not _is_elsewhere(e))
    marked = _marked(select(_DATE_BY_CLASS, document.root), _DATE_MARK)
    exact = (element.get("datetime") or line_of(element) for element in times)
    return Claims(published=tuple(islice(chain(exact, marked), _MAX_CANDIDATES)))


def dated_lines(document: Document, title: str | None) -> tuple[str, ...]:
    """The lines below the headline that may hold a date: no sentences, which tell of other days."""
    lines = lines_below(document, title)
    return tuple(line for line in lines if len(line) <= _MAX_DATED and not line.endswith(_SENTENCE_ENDS))


def page_title(document: Document) -> str | None:
    """The text of `<title>`."""
    titles = (element for element in document.elements["title"] if element.getparent().tag in ("head", "html"))
    return next((text for element in titles if (text := line_of(element))), None)


def _texts_of(links: Iterable[HtmlElement]) -> Iterator[str]:
    texts = (line_of(link) for link in links if not _is_elsewhere(link))
    return (text for text in texts if 0 < len(text) <= _MAX_CHARS)


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
