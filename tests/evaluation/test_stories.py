import json
import random
from pathlib import Path

import pytest

from newscrawl.evaluation.stories import judge, main, write_cases
from tests.stories.test_grouping import WORDS


def article(seed: int) -> str:
    chooser = random.Random(seed)
    return "\n".join(" ".join(chooser.choices(WORDS, k=30)) for _ in range(9))


TEXTS = [article(seed) for seed in range(40)]


def test_each_story_has_copies_and_another_story_beside_it() -> None:
    cases = write_cases(TEXTS)
    assert len(cases) == 20 * 6
    assert len({case.story for case in cases}) == 40


def test_the_threshold_decides_between_precision_and_recall() -> None:
    cases = write_cases(TEXTS)
    low, usual, high = (judge(cases, threshold) for threshold in (0.2, 0.67, 0.95))
    assert low[0] < usual[0] <= high[0]
    assert low[1] >= usual[1] > high[1]
    assert usual[0] >= 0.98
    assert usual[1] >= 0.9


def test_the_figures_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in TEXTS), "utf-8")
    assert main([str(path), "--threshold", "0.6", "--threshold", "0.7"]) == 0
    assert capsys.readouterr().out.count("precision") == 2
