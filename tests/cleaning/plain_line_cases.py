"""Cases of the rules that remove lines which nothing but their words tell, on facts alone."""

from newscrawl.cleaning.marks import FAR, NEAR
from tests.cleaning.rule_tables import INSIDE, NOT_AT_END, Case, Known, each

_BETWEEN: Known = {**INSIDE, "body_signature": 1, "previous_length": 80, "next_length": 80, "next_body_signature": 1}
_NOT_BETWEEN: list[Known] = [
    *each(body_signature=0, in_span=0, previous_length=79, next_length=79, next_body_signature=0, previous_colon=1),
    *each(bold=0.5),
]
_NO_LINE: list[Known] = each(words=31, finished=1, heading=1, tag_li=1, tag_tr=1)

CASES: tuple[Case, ...] = (
    (
        "lead_in",
        {"lead_in": 0.5, "capital_label": 1, "words": 30},
        [*_NO_LINE, *each(lead_in=0, capital_label=0, body_list=1, announced=1, bold=0.5)],
    ),
    ("lead_in", {"media_label": 1, "words": 30, **_BETWEEN}, [*_NO_LINE, *_NOT_BETWEEN, {"media_label": 0}]),
    (
        "lead_in_bare",
        {"lead_in_bare": 1, "words": 30, **_BETWEEN, **NOT_AT_END},
        [*_NO_LINE, *_NOT_BETWEEN, {"lead_in_bare": 0}],
    ),
    (
        "lead_in_bare",
        {"lead_in_bare": 1, "capital_label": 1, "words": 30, **NOT_AT_END},
        [*_NO_LINE, *each(lead_in_bare=0, capital_label=0, bold=0.5)],
    ),
    (
        "after_label",
        {**INSIDE, "body_signature": 1, "below_label": 1, "words": 30, "next_length": 80},
        each(
            below_label=0,
            words=31,
            next_length=79,
            bold=0.5,
            heading=1,
            body_signature=0,
            in_span=0,
            tag_li=1,
            tag_tr=1,
        ),
    ),
    (
        "linked_elsewhere",
        {"linked_elsewhere": 1, "words": 30},
        [*_NO_LINE, *each(linked_elsewhere=0, announced=1, second_voice=1, mark_quote=NEAR)],
    ),
    (
        "credit_at_end",
        {"credit_at_end": 0.5, "words": 20, **NOT_AT_END},
        each(credit_at_end=0, words=21, words_below=40, heading=1, tag_li=1, tag_tr=1),
    ),
    (
        "update_words",
        {"update_words": 1, "digits": 0.1, "words": 5, "blocks_from_first": -1, **NOT_AT_END},
        [
            *each(update_words=0, digits=0, words=6, blocks_from_first=0, finished=1, heading=1),
            *each(tag_li=1, tag_tr=1, after_break=1, mark_lead=NEAR),
        ],
    ),
    (
        "update_words",
        {"update_words": 1, "time_stamp": 1, "words": 20, "blocks_from_first": 5, **NOT_AT_END},
        [
            *each(update_words=0, time_stamp=0, words=21, finished=1, heading=1),
            *each(tag_li=1, tag_tr=1, after_break=1, mark_lead=NEAR),
        ],
    ),
    (
        "own_date",
        {"own_date": 1, "blocks_from_first": -1, "above_kept": 1, **NOT_AT_END},
        [
            *each(own_date=0.5, blocks_from_first=0, bold=1, heading=1),
            *each(tag_li=1, tag_tr=1, after_break=1),
        ],
    ),
    (
        "follow",
        {"follow": 1, "mark_quote": FAR},
        each(follow=0, embedded_post=1, second_voice=1, heading=1, tag_li=1, tag_tr=1, mark_quote=NEAR),
    ),
    ("poll", {"poll": 1}, each(poll=0, tag_li=1, tag_tr=1, announced=1)),
    ("counter", {"counter": 1}, each(counter=0.5, heading=1, tag_li=1, tag_tr=1, announced=1)),
    ("counter", {"counter": 0.5, "by_picture": 1}, each(counter=0, by_picture=0)),
    ("biography", {"biography": 1, "words_below": 40}, [*each(biography=0, tag_li=1, tag_tr=1), NOT_AT_END]),
    ("biography", {"biography": 1, "position_in_span": 0.51, **NOT_AT_END}, each(position_in_span=0.5)),
    (
        "closing_note",
        {"closing_note": 1, "words_below": 40, "blocks_from_last": -2},
        [*each(closing_note=0, heading=1, tag_li=1, tag_tr=1, announced=1), NOT_AT_END],
    ),
    ("closing_note", {"closing_note": 1, "blocks_from_last": -1, **NOT_AT_END}, each(blocks_from_last=-2)),
    (
        "end_mark",
        {"end_mark": 1, "words_below": 40},
        each(end_mark=0.5, words_below=41, previous_colon=1, bold=1, heading=1, tag_li=1, tag_tr=1),
    ),
    ("end_mark", {"end_mark": 0.5}, each(end_mark=0, words_below=1)),
)
