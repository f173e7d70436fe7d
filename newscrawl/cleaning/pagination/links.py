"""Which of a page's links leads to the next page of the same article."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from lxml.html import HtmlElement

from newscrawl.cleaning.document import Document, absolute_url, read_document
from newscrawl.cleaning.lexicon import LEXICON, Tokens
from newscrawl.cleaning.marks import BITS, element_marks
from newscrawl.cleaning.pagination.address import Reading, is_whole, read_address, same_article

_COMMENT = BITS["comment"]
_COMMENT_FRAGMENT = re.compile(r"comment|kommentar|komentar|discussion|forum|respond|reply|disqus", re.IGNORECASE)
_NEXT = re.compile(r"(?<![a-z])next(?![a-z]*(?:article|post|story|news))", re.IGNORECASE)
_PREVIOUS = re.compile(r"(?<![a-z])prev", re.IGNORECASE)
_LONGEST_PAGER_TEXT = 40  # characters
_FIRST = 1  # the number of a page whose address has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A link to what may be another page of the article."""

    url: str
    number: int
    label: int | None  # the link's text, where it is a number
    marked_next: bool  # its rel or class says that it leads to the next page
    marked_previous: bool
    says_next: bool  # it is marked so, or has a pager's words
    is_named: bool  # the address itself says that its number is a page's
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPages:
    """Where the rest of an article may be, by a page's own links."""

    next_page: str | None
    whole_page: str | None  # shows all pages at once


def find_next_page(html: bytes | str, url: str, *, encoding: str | None = None) -> str | None:
    """The address of the article's next page; None where the page names none, or is no HTML.

    `html`, `url` and `encoding` are those of `clean_page`.
    """
    document = read_document(html, url, encoding=encoding)
    return next_page_of(document) if document is not None else None


def find_other_pages(html: bytes | str, url: str, *, encoding: str | None = None) -> OtherPages:
    """Both at once, for the cost of one: the next page and the show-all view."""
    document = read_document(html, url, encoding=encoding)
    if document is None:
        return OtherPages(next_page=None, whole_page=None)
    return OtherPages(next_page=next_page_of(document), whole_page=whole_page_of(document))


def find_whole_page(html: bytes | str, url: str, *, encoding: str | None = None) -> str | None:
    """The address that shows all pages of the article at once; None where the page names none, or is one."""
    document = read_document(html, url, encoding=encoding)
    return whole_page_of(document) if document is not None else None


def next_page_of(document: Document) -> str | None:
    """The address of the article's next page, absolute, without a fragment.

    It differs from the page's own address by the page number alone. Where the numbers fall from page to page, as in
    some live reports, only a link that calls itself the next is followed.
    """
    own = _own_readings(document)
    if not own or (document.url and is_whole(document.url, own)):
        return None
    candidates = list(_candidates(document, own))
    here = _own_number(document, candidates)
    chosen = _after_first(candidates) if here is None else _after(candidates, here)
    return chosen.url if chosen else None


def whole_page_of(document: Document) -> str | None:
    """The address of the show-all view: "?page=all", "?single=1", "/view-all" behind the article's own address."""
    own = [*_own_readings(document), *(r for r in read_address(document.url or "") if r.number is not None)]
    if not own or (document.url and is_whole(document.url, own)):
        return None
    return next((url for _, url in _links(document, {""}) if is_whole(url, own)), None)


def _own_readings(document: Document) -> list[Reading]:
    """The readings of the page's address and of its canonical one, where that is on the same host."""
    own = read_address(document.url or document.canonical_url or "")
    canonical = read_address(document.canonical_url or "")
    return [*own, *(r for r in canonical if r.host == own[0].host and r not in own)] if own else []


