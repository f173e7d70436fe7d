"""Typed access to the parsed page."""

from typing import cast

from lxml.etree import XPath
from lxml.html import HtmlElement


def select(path: XPath, root: HtmlElement) -> list[HtmlElement]:
    """The elements that a path finds, in page order."""
    return cast("list[HtmlElement]", path(root))
