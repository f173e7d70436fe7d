"""Cases of the rules that remove, on facts alone: what is said for each, and each fact that silences it."""

from collections.abc import Iterator

from newscrawl.cleaning.marks import FAR, NEAR, OWN
from tests.cleaning.rule_tables import (
    INSIDE,
    NOT_AT_END,
    Case,
    Known,
    each,
)

# Lines of a few words that are certain anywhere, and those that need not be certain at the end.
_NOTES = ("share_words", "credit", "related_heading", "lead_in_bare")
_NOTES_BELOW = (
    "share_words",
    "related_heading",
    "lead_in_bare",
    "time_stamp",
    "initials",
    "site_name",
    "lead_in_alone",
)
_NO_LINE: list[Known] = [{"words": 9}, {"finished": 1}, {"tag_li": 1}, {"tag_tr": 1}]


def _notes() -> Iterator[Case]:
    for name in _NOTES:
        heads: list[Known] = [] if name == "related_heading" else [{"heading": 1}]  # a rule of its own for headings
        note: Known = {name: 1, "words": 8, "bold": 0.49, **NOT_AT_END}
        yield name, note, [{name: 0.5}, *_NO_LINE, {"bold": 0.5}, *heads]
    for name in _NOTES_BELOW:
        yield from _below(name, 0.5)
    yield from _below("update_words", 0.5, digits=0.1)
    yield "update_words", {"update_words": 1, "digits": 0.1}, [{"digits": 0}]
    yield from _below("byline_words", 1)
    yield "byline_words", {"byline_words": 1, "blocks_from_first": 9}, [{"byline_words": 0.5}]


def _below(name: str, value: float, **also: float) -> Iterator[Case]:
    doubtful: Known = {name: value, "words": 8, "blocks_from_first": 9, **also}
    below: Known = {**doubtful, "blocks_from_last": 1, **NOT_AT_END}
    yield name, below, [{name: 0}, *_NO_LINE, {"blocks_from_last": 0}, {"previous_colon": 1}]
    yield name, {**doubtful, "words_below": 40}, [NOT_AT_END]


def _labels_and_links() -> Iterator[Case]:
    for link, least in (("headline_link", 0.2), ("article_link", 0.5)):  # what a doubtful label stands before
        label: Known = {"lead_in": 0.5, link: least, "words": 30}
        yield "lead_in", label, [{"lead_in": 0}, {link: least - 0.01}, {"words": 31}]
    for link in ("next_link", "link_share"):
        alone: Known = {"lead_in_alone": 0.5, link: 0.5, **NOT_AT_END}
        yield "lead_in_alone", alone, [{"lead_in_alone": 0}, {link: 0.49}]


