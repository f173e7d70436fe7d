"""Making the weights for plain text: labelled pages in, newscrawl/cleaning/data/plain_weights.json out.

    python -m newscrawl.training.plain REFERENCES.jsonl... [-o plain_weights.json]

Headlines are put into the reference texts (`newscrawl.evaluation.injection`); the thresholds are those that keep
99.92, 99.82 and 99.52 % of the genuine lines of the first file, out of fold. It needs lightgbm and scikit-learn
(the `training` extra).
"""

import argparse
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from newscrawl.cleaning.plain.decision import Case, in_their_text, probability_of
from newscrawl.cleaning.plain.measures import NAMES
from newscrawl.cleaning.plain.model import HeadlineModel, Linear, Mode
from newscrawl.evaluation.injection import Document, Line, Source, make_documents, read_sources
from newscrawl.evaluation.inputs import told
from newscrawl.evaluation.plain import read_document
from newscrawl.training.dataset import assign_folds
from newscrawl.training.forest import as_json
from newscrawl.training.forest import fit as fit_forest

FOLDS = 5
SEEDS = (0, 1, 2)  # ways to put the headlines in
# Shares of genuine lines. A little more than the modes promise: on unseen sites a little less is kept.
KEPT: Mapping[Mode, float] = {"safe": 0.9992, "default": 0.9982, "thorough": 0.9952}
_LOGARITHMIC_FROM = 1.5  # numbers that grow beyond enter by their logarithm
_STRENGTH = 0.1  # inverse of the penalty on the weights
_CALLS = 0.15  # share of headlines that get a "!", as is usual where the references have few pages from
_SUB_HEADING, _OWN_TEASER, _WHOLE_TEXT = 4.0, 3.0, 0.5  # weights; set by the figures of docs/plain-text.md
_LEAST_LEAF = 60  # lines in a leaf of the forest
_BAGS = 3  # forests
_TREES, _RATE = 150, 0.1  # of each
_TINY = 1e-9  # of a float's error
_SURE, _NEVER = 2.0, -1.0  # what a rule and a guard count as among probabilities


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A line, what the cleaner sees of it, and the truth."""

    case: Case
    kind: str  # as injection.Line
    source: str  # the article's id
    text: str  # of the version of the article that it stands in
    fold: int
    weight: float  # in the fit


@told
def main(arguments: Sequence[str] | None = None) -> int:
    """Fit on reference files; 2 where one cannot be read or a library is missing."""
    parser = argparse.ArgumentParser(prog="python -m newscrawl.training.plain", description=__doc__)
    parser.add_argument("references", nargs="+", type=Path, help="reference files (JSON Lines)")
    parser.add_argument("-o", "--output", type=Path, default=Path("newscrawl/cleaning/data/plain_weights.json"))
    options = parser.parse_args(arguments)
    files = {path.name: list(read_sources(path, with_html=True)) for path in options.references}
    if not libraries():
        sys.stderr.write(NEEDS)
        return 2
    sources = [source for group in files.values() for source in group]
    examples = [example for seed in SEEDS for example in read_examples(sources, seed)]
    probabilities = out_of_fold(examples)
    first = {source.reference.id for source in next(iter(files.values()))}
    judging = [i for i, example in enumerate(examples) if example.source in first]
    thresholds = find_thresholds([examples[i] for i in judging], [probabilities[i] for i in judging])
    made = {
        "date": datetime.now(UTC).date().isoformat(),
        "articles": {name: len(group) for name, group in files.items()},
        "lines": len(examples),
        "injected": sum(example.kind in "RST" for example in examples),
    }
    model = fit(examples, thresholds)
    options.output.write_text(json.dumps(model_as_json(model, made), separators=(",", ":")) + "\n", "utf-8")
    sys.stderr.write(f"{options.output}: from {len(examples)} lines, thresholds {thresholds}\n")
    return 0


NEEDS = "this needs lightgbm and scikit-learn: pip install '.[training]' in a checkout of newscrawl\n"


def libraries() -> bool:
    """Whether the libraries that fit models are there."""
    return find_spec("lightgbm") is not None and find_spec("sklearn") is not None


def read_examples(sources: Sequence[Source], seed: int) -> Iterator[Example]:
    """Every line of every version of every article."""
    folds = dict(zip((source.reference.id for source in sources), assign_folds(sources, FOLDS), strict=True))
    for number, document in enumerate(make_documents(sources, seed=seed, calls=_CALLS)):
        source = document.source.reference.id
        for case, line in zip(read_document(document, None), document.lines, strict=True):
            yield Example(
                case=case,
                kind=line.kind,
                source=source,
                text=f"{seed}/{number}",
                fold=folds[source],
                weight=_weight(document, line),
            )


def _weight(document: Document, line: Line) -> float:
    """Sub-headings and the page's own teasers are few and count more; headlines in an article without R count less."""
    if line.genuine:
        return _SUB_HEADING if line.kind == "sub_heading" else 1.0
    return _OWN_TEASER if line.kind == "R" else _WHOLE_TEXT if document.source.reference.is_whole_text else 1.0


