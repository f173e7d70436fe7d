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
_LEVELS_ABOVE = 4


def is_elsewhere(element: HtmlElement, holders: Collection[HtmlElement] = (), frame: Collection[str] = FRAME) -> bool:
    """It, or what is around it, belongs to comments, to other stories or to the page's frame.

    `holders`: what the headline stands in; whatever its name, the article stands in it too.
    """
    around = islice(element.iterancestors(), _LEVELS_ABOVE)
    inside = takewhile(lambda near: near not in holders, chain((element,), around))
    return any(near.tag in frame or _NOT_THE_ARTICLE.search(names_of(near).lower()) for near in inside)


def names_of(element: HtmlElement) -> str:
    """Its classes and its id."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"
