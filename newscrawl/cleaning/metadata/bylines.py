"""Where a page names its author for readers, from the places that are sure to the last line of the text."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise

from lxml.etree import XPath
from lxml.html import HtmlElement

from newscrawl.cleaning.document import Document, absolute_url
from newscrawl.cleaning.identity import registrable_domain
from newscrawl.cleaning.metadata.authors import labelled_authors, said_names
from newscrawl.cleaning.metadata.headlines import NEAR, Text, around, holders_of, line_of, texts_from
from newscrawl.cleaning.metadata.pieces import leads_to_account, leads_to_author, read_byline
from newscrawl.cleaning.metadata.places import FRAME, is_elsewhere, names_of
from newscrawl.cleaning.metadata.records import Claims
from newscrawl.cleaning.metadata.signatures import (
    bracketed_authors,
    dateline_authors,
    labelled_line,
    last_line_authors,
    reporter_lines,
    signing_reporters,
)
from newscrawl.cleaning.metadata.text import clean
from newscrawl.cleaning.metadata.tree import select
from newscrawl.cleaning.text import CLOSING, SENTENCE_ENDS

# Classes go by attribute, which is faster than by element; the mark below is the exact test.
_BY_CLASS = XPath(
    "(//@class | //@id)[contains(., 'uthor') or contains(., 'yline') or contains(., 'enulis') or contains(., 'ritten')"
    " or contains(., 'eporter') or contains(., 'uteur') or contains(., 'utor') or contains(., 'riter')"
    " or contains(., 'ournalist') or contains(., 'ontributor') or contains(., 'posted-by')]/.."
)
_CREATORS = XPath("//span[contains(@rel, 'has_creator')]")  # Drupal's


def _mark(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[\s_-]|(?<=[a-z]))(?:{words})s?(?![-_]?(?:box|bio))(?:$|[\s_-]|name|list|zeile)", re.IGNORECASE
    )


_AUTHOR_MARK = _mark("author|byline|penulis|reporter|auteur|autor(?:en)?|journalist|contributor|posted-by|written-by")
_WRITER_MARK = _mark("writer")  # of the story, or of a book that it quotes
_OF_QUOTATION = re.compile(r"quot|citat", re.IGNORECASE)
_PAGE_FRAME = frozenset({"footer", "nav"})
_OF_ARTICLES = frozenset({"figure", "figcaption"})
_IN_LINES = frozenset({"a", "abbr", "b", "em", "font", "i", "small", "span", "strong", "u"})
_MAX_CHARS = 160  # a line about the author is shorter; a box about them is longer
_MAX_SAID = 100  # of a line that begins with "By": a sentence may begin like it
_PARAGRAPH = 60  # characters of a paragraph of the text, at least
_PARAGRAPHS_BESIDE = 10  # that are looked at
_TEXTS_OF_PARAGRAPH = 20
_SENTENCE_ENDS = tuple(SENTENCE_ENDS)
_MAX_BYLINES = 3
_LEVELS_ABOVE = 2  # of one who is quoted: the quotation, a box
_MAX_MARKED = 200  # elements that are looked at for these: a list of comments marks thousands
_BESIDE = 3  # texts: the label "Published", the place
_TIME = re.compile(r"\d\d?[.:/hH-]\d\d|\b(?:19|20)\d\d\b")
_ABBREVIATION = re.compile(r"(?:\b[A-Z][A-Za-z]{0,2}\.)+$")
_BARS = ("|", "•", "·")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What the search is done in."""

    root: HtmlElement
    texts: list[Text]  # the headline and all behind it
    holders: frozenset[HtmlElement]  # what the headline stands in
    address: str | None
    base: str | None  # what its links are relative to

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
    in_text = (reporter_lines(lines), dateline_authors(lines))
    created = _by_creation(page)
    ends = (last_line_authors, bracketed_authors, signing_reporters, labelled_line)
    signed = (find(page.texts) for find in ends)
    candidates = (*marked[:1], linked, *marked[1:], said, labelled_authors(lines), *in_text, created, *signed)
    return tuple(Claims(authors=authors) for authors in candidates if authors)


def _page(document: Document, title: str | None) -> _Page:
    texts = texts_from(document, title) or texts_from(document, _only_heading(document))
    holders = holders_of(texts)
    address = document.url or document.canonical_url
    return _Page(root=document.root, texts=texts, holders=holders, address=address, base=document.base_url)


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


