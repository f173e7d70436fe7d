"""How well the text of articles is found, beside trafilatura's.

    python -m newscrawl.evaluation.bodies REFERENCES.jsonl... [--peer] [--worst N]

The references are those of `newscrawl.evaluation.references`, the figures those of `newscrawl.evaluation.scores`. The
weights that come with newscrawl may have been made from these very pages; figures on pages that they have not seen are
what `python -m newscrawl.training` prints.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from newscrawl.cleaning import clean_page
from newscrawl.evaluation.inputs import told
from newscrawl.evaluation.references import Reference, read_all
from newscrawl.evaluation.scores import PageScore, score, summarise

_FIGURES = ("F1", "kept", "teaser_leak", "other_leak", "extra", "perfect", "exact")
_SHOWN = 3  # lost and leaked texts of a page


@told
def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of each file; 2 for a file that cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m newscrawl.evaluation.bodies")
    parser.add_argument("references", nargs="+", type=Path, help="reference files (JSON Lines)")
    parser.add_argument("--peer", action="store_true", help="measure trafilatura too")
    parser.add_argument(
        "--worst", type=int, default=0, metavar="N", help="show N pages of each file that lost or leak most"
    )
    options = parser.parse_args(arguments)
    for path in options.references:
        references = read_all([path])
        _report(path.name, "newscrawl", references, _ours, options.worst)
        if options.peer:
            _report(path.name, "trafilatura", references, _trafilaturas, 0)
    return 0


def _report(
    name: str, who: str, references: Sequence[Reference], extract: Callable[[Reference], str], worst: int
) -> None:
    scored = [(reference, score(reference, extract(reference))) for reference in references]
    figures = summarise([found for _, found in scored])
    shown = "  ".join(f"{key} {figures[key]:.3f}" for key in _FIGURES)
    sys.stdout.write(f"{name:24} {who:12} {len(scored):4} pages  {shown}\n")
    for reference, found in sorted(scored, key=lambda pair: _harm(pair[1]), reverse=True)[:worst]:
        sys.stdout.write(f"  {reference.url}\n")
        for what, texts in (("lost", found.lost), ("leaked", found.leaked)):
            for text in texts[:_SHOWN]:
                sys.stdout.write(f"    {what}: {text[:100]}\n")


def _harm(found: PageScore) -> int:
    return sum(map(len, found.lost)) + sum(map(len, found.leaked)) + found.extra


def _ours(reference: Reference) -> str:
    article = clean_page(reference.html(), reference.url, encoding=reference.encoding).article
    return article.text if article else ""


def _trafilaturas(reference: Reference) -> str:
    from trafilatura import extract  # noqa: PLC0415 - slow to import, and only asked as a peer

    return extract(reference.text_of_page(), url=reference.url, include_comments=False) or ""


if __name__ == "__main__":
    raise SystemExit(main())
