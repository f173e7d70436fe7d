"""Pages and stored articles -> what there is to show about them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newscrawl.article_pages import clean_parts, join_parts
from newscrawl.cleaning import CleanResult, SiteMemory
from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.metadata.provenance import MetadataField, read_provenance
from newscrawl.cleaning.pagination.joining import REPEATED
from newscrawl.cleaning.records import DecidedBlock, Weight
from newscrawl.cleaning.text import squash
from newscrawl.items import Article, RawPage, Removal
from newscrawl.overrides import NONE, SiteOverrides

_STORED_FIELDS = (
    "title authors date_published date_modified section tags language site_name canonical_url image_url description"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBlock:
    """One block in its place."""

    text: str
    kept: bool
    inside: bool  # a part of the article's place on the page: text, or in the ledger
    kind: str
    rule: str
    weights: tuple[Weight, ...]
    probability: float | None  # None where it was not recorded
    cuts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPage:
    """One page of the article."""

    url: str | None
    blocks: tuple[ShownBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One article, or a page that gave none."""

    name: str  # address, or file
    url: str | None
    verdict: str
    reason: str
    article: Article | None
    pages: tuple[ShownPage, ...]
    removed: tuple[Removal, ...]
    fields: tuple[MetadataField, ...]
    lost: tuple[str, ...] | None = None  # paragraphs of the reference that are missing; None: there is no reference
    leaked: tuple[str, ...] = ()  # noise of the reference that was kept


def explain_page(page: RawPage, overrides: SiteOverrides = NONE, memory: SiteMemory | None = None) -> Explanation:
    """Clean a page, with the other pages of its article, and keep what there is to say about every block."""
    results = clean_parts(page, overrides, memory, blocks=True)
    joined = join_parts(page, results)
    shown = _used(page, results, joined)
    document = read_document(page.body, page.url, encoding=page.encoding)
    return Explanation(
        name=page.url or page.source or "page",
        url=page.url,
        verdict=joined.verdict,
        reason=joined.reason,
        article=joined.article,
        pages=tuple(_shown_pages(shown, joined)),
        removed=joined.removed,
        fields=tuple(_fields(read_provenance(document), joined.article)) if document else (),
    )


def _fields(fields: Sequence[MetadataField], article: Article | None) -> Iterator[MetadataField]:
    """What the page says; its language, where it says none, as it was guessed from the article's text."""
    guessed = article.language if article else None
    for field in fields:
        yield replace(field, value=field.value or guessed) if field.name == "language" else field


def explain_stored(record: dict[str, Any], removals: Sequence[dict[str, Any]]) -> Explanation:
    """A line of an articles file with the lines of its removals: reasons in words, their weights were not stored.

    Raises KeyError or TypeError where the line is no article.
    """
    article = Article(**{name: value for name, value in record.items() if name in Article.__dataclass_fields__})
    removed = tuple(
        Removal(**{name: value for name, value in row.items() if name in Removal.__dataclass_fields__})
        for row in removals
    )
    return Explanation(
        name=article.url or article.source or article.id,
        url=article.url,
        verdict="article",
        reason=str(article.quality.get("verdict_reason", "")),
        article=article,
        pages=(ShownPage(url=article.url, blocks=tuple(_stored_blocks(article, removed))),),
        removed=removed,
        fields=tuple(_stored_fields(article)),
    )


def _used(page: RawPage, results: Sequence[CleanResult], joined: CleanResult) -> list[tuple[RawPage, CleanResult]]:
    """The pages whose text the article holds, with their results; the page itself where there is no article."""
    first, *others = zip((page, page.whole_page) if page.whole_page else (page, *page.next_pages), results, strict=True)
    joined_urls = joined.article.pages if joined.article else []
    used = [(part, result) for part, result in others if part.url in joined_urls]
    return used if page.whole_page and used else [first, *used]


def _shown_pages(parts: Sequence[tuple[RawPage, CleanResult]], joined: CleanResult) -> Iterator[ShownPage]:
    repeated = {squash(removal.text) for removal in joined.removed if removal.rule == REPEATED}
    for number, (part, result) in enumerate(parts):
        ledger = {(removal.path, removal.text) for removal in result.removed}
        blocks = tuple(_shown_block(block, ledger) for block in result.blocks)
        if number:
            blocks = tuple(_repeated(block) if squash(block.text) in repeated else block for block in blocks)
        yield ShownPage(url=part.url, blocks=blocks)


def _shown_block(block: DecidedBlock, ledger: set[tuple[str, str]]) -> ShownBlock:
    return ShownBlock(
        text=block.text,
        kept=block.kept,
        inside=block.kept or (block.path, block.text) in ledger,
        kind=block.kind,
        rule=block.rule,
        weights=block.weights or tuple(Weight(name=block.rule, words=words, log_odds=None) for words in block.reasons),
        probability=block.probability,
        cuts=block.cuts,
    )


def _repeated(block: ShownBlock) -> ShownBlock:
    why = Weight(name=REPEATED, words="an earlier page of the article has it", log_odds=None)
    return replace(block, kept=False, kind="boilerplate", rule=REPEATED, weights=(why,)) if block.kept else block


def _stored_blocks(article: Article, removed: Sequence[Removal]) -> Iterator[ShownBlock]:
    lines = article.text.split("\n")
    for position in range(len(lines) + 1):
        for removal in removed:
            if min(removal.position, len(lines)) == position:
                yield _stored_removal(removal)
        if position < len(lines):
            yield ShownBlock(
                text=lines[position], kept=True, inside=True, kind="paragraph", rule="", weights=(), probability=None
            )


def _stored_removal(removal: Removal) -> ShownBlock:
    return ShownBlock(
        text=removal.text,
        kept=False,
        inside=True,
        kind=removal.kind,
        rule=removal.rule,
        weights=tuple(Weight(name="", words=words, log_odds=None) for words in removal.evidence),
        probability=round(1 - removal.confidence, 3),
    )


def _stored_fields(article: Article) -> Iterator[MetadataField]:
    for name in _STORED_FIELDS:
        value = getattr(article, name)
        shown = ", ".join(value) if isinstance(value, list) else value
        yield MetadataField(name=name, value=shown or None, sources=())
