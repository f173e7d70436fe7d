"""How much noise leaks and how much content is lost, over every shape in ten languages."""

import pytest

from tests.shape_cases import CONTROLS, NOISE
from tests.shapes import Counts, measure, share

# `python -m tests.shapes` prints the figures of every shape and language.
MOST_LEAKED = 0.02
MOST_LOST = 0.01


@pytest.fixture(scope="module")
def measured() -> tuple[Counts, Counts]:
    return measure(templates=3)  # all five take twice as long


def test_noise_leaks_no_more_than_allowed(measured: tuple[Counts, Counts]) -> None:
    assert share(measured[0]) <= MOST_LEAKED


def test_content_is_lost_no_more_than_allowed(measured: tuple[Counts, Counts]) -> None:
    assert share(measured[1]) <= MOST_LOST


def test_every_shape_was_tried(measured: tuple[Counts, Counts]) -> None:
    leaked, lost = measured
    assert leaked.keys() == NOISE.keys()
    assert lost.keys() >= CONTROLS.keys()
