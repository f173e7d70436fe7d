"""Hand-written rules that hold a block: what the learned weights are easily wrong about."""

from newscrawl.cleaning.conditions import (
    FEW_LINKS,
    Facts,
    Rule,
    is_boxed,
    is_in_body,
    is_inside,
    is_like_body,
    is_line_beside,
    is_line_of_paragraph,
    is_line_of_quotation,
    is_prose,
    is_set_apart,
    is_verse,
    parts_sections,
    speaks_against,
)
from newscrawl.cleaning.heading_rules import HEADING_RULES
from newscrawl.cleaning.lead_rules import LEAD_RULES
from newscrawl.cleaning.list_rules import LIST_RULES
from newscrawl.cleaning.marks import NEAR

_OPENING_BLOCKS = 4  # how far above the body's first block its opening may stand
_CLOSING_BLOCKS = 4  # how far below its last one its end may stand
# The same for boxes, and for lines in the body's own markup: anywhere below, as measures count no further than 20.
_CLOSING_BOXES, _CLOSING_LINES = 10, 19
_POSSIBLE = 0.08  # learned probability; a box that the weights hold for less is none of the story's
# Learned probabilities that rules ask for beside markup: the less is known of a place, the more.
_CLOSING_LINE, _MIDDLE_LINE, _OPENING_LINE = 0.1, 0.2, 0.3
_IN_DOUBT = 0.4  # learned probability; notices in a wrapper below the body have 0.03 to 0.29
_BODY_TAG = 0.3  # share of the prose that a tag and parent signature must hold to be the body's own
_HALF = 0.5
_NOTE, _SENTENCE = 8, 3  # words: of notes that stay below; of a sentence
_MANY, _SPEAKS_OF_IT = 4, 0.3  # blocks of one element; share of a block's longer words that the article uses too


def _speaks_of_it(facts: Facts) -> bool:
    """In the article's words, in an element without links."""
    return facts["words_shared"] >= _SPEAKS_OF_IT and not facts["branch_links"]


def _boxes_of_story(facts: Facts) -> tuple[str, ...]:
    """Boxes that hold parts of the story; below the last paragraph a fact box holds notices as often."""
    return ("mark_picture", "mark_paywall", "mark_fact_box") if facts["in_span"] else ("mark_picture", "mark_paywall")


def _said_of_runs(facts: Facts) -> tuple[str, ...]:
    """A picture in an element of many runs of text stands beside none of them; what speaks of the article stays."""
    is_run = facts["own_blocks"] >= _MANY and facts["words_shared"] >= _SPEAKS_OF_IT
    return ("by_picture",) if is_run else ()


