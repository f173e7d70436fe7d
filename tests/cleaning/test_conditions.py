"""The conditions that hand-written rules are made of, on facts alone."""

from collections import defaultdict

import pytest

from newscrawl.cleaning.conditions import is_unnamed, parts_sections, speaks_against


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
    assert not speaks_against(facts(by_picture=1), but="by_picture")


_LIKE_THE_BODY = {"in_container": 1, "body_signature": 1}


@pytest.mark.parametrize(
    ("known", "parts"),
    [
        ({**_LIKE_THE_BODY, "in_span": 1}, True),
        (_LIKE_THE_BODY, False),
        ({**_LIKE_THE_BODY, "next_same_signature": 1, "next_length": 90}, True),
        ({**_LIKE_THE_BODY, "next_same_signature": 1, "next_length": 30}, False),
        ({**_LIKE_THE_BODY, "next_length": 90}, False),
        ({"in_container": 1, "in_span": 1}, False),
        ({"body_signature": 1, "in_span": 1}, False),
    ],
)
def test_sections_are_parted_between_paragraphs_and_above_a_longer_one(known: dict[str, float], parts: bool) -> None:
    assert parts_sections(facts(**known)) is parts


@pytest.mark.parametrize(
    ("distance", "class_share", "unnamed"), [(2, -1, True), (2, 0, False), (1, -1, False), (3, -1, False)]
)
def test_an_element_without_a_class_in_the_container_is_unnamed(
    distance: float, class_share: float, unnamed: bool
) -> None:
    assert is_unnamed(facts(container_distance=distance, parent_class_share=class_share)) is unnamed
