"""Bylines -> names."""

import re
from collections.abc import Iterable, Sequence

from newscrawl.cleaning.metadata.records import Claims
from newscrawl.cleaning.metadata.tables import load_table
from newscrawl.cleaning.metadata.text import clean

_WORDS = load_table("bylines.toml")


def _alternatives(kind: str) -> str:
    words = {word for language in _WORDS[kind].values() for word in language}
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_BY = re.compile(
    rf"^(?:(?:{_alternatives('by')})\s*:\s*|(?:{_alternatives('by')})\s+)", re.IGNORECASE
)
_SEPARATOR = re.compile(rf"\s*[,;|•·&、／]\s*|\s+/\s+|\s+-\s+|\s+(?:{_alternatives('and')})\s+")
_ADDRESS = re.compile(r"https?://|www\.|@|\.(?:html?|php)\b")
_PARENTHESIS = re.compile(r"\s*[\[(（][^\])）]*[\])）]\s*")
_ROLE = re.compile(rf"^(?:{_alternatives('role')})s?$", re.IGNORECASE)
_DIGITS = re.compile(r"\d{3}|\d[:./-]\d")
_PLACEHOLDERS = frozenset(
    {"author", "admin", "administrator", "none", "null", "undefined", "n/a", "unknown"}
)
_MAX_CHARS = 70
_MAX_WORDS = 7


def choose_authors(sources: Sequence[Claims]) -> tuple[str, ...]:
    """The names of the first source that has any."""
    for source in sources:
        names = author_names(source.authors)
        if names:
            return names
    return ()


def author_names(bylines: Iterable[str]) -> tuple[str, ...]:
    """The names in some bylines, each once.

    >>> author_names(["By Ana Lima and Bo Ek", "ana lima", "https://example.com/ana"])
    ('Ana Lima', 'Bo Ek')
    """
    found: dict[str, str] = {}
    for byline in bylines:
        for name in _split(clean(byline)):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _split(byline: str) -> list[str]:
    if _ADDRESS.search(byline):
        return []
    parts = _SEPARATOR.split(_PARENTHESIS.sub(" ", byline))
    names = (_bare(part) for part in parts)
    return [name for name in names if _is_name(name)]


def _bare(part: str) -> str:
    """Without "By" in front, final stops and quotes."""
    name = part.strip(" .,:;–—-\"'“”")
    without = _BY.sub("", name)
    return without.strip(" .,:;–—-") or name


def _is_name(name: str) -> bool:
    if not name or len(name) > _MAX_CHARS or len(name.split()) > _MAX_WORDS:
        return False
    if _DIGITS.search(name) or _ROLE.match(name) or name.casefold() in _PLACEHOLDERS:
        return False
    return any(character.isalpha() for character in name)
