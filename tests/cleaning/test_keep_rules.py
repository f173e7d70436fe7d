"""When rules that keep apply, on facts alone: what is said for each, and each fact that silences it."""

from collections import defaultdict

import pytest

from newscrawl.cleaning.keep_rules import KEEP_RULES
from newscrawl.cleaning.marks import BITS

Known = dict[str, float]

_INSIDE: Known = {"in_container": 1.0, "in_span": 1.0}
_BELOW: Known = {"in_container": 1.0, "blocks_from_last": 3.0}
_BOX: Known = {"own_marks": float(BITS["newsletter"])}
_AGAINST: Known = {"credit": 1.0}
_RULES: dict[str, tuple[Known, list[Known]]] = {
    "body_list": (
        {**_INSIDE, "body_list": 1},
        [_BOX, {"own_marks": float(BITS["tags"])}, _AGAINST, {"body_list": 0}, {"in_span": 0}, {"link_share": 0.6}],
    ),
    "closing_list": (
        {**_BELOW, "body_list": 1, "branch_after_colon": 1, "probability": 0.3},
        [
            _BOX,
            _AGAINST,
            {"body_list": 0},
            {"branch_after_colon": 0},
            {"links": 1},
            {"blocks_from_last": 11},
            {"probability": 0.01},
        ],
    ),
    "closing_heading": (
        {**_BELOW, "heading": 1, "above_kept": 1},
        [_BOX, _AGAINST, {"above_kept": 0}, {"links": 1}, {"blocks_from_last": 0}, {"in_container": 0}],
    ),
    "bold_heading": (
        {**_INSIDE, "bold": 1, "words": 5, "beside_body": 1, "next_body_signature": 1, "probability": 0.5},
        [
            _BOX,
            _AGAINST,
            {"beside_body": 0},
            {"words": 15},
            {"bold": 0.5},
            {"next_body_signature": 0},
            {"next_link": 0.5},
            {"links": 1},
            {"probability": 0.1},
        ],
    ),
    "closing_prose": (
        {**_BELOW, "words": 20, "finished": 1, "probability": 0.5, "container_distance": 3},
        [
            {"mark_newsletter": 1},
            _AGAINST,
            {"probability": 0.3},
            {"blocks_from_last": 5},
            {"words": 11},
            {"finished": 0},
            {"in_container": 0},
        ],
    ),
    "closing_line": (
        {**_BELOW, "body_signature": 1, "beside_body": 1, "probability": 0.2},
        [
            _BOX,
            _AGAINST,
            {"body_signature": 0},
            {"beside_body": 0},
            {"heading": 1},
            {"links": 1},
            {"time_stamp": 1},
            {"sign": 1},
            {"update_words": 1},
            {"probability": 0.05},
            {"blocks_from_last": 20},
        ],
    ),
    "opening_line": (
        {"in_container": 1, "blocks_from_first": -2, "body_signature": 1, "beside_body": 1, "probability": 0.4},
        [_BOX, _AGAINST, {"blocks_from_first": -5}, {"blocks_from_first": 0}, {"probability": 0.2}, {"links": 1}],
    ),
    "line": (
        {**_INSIDE, "own_blocks": 3, "tag_p": 1, "beside_body": 1},
        [_BOX, _AGAINST, {"own_blocks": 2}, {"tag_p": 0}, {"beside_body": 0}, {"links": 1}],
    ),
    "quotation": (
        {**_INSIDE, "mark_quote": 2, "own_blocks": 3},
        [
            _BOX,
            _AGAINST,
            {"part_of_another_block": 1},
            {"own_blocks": 1},
            {"mark_quote": 1},
            {"links": 1},
            {"in_span": 0},
        ],
    ),
    "data_table": (
        {"in_container": 1, "tag_tr": 1, "own_marks": float(BITS["figure"])},
        [_BOX, {"tag_tr": 0}, {"in_container": 0}, {"link_share": 0.3}],
    ),
}


def applies(name: str, known: Known) -> bool:
    return any(rule.applies(defaultdict(float, known)) for rule in KEEP_RULES if rule.name == name)


@pytest.mark.parametrize("name", _RULES)
def test_a_rule_applies_where_all_is_said_for_it(name: str) -> None:
    assert applies(name, _RULES[name][0])


@pytest.mark.parametrize(("name", "change"), [(name, change) for name in _RULES for change in _RULES[name][1]])
def test_each_of_these_facts_silences_it(name: str, change: Known) -> None:
    assert not applies(name, {**_RULES[name][0], **change})
