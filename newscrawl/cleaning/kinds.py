"""What kind of block it is that stays or goes."""

from collections.abc import Mapping, Sequence

from newscrawl.cleaning.blocks import HEADING_TAGS, Block
from newscrawl.cleaning.marks import NEAR
from newscrawl.cleaning.reasons import REASONS
from newscrawl.cleaning.records import BlockKind, Evidence
from newscrawl.cleaning.text import SENTENCE_ENDS

# Where evidence speaks for several kinds, the first of these names the removal.
_KINDS: tuple[BlockKind, ...] = (
    "embed",
    "ad_label",
    "pager",
    "call_to_action",
    "credit",
    "caption",
    "teaser",
    "boilerplate",
)
_MARK_KINDS: tuple[tuple[str, BlockKind], ...] = (
    ("caption", "caption"),
    ("newsletter", "call_to_action"),
    ("fact_box", "fact_box"),
    ("related", "teaser"),
)
_PICTURE_MARKS = ("mark_caption", "mark_figure", "mark_picture")
# Bylines, dates and share bars are mostly links, and no teasers.
_NAMEPLATES = frozenset(("byline_words", "names_author", "share_words", "update_words", "time_stamp"))
_LONGEST_NAMEPLATE = 8  # words


def kept_kind(block: Block, *, embedded: bool) -> BlockKind:
    """The kind of a block that stays, by its markup."""
    tag = block.node.tag
    if embedded:
        return "embed"
    if tag in HEADING_TAGS or tag == "summary":
        return "sub_heading"
    if tag == "tr":
        return "table_row"
    near = [node.tag for node, _ in zip(block.node.ancestors(), range(3), strict=False)]
    if "li" in near:
        return "list_item"
    if "blockquote" in near:
        return "quote"
    is_bold = block.bold_length >= 0.9 * len(block.text)
    return (
        "sub_heading"
        if is_bold and block.text[-1] not in f"{SENTENCE_ENDS}:,;" and len(block.text) < 120
        else "paragraph"
    )


def removed_kind(evidence: Sequence[Evidence], facts: Mapping[str, float]) -> BlockKind:
    """The kind of a block that the weights remove, by its evidence and the marks of its elements."""
    names = {item.name for item in evidence}
    if not any(facts[mark] >= NEAR for mark in _PICTURE_MARKS):
        names.discard("by_picture")  # much more than captions stands beside a picture
    kinds = {REASONS[name].kind for name in names}
    if names & _NAMEPLATES and facts["words"] <= _LONGEST_NAMEPLATE:
        kinds -= {"teaser", "credit"}
    for kind in _KINDS:
        if kind == "teaser" and facts["link_share"] < 0.3 and not facts["lead_in"] and not facts["related_heading"]:
            continue
        if kind in kinds:
            return kind
    for mark, mark_kind in _MARK_KINDS:
        if facts[f"mark_{mark}"] >= NEAR:
            return mark_kind
    return "boilerplate"
