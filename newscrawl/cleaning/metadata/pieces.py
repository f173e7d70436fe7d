"""The names in one byline of the page: an element, read text by text.

Neighbouring elements are separate pieces, with or without a space between them: the name, the place, the job, the day.
"""

import re
from dataclasses import dataclass
from itertools import pairwise, takewhile
from unicodedata import combining, normalize

from lxml.etree import XPath
from lxml.html import HtmlElement

from newscrawl.cleaning.metadata.authors import (
    is_joined,
    is_whole_name,
    may_follow,
    names_authors,
    names_others,
    piece_names,
)
from newscrawl.cleaning.metadata.headlines import around, line_of, texts_of
from newscrawl.cleaning.metadata.places import names_of
from newscrawl.cleaning.metadata.text import clean
from newscrawl.cleaning.text import COLONS, ends_in_colon

_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|i|zy)?|autore|auteurs?|penulis|writers?|yazar(?:lar)?|journalists?|reporters?"
    r"|staff|profiles?|profils?|contributors?|verfasser)/[^/?#]"
    r"|/by/[^/?#]+/?(?:$|[?#])"  # "/by/topic/sea" lists stories
)
# An account of the site: of a reader as often, and what stands there may be a form.
_ACCOUNT = re.compile(
    r"/users?/(?!account|edit|log|me/?$|pass|profil|regist|setting|sign|subscri)([a-z][^/?#]{2,})/?(?:$|[?#])"
)
_TEXTS = XPath(".//text()[normalize-space() and not(parent::script or parent::style or parent::noscript)]")
_NAME_CLASS = re.compile(
    r"(?:^|[\s_-])name(?:$|\s)|(?:author|byline|contributor|journalist|writer)s?[_-]*names?(?![a-z])", re.IGNORECASE
)
_FAMILY_NAME = re.compile(r"(?:family|last|sur)[_-]?name", re.IGNORECASE)
_LINKED, _CALLED, _WRITTEN, _LOOSE = 3, 2, 1, 0  # what tells that a piece is the name, the surest first
_COLONS = tuple(COLONS)
_WORD = 3  # letters of a name that an account is called by, at least
_MAX_PIECES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A piece that may be names."""

    names: tuple[str, ...]
    sureness: int
    marks: str  # the classes of its element

    @property
    def is_whole(self) -> bool:
        """It begins with a name that shows as one in running text too."""
        return is_whole_name(self.names[0])


def read_byline(block: HtmlElement) -> str:
    """The names of an element, as a list in one line; empty where it has none.

    They are what links to an author's page, else what has a class for a name, else the first whole name.
    A name behind it belongs to it where a comma or an "and" joins them, or where it is marked alike.
    """
    runs = _runs(block)
    best = max((piece.sureness for run in runs for piece in run), default=_LOOSE)
    surest = [run for run in runs if any(piece.sureness == best for piece in run)]
    chosen = [run for run in surest if _is_marked_alike(surest[0][0], run[0])] if best >= _CALLED else surest[:1]
    return "; ".join(dict.fromkeys(name for run in chosen for piece in run for name in piece.names))


def _runs(block: HtmlElement) -> list[list[_Piece]]:
    """The pieces that may be names, those together that belong together."""
    runs: list[list[_Piece]] = []
    before = ""
    for (text, inside), (behind, _) in pairwise((*_texts(block), ("", []))):
        piece = _piece(text, inside)
        if piece.names and not _is_for_others(before) and not _is_label_of_time(text, behind):
            if runs and _continues(runs[-1][-1], before, text, piece):
                runs[-1].append(piece)
            else:
                runs.append([piece])
        before = text
    return runs


def _texts(block: HtmlElement) -> list[tuple[str, list[HtmlElement]]]:
    """Every text with the elements of the block that it stands in; first and family name are one text."""
    found: list[tuple[str, list[HtmlElement]]] = []
    for text in texts_of(_TEXTS, block)[:_MAX_PIECES]:
        inside = list(takewhile(lambda near: near is not block, around(text)))
        if found and inside and _FAMILY_NAME.search(inside[0].get("class") or ""):
            found[-1] = (f"{found[-1][0]} {text}", found[-1][1])
        else:
            found.append((text, inside))
    return found


def _piece(text: str, inside: list[HtmlElement]) -> _Piece:
    names = piece_names(text)
    marks = names_of(inside[0]).strip() if inside else ""
    return _Piece(names=names, sureness=_sureness(names, inside), marks=marks)


def _sureness(names: tuple[str, ...], inside: list[HtmlElement]) -> int:
    if any(leads_to_author(element) for element in inside):
        return _LINKED
    if any(_NAME_CLASS.search(element.get("class") or "") for element in inside):
        return _CALLED
    return _WRITTEN if names and is_whole_name(names[0]) else _LOOSE


def leads_to_author(element: HtmlElement) -> bool:
    """It is a link to an author's page."""
    if element.tag != "a":
        return False
    return "author" in (element.get("rel") or "") or bool(_AUTHOR_PAGE.search((element.get("href") or "").lower()))


def leads_to_account(link: HtmlElement) -> bool:
    """It leads to the account of the person whom it names in full, and the account is called so: `/user/ana`."""
    account = _ACCOUNT.search((link.get("href") or "").lower())
    name = clean(line_of(link)) if account else ""
    return account is not None and is_whole_name(name) and any(word in account[1] for word in _plain_words(name))


def _plain_words(name: str) -> list[str]:
    """In small letters without accents, as addresses spell them."""
    plain = "".join(letter for letter in normalize("NFKD", name.lower()) if not combining(letter))
    return [word for word in plain.split() if len(word) >= _WORD]


def _is_for_others(before: str) -> bool:
    """What stands before a name gives it to a photographer or an editor."""
    label = before.strip(" |•·.,;–—-")
    return names_others(label) or (ends_in_colon(label) and not names_authors(label))


def _is_label_of_time(text: str, behind: str) -> bool:
    """What ends with a colon before a number: "Last update:"."""
    is_label = ends_in_colon(text.rstrip()) or behind.lstrip().startswith(_COLONS)
    return is_label and any(map(str.isdigit, behind))


def _continues(last: _Piece, before: str, text: str, piece: _Piece) -> bool:
    if last.sureness == piece.sureness >= _CALLED and _is_marked_alike(last, piece):
        return True
    return is_joined(before, text) and may_follow(piece.names[0]) and (piece.is_whole or last.marks == piece.marks)


def _is_marked_alike(first: _Piece, other: _Piece) -> bool:
    is_marked = first is other or other.sureness == _LINKED or first.marks == other.marks
    return is_marked and first.is_whole == other.is_whole
