"""The command: read, judge out of fold, fit, write."""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from newscrawl.cleaning.assembly import assemble
from newscrawl.cleaning.model import Model
from newscrawl.cleaning.no_story import decide_with_voice
from newscrawl.evaluation.inputs import told
from newscrawl.evaluation.references import read_all
from newscrawl.evaluation.scores import PageScore, score, summarise
from newscrawl.training.dataset import TrainingPage, assign_folds, names, read_page, rows
from newscrawl.training.forest import as_json, fit

FOLDS = 5
BAGS = 3  # forests; more bring no more than chance, and take longer
_FIGURES = ("F1", "kept", "teaser_leak", "other_leak", "extra", "perfect", "exact")


@told
def main(arguments: Sequence[str] | None = None) -> int:
    """Train on reference files; 2 where one cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m newscrawl.training", description=__doc__)
    parser.add_argument("references", nargs="+", type=Path, help="reference files (JSON Lines)")
    parser.add_argument("-o", "--output", type=Path, default=Path("newscrawl/cleaning/data/weights.json"))
    options = parser.parse_args(arguments)
    references = {path.name: read_all([path]) for path in options.references}
    if find_spec("lightgbm") is None:
        sys.stderr.write("training needs lightgbm: pip install '.[training]' in a checkout of newscrawl\n")
        return 2
    pages = {name: [page for one in found if (page := read_page(one))] for name, found in references.items()}
    figures = judge_out_of_fold(pages)
    every = [page for group in pages.values() for page in group]
    made = {
        "date": datetime.now(UTC).date().isoformat(),
        "pages": {name: len(group) for name, group in pages.items()},
        "out_of_fold": figures,
    }
    model = fit(names(), rows(every), made, bags=BAGS)
    options.output.write_text(json.dumps(as_json(model), separators=(",", ":")) + "\n", "utf-8")
    sys.stderr.write(f"{options.output}: {len(model.trees)} trees from {len(every)} pages\n")
    return 0


def judge_out_of_fold(pages: Mapping[str, Sequence[TrainingPage]]) -> dict[str, dict[str, float]]:
    """The figures of each file, every page judged by weights that saw neither its site nor its template."""
    every = [(name, page) for name, group in pages.items() for page in group]
    folds = assign_folds([page for _, page in every], FOLDS)
    scores: dict[str, list[PageScore]] = defaultdict(list)
    for fold in range(FOLDS):
        seen = [page for (_, page), own in zip(every, folds, strict=True) if own != fold]
        model = fit(names(), rows(seen), {}, bags=BAGS)
        for (name, page), own in zip(every, folds, strict=True):
            if own == fold:
                scores[name].append(score(page.reference, clean_text_of(page, model)))
    figures = {name: summarise(scores[name]) for name in pages}
    for name, found in figures.items():
        shown = "  ".join(f"{key} {found[key]:.4f}" for key in _FIGURES)
        sys.stdout.write(f"{name:28} {found['pages']:4.0f} pages  {shown}\n")
    return {name: {key: round(value, 4) for key, value in found.items()} for name, found in figures.items()}


def clean_text_of(page: TrainingPage, model: Model) -> str:
    """The text that the cleaner stores with these weights."""
    decisions, _ = decide_with_voice(page.page, page.region, page.evidence, model)
    return "\n".join(assemble(page.page, decisions, page.region.container).lines)


if __name__ == "__main__":
    raise SystemExit(main())
