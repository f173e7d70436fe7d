"""The conditions that hand-written rules are made of, on facts alone."""

from collections.abc import Callable, Mapping

import pytest

from newscrawl.cleaning import conditions
from newscrawl.cleaning.conditions import Facts, is_boxed, is_note, is_note_below, is_set_apart, speaks_against
from newscrawl.cleaning.marks import BITS
from newscrawl.cleaning.measures import MARK_NAMES
from newscrawl.cleaning.reasons import EVIDENCE
from tests.cleaning.rule_tables import (
    AGAINST,
    BOX,
    INSIDE,
    NOT_AT_END,
    Case,
    Known,
    counter_cases,
    each,
    facts,
    hits,
    slips,
)

_LIKE_THE_BODY: Known = {"in_container": 1, "body_signature": 1}
_SOURCE: Known = {"announced": 1, "foreign_link": 0.1}
_LINE: Known = {**_LIKE_THE_BODY, "after_break": 1, "own_blocks": 4, "link_share": 0.29}
_VERSE: Known = {**INSIDE, "own_blocks": 3, "tag_p": 1, "beside_body": 1}
_NOTE: Known = {"credit": 1, "words": 8, "bold": 0.49, **NOT_AT_END}
_NOTE_BELOW: Known = {"credit": 0.1, "words": 8, "bold": 1, "blocks_from_last": 1, **NOT_AT_END}
_NO_LINE = each(words=9, finished=1, tag_li=1, tag_tr=1)
_CASES: tuple[Case, ...] = (
    ("is_short", {"words": 30}, each(words=31)),
    ("is_at_end", {"blocks_from_last": 1, **NOT_AT_END}, each(blocks_from_last=0)),
    ("is_at_end", {"words_below": 40}, [NOT_AT_END]),
    ("is_in_body", {"body_signature": 1, "in_span": 1}, each(body_signature=0, in_span=0)),
    ("is_inside", INSIDE, each(in_container=0, in_span=0)),
    ("parts_sections", {**_LIKE_THE_BODY, "in_span": 1}, each(in_container=0, body_signature=0, in_span=0)),
    ("parts_sections", {**_LIKE_THE_BODY, "above_kept": 1}, each(in_container=0, body_signature=0, above_kept=0)),
    ("is_prose", {"finished": 1, "link_share": 0.29}, each(finished=0, link_share=0.3)),
    ("is_source", _SOURCE, each(announced=0, foreign_link=0, article_link=0.1)),
    (
        "is_line_of_paragraph",
        _LINE,
        each(after_break=0, own_blocks=3, link_share=0.3, body_signature=0, in_container=0),
    ),
    ("is_line_of_quotation", {"own_blocks": 2}, each(own_blocks=1, links=1)),
    ("is_line_of_quotation", {"parent_blocks": 2}, each(parent_blocks=1, links=1)),
    (
        "is_line_beside",
        _VERSE,
        [*each(own_blocks=2, tag_p=0, links=1, in_container=0, in_span=0, beside_body=0), BOX],
    ),
    (
        "is_like_body",
        {**_LIKE_THE_BODY, "beside_body": 1},
        [
            *each(heading=1, links=1, sign=1, time_stamp=1, update_words=1),
            *each(in_container=0, body_signature=0, beside_body=0),
        ],
    ),
    ("is_note", _NOTE, [*each(credit=0.5, heading=1, bold=0.5), *_NO_LINE]),
    ("is_note_below", _NOTE_BELOW, [*each(credit=0, blocks_from_last=0, heading=1, previous_colon=1), *_NO_LINE]),
    ("is_note_below", {"credit": 0.1, "words_below": 40}, [NOT_AT_END]),
    ("speaks_against", {"headline_link": 0.2}, each(headline_link=0.19)),
    ("speaks_against", {"is_title": 1}, each(is_title=0.99)),  # less certain: a subtitle that the metadata repeats
    ("speaks_against", {"headline_link": 0.2, "announced": 1}, each(foreign_link=1)),  # a source
)
_OF_A_NAME: Mapping[str, Callable[[Facts, str], bool]] = {"is_note": is_note, "is_note_below": is_note_below}


def holds(name: str, known: Known) -> bool:
    if name in _OF_A_NAME:
        return _OF_A_NAME[name](facts(known), "credit")
    found = getattr(conditions, name)(facts(known))
    assert isinstance(found, bool)
    return found


@pytest.mark.parametrize(("name", "known"), hits(_CASES))
def test_a_condition_holds_where_all_is_said_for_it(name: str, known: Known) -> None:
    assert holds(name, known)


@pytest.mark.parametrize(("name", "known", "change"), counter_cases(_CASES))
def test_it_does_not_hold_with_one_of_these_facts(name: str, known: Known, change: Known) -> None:
    assert not holds(name, {**known, **change})


def test_each_counter_case_differs_in_one_fact_that_there_is() -> None:
    assert list(slips(_CASES)) == []


_SILENCING = (
    "lead_in lead_in_bare lead_in_alone related_heading after_label below_headline call_to_action paywall_notice "
    "service_link pointer heads_teasers production_note ad_label pager_words share_words caption_place by_picture "
    "credit byline_words names_author headline_link is_title"
).split()


def test_of_all_evidence_just_this_silences_keep_rules() -> None:
    assert [name for name in EVIDENCE if speaks_against(facts({name: 1}))] == sorted(_SILENCING, key=EVIDENCE.index)


def test_doubtful_evidence_silences_keep_rules_too() -> None:
    assert speaks_against(facts({"credit": 0.1}))


def test_a_rule_may_overlook_one_evidence() -> None:
    assert not speaks_against(facts({"by_picture": 1}), but=("by_picture",))


def test_a_rule_overlooks_no_other_evidence() -> None:
    assert speaks_against(facts({"by_picture": 1, **AGAINST}), but=("by_picture",))


def test_of_all_marks_just_these_make_no_box() -> None:
    found = [name for name in MARK_NAMES if not is_boxed(facts({f"mark_{name}": 1}))]
    assert found == "article_body body button date lead tags teaser title".split()


@pytest.mark.parametrize("name", MARK_NAMES)
def test_what_a_mark_makes_a_box_it_sets_apart_and_tags_are_set_apart_too(name: str) -> None:
    boxed = is_boxed(facts({f"mark_{name}": 1}))
    assert is_set_apart(facts({"own_marks": float(BITS[name])})) is (boxed or name == "tags")


@pytest.mark.parametrize(
    ("condition", "of_one", "of_two"),
    [
        (is_boxed, {"mark_figure": 1}, {"mark_figure": 1, "mark_newsletter": 1}),
        (is_set_apart, {"own_marks": BITS["figure"]}, {"own_marks": BITS["figure"] | BITS["newsletter"]}),
    ],
)
def test_a_rule_may_overlook_one_box_and_no_other(condition: Callable[..., bool], of_one: Known, of_two: Known) -> None:
    found = [condition(facts(known), but=("mark_figure",)) for known in (of_one, of_two)]
    assert found == [False, True]


def test_the_box_that_holds_the_body_sets_nothing_apart() -> None:
    assert not is_set_apart(facts({"mark_newsletter": 1}))
