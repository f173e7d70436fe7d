import json

import pytest

from newscrawl.cleaning.decision import MODEL_NAMES
from newscrawl.cleaning.model import Model, read_model, shipped_model

WEIGHTS = {
    "made": {"date": "2026-11-24"},
    "names": ["link", "words"],
    "forests": 1,
    "trees": [
        {
            "asks": [0, -1, 1, -1, -1],
            "threshold": [0.5, 0, 10, 0, 0],
            "low": [1, 0, 3, 0, 0],
            "high": [2, 0, 4, 0, 0],
            "value": [0.0, 2.0, -1.0, -2.0, 0.5],
        }
    ],
}


@pytest.fixture
def model() -> Model:
    return read_model(json.dumps(WEIGHTS))


@pytest.mark.parametrize(("vector", "probability"), [([0.1, 3], 0.881), ([0.9, 3], 0.119), ([0.9, 30], 0.622)])
def test_a_vector_walks_down_each_tree(model: Model, vector: list[float], probability: float) -> None:
    assert model.probability(model.leaves(vector)) == pytest.approx(probability, abs=0.001)


def test_contributions_say_what_each_question_was_worth(model: Model) -> None:
    assert model.contributions(model.leaves([0.9, 3])) == {"link": -1.0, "words": -1.0}


def test_the_shipped_weights_ask_for_what_the_cleaner_measures() -> None:
    assert shipped_model().names == MODEL_NAMES


def test_the_shipped_weights_say_what_they_were_made_from() -> None:
    made = shipped_model().made
    assert {"date", "pages", "out_of_fold"} <= set(made)


def test_a_tree_with_more_leaves_than_a_field_has_bits_is_refused() -> None:
    inner = 16
    tree = {
        "asks": [*([0, -1] * inner), -1],
        "threshold": [0.0] * (2 * inner + 1),
        "low": [node + 1 for node in range(2 * inner + 1)],
        "high": [node + 2 for node in range(2 * inner + 1)],
        "value": [0.0] * (2 * inner + 1),
    }
    with pytest.raises(ValueError, match="more than 16 leaves"):
        read_model(json.dumps({**WEIGHTS, "trees": [tree]})).leaves([0.0, 0.0])


def test_where_the_first_forest_is_certain_the_others_are_not_asked() -> None:
    sure = {
        "asks": [0, -1, -1],
        "threshold": [0.5, 0, 0],
        "low": [1, 0, 0],
        "high": [2, 0, 0],
        "value": [0.0, 2.0, 0.2],
    }
    other = {**sure, "value": [0.0, -1.0, 0.4]}
    model = read_model(json.dumps({**WEIGHTS, "forests": 2, "trees": [sure, other]}))
    certain, open_question = model.leaves([0.1, 0.0]), model.leaves([0.9, 0.0])
    assert [len(certain), len(open_question)] == [1, 2]
    assert model.probability(certain) == pytest.approx(0.982, abs=0.001)  # the mean is the first one's: 2 * 2.0
    assert model.probability(open_question) == pytest.approx(0.646, abs=0.001)  # 0.2 + 0.4
    assert model.contributions(certain) == {"link": 4.0}
