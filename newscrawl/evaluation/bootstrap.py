"""How far a figure would move with another sample of pages."""

from collections.abc import Callable, Sequence
from random import Random
from statistics import pstdev
from typing import TypeVar

T = TypeVar("T")
_SAMPLES = 400  # at which the error itself moves by about 4 % from seed to seed


def standard_error(pages: Sequence[T], figure: Callable[[Sequence[T]], float]) -> float:
    """The bootstrap standard error of a figure over pages (Efron 1979): samples of as many pages, with replacement.

    Deterministic: the samples are always the same for as many pages. 0 for fewer than two pages.
    """
    if len(pages) < 2:
        return 0.0
    draw = Random(0)
    return pstdev(figure(draw.choices(pages, k=len(pages))) for _ in range(_SAMPLES))