def _links(document: Document, stems: Collection[str]) -> Iterator[tuple[HtmlElement, str]]:
    """The page's links with one of the stems in their path, outside comments, their addresses without fragments."""
    for element in document.root.iter("a", "link"):
        href = (element.get("href") or "").strip()
        if not href or not _may_hold(href, stems):
            continue
        if element.tag == "link" and "next" not in (element.get("rel") or "").lower().split():
            continue
        url = absolute_url(document.base_url, href)
        if url is None:
            continue
        address, _, fragment = url.partition("#")
        if not _COMMENT_FRAGMENT.search(fragment):
            yield element, address


def _may_hold(href: str, stems: Collection[str]) -> bool:
    """Quick, for the many links that lead elsewhere: only a relative one may take a stem from the page's address."""
    if href[0] != "/" and not href.startswith("http"):
        return True
    path = unquote(href).lower()
    return any(stem in path for stem in stems)


def _candidates(document: Document, own: Sequence[Reading]) -> Iterator[Candidate]:
    for element, url in _links(document, _stems(own)):
        reading = next((r for r in read_address(url) if r.number and any(same_article(r, o) for o in own)), None)
        if reading is None or reading.number is None or _in_comments(element):
            continue
        text = " ".join(element.text_content().split())
        marks = _pager_marks(element)
        marked_previous = _PREVIOUS.search(marks) is not None
        marked_next = _NEXT.search(marks) is not None and not marked_previous
        yield Candidate(
            url=url,
            number=reading.number,
            label=int(text) if text.isdecimal() and len(text) <= len("999") else None,
            marked_next=marked_next,
            marked_previous=marked_previous,
            says_next=marked_next or (not marked_previous and _has_pager_words(text)),
            is_named=reading.is_named,
            form=reading.form,
        )


def _stems(own: Sequence[Reading]) -> set[str]:
    """The last parts of the article's paths without their extensions: a page of the article has one in its address."""
    return {reading.path.rpartition("/")[2].partition(".")[0].lower() for reading in own}


def _own_number(document: Document, candidates: Sequence[Candidate]) -> int | None:
    """The page's number, in the form that the candidates have; None for the first page's plain address."""
    forms = {candidate.form for candidate in candidates}
    readings = read_address(document.url or "")
    return next((r.number for r in readings if r.number is not None and r.form in forms), None)


def _after_first(candidates: Sequence[Candidate]) -> Candidate | None:
    """The page behind one without a number: where counting starts at 0, its number is 1."""
    following = [c for c in candidates if c.says_next and c.label != _FIRST]
    second = [c for c in candidates if c.label == _FIRST + 1 and c.number <= _FIRST + 1]
    named = [c for c in candidates if c.is_named and c.number == _FIRST + 1]
    last = [c for c in candidates if c.form == "bare" and c.label == c.number == _FIRST]  # numbers that fall
    return next((c for group in (following, second, named, last) for c in group), None)


def _after(candidates: Sequence[Candidate], here: int) -> Candidate | None:
    higher = [c for c in candidates if c.number == here + 1]
    lower = [c for c in candidates if c.number == here - 1]
    if any(c.marked_next for c in lower) or any(c.marked_previous for c in higher):  # numbers that fall
        return next((c for c in lower if c.marked_next), None)
    return next((c for c in higher if c.says_next or c.is_named or c.label), None)


def _pager_marks(element: HtmlElement) -> str:
    """The rel, class and id of a link, with the classes of the list item or span around it."""
    marks = f"{element.get('rel') or ''} {element.get('class') or ''} {element.get('id') or ''}"
    parent = element.getparent()
    return f"{marks} {parent.get('class') or ''}" if parent is not None and parent.tag in ("li", "span") else marks


def _has_pager_words(text: str) -> bool:
    if len(text) > _LONGEST_PAGER_TEXT or text.isdecimal():
        return False
    return LEXICON.whole("pager", Tokens(text).joined) is not None


def _in_comments(element: HtmlElement) -> bool:
    return any(
        element_marks(above, {}) & _COMMENT for above in element.iterancestors() if above.tag not in ("body", "html")
    )
