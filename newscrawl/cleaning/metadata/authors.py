"""Bylines -> names."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from newscrawl.cleaning.metadata.records import Claims
from newscrawl.cleaning.metadata.tables import load_table
from newscrawl.cleaning.metadata.text import clean
from newscrawl.cleaning.text import COLONS, has_case

_WORDS = load_table("bylines.toml")


def _alternatives(kind: str, *languages: str) -> str:
    words = {word for language in languages or _WORDS[kind] for word in _WORDS[kind][language]}
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_BY = re.compile(rf"^(?:(?:{_alternatives('by')})\s*[{COLONS}]\s*|(?:{_alternatives('by')})\s+)", re.IGNORECASE)
# "Text: what the law says": these name what follows as often as who wrote it.
_KINDS_OF_TEXT = "text|texto|tekst|текст|haber|laporan|文|取材"
_LABEL = re.compile(rf"(?!(?:{_KINDS_OF_TEXT})\s*[{COLONS}])(?:{_alternatives('by')})\s*[{COLONS}]", re.IGNORECASE)
_LINE_PARTS = re.compile(r"\s*[|•·／\u3000]\s*|\s+[-–—]\s+|\s{2,}")
_SEPARATOR = re.compile(r"\s*[,;|•·&、／，]\s*|\s+[/-]\s+")
_AND = re.compile(rf"\s+(?:{_alternatives('and')})\s+")
_ADDRESS = re.compile(r"https?://|www\.|@|\.(?:html?|php)\b")
_PARENTHESIS = re.compile(r"\s*[\[(（][^\])）]*[\])）]\s*")
_ROLE = re.compile(rf"^(?:{_alternatives('role')})s?$", re.IGNORECASE)
# "한지수 기자", "王小明记者"; a name has two letters at least
_ROLE_BEHIND = re.compile(rf"(?<=\w\w)\s*(?:{_alternatives('role', 'ja', 'ko', 'zh')})$")
_DIGITS = re.compile(r"\d{3}|\d[:./-]\d")
_PLACEHOLDERS = frozenset(
    {"author", "admin", "administrator", "none", "null", "undefined", "n/a", "unknown", "未知", "佚名", "super user"}
)
_NOT_ALNUM = re.compile(r"[\W_]+")
_TIME_AGO = re.compile(r"\s\d{1,2}\s\D.*$")
_IS_BY = re.compile(rf"(?:{_alternatives('by')})\s*[{COLONS}]?", re.IGNORECASE)
_OTHERS = re.compile(rf"(?:{_alternatives('other')})(?!\w)", re.IGNORECASE)
_HOUSE = re.compile(rf"(?:^|\s)(?:{_alternatives('house')})(?:\s|$)", re.IGNORECASE)
# A paper's or a station's name, in which no space parts the words: 江城晨报, 한빛일보.
_PAPER = re.compile(
    r"[\u3040-\u9fff가-힣]+(?:[日晚晨早时時][报報]|[周週]刊|新[聞闻]网?|通信|通[訊讯]社|[电電][视視][台臺]|テレビ|일보|신문|뉴스|방송|통신)$"
)
_JOB_BEHIND = re.compile(rf"\s(?:{_alternatives('role')})s?$", re.IGNORECASE)
_FRONT = re.compile(rf"^(?:[\s,;|•·&、／，/–—-]|(?:{_alternatives('and')})(?=\s|$))+")
_JOINT_BEFORE = re.compile(rf"\s*(?:[,;&、／，/]|(?:{_alternatives('and')})(?=\s|$))")
_JOINT_BEHIND = re.compile(rf"(?:[,;&、／，/]|(?:^|\s)(?:{_alternatives('and')}))\s*$")
# "Ana de la Cruz": the only words of a name that have no capital.
_PARTICLES = frozenset(
    "af al av bin bint da dal de del della den der di do dos du e el ibn la las le los ter van vom von y zu".split()
)
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-][^\W\d_.'’-]*)*")
_NUMBER = re.compile(r"\b\d")
_FAMILY_NAME = 4  # letters: shorter ones in capitals are an agency's as often
_MAX_NAME = 5  # words of one person's name
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


def _behind_house(name: str, own: Collection[str]) -> str:
    """Who stands behind the site's name in one line: "The Planet Ana LIMA".

    Only a family name in capitals tells a person from a place: "The Planet New York".
    """
    words = name.split()
    if not own or len(words[-1]) < _FAMILY_NAME or not words[-1].isupper():
        return name
    places = (place for place in range(1, len(words) - 1) if _key(" ".join(words[:place])) in own)
    people = (" ".join(words[place:]) for place in places if not words[place].isupper())
    return next((person for person in people if is_whole_name(person) and may_follow(person)), name)


def _key(name: str) -> str:
    return _NOT_ALNUM.sub("", name).casefold()


def are_desks(names: Collection[str]) -> bool:
    """All the names are a newsroom's: an account that many use.

    >>> are_desks(["Online Desk"]), are_desks(["Online Desk", "Ana Lima"]), are_desks([])
    (True, False, False)
    """
    return bool(names) and all(map(_is_house, names))


def _is_house(name: str) -> bool:
    return bool(_HOUSE.search(name) or _PAPER.match(name))


def is_person(name: str) -> bool:
    """Looks like a whole name: two words with a capital, or a script that has no capitals."""
    return (" " in name and name != name.lower()) or not has_case(name)


def is_whole_name(text: str) -> bool:
    """Two to five words with capitals, particles aside: that a person is named shows even in running text.

    >>> is_whole_name("Ana de la Cruz"), is_whole_name("Ana says"), is_whole_name("Ana")
    (True, False, False)
    """
    words = text.split()
    if not 2 <= len(words) <= _MAX_NAME or not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    return all(word[0].isupper() or word in _PARTICLES for word in words) and words[-1][0].isupper()


def piece_names(text: str) -> tuple[str, ...]:
    """The names in one piece of a byline, up to the first part that names no person: a place, a day, a house.

    >>> piece_names("Ana Lima, Bo Ek, Planet News, Porto")
    ('Ana Lima', 'Bo Ek')
    """
    bare = _FRONT.sub("", clean(text))
    if _IS_BY.fullmatch(bare) or names_others(bare):
        return ()
    names = author_names([bare])
    end = next((place for place, name in enumerate(names) if not _may_stand(name, place)), len(names))
    return names[:end]


def _may_stand(name: str, place: int) -> bool:
    return may_follow(name) if place else not _NUMBER.search(name)


def may_follow(name: str) -> bool:
    """It may be a second author: no number, no job, no newsroom."""
    is_other = _is_house(name) or _JOB_BEHIND.search(name) or any(map(str.isdigit, name))
    return is_person(name) and not is_other


def names_others(text: str) -> bool:
    """It begins with the work of somebody who is not the author: "Photographs by"."""
    return bool(_OTHERS.match(text))


def is_joined(before: str, text: str) -> bool:
    """A comma or an "and" stands between two pieces of a byline.

    >>> is_joined("Ana Lima", " and "), is_joined("Ana Lima", " | ")
    (True, False)
    """
    return bool(_JOINT_BEHIND.search(before) or _JOINT_BEFORE.match(text))


def said_names(line: str) -> tuple[str, ...]:
    """The names of a line that begins with "By" and a person's whole name.

    >>> said_names("Von Eva Roth, Porto"), said_names("Von Porto nach Faro")
    (('Eva Roth',), ())
    """
    by = _BY.match(line)
    names = piece_names(line[by.end() :]) if by else ()
    return names if names and is_whole_name(names[0]) else ()


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
        names = [_behind_house(name, own) for name in _split(clean(byline))]
        people = [name for name in names if not _is_own(name, own)]
        for name in people or names:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def names_authors(label: str) -> bool:
    """A label such as "Written by" or "Author:" stands before the names of authors."""
    return bool(_LABEL.fullmatch(f"{label.strip().rstrip(COLONS)}:"))


def labelled_authors(lines: Sequence[str]) -> tuple[str, ...]:
    """What stands behind "Author:" in a part of a line, or in the line below the label.

    >>> labelled_authors(["Monday | Author: Ana Lima | 7 comments"])
    ('Ana Lima',)
    """
    parts = [(part, below) for line, below in pairwise((*lines, "")) for part in _LINE_PARTS.split(line)]
    return tuple(part[label.end() :].strip() or below for part, below in parts if (label := _LABEL.match(part)))


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
    """Without "By" in front, a job or a time behind ("7 hours ago"), final stops and quotes."""
    name = _TIME_AGO.sub("", part).strip(" .,:;–—-\"'“”")
    without = _BY.sub("", name)
    return _ROLE_BEHIND.sub("", without.strip(" .,:;–—-")) or name


def _is_name(name: str) -> bool:
    if not name or len(name) > _MAX_CHARS or len(name.split()) > _MAX_WORDS:
        return False
    if _DIGITS.search(name) or _ROLE.match(name) or name.casefold() in _PLACEHOLDERS:
        return False
    return any(character.isalpha() for character in name)
