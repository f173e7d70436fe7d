"""Reading pages as elements, for tests that change real pages."""

from lxml import html
from lxml.html import HtmlElement


def parsed(text: str) -> HtmlElement:
    """The root of a page."""
    return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))


def element_at(root: HtmlElement, path: str) -> HtmlElement:
    """The element that a path leads to."""
    elements = root.xpath(path)
    assert isinstance(elements, list)
    assert isinstance(elements[0], HtmlElement)
    return elements[0]