KEEP_RULES: tuple[Rule, ...] = (
    Rule(  # what the article quotes from elsewhere is part of what it says
        name="embedded_post", kind="embed", applies=lambda f: f["embedded_post"] > 0 and is_inside(f)
    ),
    Rule(
        name="data_table",
        kind="table_row",
        applies=lambda f: (
            f["tag_tr"] > 0
            and f["in_container"] > 0
            and f["link_share"] < FEW_LINKS
            and not is_set_apart(f, but=("mark_figure", "mark_embed"))
        ),
    ),
    Rule(  # programs, often in a figure beside the numbers of their lines; and letters as they were typed
        name="preformatted",
        kind="paragraph",
        applies=lambda f: (
            f["preformatted"] > 0
            and f["in_container"] > 0
            and f["link_share"] < FEW_LINKS
            and not f["branch_has_form"]
            and not speaks_against(f, but=("caption_place", "by_picture"))
        ),
    ),
    Rule(
        name="body_prose",
        kind="paragraph",
        applies=lambda f: (
            is_in_body(f) and f["tag_signature_share"] >= _BODY_TAG and is_prose(f) and not speaks_against(f)
        ),
    ),
    Rule(  # prose between the paragraphs, in markup of its own that nothing marks as a box
        name="unmarked_prose",
        kind="paragraph",
        applies=lambda f: (
            is_inside(f)
            and f["words"] >= 12
            and is_prose(f)
            and not f["branch_has_form"]
            and not is_boxed(f)
            and not speaks_against(f, but=_said_of_runs(f))
        ),
    ),
    *LEAD_RULES,
    Rule(  # a first paragraph in an element of its own, often beside a picture
        name="opening_prose",
        kind="paragraph",
        applies=lambda f: (
            (f["in_container"] > 0 or (f["above_kept"] > 0 and f["probability"] >= _HALF and _speaks_of_it(f)))
            and -_OPENING_BLOCKS <= f["blocks_from_first"] < 0
            and f["words"] >= 12
            and is_prose(f)
            and not is_boxed(f)
            and not speaks_against(f, but=("by_picture",))
        ),
    ),
    Rule(  # last paragraphs behind a break, in a wrapper of the body's class, in none or in a doubtful one
        name="closing_prose",
        kind="paragraph",
        applies=lambda f: (
            f["in_container"] > 0
            and 0 < f["blocks_from_last"] <= _CLOSING_BLOCKS
            and (
                max(f["class_share"], f["parent_class_share"]) >= _HALF
                or f["container_distance"] <= 1
                or f["probability"] >= _IN_DOUBT
            )
            and f["words"] >= 12
            and is_prose(f)
            and not is_boxed(f, but=("mark_paywall",))
            and not speaks_against(f, but=("by_picture",))
        ),
    ),
    Rule(  # prose in a box that speaks in the article's words, as one note of 432 pages does: a part of the article
        name="in_its_words",
        kind="paragraph",
        applies=lambda f: (
            f["in_container"] > 0
            and (f["in_span"] > 0 or 0 < f["blocks_from_last"] <= _CLOSING_BOXES)
            and f["probability"] >= _POSSIBLE
            and f["words"] >= 12
            and is_prose(f)
            and _speaks_of_it(f)
            and not f["branch_has_form"]
            and not is_boxed(f, but=_boxes_of_story(f))
            and not speaks_against(f, but=("by_picture",))
        ),
    ),
    Rule(  # an interview's last question and answer, in the body's own markup
        name="dialogue",
        kind="paragraph",
        applies=lambda f: (
            ((f["question"] > 0 and f["next_same_signature"] > 0) or f["previous_question"] > 0)
            and f["finished"] > 0
            and f["body_signature"] > 0
            and f["in_container"] > 0
            and f["previous_same_signature"] > 0
            and not f["links"]
            and not speaks_against(f)
        ),
    ),
    Rule(  # a paragraph set aside: boxes of noise hold more, or links
        name="aside_prose",
        kind="paragraph",
        applies=lambda f: (
            f["mark_aside"] > 0
            and is_inside(f)
            and f["words"] >= 12
            and is_prose(f)
            and f["branch_blocks"] <= 3
            and not f["links"]
            and not is_boxed(f, but=("mark_aside",))
            and not speaks_against(f)
        ),
    ),
    Rule(
        name="line",
        kind="paragraph",
        applies=lambda f: (is_line_of_paragraph(f) or is_line_beside(f)) and not speaks_against(f),
    ),
    Rule(  # an entry of a live report: its class is that of much of the prose
        name="entry",
        kind="paragraph",
        applies=lambda f: (
            f["nested_articles"] > 0
            and is_inside(f)
            and f["parent_class_share"] >= _BODY_TAG
            and f["words"] >= 8
            and is_prose(f)
            and not speaks_against(f, but=("by_picture",))
        ),
    ),
    Rule(  # the same wherever it stands, if its heading says whose it is
        name="own_entry",
        kind="paragraph",
        applies=lambda f: (
            f["own_entry"] > 0
            and f["blocks_from_first"] > 0
            and f["words"] >= _SENTENCE
            and is_prose(f)
            and not is_boxed(f, but=("mark_embed",))  # what live reports are loaded by
            and not speaks_against(f, but=("by_picture",))
        ),
    ),
    Rule(  # a quotation; pull quotes repeat the article and go
        name="quotation",
        kind="quote",
        applies=lambda f: (
            f["mark_quote"] >= NEAR
            and (is_inside(f) or (f["quoted_by_body"] > 0 and is_verse(f)))
            and ((f["words"] >= 5 and f["finished"] > 0) or is_line_of_quotation(f))
            and not is_set_apart(f, but=("mark_quote", "mark_figure"))
            and not f["part_of_another_block"]
            and not speaks_against(f)
        ),
    ),
    Rule(  # an introduction in another container than the body
        name="in_json_ld",
        kind="paragraph",
        applies=lambda f: f["in_json_ld"] > 0 and f["words"] >= 5 and is_prose(f) and not speaks_against(f),
    ),
    Rule(  # "***" above more of the article
        name="section_break",
        kind="paragraph",
        applies=lambda f: f["section_break"] > 0 and parts_sections(f),
    ),
    *HEADING_RULES,
    *LIST_RULES,
    Rule(  # of pages that are no story the weights know little
        name="second_voice",
        kind="paragraph",
        applies=lambda f: (
            f["second_voice"] > 0 and f["link_share"] < FEW_LINKS and not speaks_against(f, but=("by_picture",))
        ),
    ),
    Rule(  # a paragraph that is one whole link
        name="linked_paragraph",
        kind="paragraph",
        applies=lambda f: (
            f["link_share"] >= 0.9
            and f["finished"] > 0
            and f["words"] >= 12
            and f["headline_link"] < 0.5
            and f["body_signature"] > 0
            and not f["lead_in"]
            and not f["call_to_action"]
        ),
    ),
    Rule(  # what is too short to tell where the body ends, in the body's own markup
        name="closing_line",
        kind="paragraph",
        applies=lambda f: (
            is_like_body(f)
            and 0 < f["blocks_from_last"] <= _CLOSING_LINES
            and f["probability"] >= _CLOSING_LINE
            and not is_set_apart(f)
            and not speaks_against(f)
        ),
    ),
    Rule(  # the last sentence, with the agency in brackets behind it; captions end so too, and stand higher
        name="signed_sentence",
        kind="paragraph",
        applies=lambda f: (
            f["signed"] > 0
            and f["body_signature"] > 0
            and f["in_container"] > 0
            and f["words_below"] <= _NOTE
            and f["words"] >= _SENTENCE
            and not f["links"]
            and not is_set_apart(f)
            and not speaks_against(f, but=("credit",))
        ),
    ),
    Rule(  # a sub-heading in no heading's markup
        name="middle_line",
        kind="paragraph",
        applies=lambda f: (
            is_like_body(f)
            and f["in_span"] > 0
            and not f["finished"]
            and f["next_body_signature"] > 0
            and f["probability"] >= _MIDDLE_LINE
            and not is_set_apart(f)
            and not speaks_against(f)
        ),
    ),
    Rule(  # the same above it, where dates and names stand too
        name="opening_line",
        kind="paragraph",
        applies=lambda f: (
            is_like_body(f)
            and -_OPENING_BLOCKS <= f["blocks_from_first"] < 0
            and f["probability"] >= _OPENING_LINE
            and not is_set_apart(f)
            and not speaks_against(f)
        ),
    ),
)
