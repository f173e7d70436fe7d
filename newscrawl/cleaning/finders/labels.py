"""Lead-in labels ("Baca juga:", "Read more:") and what stands behind them.

A label may open a block, be a block of its own above the headline, or stand inside a paragraph in front of a link.
"""

import re
from collections.abc import Iterator

from newscrawl.cleaning.lexicon import LEXICON
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence, Link
from newscrawl.cleaning.segmentation import Block
from newscrawl.cleaning.text import is_finished

_SEPARATORS = frozenset(":：»>|→▶►–—-")
_REACH = 7  # blocks: how far below a label its headlines stand
_MOSTLY_LINK = 0.5
_LONGEST_LABEL = 80  # characters in front of a link that are looked at
_SENTENCE_END = re.compile(r"""[.!?…。！？।؟](?:["”’»)\]]*)\s*|[(\[]""")
_CLOSING = re.compile(r"\s*[)\].]*")


def find_labels(page: Page, region: Region) -> Iterator[Evidence]:
    """`lead_in`, `lead_in_bare`, `lead_in_alone`, `related_heading`, `after_label`, `inline_teaser`."""
    label: Block | None = None
    for index in region.candidates:
        block = page.blocks[index]
        if label is not None and _belongs(label, block):
            yield Evidence(block=index, name="after_label", value=_REACH + 1 - (index - label.index), detail=label.text)
        alone = _alone(block)
        if alone is not None:
            yield alone
            label = block
            continue
        yield from _opening(block)
        yield from _inside(block)


def _alone(block: Block) -> Evidence | None:
    for category, name in (("lead_in", "lead_in_alone"), ("lead_in_weak", "lead_in_alone"), ("related_heading", "related_heading")):
        phrase = LEXICON.is_whole(category, block.text)
        if phrase and (category != "lead_in_weak" or block.text[-1] in _SEPARATORS):
            return Evidence(block=block.index, name=name, detail=phrase)
    return None


def _belongs(label: Block, block: Block) -> bool:
    """A headline of the label's list: near below it and mostly link."""
    return block.index - label.index <= _REACH and block.link_length >= _MOSTLY_LINK * len(block.text)


def _opening(block: Block) -> Iterator[Evidence]:
    span = LEXICON.label_span(block.text)
    if span is None or span.end >= len(block.text):
        return
    separated = any(c in _SEPARATORS for c in block.text[span.start : span.end])
    linked = any(link.start <= span.end + 1 and link.end > span.end for link in block.links)
    if separated or (linked and span.strong):
        yield Evidence(block=block.index, name="lead_in", value=1.0 if span.strong else 0.5, detail=span.phrase)
    elif span.strong:
        yield Evidence(block=block.index, name="lead_in_bare", detail=span.phrase)


def _inside(block: Block) -> Iterator[Evidence]:
    for link in block.links:
        start = _label_start(block.text, link)
        if start is not None:
            yield Evidence(
                block=block.index,
                name="inline_teaser",
                detail=block.text[start : link.end],
                span=(start, _end(block.text, start, link)),
            )


def _label_start(text: str, link: Link) -> int | None:
    """Where the label in front of a link begins; None where a sentence or nothing stands there."""
    before = text[max(0, link.start - _LONGEST_LABEL) : link.start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    begin = ends[-1] if ends else (0 if len(before) == link.start else None)
    if begin is None or not before[begin:].strip():
        return None
    label = before[begin:].strip()
    strong = LEXICON.is_whole("lead_in", label)
    weak = label[-1] in _SEPARATORS and LEXICON.is_whole("lead_in_weak", label)
    if not strong and not weak:
        return None
    start = link.start - len(before) + begin
    return start - 1 if start and text[start - 1] in "([" else start


def _end(text: str, start: int, link: Link) -> int:
    """Past the link, with the bracket or full stop that closes it."""
    closing = _CLOSING.match(text, link.end)
    end = closing.end() if closing and (text[start] in "([" or not is_finished(link.text)) else link.end
    return end
