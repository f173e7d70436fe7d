"""The learned weights: a small boosted forest over named evidence, read from JSON and evaluated without a library.

`newscrawl.training` makes the file and writes into it what it was made from. A tree is five parallel lists: the
position of the name that a node asks about (-1: a leaf), the threshold, the nodes to go to at or below it and above
it, and the node's value in log-odds. Inner nodes hold the mean of their leaves, so that a step down a tree tells how
much its question was worth (Saabas 2014, "Interpreting random forests").
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from typing import Any

from newscrawl.cleaning.forest import Leaf, LeafFinder, Tree


@dataclass(frozen=True, kw_only=True)
class Model:
    """The forest and the names of the numbers that it judges, in order."""

    names: tuple[str, ...]
    trees: tuple[Tree, ...]
    made: Mapping[str, Any] = field(repr=False)  # provenance: date, data, figures

    @cached_property
    def _finder(self) -> LeafFinder:
        return LeafFinder(self.trees)

    def leaves(self, vector: Sequence[float]) -> Sequence[Leaf]:
        """The leaf of each tree that these numbers lead to."""
        return self._finder.leaves(vector)

    def probability(self, vector: Sequence[float]) -> float:
        """How probable it is, 0..1, that a block with these numbers belongs to the article."""
        return probability_of(self.leaves(vector))

    def contributions(self, leaves: Iterable[Leaf]) -> dict[str, float]:
        """What each name's number was worth, in log-odds; below 0 speaks for removal."""
        worth: dict[int, float] = {}
        for leaf in leaves:
            for name, log_odds in leaf.steps:
                worth[name] = worth.get(name, 0.0) + log_odds
        return {self.names[name]: log_odds for name, log_odds in worth.items()}


def probability_of(leaves: Iterable[Leaf]) -> float:
    """How probable it is, 0..1, that a block that leads to these leaves belongs to the article."""
    return 1 / (1 + math.exp(-math.fsum(leaf.value for leaf in leaves)))


def read_model(text: str) -> Model:
    """The model of a weights file's text."""
    data = json.loads(text)
    trees = tuple(Tree(**{key: tuple(values) for key, values in tree.items()}) for tree in data["trees"])
    return Model(names=tuple(data["names"]), trees=trees, made=data["made"])


def shipped_model() -> Model:
    """The model that comes with newscrawl."""
    return read_model(files("newscrawl.cleaning").joinpath("data/weights.json").read_text("utf-8"))
