"""Cases of the rules over what is remembered of a site, on facts alone, and each fact that silences them."""

from tests.cleaning.rule_tables import (
    AGAINST,
    INSIDE,
    Case,
    Known,
    each,
)

# On few articles, in the body's markup and the article's words, between its paragraphs, and too long for a label.
_RECURRING: Known = {
    "recurring_line": 3,
    "body_signature": 1,
    "words": 13,
    "words_shared": 0.25,
    "blocks_from_first": 5,
    "blocks_from_last": -5,
}
_LIKE_A_HEADING: list[Known] = each(heading=1, bold=0.9, colon=1, question=1)
_LABEL: Known = {**_RECURRING, "recurring_share": 0.05, "words": 12, "probability": 0.84}
_PROMPT: Known = {**_RECURRING, "recurring_share": 0.05, "words_shared": 0.24}
_NO_PROMPT: list[Known] = [*each(recurring_line=2, recurring_share=0.04, words_shared=0.25), *_LIKE_A_HEADING]
_SLOT: Known = {"removed_slot": 1, "probability": 0.84}
_LIST: Known = {**_SLOT, **INSIDE, "link_share": 0.5}
_BODY_SLOT: Known = {
    "body_slot": 0.9,
    "body_signature": 1,
    "in_container": 1,
    "blocks_from_first": -2,
    "blocks_from_last": 2,
    "link_share": 0.49,
    "probability": 0.1,
}
CASES: tuple[Case, ...] = (
    ("known_headline", {"known_headline": 1}, each(known_headline=0, is_title=0.5)),
    ("appended_story", {"appended_story": 1}, each(appended_story=0)),
    (
        "recurring_line",
        _LABEL,
        [
            *each(recurring_line=2, recurring_share=0.04, words=13, finished=1, tag_tr=1, probability=0.85),
            *_LIKE_A_HEADING,
        ],
    ),
    (
        "recurring_line",
        {**_RECURRING, "body_signature": 0, "probability": 0.5},
        [*each(recurring_line=2, body_signature=1), *_LIKE_A_HEADING],
    ),
    (
        "recurring_line",
        {**_RECURRING, "body_signature": 0, "heading": 1, "probability": 0.49},
        each(recurring_line=2, body_signature=1, probability=0.5),
    ),
    ("recurring_line", {**_PROMPT, "blocks_from_last": -1}, [*_NO_PROMPT, {"blocks_from_last": -2}]),
    ("recurring_line", {**_PROMPT, "blocks_from_first": 0}, [*_NO_PROMPT, {"blocks_from_first": 1}]),
    (
        "recurring_line",
        {**_PROMPT, "recurring_share": 0.2},
        [*each(recurring_line=2, recurring_share=0.19, words_shared=0.25), *_LIKE_A_HEADING],
    ),
    (
        "recurring_line",
        {**_RECURRING, "recurring_share": 0.5},
        [*each(recurring_line=2, recurring_share=0.49), *_LIKE_A_HEADING],
    ),
    ("removed_slot", {**_SLOT, **INSIDE}, each(removed_slot=0.9, probability=0.85, tag_li=1, tag_tr=1)),
    # Lists of the body have the same bare markup as lists of links.
    ("removed_slot", {**_LIST, "tag_li": 1}, each(link_share=0.49)),
    ("removed_slot", {**_LIST, "tag_tr": 1}, each(link_share=0.49)),
    ("removed_slot", {**_SLOT, "tag_li": 1, "in_span": 1}, each(in_container=1)),
    ("removed_slot", {**_SLOT, "tag_li": 1, "in_container": 1}, each(in_span=1)),
    (
        "body_slot",
        _BODY_SLOT,
        [
            *each(body_slot=0.89, body_signature=0, in_container=0, blocks_from_first=-3, blocks_from_last=3),
            *each(link_share=0.5, probability=0.09),
            AGAINST,
        ],
    ),
)
