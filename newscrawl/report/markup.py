"""HTML by construction: a str is text and is escaped, only Markup goes into the page as it is."""

from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

_VOID = frozenset(("br", "hr", "input", "meta"))


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def tag(name: str, /, *content: str, **attributes: str | int | float | bool | None) -> Markup:
    """An element. None and False leave an attribute out; `class_` and `for_` are named so because Python has them.

    >>> tag("p", "a < b", tag("b", "!"), class_="x", hidden=True)
    '<p class="x" hidden>a &lt; b<b>!</b></p>'
    """
    opening = name + "".join(_attribute(key, value) for key, value in attributes.items())
    return Markup(f"<{opening}>" if name in _VOID else f"<{opening}>{join(content)}</{name}>")


def join(parts: Iterable[str]) -> Markup:
    """Parts one behind the other, each escaped unless it is Markup."""
    return Markup("".join(part if isinstance(part, Markup) else escape(part, quote=False) for part in parts))


def _attribute(key: str, value: str | int | float | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def link(url: str, text: str | None = None) -> Markup:
    """A link to a page of the web; any other address is only text.

    >>> link("javascript:alert(1)")
    'javascript:alert(1)'
    """
    if not is_web_address(url):
        return join([text or url])
    return tag("a", text or url, href=url, rel="noreferrer noopener")


def is_web_address(url: str) -> bool:
    """Whether a click on the address would open a page of the web, and nothing else."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
