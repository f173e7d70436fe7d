"""The learned weights for lines of plain text: the mean of a logistic regression and a boosted forest.

`python -m newscrawl.training.plain` makes the file and writes into it what it was made from. Each alone finds less:
see docs/plain-text.md for what the two are worth.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from newscrawl.cleaning.model import Model, read_model

Mode = Literal["safe", "default", "thorough"]
MODES: tuple[Mode, ...] = ("safe", "default", "thorough")
_FARTHEST = 5.0  # standard deviations; a number farther out says no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """A logistic regression over standardised numbers; those that may be large enter by their logarithm."""

    logarithmic: tuple[bool, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weight: tuple[float, ...]
    bias: float

    def probability(self, vector: Sequence[float]) -> float:
        """How probable it is, 0..1, that the line is another story's headline."""
        total = self.bias
        for value, log, mean, scale, weight in zip(
            vector, self.logarithmic, self.mean, self.scale, self.weight, strict=True
        ):
            number = math.copysign(math.log1p(abs(value)), value) if log else value
            total += weight * max(-_FARTHEST, min(_FARTHEST, (number - mean) / scale))
        return 1 / (1 + math.exp(-total))


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineModel:
    """Both models, and for each mode the probability from which a line goes."""

    linear: Linear
    forest: Model
    thresholds: Mapping[Mode, float]

    def probability(self, vector: Sequence[float]) -> float:
        """How probable it is, 0..1, that the line is another story's headline."""
        return (self.linear.probability(vector) + self.forest.probability(self.forest.leaves(vector))) / 2


def read_headline_model(text: str) -> HeadlineModel:
    """The models of a weights file's text."""
    data = json.loads(text)
    linear = data["linear"]
    numbers = {name: tuple(linear[name]) for name in ("logarithmic", "mean", "scale", "weight")}
    return HeadlineModel(
        linear=Linear(**numbers, bias=linear["bias"]), forest=read_model(text), thresholds=data["thresholds"]
    )


def shipped_headline_model() -> HeadlineModel:
    """The model that comes with newscrawl."""
    return read_headline_model(files("newscrawl.cleaning").joinpath("data/plain_weights.json").read_text("utf-8"))
