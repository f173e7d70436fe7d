"""A page's blocks, each with what the cleaner takes it for."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from newscrawl.cleaning import CleanResult, clean_page
from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.paths import Paths
from newscrawl.cleaning.records import DecidedBlock
from newscrawl.cleaning.segmentation import read_blocks
from newscrawl.items import RawPage

CHOICES = {
    "body": "body",
    "sub_heading": "sub-heading",
    "lead": "lead",
    "teaser": "noise: teaser",
    "other": "noise: other",
    "caption": "caption or credit",
    "optional": "optional: box, note, embed",
    "outside": "not part of the article",
}
_OF_KIND = {
    "teaser": "teaser",
    "caption": "caption",
    "credit": "caption",
    "embed": "optional",
    "fact_box": "optional",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelBlock:
    """A block and the choice that is proposed for it, one of CHOICES."""

    text: str
    choice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelPage:
    """What a person labels, with the metadata that the cleaner found."""

    url: str
    title: str
    authors: tuple[str, ...]
    date: str
    blocks: tuple[LabelBlock, ...]


def read_label_page(page: RawPage) -> LabelPage | None:
    """The page's blocks with the cleaner's proposals; None where it is no HTML, too large or has no text."""
    document = read_document(page.body, page.url, encoding=page.encoding)
    result = clean_page(page.body, page.url, encoding=page.encoding, blocks=True)
    if document is None or result.verdict in ("not_html", "too_large"):
        return None
    paths = Paths()
    texts = [(paths.of(block.node.element), block.text) for block in read_blocks(document.root)]
    article = result.article
    return LabelPage(
        url=page.url or document.canonical_url or page.source or "",
        title=(article and article.title) or "",
        authors=tuple(article.authors) if article else (),
        date=(article and article.date_published) or "",
        blocks=tuple(_with_choices(texts, result)),
    )


def _with_choices(texts: list[tuple[str, str]], result: CleanResult) -> Iterator[LabelBlock]:
    decided: dict[tuple[str, str], list[DecidedBlock]] = defaultdict(list)
    for block in reversed(result.blocks):
        decided[block.path, block.text].append(block)
    ledger = {(removal.path, removal.text) for removal in result.removed}
    for place in texts:
        found = decided[place].pop() if decided[place] else None
        yield LabelBlock(text=place[1], choice=_choice(found, in_ledger=place in ledger))


def _choice(block: DecidedBlock | None, *, in_ledger: bool) -> str:
    if block is None or not (block.kept or in_ledger):
        return "outside"
    if block.kept:
        return "sub_heading" if block.kind == "sub_heading" else "body"
    return _OF_KIND.get(block.kind, "other")
