"""The learned weights: a small boosted forest over named evidence, read from JSON and evaluated without a library.

`newscrawl.training` makes the file and writes into it what it was made from. A tree is five parallel lists: the
position of the name that a node asks about (-1: a leaf), the threshold, the nodes to go to at or below it and above
it, and the node's value in log-odds. Inner nodes hold the mean of their leaves, so that a step down a tree tells how
much its question was worth (Saabas 2014, "Interpreting random forests").
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where a way through a tree ends: the log-odds, and what each question on the way was worth."""

    value: float
    steps: tuple[tuple[int, float], ...]  # position of the name, log-odds


# A question (position of the name, threshold, what follows at or below it and above it), or a leaf.
Branch: TypeAlias = "tuple[int, float, Branch, Branch] | Leaf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One tree, as parallel lists by node; node 0 is the root."""

    asks: tuple[int, ...]
    threshold: tuple[float, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    value: tuple[float, ...]
    root: Branch = field(init=False, repr=False, compare=False)  # the same, linked: twice as fast to walk

    def __post_init__(self) -> None:
        """Link the nodes."""
        object.__setattr__(self, "root", self._linked(0, ()))

    def _linked(self, node: int, steps: tuple[tuple[int, float], ...]) -> Branch:
        name = self.asks[node]
        if name < 0:
            return Leaf(self.value[node], steps)
        low, high = (
            self._linked(following, (*steps, (name, self.value[following] - self.value[node])))
            for following in (self.low[node], self.high[node])
        )
        return name, self.threshold[node], low, high

    def leaf(self, vector: Sequence[float]) -> Leaf:
        """The leaf that these numbers lead to."""
        node = self.root
        while isinstance(node, tuple):
            name, threshold, low, high = node
            node = low if vector[name] <= threshold else high
        return node


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
            total += tree.leaf(vector).value
        return 1 / (1 + math.exp(-total))

    def contributions(self, vector: Sequence[float]) -> dict[str, float]:
        """What each name's number was worth, in log-odds; below 0 speaks for removal."""
        worth: dict[int, float] = {}
        for tree in self.trees:
            for name, log_odds in tree.leaf(vector).steps:
                worth[name] = worth.get(name, 0.0) + log_odds
        return {self.names[name]: log_odds for name, log_odds in worth.items()}


def read_model(text: str) -> Model:
    """The model of a weights file's text."""
    data = json.loads(text)
    trees = tuple(Tree(**{key: tuple(values) for key, values in tree.items()}) for tree in data["trees"])
    return Model(names=tuple(data["names"]), trees=trees, made=data["made"])


def shipped_model() -> Model:
    """The model that comes with newscrawl."""
    return read_model(files("newscrawl.cleaning").joinpath("data/weights.json").read_text("utf-8"))