def _by_creation(page: _Page) -> tuple[str, ...]:
    """Who made the article, by their account: in a footer of its element too."""
    spans = (span for span in select(_CREATORS, page.root) if next(span.iterancestors("article"), None) is not None)
    named = (span for span in spans if not is_elsewhere(span, page.holders, FRAME - {"footer"}))
    return tuple(line for span in islice(named, 1) if (line := read_byline(span)))


def _frame(element: HtmlElement) -> Collection[str]:
    """`<address>` is the author's wherever it stands on the page but below it."""
    is_address = any(near.tag == "address" for near in chain((element,), element.iterancestors()))
    return _PAGE_FRAME if is_address else FRAME


def _by_class(page: _Page) -> Iterator[str]:
    named = chain(select(_BY_CLASS, page.root), page.root.iter("address"))
    for element in islice(filter(_is_mark, named), _MAX_MARKED):
        is_quoted = _OF_QUOTATION.search(names_of(element)) or _is_quoted_writer(element)
        if is_quoted or is_elsewhere(element, page.holders, _frame(element)):
            continue
        if line := _read(element):
            yield line


def _is_mark(element: HtmlElement) -> bool:
    """An `<address>` may be a postal one: it is to begin with "By"."""
    names = names_of(element)
    if _AUTHOR_MARK.search(names) or _WRITER_MARK.search(names):
        return True
    return element.tag == "address" and bool(said_names(line_of(element)))


def _is_quoted_writer(element: HtmlElement) -> bool:
    """A "writer" amid the text wrote what the text quotes."""
    names = names_of(element)
    return bool(_WRITER_MARK.search(names)) and not _AUTHOR_MARK.search(names) and _is_amid_text(element)


def _is_amid_text(element: HtmlElement) -> bool:
    """Paragraphs stand behind it or what it stands in, and more than the lead before."""
    blocks = chain((element,), islice(element.iterancestors(), _LEVELS_ABOVE))
    return any(_paragraphs(block, preceding=True) > 1 and _paragraphs(block, preceding=False) for block in blocks)


def _paragraphs(block: HtmlElement, *, preceding: bool) -> int:
    beside = islice(block.itersiblings("p", preceding=preceding), _PARAGRAPHS_BESIDE)
    return sum(map(_is_paragraph, beside))


def _is_paragraph(element: HtmlElement) -> bool:
    """Only its first texts are looked at: many may ask about one long paragraph."""
    return sum(map(len, islice(element.itertext(), _TEXTS_OF_PARAGRAPH))) >= _PARAGRAPH


def _read(element: HtmlElement) -> str:
    return read_byline(element) if 0 < len(line_of(element)) <= _MAX_CHARS else ""


def _by_links(page: _Page) -> Iterator[str]:
    """Links to authors' pages of the site below the headline, unless they are of other stories or in the text."""
    links = dict.fromkeys(link for line in _lines(page) if not _is_prose(line) for link in map(_link_of, line))
    for link in links:
        if link is not None and _leads_to_own_author(link, page) and not is_elsewhere(link, page.holders, _OF_ARTICLES):
            yield _read(link)


def _lines(page: _Page) -> Iterator[list[Text]]:
    """The texts below the headline, those together that a reader sees in one line."""
    line: list[Text] = []
    for place, text in enumerate(page.texts[1 : 1 + 2 * NEAR]):
        if line and (_is_behind_break(text) or _block_of(text) is not _block_of(line[-1])):
            yield line
            line = []
            if place >= NEAR:
                return
        line.append(text)
    yield line


def _is_behind_break(text: Text) -> bool:
    element = text.getparent()
    return text.is_tail and element is not None and element.tag == "br"


def _is_prose(texts: Sequence[Text]) -> bool:
    """A long line, or a finished sentence; "By Ana Lima." and "Ana Lima, Ph.D." are none."""
    line = clean("".join(texts))
    is_finished = line.rstrip(CLOSING).endswith(_SENTENCE_ENDS) and not _ABBREVIATION.search(line)
    return len(line) > _MAX_CHARS or (is_finished and not said_names(line))


def _leads_to_own_author(link: HtmlElement, page: _Page) -> bool:
    """To an author's page of the same site; where the page's own address is not known, of any."""
    is_author = leads_to_author(link) or leads_to_account(link)
    address = absolute_url(page.base, link.get("href")) if is_author else None
    if not address or not page.address:
        return is_author
    return registrable_domain(address) == registrable_domain(page.address)


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
