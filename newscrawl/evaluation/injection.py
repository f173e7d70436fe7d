"""Reference articles as plain text, with headlines of other stories put between their paragraphs.

Kinds, as the markup that they lost: R, the page's own interleaved teasers; S, other headlines that the same page links
to; T, titles of other articles in the same language. A headline has four words or more. Every article comes four
times: with nothing put in (0), with its own R (A), with three S, and with three T, each in random gaps behind a
paragraph; R keep their runs, as the page has them.
"""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.lexicon import LEXICON, Tokens
from newscrawl.cleaning.links import LinkTarget
from newscrawl.cleaning.metadata import read_metadata
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.text import squash, word_count
from newscrawl.evaluation.references import Reference, read_all

PUT_IN = 3  # headlines of kind S or T in an article
_FEWEST_WORDS = 4
_MOST_WORDS = 30
_FEWEST_LINES = 3  # of an article
_OWN_SLUG = 0.5
_SURELY_HEADLINE = 7  # words
_SEPARATORS = " :：>»|–—-→▶►•"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of an article, and what it is: "paragraph", "sub_heading", or the kind of headline put in."""

    text: str
    kind: str

    @property
    def genuine(self) -> bool:
        """It belongs to the article."""
        return self.kind in ("paragraph", "sub_heading")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One reference article with the headlines that can be put into it."""

    reference: Reference
    title: str
    language: str | None
    lines: tuple[Line, ...]
    teasers: tuple[str, ...]  # R
    links: tuple[str, ...]  # S


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One version of one article."""

    source: Source
    version: str  # 0, A, S, T
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The article as a file holds it: the title, then a line for each block."""
        return "\n".join((self.source.title, *(line.text for line in self.lines)))


def read_sources(path: Path, *, with_html: bool) -> Iterator[Source]:
    """The articles of a reference file; with the pages' HTML also their languages and the headlines they link to.

    Raises InputError, also where there is none.
    """
    references = read_all([path])
    rows = (json.loads(row) for row in path.read_text("utf-8").splitlines() if row.strip())
    for reference, row in zip(references, rows, strict=True):
        lines = tuple(_body(row))
        page = _page(reference) if with_html else None
        title = row.get("title") or (page.metadata.title if page else None)
        if not title or len(lines) < _FEWEST_LINES:
            continue
        known = squash(" ".join((title, *(line.text for line in lines))))
        teasers = _headlines((text for kind, text in reference.noise if kind == "teaser"), known)
        taken = known + squash(" ".join(teasers))
        yield Source(
            reference=reference,
            title=_one_line(title),
            language=(page.metadata.language if page else None) or row.get("language") or row.get("country"),
            lines=lines,
            teasers=teasers,
            links=_headlines(_linked_headlines(page), taken) if page else (),
        )


def _body(row: Mapping[str, Any]) -> Iterator[Line]:
    for text in row.get("articleBody", "").split("\n"):
        if text.strip():
            yield Line(text=text.strip(), kind="paragraph")
    for section in row.get("sections", ()):
        for kind, texts in (("sub_heading", section.get("headline", ())), ("paragraph", section["paragraphs"])):
            yield from (Line(text=_one_line(text), kind=kind) for text in texts if text.strip())


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _page(reference: Reference) -> Page | None:
    document = read_document(reference.html(), reference.url, encoding=reference.encoding)
    return Page(document, read_metadata(document)) if document is not None else None


def _linked_headlines(page: Page | None) -> Iterator[str]:
    for block in page.blocks if page else ():
        for link in block.links:
            target = page.target(link) if page else None
            if target is not None and target.same_site and target.article and _is_headline(link.text, target):
                yield link.text


def _is_headline(text: str, target: LinkTarget) -> bool:
    """Its words are those of the address it leads to, or it is long where addresses are spelled in another script."""
    return target.slug_overlap >= _OWN_SLUG or word_count(text) >= _SURELY_HEADLINE


def _headlines(texts: Iterator[str], known: str) -> tuple[str, ...]:
    """The texts without their labels, that are headlines and no part of the article, each once."""
    bare = {squash(text): text for text in map(_without_label, map(_one_line, texts))}
    return tuple(
        text
        for letters, text in bare.items()
        if letters and letters not in known and _FEWEST_WORDS <= word_count(text) <= _MOST_WORDS
    )


def _without_label(text: str) -> str:
    tokens = Tokens(text)
    label = LEXICON.opening("lead_in", tokens) or LEXICON.opening("lead_in_weak", tokens)
    if label is None:
        return text
    rest = text[label.end :]
    if rest.lstrip()[:1] in _SEPARATORS and rest.strip(_SEPARATORS):
        return rest.strip(_SEPARATORS)
    return text


def make_documents(sources: Sequence[Source], *, seed: int = 0, calls: float = 0.0) -> Iterator[Document]:
    """Every version of every article; the same for the same sources and seed.

    `calls` is the share of headlines that get an exclamation mark.
    """
    titles = {source.reference.id: source.title for source in sources}
    for source in sources:
        chance = random.Random(f"{seed} {source.reference.id}")
        same = [
            titles[other.reference.id]
            for other in sources
            if other.language == source.language
            and other.reference.id != source.reference.id
            and squash(other.title) != squash(source.title)
        ]
        yield Document(source=source, version="0", lines=source.lines)
        pools = (("A", "R", source.teasers, None), ("S", "S", source.links, PUT_IN), ("T", "T", same, PUT_IN))
        for version, kind, pool, wanted in pools:
            pieces = list(pool) if wanted is None else chance.sample(list(pool), min(wanted, len(pool)))
            pieces = [piece + "!" if chance.random() < calls and piece[-1].isalnum() else piece for piece in pieces]
            if pieces:
                yield Document(source=source, version=version, lines=tuple(_put_in(source.lines, pieces, kind, chance)))


def _put_in(lines: Sequence[Line], pieces: Sequence[str], kind: str, chance: random.Random) -> Iterator[Line]:
    gaps = [index for index, line in enumerate(lines) if line.kind == "paragraph"]
    at: dict[int, list[str]] = {}
    rest = list(pieces)
    while rest:
        run = chance.choice((1, 2, 2, 3, 4)) if kind == "R" and len(rest) > 1 else 1
        gap = chance.choice(gaps)
        at.setdefault(gap, []).extend(rest[:run])
        rest = rest[run:]
    for index, line in enumerate(lines):
        yield line
        yield from (Line(text=text, kind=kind) for text in at.get(index, ()))
