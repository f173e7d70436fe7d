"""Where an element stands: with the article, or with comments, other stories and the page's frame."""

import re
from collections.abc import Collection
from itertools import chain, islice, takewhile

from lxml.html import HtmlElement

_NOT_THE_ARTICLE = re.compile(  # asked of names in lower case: to ignore the case takes seven times as long
    # A page builder calls every part of a page a widget.
    r"comment|related|sidebar|footer|popular|avatar|menu|(?<!elementor-)widget|widget-posts|caption|copyright|photo"
)
FRAME = frozenset({"aside", "footer", "nav", "figure", "figcaption"})
_NEAR, _FAR = 4, 12  # levels above; a forum's comments are tables in boxes


def is_elsewhere(element: HtmlElement, holders: Collection[HtmlElement] = (), frame: Collection[str] = FRAME) -> bool:
    """It, or what is around it, belongs to comments, to other stories or to the page's frame.

    `holders`: what the headline stands in; whatever its name, the article stands in it too, and its parts may bear it.
    Where they are not known, only what is near counts: the rest may hold the article.
    """
    around = islice(element.iterancestors(), _FAR if holders else _NEAR)
    inside = takewhile(lambda near: near not in holders, chain((element,), around))
    return any(
        near.tag in frame or (_NOT_THE_ARTICLE.search(names_of(near).lower()) and _is_others(near, holders))
        for near in inside
    )


def _is_others(element: HtmlElement, holders: Collection[HtmlElement]) -> bool:
    """What its name says of others it says alone: the article does not bear it."""
    return not holders or bool(_NOT_THE_ARTICLE.search(_own_names(names_of(element).lower(), holders)))


def _own_names(names: str, holders: Collection[HtmlElement]) -> str:
    """`meta` of `photo-story__meta` in a `photo-story` with the headline: the whole article is a photo story."""
    blocks = {block for holder in holders for block in names_of(holder).lower().split()}
    parts = (name.partition("__") for name in names.split())
    return " ".join(part if block in blocks and part else f"{block}{mark}{part}" for block, mark, part in parts)


def names_of(element: HtmlElement) -> str:
    """Its classes and its id."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"
