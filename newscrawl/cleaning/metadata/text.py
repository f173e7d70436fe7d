"""Strings from attributes and JSON, as a reader would see them."""

import html
import re
from collections.abc import Iterable

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"))


def clean(value: str | None) -> str:
    r"""Entities unescaped (twice, as some sites escape twice), tags and invisible characters out.

    >>> clean("A &amp;quot;b&amp;quot; <em>c</em>\n d ")
    'A "b" c d'
    """
    if not value:
        return ""
    if "&" in value:
        value = unescaped(unescaped(value))
    if "<" in value:
        value = _TAG.sub("", value)
    return " ".join(value.translate(_INVISIBLE).split())


def unescaped(value: str) -> str:
    """Entities as characters; the value as it is where one of them is a number of thousands of digits."""
    try:
        return html.unescape(value)
    except ValueError:
        return value


def cleaned(values: Iterable[str]) -> tuple[str, ...]:
    """Every value clean, once, without the empty ones, in order."""
    return tuple(dict.fromkeys(text for text in map(clean, values) if text))
