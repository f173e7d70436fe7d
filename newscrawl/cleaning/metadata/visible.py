"""What a reader sees: the headline, the line with the author, the line with the time."""

import re
from collections.abc import Iterator

from lxml.etree import XPath
from lxml.html import HtmlElement

from newscrawl.cleaning.document import Document
from newscrawl.cleaning.metadata.records import Claims
from newscrawl.cleaning.metadata.tree import select

_HEADLINES = XPath("//h1")
_TITLE = XPath("//head/title | /html/title")
_TIMES = XPath("//time")
_BY_CLASS = XPath(
    "//*[(@class or @id or @rel) and not(self::body or self::html or self::script or self::style)"
    " and not(ancestor::aside or ancestor::footer or ancestor::nav)]"
    "[contains(concat(@class, ' ', @id, ' ', @rel), 'uthor')"
    " or contains(concat(@class, ' ', @id), 'yline') or contains(concat(@class, ' ', @id), 'ate')"
    " or contains(concat(@class, ' ', @id), 'ime') or contains(concat(@class, ' ', @id), 'eporter')"
    " or contains(concat(@class, ' ', @id), 'enulis') or contains(concat(@class, ' ', @id), 'utor')]"
)
_AUTHOR_MARK = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z]))(?:author|byline|penulis|reporter|auteur|autor)s?(?:$|[\s_-]|name)",
    re.IGNORECASE,
)
_DATE_MARK = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z]))(?:date|dateline|time|datetime|timestamp|pubdate|published|publish)"
    r"(?:$|[\s_-]|line|time|text)",
    re.IGNORECASE,
)
_NOT_THE_ARTICLE = re.compile(
    r"comment|related|sidebar|footer|popular|avatar|menu|widget", re.IGNORECASE
)
_MAX_CHARS = 160  # a line about the author or the time is shorter; a box about them is longer
_MAX_CANDIDATES = 400


def read_visible(document: Document) -> Claims:
    """The first `<h1>` with text, marked bylines, and `<time>` and marked dates in page order."""
    headlines = [text for h1 in select(_HEADLINES, document.root) if (text := _text(h1))]
    marked = list(select(_BY_CLASS, document.root))[:_MAX_CANDIDATES]
    return Claims(
        titles=tuple(headlines[:1]),
        authors=tuple(_bylines(marked)),
        published=(*_times(document.root), *_marked(marked, _DATE_MARK)),
        languages=tuple(v for v in (document.root.get("lang"), document.root.get(_XML_LANG)) if v),
    )


_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def page_title(document: Document) -> str | None:
    """The text of `<title>`."""
    return next(
        (text for element in select(_TITLE, document.root) if (text := _text(element))), None
    )


def _times(root: HtmlElement) -> Iterator[str]:
    for element in select(_TIMES, root):
        if not _is_elsewhere(element):
            yield element.get("datetime") or _text(element)


def _bylines(marked: list[HtmlElement]) -> Iterator[str]:
    """Who `rel="author"` names, else the first line whose class says that it names the author."""
    linked = [_text(e) for e in marked if "author" in (e.get("rel") or "") and not _is_elsewhere(e)]
    if linked:
        yield from linked
        return
    first = next(iter(_marked(marked, _AUTHOR_MARK)), None)
    if first is not None:
        yield first


def _marked(marked: list[HtmlElement], mark: re.Pattern[str]) -> Iterator[str]:
    for element in marked:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if mark.search(names) and not _is_elsewhere(element):
            text = _text(element)
            if 0 < len(text) <= _MAX_CHARS:
                yield text


def _is_elsewhere(element: HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if _NOT_THE_ARTICLE.search(names):
        return True
    parent = element.getparent()
    above = f"{parent.get('class') or ''} {parent.get('id') or ''}" if parent is not None else ""
    return bool(_NOT_THE_ARTICLE.search(above))


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
