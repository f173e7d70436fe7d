"""The same page as another publisher might have built it.

A template that was never seen names its elements in words that no list has, gives no record of its article, or is built
of nothing but `<div>`. Weights that learn every page so as well rest on more than names, records and tags. Measured in
docs/cleaner-versions.md.
"""

import hashlib
from collections.abc import Callable

from lxml.html import HtmlElement

Variant = Callable[[HtmlElement, str], None]  # changes the page; the text names it, so that pages differ
_NAMES = ("class", "id")
_TELLING_TAGS = "article aside blockquote figcaption figure footer form header main nav section".split()


def rename_half(root: HtmlElement, page: str) -> None:
    """Half of all class and id names become names without a meaning, everywhere the same half."""
    for element in root.iter():
        for attribute in _NAMES:
            names = element.get(attribute)
            if names:
                element.set(attribute, " ".join(_renamed(name, page) for name in names.split()))


def _renamed(name: str, page: str) -> str:
    digest = hashlib.sha256(f"{page} {name}".encode()).digest()
    return f"x{digest[1:4].hex()}" if digest[0] % 2 else name


def drop_json_ld(root: HtmlElement, _page: str) -> None:
    """The page has no record of its article in JSON-LD."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            script.text = None


def use_plain_tags(root: HtmlElement, _page: str) -> None:
    """Elements whose tags tell what they are for are `<div>`."""
    for element in root.iter(*_TELLING_TAGS):
        element.tag = "div"


VARIANTS: tuple[Variant, ...] = (rename_half, drop_json_ld, use_plain_tags)