_BARE: Known = {"lead_in_bare": 0.5, "whole_link": 1, "words": 30, "finished": 1}
_HEADLINE: Known = {"headline_link": 0.68, "article_link": 0.9, "words": 5}
_WHOLE_LINK: Known = {"whole_link": 0.9, "article_link": 0.9, "words": 5}
_CARD: Known = {"below_headline": 1, "branch_blocks": 6, "branch_prose_share": 0.19}
_RELATED: Known = {"heading": 1, "words": 9}  # too long for a note
_UNSURE: Known = {**_RELATED, "related_heading": 0.5, "next_body_signature": 1}
_BREAK: Known = {"section_break": 1, "in_container": 1, "body_signature": 1}
_OTHER_WORDS: Known = {"other_words": 0.8, "finished": 1, "words": 9}
_DATE: Known = {"time_stamp": 1, "words": 8, **NOT_AT_END}
_NOT_PULLED: list[Known] = [{"in_container": 0}, {"embedded_post": 1}, {"previous_colon": 1}]
_OWN_DATE: Known = {"own_date": 1, "blocks_from_first": 9}
_NO_DATE: list[Known] = [
    {"above_kept": 1},
    {"bold": 1},
    {"heading": 1},
    {"tag_tr": 1},
    {"tag_li": 1},
    {"after_break": 1},
]
_BYLINE: Known = {"byline_words": 0.5, "words": 8, "blocks_from_first": 1, **NOT_AT_END}
_NAMED: Known = {**_BYLINE, "names_author": 1}
CASES: tuple[Case, ...] = (
    ("other_story", {"other_story": 1, "words": 40}, [{"other_story": 0}]),
    ("ad_label", {"ad_label": 1, "heading": 1}, [{"ad_label": 0.5}]),
    ("ad_label", {"ad_label": 0.5}, [{"ad_label": 0}, {"heading": 1}, {"body_list": 1}, {"tag_tr": 1}]),
    ("pager_words", {"pager_words": 1}, [{"pager_words": 0.5}]),
    ("pager_words", {"pager_words": 0.5, "link_share": 0.5}, [{"pager_words": 0}, {"link_share": 0.49}]),
    (
        "headline_link",
        _HEADLINE,
        [{"headline_link": 0.67}, {"article_link": 0.89}, {"words": 4}, {"foreign_link": 1}],
    ),
    (
        "article_link",
        _WHOLE_LINK,
        [{"whole_link": 0}, {"article_link": 0.89}, {"words": 4}, {"finished": 1}, {"foreign_link": 1}],
    ),
    ("lead_in", {"lead_in": 1, "link_share": 0.3, "words": 31}, [{"lead_in": 0.5}, {"link_share": 0.29}]),
    ("lead_in", {"lead_in": 1, "words": 30}, [{"lead_in": 0.5}, {"words": 31}, {"finished": 1}, {"body_list": 1}]),
    *_labels_and_links(),
    ("channel", {"channel": 1}, each(channel=0, embedded_post=1, question=1, tag_tr=1)),
    ("shortcode", {"shortcode": 1}, [{"shortcode": 0}]),
    ("lead_in_alone", {"lead_in_alone": 1, **NOT_AT_END}, [{"lead_in_alone": 0.5}]),
    (
        "below_headline",
        _CARD,
        [{"below_headline": 0}, {"body_signature": 1}, {"branch_blocks": 7}, {"branch_prose_share": 0.2}],
    ),
    (
        "after_label",
        {"after_label": 1, "link_share": 0.9, "article_link": 0.1},
        [{"after_label": 0}, {"link_share": 0.89}, {"article_link": 0}],
    ),
    ("pointer", {"pointer": 0.25, "finished": 1}, [{"pointer": 0.24}]),
    ("pointer", {"pointer": 0.1}, [{"pointer": 0}, {"finished": 1}]),
    ("heads_teasers", {"heads_teasers": 1, "heading": 1}, [{"heads_teasers": 0}, {"heading": 0}, {"tag_li": 1}]),
    ("heads_teasers", {"heads_teasers": 1, "colon": 1}, [{"heads_teasers": 0}, {"colon": 0}, {"tag_li": 1}]),
    ("service_link", {"service_link": 0.5, "whole_link": 1}, [{"service_link": 0}, {"whole_link": 0}]),
    ("service_link", {"service_link": 0.5, "tag_li": 1}, [{"service_link": 0}, {"tag_li": 0}, {"finished": 1}]),
    ("service_link", {"service_link": 1, "finished": 1}, [{"service_link": 0.5}]),
    ("beside_call", {"beside_call": 1}, [{"beside_call": 0}]),
    (
        "production_note",
        {"production_note": 1, "blocks_from_last": -1, **NOT_AT_END},
        [{"production_note": 0}, {"blocks_from_last": -2}],
    ),
    (
        "production_note",
        {"production_note": 1, "blocks_from_last": -2, "words_below": 40},
        [{"production_note": 0}, NOT_AT_END],
    ),
    (
        "related_heading",
        {**_RELATED, **INSIDE, "related_heading": 1, "next_body_signature": 1},
        [{"related_heading": 0.5}, {"heading": 0}],
    ),
    (
        "related_heading",
        {**_RELATED, **INSIDE, "related_heading": 0.5},
        [{"related_heading": 0}, {"heading": 0}, {"next_body_signature": 1}],
    ),
    ("related_heading", {**_UNSURE, "in_container": 1}, [{"in_span": 1}]),
    ("related_heading", {**_UNSURE, "in_span": 1}, [{"in_container": 1}]),
    (
        "lead_in_bare",
        _BARE,
        each(lead_in_bare=0, whole_link=0, words=31, foreign_link=1, heading=1, tag_li=1, tag_tr=1),
    ),
    (
        "sibling_link",
        {"sibling_link": 1, "words": 5},
        [
            *each(sibling_link=0.99, words=4, finished=1, heading=1, after_break=1),
            *each(tag_li=1, tag_tr=1, previous_colon=1, mark_quote=1),
        ],
    ),
    ("original_title", {"original_title": 1}, [{"original_title": 0}]),
    (
        "heads_nothing",
        {"above_contents": 1, "colon": 1, "words": 8},
        each(above_contents=0, colon=0, words=9),
    ),
    (
        "heads_nothing",
        {"bold": 1, "words": 4},
        [
            {"bold": 0.99},
            {"words_below": 1},
            {"words": 5},
            {"digits": 0.1},
            {"previous_colon": 1},
            {"heading": 1},
            {"finished": 1},
            {"tag_li": 1},
            {"tag_tr": 1},
        ],
    ),
    (
        "mark_related",
        {"heading": 1, "mark_related": NEAR},
        [{"heading": 0}, {"mark_related": FAR}, {"body_signature": 1}],
    ),
    ("call_to_action", {"call_to_action": 0.15, "blocks_from_last": -1}, [{"call_to_action": 0.14}]),
    (
        "call_to_action",
        {"call_to_action": 0.1, "links": 1},
        [{"call_to_action": 0}, {"links": 0}, {"blocks_from_last": -1}],
    ),
    (
        "own_mailbox",
        {"own_mailbox": 1, "words": 40, "words_below": 40},
        [{"own_mailbox": 0}, {"words": 41}, NOT_AT_END],
    ),
    ("paywall_notice", {"paywall_notice": 0.3}, [{"paywall_notice": 0.29}]),
    ("repeated_text", {"repeated_text": 4, "words": 12}, [{"repeated_text": 3}, {"words": 11}]),
    ("copy_of_article", {"copy_of_article": 1}, [{"copy_of_article": 0}]),
    (
        "section_break",
        _BREAK,
        [{"section_break": 0}, {"in_span": 1}, {"above_kept": 1}, {"embedded_post": 1}, {"tag_tr": 1}],
    ),
    (
        "credit_at_end",
        {"credit_at_end": 1, "words": 30},
        [{"credit_at_end": 0}, {"words": 31}, {"heading": 1}],
    ),
    (
        "pull_quote",
        {"part_of_paragraph": 1, "mark_quote": NEAR, "in_container": 1},
        [{"part_of_paragraph": 0}, {"mark_quote": FAR}, *_NOT_PULLED],
    ),
    (
        "pull_quote",
        {"lifted_speaker": 1, "mark_quote": NEAR, "in_container": 1},
        [{"lifted_speaker": 0}, {"mark_quote": FAR}, *_NOT_PULLED],
    ),
    (
        "beside_button",
        {"beside_button": 1, "branch_blocks": 6},
        [{"beside_button": 0}, {"branch_blocks": 7}, {"body_signature": 1}, {"tag_li": 1}, {"tag_tr": 1}],
    ),
    (
        "own_date",
        {**_OWN_DATE, "words_below": 40},
        [{"own_date": 0}, *_NO_DATE, NOT_AT_END],
    ),
    (
        "other_words",
        _OTHER_WORDS,
        [
            {"other_words": 0.79},
            {"finished": 0},
            {"link_share": 0.3},
            *(
                {name: 1.0}
                for name in (
                    "in_span",
                    "in_json_ld",
                    "is_description",
                    "embedded_post",
                    "second_voice",
                    "tag_tr",
                    "tag_li",
                )
            ),
            {"mark_quote": NEAR},
        ],
    ),
    ("initials", {"initials": 1, **NOT_AT_END}, [{"initials": 0.5}]),
    *_notes(),
    (
        "names_author",
        {"names_author": 1, "words": 8},
        [{"names_author": 0}, {"words": 9}, {"blocks_from_last": -1}],
    ),
    (
        "time_stamp",
        _DATE,
        [
            {"time_stamp": 0},
            {"words": 9},
            {"blocks_from_first": 1},
            {"heading": 1},
            {"tag_tr": 1},
            {"tag_li": 1},
            {"after_break": 1},
        ],
    ),
    (
        "byline_words",
        _NAMED,
        [
            {"byline_words": 0},
            {"names_author": 0},
            {"words": 9},
            {"finished": 1},
            {"heading": 1},
            {"tag_tr": 1},
            {"tag_li": 1},
            {"after_break": 1},
        ],
    ),
    ("byline_words", {**_BYLINE, "link_share": 0.5}, [{"byline_words": 0}, {"link_share": 0.49}]),
    (
        "byline_words",
        {**_BYLINE, "byline_words": 1, "blocks_from_first": 0},
        [{"byline_words": 0.5}, {"blocks_from_first": 1}],
    ),
    ("is_title", {"is_title": 0.5, "tag_h1": 1}, [{"is_title": 0}, {"tag_h1": 0}]),
    (
        "is_title",
        {"is_title": 1, "heading": 1, "blocks_from_first": -1},
        [{"is_title": 0.99}, {"heading": 0}, {"blocks_from_first": 0}],
    ),
    ("caption_place", {"caption_place": 1, "mark_caption": FAR}, [{"caption_place": 0}, {"mark_caption": 0}]),
    ("by_picture", {"by_picture": 1, "mark_caption": OWN}, [{"by_picture": 0}, {"mark_caption": NEAR}]),
)
