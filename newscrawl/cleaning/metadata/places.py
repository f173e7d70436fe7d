"""Where an element stands: with the article, or with comments, other stories and the page's frame."""

import re
from collections.abc import Collection
from itertools import chain, islice, takewhile

from lxml.html import HtmlElement

_NOT_THE_ARTICLE = re.compile(  # asked of names in lower case: to ignore the case takes seven times as long
    # A page builder calls every part of a page a widget.
    r"(?<!byline)(?<!byline[-_])comment|related|sidebar|footer|popular|avatar|menu|(?<!elementor-)widget|widget-posts|caption|copyright|photo"
)
FRAME = frozenset({"aside", "footer", "nav", "figure", "figcaption"})
# Of their list; "page-comments-closed" says something of the whole page.
_COMMENTS = re.compile(
    r"(?:^|[\s_-])comments?(?:[\s_-](?:area|block|box|container|list|section|thread|wrap\w*))?(?=\s|$)"
)
_LEVELS_ABOVE, _LEVELS_OF_COMMENTS = 4, 12  # a forum's comments are tables in boxes


def is_elsewhere(element: HtmlElement, holders: Collection[HtmlElement] = (), frame: Collection[str] = FRAME) -> bool:
    """It, or what is around it, belongs to comments, to other stories or to the page's frame.

    `holders`: what the headline stands in; whatever its name, the article stands in it too, and its parts may bear it.
    """
    around = islice(chain((element,), element.iterancestors()), _LEVELS_OF_COMMENTS + 1)
    inside = takewhile(lambda near: near not in holders, around)
    return any(
        _is_apart(near, holders, frame) if level <= _LEVELS_ABOVE else _COMMENTS.search(names_of(near).lower())
        for level, near in enumerate(inside)
    )


def _is_apart(element: HtmlElement, holders: Collection[HtmlElement], frame: Collection[str]) -> bool:
    is_named = _NOT_THE_ARTICLE.search(names_of(element).lower())
    return element.tag in frame or (bool(is_named) and _is_others(element, holders))


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
