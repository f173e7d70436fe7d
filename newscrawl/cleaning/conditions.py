"""What hand-written rules are made of: facts about one block, conditions over them, and the rule itself.

The facts are every measure and every evidence by name, 0 where nothing was found, and what only rules ask: `body_list`,
`announced`, `below_colon`, `quoted_by_body`, `bulleted`, `beside_body` and `preformatted` (`body`), `own_marks` (of
elements below the body's holder), `summary` (a `<summary>`), `signed` (an agency stands behind a sentence),
`above_kept` (the next block stays), `above_contents` (a table of contents begins just below and goes), `words_below`
(how many words stay below), `above_in_box` (of a list: sentences or rows of a table below it in the same element stay),
and the learned `probability`.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from newscrawl.cleaning.marks import BITS
from newscrawl.cleaning.records import BlockKind

Facts = Mapping[str, float]

FEW_LINKS, _SEVERAL, _FEW_LINES = 0.3, 4, 3
_LONGEST_NOTE = 8  # words: of a byline, or of a date with its label
_TAIL = 40  # words that stay below a note: two or three that no lexicon knows, or a short last paragraph
_LONG = 80  # characters of a paragraph
_MOSTLY_BOLD = 0.5  # share of the text; bold lines between paragraphs are sub-headings
_MORE_THAN_A_LINK = 0.2  # share of the block that is another story's headline; less is a link within a sentence
# Evidence beside which a keep rule is silent.
AGAINST = (
    "lead_in lead_in_bare lead_in_alone related_heading after_label below_headline call_to_action "
    "paywall_notice service_link pointer heads_teasers production_note ad_label pager_words share_words caption_place "
    "by_picture credit byline_words names_author"
).split()
# Marks that make prose in markup of its own part of a box.
BOXES = (
    "mark_advert mark_aside mark_byline mark_caption mark_comment mark_consent mark_embed mark_fact_box mark_figure "
    "mark_footer mark_form mark_hidden mark_navigation mark_newsletter mark_paywall mark_picture mark_quote "
    "mark_related mark_share"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule's name, the kind of block that it speaks of, and when it applies."""

    name: str
    kind: BlockKind
    applies: Callable[[Facts], bool]


def is_short(facts: Facts) -> bool:
    """No longer than a headline with its label."""
    return facts["words"] <= 30


def is_note(facts: Facts, name: str) -> bool:
    """A line of a few words of which this evidence is certain, and no sub-heading."""
    return facts[name] == 1 and _is_few_words(facts) and facts["bold"] < _MOSTLY_BOLD


def is_note_below(facts: Facts, name: str) -> bool:
    """A line of a few words of which there is this evidence, at the end and not announced by a colon."""
    return facts[name] > 0 and _is_few_words(facts) and is_at_end(facts) and not facts["previous_colon"]


def is_between_paragraphs(facts: Facts) -> bool:
    """A line in plain type, built like the body's paragraphs, below a long one and above another."""
    is_below = facts["previous_length"] >= _LONG and not facts["previous_colon"]
    return is_below and is_above_paragraph(facts) and facts["next_body_signature"] > 0


def is_above_paragraph(facts: Facts) -> bool:
    """A line in plain type, built like the body's paragraphs, above a long one."""
    return is_plain(facts) and is_in_body(facts) and facts["next_length"] >= _LONG


def is_plain(facts: Facts) -> bool:
    """No heading, nor a line in bold type that may be one, no item and no row."""
    return facts["bold"] < _MOSTLY_BOLD and not any(facts[name] for name in ("heading", "tag_li", "tag_tr"))


def is_at_end(facts: Facts) -> bool:
    """Below the last long paragraph, or above few words that stay: other notes, or a short last paragraph."""
    return facts["blocks_from_last"] > 0 or facts["words_below"] <= _TAIL


def _is_few_words(facts: Facts) -> bool:
    """No heading, sentence, item or row of a table, and no longer than a byline."""
    is_other = any(facts[name] for name in ("heading", "finished", "tag_li", "tag_tr"))
    return facts["words"] <= _LONGEST_NOTE and not is_other


def is_in_body(facts: Facts) -> bool:
    """Built like the body's paragraphs, and between the first and the last of them."""
    return facts["body_signature"] > 0 and facts["in_span"] > 0


def is_inside(facts: Facts) -> bool:
    """In the body's container, between its first and last paragraph."""
    return facts["in_container"] > 0 and facts["in_span"] > 0


def parts_sections(facts: Facts) -> bool:
    """Built like the body's paragraphs, and between them or just above something that stays."""
    is_within = facts["in_span"] > 0 or facts["above_kept"] > 0
    return facts["in_container"] > 0 and facts["body_signature"] > 0 and is_within


def is_prose(facts: Facts) -> bool:
    """Whole sentences with few links."""
    return facts["finished"] > 0 and facts["link_share"] < FEW_LINKS


def speaks_against(facts: Facts, but: Collection[str] = ()) -> bool:
    """There is evidence, other than `but`, beside which a keep rule is silent."""
    is_headline = facts["headline_link"] >= _MORE_THAN_A_LINK and not is_source(facts)
    if facts["is_title"] == 1 or is_headline:
        return True
    return any(facts[name] > 0 for name in AGAINST if name not in but)


def is_source(facts: Facts) -> bool:
    """An item that links to another site, in a list that words of the body announce."""
    return facts["announced"] > 0 and facts["foreign_link"] > 0 and not facts["article_link"]


def is_line_of_paragraph(facts: Facts) -> bool:
    """One of several lines that breaks part in an element of the body, and not mostly link."""
    is_line = facts["after_break"] > 0 and facts["own_blocks"] >= _SEVERAL and facts["link_share"] < FEW_LINKS
    return is_line and facts["body_signature"] > 0 and facts["in_container"] > 0


def is_line_of_quotation(facts: Facts) -> bool:
    """One of several lines that breaks or paragraphs part in a quotation, without links."""
    return max(facts["own_blocks"], facts["parent_blocks"]) > 1 and not facts["links"]


def is_verse(facts: Facts) -> bool:
    """One of more than a few blocks of one element in the container, lines or paragraphs, without links."""
    lines = max(facts["own_blocks"], facts["parent_blocks"])
    return facts["in_container"] > 0 and lines > _SEVERAL and not facts["links"]


def is_line_beside(facts: Facts) -> bool:
    """One of several lines in a paragraph of its own between the body's paragraphs, without links: a verse."""
    is_line = facts["own_blocks"] >= _FEW_LINES and facts["tag_p"] > 0 and not facts["links"] and is_inside(facts)
    return is_line and facts["beside_body"] > 0 and not is_set_apart(facts)


def is_like_body(facts: Facts) -> bool:
    """Text without links, addresses or dates, built like the body's paragraphs and beside them; no heading."""
    is_text = not any(facts[name] for name in ("heading", "links", "sign", "time_stamp", "update_words"))
    return is_text and facts["in_container"] > 0 and facts["body_signature"] > 0 and facts["beside_body"] > 0


def is_set_apart(facts: Facts, but: Collection[str] = ()) -> bool:
    """In a box inside what holds the body's paragraphs, of another kind than `but`.

    For what stands beside these. `is_boxed` also sees the classes of the two elements above a block that holds them.
    """
    own = int(facts["own_marks"])
    return any(own & BITS[mark.removeprefix("mark_")] for mark in (*BOXES, "mark_tags") if mark not in but)


def is_boxed(facts: Facts, but: Collection[str] = ()) -> bool:
    """In an element that its classes call a box, of another kind than `but`."""
    return any(facts[mark] for mark in BOXES if mark not in but)
