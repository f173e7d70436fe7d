"""The learned weights: a small boosted forest over named evidence, read from JSON and evaluated without a library.

`newscrawl.training` makes the file and writes into it what it was made from. A tree is five parallel lists: the
position of the name that a node asks about (-1: a leaf), the threshold, the nodes to go to at or below it and above
it, and the node's value in log-odds. Inner nodes hold the mean of their leaves, so that a step down a tree tells how
much its question was worth (Saabas 2014, "Interpreting random forests").
"""

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One tree, as parallel lists by node; node 0 is the root."""

    asks: tuple[int, ...]
    threshold: tuple[float, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    value: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The forest and the names of the numbers that it judges, in order."""

    names: tuple[str, ...]
    trees: tuple[Tree, ...]
    made: Mapping[str, Any]  # provenance: date, data, figures

    def probability(self, vector: Sequence[float]) -> float:
        """How probable it is, 0..1, that a block with these numbers belongs to the article."""
        total = 0.0
        for tree in self.trees:
            asks, threshold, low, high = tree.asks, tree.threshold, tree.low, tree.high
            node = 0
            while (name := asks[node]) >= 0:
                node = low[node] if vector[name] <= threshold[node] else high[node]
            total += tree.value[node]
        return 1 / (1 + math.exp(-total))

    def contributions(self, vector: Sequence[float]) -> dict[str, float]:
        """What each name's number was worth, in log-odds; below 0 speaks for removal."""
        worth: dict[str, float] = defaultdict(float)
        for tree in self.trees:
            node = 0
            while (name := tree.asks[node]) >= 0:
                following = tree.low[node] if vector[name] <= tree.threshold[node] else tree.high[node]
                worth[self.names[name]] += tree.value[following] - tree.value[node]
                node = following
        return worth


def read_model(text: str) -> Model:
    """The model of a weights file's text."""
    data = json.loads(text)
    trees = tuple(Tree(**{key: tuple(values) for key, values in tree.items()}) for tree in data["trees"])
    return Model(names=tuple(data["names"]), trees=trees, made=data["made"])


def shipped_model() -> Model:
    """The model that comes with newscrawl."""
    return read_model(files("newscrawl.cleaning").joinpath("data/weights.json").read_text("utf-8"))
