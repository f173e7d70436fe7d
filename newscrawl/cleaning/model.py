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
from functools import cached_property
from importlib.resources import files
from typing import Any

from newscrawl.cleaning.forest import Leaf, LeafFinder, Tree, summed_worth

# Log-odds by the first forest. Beyond them the mean never changed what becomes of a block: 19,368 blocks, out of fold.
_CERTAIN = (-4.8, 3.0)


@dataclass(frozen=True, kw_only=True)
class Model:
    """Forests of other random draws, whose mean counts, and the names of the numbers that they judge, in order."""

    names: tuple[str, ...]
    trees: tuple[Tree, ...]  # of all forests, which are of one size
    forests: int = 1
    made: Mapping[str, Any] = field(repr=False)  # provenance: date, data, figures

    @cached_property
    def _finders(self) -> Sequence[LeafFinder]:
        """The first forest, and all others together."""
        first = len(self.trees) // self.forests
        return [LeafFinder(trees) for trees in (self.trees[:first], self.trees[first:]) if trees]

    def leaves(self, vector: Sequence[float]) -> Sequence[Leaf]:
        """The leaf of each tree that these numbers lead to; of the first forest alone, where that is certain."""
        first, *others = self._finders
        leaves = first.leaves(vector)
        if others and _CERTAIN[0] <= self._log_odds(leaves) <= _CERTAIN[1]:
            return [*leaves, *others[0].leaves(vector)]
        return leaves

    def probability(self, leaves: Sequence[Leaf]) -> float:
        """How probable it is, 0..1, that a block that leads to these leaves belongs to the article."""
        return 1 / (1 + math.exp(-self._log_odds(leaves)))

    def contributions(self, leaves: Sequence[Leaf]) -> dict[str, float]:
        """What each name's number was worth, in log-odds; below 0 speaks for removal."""
        worth = summed_worth(leaves, len(self.names))
        share = self._share(leaves)
        return {name: log_odds / share for name, log_odds in zip(self.names, worth, strict=True) if log_odds}

    def _log_odds(self, leaves: Sequence[Leaf]) -> float:
        return sum([leaf.value for leaf in leaves]) / self._share(leaves)

    def _share(self, leaves: Sequence[Leaf]) -> float:
        """Of the trees, whose values are what each adds to the mean."""
        return len(leaves) / len(self.trees)


def read_model(text: str) -> Model:
    """The model of a weights file's text."""
    data = json.loads(text)
    trees = tuple(Tree(**{key: tuple(values) for key, values in tree.items()}) for tree in data["trees"])
    return Model(names=tuple(data["names"]), trees=trees, forests=data["forests"], made=data["made"])


def shipped_model() -> Model:
    """The model that comes with newscrawl."""
    return read_model(files("newscrawl.cleaning").joinpath("data/weights.json").read_text("utf-8"))
