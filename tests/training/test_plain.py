import pytest

from newscrawl.cleaning.plain.decision import Case, read_cases
from newscrawl.cleaning.plain.lines import read_text
from newscrawl.cleaning.plain.measures import NAMES
from newscrawl.cleaning.plain.model import MODES, read_headline_model, shipped_headline_model
from newscrawl.training.plain import Example, find_thresholds
from tests.cleaning.plain.test_clean_text import PARAGRAPHS


def examples(count: int) -> list[Example]:
    case: Case = read_cases(read_text("\n".join(PARAGRAPHS), ""), {})[0]
    bare = Case(line=case.line, rule=None, guard=None, numbers=case.numbers, label=None, evidence=())
    return [Example(case=bare, kind="paragraph", source="a", text="a", fold=0, weight=1.0) for _ in range(count)]


def test_a_threshold_loses_its_share_of_genuine_lines() -> None:
    probabilities = [number / 10_000 for number in range(10_000)]
    thresholds = find_thresholds(examples(10_000), probabilities)
    lost = {mode: sum(p >= threshold for p in probabilities) for mode, threshold in thresholds.items()}
    assert lost == {"safe": 8, "default": 18, "thorough": 48}


def test_the_shipped_weights_judge_by_the_measures_and_know_every_mode() -> None:
    model = shipped_headline_model()
    assert model.forest.names == NAMES
    assert len(model.linear.weight) == len(NAMES)
    assert set(model.thresholds) == set(MODES)
    assert model.thresholds["safe"] > model.thresholds["default"] > model.thresholds["thorough"]
    assert model.forest.made["articles"]


def test_a_model_is_the_mean_of_its_two() -> None:
    text = (
        '{"made":{},"names":["words"],"forests":1,"trees":[{"asks":[-1],"threshold":[0],"low":[0],"high":[0],"value":[0.0]}],"thresholds":{"safe":1,"default":1,"thorough":1},'
        '"linear":{"logarithmic":[false],"mean":[0],"scale":[1],"weight":[100],"bias":0}}'
    )
    assert read_headline_model(text).probability([9.0]) == pytest.approx(0.75)
