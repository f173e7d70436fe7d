"""How often the next page of an article is found, and how rarely a wrong one.

    python -m newscrawl.evaluation.next_page PAGES.jsonl [-o OUT.jsonl]

PAGES.jsonl is a replay manifest whose rows also hold `next` (the true next page or null), optionally `linked` (false:
nothing on the page leads there, so it is not asked for) and `trap` (a "next" link that leads elsewhere). OUT.jsonl
takes one {"url", "next"} a row.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from newscrawl.cleaning.pagination import find_next_page
from newscrawl.evaluation.inputs import told
from newscrawl.evaluation.manifests import read_manifest


@told
def main(arguments: list[str] | None = None) -> int:
    """Print the figures and every miss; 2 for a file that cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m newscrawl.evaluation.next_page")
    parser.add_argument("manifest", type=Path, help="JSON Lines with url, path, next")
    parser.add_argument("-o", "--output", type=Path, help="write what was found, as JSON Lines")
    options = parser.parse_args(arguments)
    found = [
        (row, find_next_page(body, row["url"], encoding=row.get("encoding")))
        for row, body in read_manifest(options.manifest, "url", "next")
    ]
    if options.output:
        lines = (json.dumps({"url": row["url"], "next": url}, ensure_ascii=False) + "\n" for row, url in found)
        options.output.write_text("".join(lines), "utf-8")
    sys.stdout.write("\n".join(report(found)) + "\n")
    return 0


def report(found: Sequence[tuple[dict[str, Any], str | None]]) -> list[str]:
    """The figures, then a line for every miss."""
    asked = [(row, url) for row, url in found if not row["next"] or row.get("linked", True)]
    paged = [(row, url) for row, url in asked if row["next"]]
    single = [(row, url) for row, url in asked if not row["next"]]
    right = sum(_same(row["next"], url) for row, url in paged)
    wrong = sum(url is not None and not _same(row["next"], url) for row, url in paged)
    none = sum(url is None for _, url in single)
    traps = [(row, url) for row, url in asked if row.get("trap")]
    taken = sum(_same(row["trap"], url) for row, url in traps)
    misses = [(row, url) for row, url in asked if not _same(row["next"], url)]
    figures = (
        f"found {right} of {len(paged)}, wrong {wrong}; none said where none is {none} of {len(single)}; "
        f"traps taken {taken} of {len(traps)}"
    )
    return [figures, *(f"  {row['url']}\n    is {row['next']}\n    said {url}" for row, url in misses)]


def _same(one: str | None, other: str | None) -> bool:
    return _plain(one) == _plain(other)


def _plain(url: str | None) -> str:
    return (url or "").partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/").lower()


if __name__ == "__main__":
    sys.exit(main())
