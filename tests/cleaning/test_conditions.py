"""The conditions that hand-written rules are made of, on facts alone."""

from collections import defaultdict

import pytest

from newscrawl.cleaning.conditions import is_note, is_note_below, parts_sections, speaks_against


def facts(**known: float) -> defaultdict[str, float]:
    return defaultdict(float, known)


@pytest.mark.parametrize(
    ("known", "against"),
    [
        ({}, False),
        ({"is_title": 1}, True),
        ({"is_title": 0.99}, False),  # a subtitle that the metadata repeats
        ({"headline_link": 0.1}, False),  # a link within a sentence
        ({"headline_link": 0.5}, True),
        ({"credit": 0.5}, True),
    ],
)
def test_some_evidence_silences_keep_rules(known: dict[str, float], against: bool) -> None:
    assert speaks_against(facts(**known)) is against


def test_a_rule_may_overlook_one_evidence() -> None:
    assert not speaks_against(facts(by_picture=1), but=("by_picture",))


_LIKE_THE_BODY = {"in_container": 1, "body_signature": 1}


@pytest.mark.parametrize(
    ("known", "parts"),
    [
        ({**_LIKE_THE_BODY, "in_span": 1}, True),
        (_LIKE_THE_BODY, False),
        ({**_LIKE_THE_BODY, "above_kept": 1}, True),
        ({"in_container": 1, "above_kept": 1}, False),
        ({"in_container": 1, "in_span": 1}, False),
        ({"body_signature": 1, "in_span": 1}, False),
    ],
)
def test_sections_are_parted_between_paragraphs_and_above_what_stays(known: dict[str, float], parts: bool) -> None:
    assert parts_sections(facts(**known)) is parts


_NOTE = {"credit": 1, "words": 3}


@pytest.mark.parametrize(
    ("known", "note"),
    [
        (_NOTE, True),
        ({**_NOTE, "credit": 0.5}, False),
        ({**_NOTE, "words": 9}, False),
        ({**_NOTE, "finished": 1}, False),
        ({**_NOTE, "tag_li": 1}, False),
        ({**_NOTE, "tag_tr": 1}, False),
        ({**_NOTE, "heading": 1}, False),
        ({**_NOTE, "bold": 1}, False),
    ],
)
def test_a_note_is_certain_and_a_line_of_a_few_words(known: dict[str, float], note: bool) -> None:
    assert is_note(facts(**known), "credit") is note


@pytest.mark.parametrize(
    ("known", "note"),
    [
        ({"blocks_from_last": 1, "words_below": 90}, True),
        ({"blocks_from_last": 0, "words_below": 0}, True),
        ({"blocks_from_last": 0, "words_below": 20}, True),  # notes that no lexicon knows
        ({"blocks_from_last": 0, "words_below": 90}, False),
        ({"blocks_from_last": 1, "words": 9}, False),
        ({"blocks_from_last": 1, "credit": 0}, False),
        ({"blocks_from_last": 1, "heading": 1}, True),
    ],
)
def test_below_the_text_a_note_need_not_be_certain(known: dict[str, float], note: bool) -> None:
    assert is_note_below(facts(**{"credit": 0.5, "words": 3, **known}), "credit") is note
