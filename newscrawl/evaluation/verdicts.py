"""How often a page is rightly told to be an article or a list of articles.

    python -m newscrawl.evaluation.verdicts PAGES.jsonl [-o OUT.jsonl]

PAGES.jsonl is a replay manifest whose rows may hold `is_article`; a row without it is an article. OUT.jsonl takes one
{"url", "is_article", "verdict", "reason"} a row.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from newscrawl.cleaning import CleanResult, clean_page
from newscrawl.evaluation.inputs import told
from newscrawl.evaluation.manifests import read_manifest

Judged = Sequence[tuple[dict[str, Any], CleanResult]]


@told
def main(arguments: list[str] | None = None) -> int:
    """Print the figures and every miss; 2 for a file that cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m newscrawl.evaluation.verdicts")
    parser.add_argument("manifest", type=Path, help="JSON Lines with url, path, is_article")
    parser.add_argument("-o", "--output", type=Path, help="write the verdicts, as JSON Lines")
    options = parser.parse_args(arguments)
    judged = [
        (row, clean_page(body, row["url"], encoding=row.get("encoding")))
        for row, body in read_manifest(options.manifest, "url")
    ]
    if options.output:
        options.output.write_text("".join(_lines(judged)), "utf-8")
    sys.stdout.write("\n".join(report(judged)) + "\n")
    return 0


def report(judged: Judged) -> list[str]:
    """The figures, then a line for every miss."""
    misses = [(row, result) for row, result in judged if _is_article(row) != (result.verdict == "article")]
    articles = sum(_is_article(row) for row, _ in judged)
    lost = sum(_is_article(row) for row, _ in misses)
    lists = len(judged) - articles
    figures = (
        f"articles found {articles - lost} of {articles}; lists taken for articles {len(misses) - lost} of {lists}; "
        f"right {1 - len(misses) / max(1, len(judged)):.3f}"
    )
    return [figures, *(f"  {result.verdict}: {result.reason}\n    {row['url']}" for row, result in misses)]


def _is_article(row: dict[str, Any]) -> bool:
    return bool(row.get("is_article", True))


def _lines(judged: Judged) -> list[str]:
    return [
        json.dumps(
            {
                "url": row["url"],
                "is_article": result.verdict == "article",
                "verdict": result.verdict,
                "reason": result.reason,
            },
            ensure_ascii=False,
        )
        + "\n"
        for row, result in judged
    ]


if __name__ == "__main__":
    sys.exit(main())