def out_of_fold(examples: Sequence[Example]) -> list[float]:
    """The probability of each example by weights that saw neither its site nor its template."""
    models = [fit([example for example in examples if example.fold != fold], {}) for fold in range(FOLDS)]
    return [probability_of(example.case, models[example.fold]) for example in examples]


def models_by_source(sources: Sequence[Source], more: Sequence[Source]) -> dict[str, HeadlineModel]:
    """For each article weights and thresholds that saw neither its site nor its template; `more` is learned from too.

    The thresholds are those of the other folds' articles of `sources`, each by weights that had not seen it.
    """
    examples = [example for seed in SEEDS for example in read_examples([*sources, *more], seed)]
    own = {source.reference.id for source in sources}
    folds = {example.source: example.fold for example in examples}
    probabilities = out_of_fold(examples)
    models = {}
    for fold in range(FOLDS):
        seen = [i for i, example in enumerate(examples) if example.fold != fold]
        judging = [i for i in seen if examples[i].source in own]
        thresholds = find_thresholds([examples[i] for i in judging], [probabilities[i] for i in judging])
        models[fold] = fit([examples[i] for i in seen], thresholds)
    return {source: models[fold] for source, fold in folds.items()}


def find_thresholds(examples: Sequence[Example], probabilities: Sequence[float]) -> dict[Mode, float]:
    """For each mode the probability above which its share of genuine lines is lost, rules and guards included."""
    texts: dict[str, list[int]] = defaultdict(list)
    for position, example in enumerate(examples):
        texts[example.text].append(position)
    counted = [0.0] * len(examples)
    for positions in texts.values():
        together = in_their_text([probabilities[position] for position in positions])
        for position, probability in zip(positions, together, strict=True):
            counted[position] = probability
    scores = sorted(
        (
            _SURE if example.case.rule else _NEVER if example.case.guard else probability
            for example, probability in zip(examples, counted, strict=True)
            if example.kind not in "RST"
        ),
        reverse=True,
    )
    return {
        mode: round(scores[math.floor((1 - kept) * len(scores) + _TINY)] + 0.0001, 4) for mode, kept in KEPT.items()
    }


def fit(examples: Sequence[Example], thresholds: Mapping[Mode, float]) -> HeadlineModel:
    """Fit both models to the lines that may be headlines."""
    judged = [example for example in examples if example.case.numbers is not None]
    vectors = [list(example.case.numbers or ()) for example in judged]
    labels = [int(example.kind in "RST") for example in judged]
    weights = [example.weight for example in judged]
    forest = fit_forest(
        NAMES,
        (vectors, labels, weights),
        {},
        least_leaf=_LEAST_LEAF,
        random_thresholds=False,
        trees=_TREES,
        rate=_RATE,
        bags=_BAGS,
    )
    return HeadlineModel(linear=_fit_linear(vectors, labels, weights), forest=forest, thresholds=thresholds)


def _fit_linear(vectors: Sequence[Sequence[float]], labels: Sequence[int], weights: Sequence[float]) -> Linear:
    import numpy as np  # noqa: PLC0415 - only training needs them
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    numbers = np.array(vectors, float)
    logarithmic = np.abs(numbers).max(axis=0) > _LOGARITHMIC_FROM
    numbers[:, logarithmic] = np.sign(numbers[:, logarithmic]) * np.log1p(np.abs(numbers[:, logarithmic]))
    mean, scale = numbers.mean(axis=0), numbers.std(axis=0)
    scale[scale == 0] = 1.0
    regression = LogisticRegression(C=_STRENGTH, max_iter=3000).fit((numbers - mean) / scale, labels, weights)
    return Linear(
        logarithmic=tuple(map(bool, logarithmic)),
        mean=_rounded(mean),
        scale=_rounded(scale),
        weight=_rounded(regression.coef_[0]),
        bias=round(float(regression.intercept_[0]), 5),
    )


def _rounded(numbers: Any) -> tuple[float, ...]:
    return tuple(round(float(number), 5) for number in numbers)


def model_as_json(model: HeadlineModel, made: Mapping[str, Any]) -> dict[str, Any]:
    """The weights file's content; `newscrawl.cleaning.plain.model.read_headline_model` reads it."""
    linear = {name: getattr(model.linear, name) for name in ("logarithmic", "mean", "scale", "weight", "bias")}
    return {**as_json(model.forest), "made": dict(made), "linear": linear, "thresholds": dict(model.thresholds)}


if __name__ == "__main__":
    raise SystemExit(main())
