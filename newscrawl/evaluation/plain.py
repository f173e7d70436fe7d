"""How well injected headlines are found in plain text, and what is lost.

    python -m newscrawl.evaluation.plain REFERENCES.jsonl [--html] [--also FILE.jsonl ...] [--shipped]

Headlines are put into the reference texts (`newscrawl.evaluation.injection` says how; those of kind S need `--html`,
the saved pages). Every article is judged by weights that saw neither its site nor its template, and by thresholds from
the other folds; `--also` names files to learn from besides. `--shipped` asks the weights that come with newscrawl
instead: right for pages that they have not seen. The figures are those of the whole cleaner, rules and guards included.
"""

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newscrawl.cleaning.plain import clean_text
from newscrawl.cleaning.plain.corpus import Corpus
from newscrawl.cleaning.plain.decision import Case, decide, read_cases
from newscrawl.cleaning.plain.finders import find_evidence
from newscrawl.cleaning.plain.lines import read_text
from newscrawl.cleaning.plain.model import MODES, HeadlineModel, Mode, shipped_headline_model
from newscrawl.evaluation.injection import Document, make_documents, read_sources
from newscrawl.evaluation.inputs import told

SEEDS = (0, 1, 2)
_HALF = 0.5
ModelOf = Callable[[Document], HeadlineModel]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One document and which of its lines were kept."""

    document: Document
    kept: Sequence[bool]


@told
def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 2 for a file that cannot be read or a library that is missing."""
    parser = argparse.ArgumentParser(prog="python -m newscrawl.evaluation.plain")
    parser.add_argument("references", type=Path, help="reference file (JSON Lines)")
    parser.add_argument("--html", action="store_true", help="read the saved pages for headlines that they link to")
    parser.add_argument("--also", nargs="*", type=Path, default=[], help="more files to learn from")
    parser.add_argument("--shipped", action="store_true", help="use the weights that come with newscrawl")
    options = parser.parse_args(arguments)
    sources = list(read_sources(options.references, with_html=options.html))
    more = [source for path in options.also for source in read_sources(path, with_html=options.html)]
    if options.shipped:
        shipped = shipped_headline_model()
        model_of: ModelOf = lambda _document: shipped  # noqa: E731 - the other one is a lookup too
    else:
        from newscrawl.training import plain as training  # noqa: PLC0415 - it needs libraries of its own

        if not training.libraries():
            sys.stderr.write(training.NEEDS)
            return 2
        models = training.models_by_source(sources, more)
        model_of = lambda document: models[document.source.reference.id]  # noqa: E731
    documents = [document for seed in SEEDS for document in make_documents(sources, seed=seed)]
    for line in report(documents, model_of):
        sys.stdout.write(line + "\n")
    return 0


def report(documents: Sequence[Document], model_of: ModelOf) -> Iterator[str]:
    """The figures, a line for each mode, with no titles known and with half of them, and the speed."""
    counts = Counter(line.kind for document in documents for line in document.lines)
    yield f"{len(documents)} documents, lines by kind: " + ", ".join(
        f"{kind} {n}" for kind, n in sorted(counts.items())
    )
    for known in (0.0, _HALF):
        yield f"with {known:.0%} of the injected headlines known as titles of other articles:"
        cases = [read_document(document, _titles(document, known)) for document in documents]
        for mode in MODES:
            judged = [judge(*pair, model_of(pair[0]), mode) for pair in zip(documents, cases, strict=True)]
            yield f"  {mode:9}" + "  ".join(f"{name} {value:.4f}" for name, value in figures(judged))
    yield f"speed: {_speed(documents):,.0f} lines a second, one core, the whole of clean_text"


def read_document(document: Document, corpus: Corpus | None) -> list[Case]:
    """What the cleaner sees of a document's lines."""
    plain = read_text(document.text, document.source.title)
    return read_cases(plain, find_evidence(plain, corpus))


def judge(document: Document, cases: Sequence[Case], model: HeadlineModel, mode: Mode) -> Judged:
    """What the cleaner keeps of a document."""
    return Judged(document=document, kept=[decision.keep for decision in decide(cases, model, mode)])


def figures(judged: Sequence[Judged]) -> Iterator[tuple[str, float]]:
    """Shares: genuine lines and sub-headings kept, headlines found by kind, clean documents that stay as they are."""
    kept: defaultdict[str, list[bool]] = defaultdict(list)
    for result in judged:
        for line, keep in zip(result.document.lines, result.kept, strict=True):
            kept[line.kind].append(keep)
    yield "kept", _share([*kept["paragraph"], *kept["sub_heading"]])
    yield "sub-headings", _share(kept["sub_heading"])
    for name, kinds in (("R", "R"), ("S", "S"), ("T", "T"), ("S+T", "ST"), ("all", "RST")):
        found = [not keep for kind in kinds for keep in kept[kind]]
        if found:
            yield name, _share(found)
    yield "untouched", _share([all(result.kept) for result in judged if result.document.version == "0"])


def _share(values: Sequence[bool]) -> float:
    return sum(values) / max(1, len(values))


def _titles(document: Document, share: float) -> Corpus | None:
    """A corpus that knows a share of the document's headlines as titles."""
    if not share:
        return None
    chance = random.Random(document.text)
    corpus = Corpus()
    for line in document.lines:
        if not line.genuine and chance.random() < share:
            corpus.add("", line.text)
    return corpus


def _speed(documents: Sequence[Document]) -> float:
    started, lines = time.process_time(), 0
    for document in documents[:200]:
        clean_text(document.text, document.source.title)
        lines += len(document.lines)
    return lines / (time.process_time() - started)


if __name__ == "__main__":
    raise SystemExit(main())
