"""Hand-written rules that remove a line of a few words about the page: dates, names, buttons, labels."""

from functools import partial

from newscrawl.cleaning.conditions import Rule, is_at_end, is_note, is_note_below
from newscrawl.cleaning.marks import NEAR
from newscrawl.cleaning.records import BlockKind

_LONGEST_BYLINE = 8  # words
_LONGEST_UPDATE = 5  # words; more tell of something
_LONGEST_STAMPS = 20  # words of two whole dates with their times and what is said of them
_NO_STAMP = ("finished", "heading", "tag_tr", "tag_li", "after_break", "mark_lead")  # what such a line is not
_SECOND_HALF = 0.5  # of the text
_SHORT_END = 40  # words that stay below what says that the text ends
# Evidence that is proof in a line of a few words: where it is certain anywhere, or at the end of the text, where the
# words need not be certain. Of 561 and 932 such lines of labelled pages 6 and 10 were body: credits, and a date.
_NOTES: tuple[tuple[str, BlockKind], ...] = (
    ("share_words", "boilerplate"),
    ("credit", "credit"),
    ("related_heading", "teaser"),
    ("lead_in_bare", "teaser"),
)
_NOTES_BELOW: tuple[tuple[str, BlockKind], ...] = (
    ("share_words", "boilerplate"),
    ("time_stamp", "boilerplate"),
    ("initials", "boilerplate"),
    ("site_name", "boilerplate"),
    ("related_heading", "teaser"),
    ("lead_in_alone", "teaser"),
    ("lead_in_bare", "teaser"),
)

NOTE_RULES: tuple[Rule, ...] = (
    Rule(name="initials", kind="boilerplate", applies=lambda f: f["initials"] == 1),
    *(Rule(name=name, kind=kind, applies=partial(is_note, name=name)) for name, kind in _NOTES),
    *(Rule(name=name, kind=kind, applies=partial(is_note_below, name=name)) for name, kind in _NOTES_BELOW),
    Rule(  # "Last updated: 12:30", no "Updated plans for Friday"
        name="update_words",
        kind="boilerplate",
        applies=lambda f: f["digits"] > 0 and is_note_below(f, "update_words"),
    ),
    Rule(  # "Posted March 4", above the text
        name="update_words",
        kind="boilerplate",
        applies=lambda f: (
            f["update_words"] > 0
            and f["digits"] > 0
            and f["words"] <= _LONGEST_UPDATE
            and f["blocks_from_first"] < 0
            and not any(f[name] for name in _NO_STAMP)
        ),
    ),
    Rule(  # "Published: 11:07, 13 October 2026 | Updated: 14:50, 13 October 2026", wherever it stands
        name="update_words",
        kind="boilerplate",
        applies=lambda f: (
            f["update_words"] > 0
            and f["time_stamp"] > 0
            and f["words"] <= _LONGEST_STAMPS
            and not any(f[name] for name in _NO_STAMP)
        ),
    ),
    Rule(  # just names behind it
        name="byline_words",
        kind="boilerplate",
        applies=lambda f: f["byline_words"] == 1 and is_note_below(f, "byline_words"),
    ),
    Rule(
        name="names_author",
        kind="boilerplate",
        applies=lambda f: f["names_author"] > 0 and f["words"] <= _LONGEST_BYLINE and f["blocks_from_last"] >= 0,
    ),
    Rule(  # the date that stands above the first paragraph
        name="time_stamp",
        kind="boilerplate",
        applies=lambda f: (
            f["time_stamp"] > 0
            and f["words"] <= _LONGEST_BYLINE
            and f["blocks_from_first"] <= 0
            and not any(f[name] for name in ("heading", "tag_tr", "tag_li", "after_break"))
        ),
    ),
    Rule(
        name="own_date",
        kind="boilerplate",
        applies=lambda f: (
            f["own_date"] > 0
            and ((is_at_end(f) and not f["above_kept"]) or (f["own_date"] == 1 and f["blocks_from_first"] < 0))
            and not any(f[name] for name in ("bold", "heading", "tag_tr", "tag_li", "after_break"))
        ),
    ),
    Rule(  # players of a line-up and rows of results may be called "De" and "Di" too
        name="byline_words",
        kind="boilerplate",
        applies=lambda f: (
            f["byline_words"] > 0
            and f["words"] <= _LONGEST_BYLINE
            and not f["finished"]
            and not any(f[name] for name in ("heading", "tag_tr", "tag_li", "after_break"))
            and (
                f["names_author"] > 0
                or f["link_share"] >= 0.5
                or (f["byline_words"] == 1 and f["blocks_from_first"] <= 0)
            )
        ),
    ),
)

PLAIN_LINE_RULES: tuple[Rule, ...] = (
    Rule(
        name="follow",
        kind="call_to_action",
        applies=lambda f: (
            f["follow"] > 0
            and f["mark_quote"] < NEAR
            and not any(f[name] for name in ("embedded_post", "second_voice", "heading", "tag_li", "tag_tr"))
        ),
    ),
    Rule(
        name="poll",
        kind="boilerplate",
        applies=lambda f: f["poll"] > 0 and not any(f[name] for name in ("tag_li", "tag_tr", "announced")),
    ),
    Rule(  # alone, two numbers may be a mark, a score or a date
        name="counter",
        kind="boilerplate",
        applies=lambda f: (
            (f["counter"] == 1 or (f["counter"] > 0 and f["by_picture"] > 0))
            and not any(f[name] for name in ("heading", "tag_li", "tag_tr", "announced"))
        ),
    ),
    Rule(  # a profile speaks of its author higher up
        name="biography",
        kind="boilerplate",
        applies=lambda f: (
            f["biography"] > 0
            and (is_at_end(f) or f["position_in_span"] > _SECOND_HALF)
            and not f["tag_li"]
            and not f["tag_tr"]
        ),
    ),
    Rule(
        name="closing_note",
        kind="credit",
        applies=lambda f: (
            f["closing_note"] > 0
            and (f["blocks_from_last"] >= -1 or is_at_end(f))
            and not any(f[name] for name in ("heading", "tag_li", "tag_tr", "announced"))
        ),
    ),
    Rule(  # or above nothing but notes
        name="end_mark",
        kind="boilerplate",
        applies=lambda f: (
            f["end_mark"] > 0
            and f["words_below"] <= (_SHORT_END if f["end_mark"] == 1 else 0)
            and f["bold"] < 1
            and not any(f[name] for name in ("heading", "tag_li", "tag_tr", "previous_colon"))
        ),
    ),
)
