"""Bylines -> names."""

import re
from collections.abc import Collection, Iterable, Sequence

from newscrawl.cleaning.metadata.records import Claims
from newscrawl.cleaning.metadata.tables import load_table
from newscrawl.cleaning.metadata.text import clean

_WORDS = load_table("bylines.toml")


def _alternatives(kind: str) -> str:
    words = {word for language in _WORDS[kind].values() for word in language}
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_BY = re.compile(rf"^(?:(?:{_alternatives('by')})\s*:\s*|(?:{_alternatives('by')})\s+)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[,;|•·&、／]\s*|\s+[/-]\s+")
_AND = re.compile(rf"\s+(?:{_alternatives('and')})\s+")
_ADDRESS = re.compile(r"https?://|www\.|@|\.(?:html?|php)\b")
_PARENTHESIS = re.compile(r"\s*[\[(（][^\])）]*[\])）]\s*")
_ROLE = re.compile(rf"^(?:{_alternatives('role')})s?$", re.IGNORECASE)
_DIGITS = re.compile(r"\d{3}|\d[:./-]\d")
_PLACEHOLDERS = frozenset({"author", "admin", "administrator", "none", "null", "undefined", "n/a", "unknown"})
_NOT_ALNUM = re.compile(r"[\W_]+")
_TIME_AGO = re.compile(r"\s\d{1,2}\s\D.*$")
_MAX_CHARS = 70
_MAX_BYLINE = 2_000  # characters that are read of a byline; no list of names is longer
_MAX_WORDS = 7


def choose_authors(sources: Sequence[Claims], sites: Iterable[str]) -> tuple[str, ...]:
    """The names of the first source that names somebody else than the site itself.

    `sites` are the site's own names. Where a later source spells the same names with capitals
    that the first one lacks ("ana-lima", "Ana Lima"), its spelling is taken.
    """
    own = frozenset(key for site in sites if (key := _key(site)))
    found = [names for source in sources if (names := author_names(source.authors, own))]
    people = [names for names in found if not is_site(names, own)]
    if not people:
        return found[0] if found else ()
    return next((names for names in people if _respells(names, people[0])), people[0])


def is_site(names: Iterable[str], sites: Iterable[str]) -> bool:
    """All the names are names of the site.

    >>> is_site(["The Daily News"], ["Daily News"])
    True
    """
    own = {key for site in sites if (key := _key(site))}
    return all(_is_own(name, own) for name in names)


def _is_own(name: str, own: Collection[str]) -> bool:
    """The name is the site's, or begins with it: `Site`, `The Site`, `Site Berlin`."""
    words = name.split()
    beginnings = (_key(" ".join(words[:count])) for count in range(1, len(words) + 1))
    return any(key in own or key.removeprefix("the") in own for key in beginnings)


def _key(name: str) -> str:
    return _NOT_ALNUM.sub("", name).casefold()


def is_person(name: str) -> bool:
    """Looks like a whole name: two words with a capital, or a script that has no capitals."""
    return (" " in name and name != name.lower()) or name.lower() == name.upper()


def _respells(names: Sequence[str], first: Sequence[str]) -> bool:
    is_slug = all(name == name.lower() for name in first)
    return is_slug and list(names) != list(first) and [*map(_key, names)] == [*map(_key, first)]


def author_names(bylines: Iterable[str], own: Collection[str] = frozenset()) -> tuple[str, ...]:
    """The names in some bylines, each once.

    `own`: the site's names, without spaces and in lower case; behind a person's name in the same
    byline they say where the person works.

    >>> author_names(["By Ana Lima and Bo Ek", "ana lima", "https://example.com/ana"])
    ('Ana Lima', 'Bo Ek')
    """
    found: dict[str, str] = {}
    for byline in bylines:
        names = _split(clean(byline))
        people = [name for name in names if not _is_own(name, own)]
        for name in people or names:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _split(byline: str) -> list[str]:
    byline = byline[:_MAX_BYLINE]
    if _ADDRESS.search(byline):
        return []
    parts = _SEPARATOR.split(_PARENTHESIS.sub(" ", byline))
    names = (_bare(name) for part in parts for name in _joined_by_and(part))
    return [name for name in names if _is_name(name)]


def _joined_by_and(part: str) -> list[str]:
    """Two whole names; "Ortega y Gasset" is one."""
    names = _AND.split(part)
    return names if len(names) == 1 or all(" " in name.strip() for name in names) else [part]


def _bare(part: str) -> str:
    """Without "By" in front, a time behind ("7 hours ago"), final stops and quotes."""
    name = _TIME_AGO.sub("", part).strip(" .,:;–—-\"'“”")
    without = _BY.sub("", name)
    return without.strip(" .,:;–—-") or name


def _is_name(name: str) -> bool:
    if not name or len(name) > _MAX_CHARS or len(name.split()) > _MAX_WORDS:
        return False
    if _DIGITS.search(name) or _ROLE.match(name) or name.casefold() in _PLACEHOLDERS:
        return False
    return any(character.isalpha() for character in name)
