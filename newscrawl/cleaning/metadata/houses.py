"""Newspapers that sign as authors: "Paper | Portal", where the page's data name neither as its site."""

import re
from collections.abc import Iterable, Iterator

from lxml.etree import XPath

from newscrawl.cleaning.document import Document
from newscrawl.cleaning.metadata.headlines import texts_of
from newscrawl.cleaning.metadata.text import clean
from newscrawl.cleaning.metadata.titles import is_site, site_keys

_NOTICES = XPath("//body//text()[contains(., '©') or contains(., 'ⓒ') or contains(., 'opyright')]")
# Of a squashed line. What may repeat is bounded: each sign is a place to begin at.
_OWNER = re.compile(
    r"(?:copyright|\(c\)|©|ⓒ)[ ©ⓒ]{0,9}(?:\d{4}(?: ?[-–] ?\d{4})?)? ?([^\d\s.,|©ⓒ][^.,|©ⓒ]{1,40})", re.IGNORECASE
)
_BAR = re.compile(r"\s*[|｜]\s*")


def house_names(document: Document, bylines: Iterable[str], sites: Iterable[str]) -> tuple[str, ...]:
    """The parts of "Paper | Portal" in a byline, where the paper is the site, or owns the text by its copyright notice.

    A whole name behind the bar is a person's, who works for the paper.
    """
    signed = [parts for line in bylines if len(parts := _BAR.split(clean(line))) > 1]
    own = site_keys((*sites, *_owners(document))) if signed else set()
    houses = (parts for parts in signed if is_site(parts[0], own) and not any(" " in part for part in parts[1:]))
    return tuple(part for parts in houses for part in parts)


def _owners(document: Document) -> Iterator[str]:
    for notice in texts_of(_NOTICES, document.root):
        yield from (owner.strip() for owner in _OWNER.findall(clean(notice)))
