"""Finding the leaves of all trees of a forest at once, with bits instead of steps.

QuickScorer (Lucchese et al. 2015, "QuickScorer: a fast algorithm to rank documents with additive ensembles of
regression trees"): every tree has a field of bits in one large integer, a bit for each of its leaves from left to
right. A question that is answered with "above" rules out the leaves on its low side, whatever was asked before. So the
numbers are looked up in the sorted thresholds of their name, the bits that remain are one `and` for each name, and the
leaf of a tree is the lowest bit that is left in its field. It takes an eighth of the time of walking down the trees.
"""

import math
import struct
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import and_, getitem

_FIELD = 16  # bits; no tree has more leaves
_WORTH, _UNIT = 32, 10_000  # bits of a name's worth: 214,748 log-odds either way; parts of one log-odds
_Questions = dict[int, list[tuple[float, int]]]  # name -> threshold, the bits that stay above it
_HALF = (1 << _WORTH - 1).to_bytes(_WORTH // 8, "little")  # of a name's range


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One tree, as parallel lists by node; node 0 is the root, a node that asks -1 is a leaf. 16 leaves at most."""

    asks: tuple[int, ...]
    threshold: tuple[float, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    value: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where a way through a tree ends: the log-odds, and what the questions on the way were worth by their names."""

    value: float
    worth: int  # a field of bits for each name, lowest first, in ten-thousandths: trees hold four decimals


def summed_worth(leaves: Iterable[Leaf], names: int) -> list[float]:
    """What all questions on the ways to these leaves were worth in log-odds, by the position of their name, 0 up.

    One sum of large integers adds up the fields of all names. A field below 0 borrows from the next one; raising each
    by half its range and turning that bit again leaves every field as a signed number of its own.
    """
    half = int.from_bytes(_HALF * names, "little")
    fields = (sum([leaf.worth for leaf in leaves]) + half) ^ half
    return [worth / _UNIT for worth in struct.unpack(f"<{names}i", fields.to_bytes(names * _WORTH // 8, "little"))]


def _arranged(questions: Iterable[tuple[float, int]]) -> tuple[float, list[float], list[int]]:
    """The least threshold of a name, all of them in order, and the bits that stay above each."""
    thresholds = sorted(questions)
    least = thresholds[0][0] if thresholds else math.inf
    return least, [threshold for threshold, _ in thresholds], list(accumulate((bits for _, bits in thresholds), and_))


class LeafFinder:
    """A forest, arranged by the names that its questions ask about."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        self._all = (1 << _FIELD * len(trees)) - 1
        self._ones = sum(1 << _FIELD * position for position in range(len(trees)))
        self._fields = struct.Struct(f"<{len(trees)}H")
        self._leaves: list[dict[int, Leaf]] = []  # by tree: lowest bit -> leaf
        questions: _Questions = defaultdict(list)
        for position, tree in enumerate(trees):
            self._leaves.append(self._read(tree, position * _FIELD, questions))
        self._asked = [_arranged(questions.get(name, ())) for name in range(max(questions, default=-1) + 1)]

    def leaves(self, vector: Sequence[float]) -> Sequence[Leaf]:
        """The leaf of each tree that these numbers lead to, in the order of the trees."""
        left = self._all
        for number, (least, thresholds, bits) in zip(vector, self._asked, strict=False):
            if number > least:
                left &= bits[bisect_left(thresholds, number) - 1]
        # No field is empty, so taking 1 from each borrows from none; what is turned off is the lowest bit of each.
        lowest = left & ~(left - self._ones)
        return list(map(getitem, self._leaves, self._fields.unpack(lowest.to_bytes(self._fields.size, "little"))))

    def _read(self, tree: Tree, shift: int, questions: _Questions) -> dict[int, Leaf]:
        """The leaves of a tree by their bits; its questions are added to those of the forest."""
        leaves: dict[int, Leaf] = {}

        def step(node: int, into: int) -> int:
            return round((tree.value[into] - tree.value[node]) * _UNIT) << _WORTH * tree.asks[node]

        def read(node: int, worth: int) -> None:
            name = tree.asks[node]
            if name < 0:
                if len(leaves) == _FIELD:
                    raise ValueError(f"a tree of the weights has more than {_FIELD} leaves")
                leaves[1 << len(leaves)] = Leaf(tree.value[node], worth)
                return
            first = len(leaves)
            low, high = tree.low[node], tree.high[node]
            read(low, worth + step(node, low))
            below = (1 << len(leaves)) - (1 << first)
            questions[name].append((tree.threshold[node], self._all ^ (below << shift)))
            read(high, worth + step(node, high))

        read(0, 0)
        return leaves
