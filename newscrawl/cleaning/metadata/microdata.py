"""Microdata and RDFa: `itemprop`, and `property` where it is not on a `<meta>`."""

from collections import defaultdict

from lxml.etree import XPath
from lxml.html import HtmlElement

from newscrawl.cleaning.document import Document
from newscrawl.cleaning.metadata.records import Claims
from newscrawl.cleaning.metadata.tree import select

_PROPERTIES = XPath("//*[@itemprop]")
# An item of these kinds is not the article: its name or date is its own.
_OTHER_ITEMS = XPath(
    "ancestor::*[@itemscope][1][contains(@itemtype, 'Comment') or contains(@itemtype, 'ListItem')"
    " or contains(@itemtype, 'ImageObject') or contains(@itemtype, 'VideoObject')"
    " or contains(@itemtype, 'WebSite') or contains(@itemtype, 'ItemList')]"
)
_WANTED = frozenset(
    [
        "headline",
        "author",
        "creator",
        "datepublished",
        "datecreated",
        "datemodified",
        "articlesection",
        "inlanguage",
        "publisher",
    ]
)
_VALUE_ATTRIBUTES = ("content", "datetime", "title")


def read_microdata(document: Document) -> Claims:
    """What the first article-like item of the page claims."""
    found: dict[str, list[str]] = defaultdict(list)
    for element in select(_PROPERTIES, document.root):
        for name in (element.get("itemprop") or "").lower().split():
            if name in _WANTED and not select(_OTHER_ITEMS, element):
                found[name].append(_value(element))
    return Claims(
        titles=tuple(found["headline"][:1]),
        authors=tuple(found["author"] or found["creator"]),
        published=tuple(found["datepublished"] + found["datecreated"]),
        modified=tuple(found["datemodified"]),
        sections=tuple(found["articlesection"]),
        languages=tuple(found["inlanguage"]),
        site_names=tuple(found["publisher"]),
    )


def _value(element: HtmlElement) -> str:
    """The value of a property: an attribute, the `name` of its own item, or its text.

    Many authors are marked without being items of their own; a name in them is theirs.
    """
    for attribute in _VALUE_ATTRIBUTES:
        if element.get(attribute):
            return str(element.get(attribute))
    if element.get("itemscope") is not None or "author" in (element.get("itemprop") or "").lower().split():
        names = (e for e in element.iter() if (e.get("itemprop") or "").lower() == "name")
        name = next(names, None)
        if name is not None:
            return str(name.get("content") or name.text_content())
    return str(element.text_content())
