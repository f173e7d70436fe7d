"""Fitting the forest with LightGBM and writing it as plain JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from newscrawl.cleaning.forest import Tree
from newscrawl.cleaning.model import Model
from newscrawl.cleaning.reasons import REASONS

LEAVES = 15
# Of pages. 150 trees at a rate of 0.1 do no better and take longer, 50 at 0.28 leak more: see docs/cleaner-versions.md.
TREES, RATE = 80, 0.18
_ROUND = 4  # decimals of values and thresholds; the figures do not change with more
# Evidence of other stories, calls and labels may only speak against a block, JSON-LD only for it.
_ONLY_FOR = frozenset(("in_json_ld",))
_ONLY_AGAINST = frozenset(
    name for name, reason in REASONS.items() if reason.kind in ("teaser", "call_to_action", "ad_label", "pager")
)


def fit(  # noqa: PLR0913 - what is fitted differs between pages and lines of text
    names: Sequence[str],
    rows: tuple[list[list[float]], list[int], list[float]],
    made: Mapping[str, Any],
    *,
    least_leaf: int = 20,
    random_thresholds: bool = True,
    trees: int = TREES,
    rate: float = RATE,
    bags: int = 1,
) -> Model:
    """Fit the weights; `made` is the provenance that goes into the file, `least_leaf` the fewest rows of a leaf.

    With `random_thresholds` trees are extremely random ones: better for pages, worse for lines of plain text. Of
    several `bags`, forests of other random draws, the mean of the log-odds counts.
    """
    import lightgbm  # noqa: PLC0415 - only training needs it

    vectors, labels, weights = rows
    fitted: list[Tree] = []
    for seed in range(bags):
        classifier = lightgbm.LGBMClassifier(
            n_estimators=trees,
            num_leaves=LEAVES,
            learning_rate=rate,
            extra_trees=random_thresholds,
            min_child_samples=least_leaf,
            subsample=0.8,
            subsample_freq=1,
            colsample_bytree=0.5,
            reg_lambda=5,
            monotone_constraints=[(name in _ONLY_FOR) - (name in _ONLY_AGAINST) for name in names],
            random_state=seed,
            deterministic=True,
            force_row_wise=True,
            n_jobs=2,
            verbose=-1,
        )
        classifier.fit(vectors, labels, sample_weight=weights)
        dumped = classifier.booster_.dump_model()["tree_info"]
        fitted.extend(_tree(tree["tree_structure"], 1 / bags) for tree in dumped)
    return Model(names=tuple(names), trees=tuple(fitted), forests=bags, made=made)


def as_json(model: Model) -> dict[str, Any]:
    """The weights file's content; `newscrawl.cleaning.model.read_model` reads it."""
    fields = ("asks", "threshold", "low", "high", "value")
    trees = [{field: list(getattr(tree, field)) for field in fields} for tree in model.trees]
    return {"made": dict(model.made), "names": list(model.names), "forests": model.forests, "trees": trees}


def _tree(root: dict[str, Any], share: float) -> Tree:
    """A fitted tree whose values count by so much."""
    asks: list[int] = []
    threshold: list[float] = []
    low: list[int] = []
    high: list[int] = []
    value: list[float] = []

    def add(node: dict[str, Any]) -> int:
        position = len(asks)
        leaf = "leaf_value" in node
        asks.append(-1 if leaf else node["split_feature"])
        threshold.append(0.0 if leaf else _shorter(node["threshold"]))
        value.append(round(_mean(node)[0] * share, _ROUND))
        low.append(0)
        high.append(0)
        if not leaf:
            low[position] = add(node["left_child"])
            high[position] = add(node["right_child"])
        return position

    add(root)
    return Tree(asks=tuple(asks), threshold=tuple(threshold), low=tuple(low), high=tuple(high), value=tuple(value))


def _mean(node: dict[str, Any]) -> tuple[float, int]:
    """The mean value of the leaves below a node, and how many rows they hold."""
    if "leaf_value" in node:
        return node["leaf_value"], node.get("leaf_count", 1)
    (left, left_rows), (right, right_rows) = _mean(node["left_child"]), _mean(node["right_child"])
    total = max(1, left_rows + right_rows)
    return (left * left_rows + right * right_rows) / total, total


def _shorter(threshold: float) -> float:
    """LightGBM writes "nothing but zero" as 1e-35; 0 asks the same of our numbers."""
    return round(threshold, _ROUND)
