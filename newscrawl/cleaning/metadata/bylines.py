"""Where a page names its author for readers, from the places that are sure to the last line of the text."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise

from lxml.etree import XPath
from lxml.html import HtmlElement

from newscrawl.cleaning.document import Document
from newscrawl.cleaning.metadata.authors import labelled_authors, said_names
from newscrawl.cleaning.metadata.headlines import NEAR, Text, around, line_of, texts_from
from newscrawl.cleaning.metadata.pieces import leads_to_author, read_byline
from newscrawl.cleaning.metadata.places import FRAME, is_elsewhere, names_of
from newscrawl.cleaning.metadata.records import Claims
from newscrawl.cleaning.metadata.signatures import last_line_authors, reporter_lines
from newscrawl.cleaning.metadata.text import clean
from newscrawl.cleaning.metadata.tree import select

# Classes go by attribute, which is faster than by element; the mark below is the exact test.
_BY_CLASS = XPath(
    "(//@class | //@id)[contains(., 'uthor') or contains(., 'yline') or contains(., 'enulis') or contains(., 'ritten')"
    " or contains(., 'eporter') or contains(., 'uteur') or contains(., 'utor') or contains(., 'riter')"
    " or contains(., 'ournalist') or contains(., 'ontributor') or contains(., 'posted-by')]/.."
)
_AUTHOR_MARK = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z]))(?:author|byline|penulis|reporter|auteur|autor(?:en)?|writer|journalist|contributor"
    r"|posted-by|written-by)s?(?![-_]?(?:box|bio))(?:$|[\s_-]|name|list|zeile)",
    re.IGNORECASE,
)
_PAGE_FRAME = frozenset({"footer", "nav"})
_OF_ARTICLES = frozenset({"figure", "figcaption"})
_IN_LINES = frozenset({"a", "abbr", "b", "em", "font", "i", "small", "span", "strong", "u"})
_MAX_CHARS = 160  # a line about the author is shorter; a box about them is longer
_MAX_SAID = 100  # of a line that begins with "By": a sentence may begin like it
_MAX_BYLINES = 3
_MAX_MARKED = 200  # elements that are looked at for these: a list of comments marks thousands
_BESIDE = 3  # texts: the label "Published", the place
_TIME = re.compile(r"\d\d?[.:/hH-]\d\d|\b(?:19|20)\d\d\b")
_BARS = ("|", "•", "·")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What the search is done in."""

    root: HtmlElement
    texts: list[Text]  # the headline and all behind it
    holders: frozenset[HtmlElement]  # what the headline stands in

    @property
    def near(self) -> list[Text]:
        """The first texts below the headline."""
        return self.texts[1 : 1 + NEAR]


def read_bylines(document: Document, title: str | None = None) -> tuple[Claims, ...]:
    """The lines that may name the author, each alone, the likeliest first.

    What `rel="author"` names; else what has a class for an author, `<address>`, links to authors' pages below the
    headline, lines there that begin with "By", what has a label "Author:", what a reporter's line or the last line
    of the text says.
    """
    page = _page(document, title)
    if related := _by_relation(page):
        return (Claims(authors=related),)
    lines = [text.strip() for text in page.near]
    marked = [(line,) for line in islice(_by_class(page), _MAX_BYLINES)]
    linked = tuple(_by_links(page))
    said = tuple(_by_words(page))
    labelled, reporters = labelled_authors(lines), reporter_lines(lines)
    candidates = (*marked[:1], linked, *marked[1:], said, labelled, reporters, last_line_authors(page.texts))
    return tuple(Claims(authors=authors) for authors in candidates if authors)


def _page(document: Document, title: str | None) -> _Page:
    texts = texts_from(document, title) or texts_from(document, _only_heading(document))
    holders = frozenset(around(texts[0])) if texts else frozenset()
    return _Page(root=document.root, texts=texts, holders=holders)


def _only_heading(document: Document) -> str | None:
    """The one `<h1>`: the page's data may word the headline otherwise."""
    headings = [line_of(heading) for heading in document.elements["h1"]]
    return headings[0] if len(headings) == 1 else None


def _by_relation(page: _Page) -> tuple[str, ...]:
    """`rel="author"`, each with what stands beside it: not every author has a page."""
    links = (a for a in page.root.iter("a") if "author" in (a.get("rel") or "") and line_of(a))
    own = (a for a in links if not is_elsewhere(a, page.holders, _frame(a)))
    beside: dict[HtmlElement, str] = {}
    for link in own:
        block = link.getparent()
        beside[block] = beside.get(block) or _read(block) or read_byline(link)
    return tuple(dict.fromkeys(line for line in beside.values() if line))


def _frame(element: HtmlElement) -> Collection[str]:
    """`<address>` is the author's wherever it stands on the page but below it."""
    is_address = any(near.tag == "address" for near in chain((element,), element.iterancestors()))
    return _PAGE_FRAME if is_address else FRAME


def _by_class(page: _Page) -> Iterator[str]:
    named = chain(select(_BY_CLASS, page.root), page.root.iter("address"))
    for element in islice(filter(_is_mark, named), _MAX_MARKED):
        if not is_elsewhere(element, page.holders, _frame(element)) and (line := _read(element)):
            yield line


def _is_mark(element: HtmlElement) -> bool:
    """An `<address>` may be a postal one: it is to begin with "By"."""
    return bool(_AUTHOR_MARK.search(names_of(element)) or (element.tag == "address" and said_names(line_of(element))))


def _read(element: HtmlElement) -> str:
    return read_byline(element) if 0 < len(line_of(element)) <= _MAX_CHARS else ""


def _by_links(page: _Page) -> Iterator[str]:
    """Links to authors' pages below the headline, unless they are of other stories."""
    for link in dict.fromkeys(_link_of(text) for text in page.near):
        if link is not None and leads_to_author(link) and not is_elsewhere(link, page.holders, _OF_ARTICLES):
            yield _read(link)


def _link_of(text: Text) -> HtmlElement | None:
    return next((near for near in around(text) if near.tag == "a"), None)


def _by_words(page: _Page) -> Iterator[str]:
    """Short lines below the headline that begin with "By" and a name, and such parts of a line.

    "By the Numbers" begins like one: a day or an hour is to stand beside it.
    """
    for place, text in enumerate(page.near):
        block = _block_of(text)
        beside = page.near[max(0, place - _BESIDE) : place + 1 + _BESIDE]
        if _says_names(block) and any(map(_tells_time, beside)) and not is_elsewhere(block, page.holders):
            yield read_byline(block)
    yield from ("; ".join(said_names(text)) for before, text in pairwise(page.near) if before.strip() in _BARS)


def _says_names(block: HtmlElement) -> bool:
    line = clean(line_of(block))
    return len(line) <= _MAX_SAID and bool(said_names(line))


def _tells_time(text: str) -> bool:
    return len(text) <= _MAX_SAID and bool(_TIME.search(text))


def _block_of(text: Text) -> HtmlElement:
    return next(near for near in around(text) if near.tag not in _IN_LINES)
