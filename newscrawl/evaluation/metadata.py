"""How often titles, authors and dates are exactly right, beside trafilatura's.

    python -m newscrawl.evaluation.metadata PAGES.jsonl [--worst N] [--peer]

PAGES.jsonl is a replay manifest whose rows also hold what is right: `title`, `authors` (a list) and
`date` (ISO 8601). A row is asked only about what it holds. Exactly right means: the same title but
for white space and invisible characters; the same set of names but for letter case; the same
minute, as points in time where both sides have an offset, by the clock where one has none. A
reference at midnight without an offset is a day, and is met by that day.
"""

import argparse
import statistics
import sys
import time
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.metadata import read_metadata
from newscrawl.cleaning.metadata.text import clean
from newscrawl.evaluation.inputs import told
from newscrawl.evaluation.manifests import read_manifest

Values: TypeAlias = tuple[str | None, frozenset[str], str | None]  # title, authors, date
FIELDS = ("title", "authors", "date")


@told
def main(arguments: list[str] | None = None) -> int:
    """Print the shares of exact matches; 2 for a file that cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m newscrawl.evaluation.metadata")
    parser.add_argument("manifest", type=Path, help="JSON Lines with url, path, title, authors, date")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show N misses per field")
    parser.add_argument("--peer", action="store_true", help="measure trafilatura too (slow)")
    options = parser.parse_args(arguments)
    rows = list(read_manifest(options.manifest))
    _report("newscrawl", rows, _ours, options.worst)
    if options.peer:
        _report("trafilatura", rows, _trafilaturas, 0)
    return 0


def is_right(field: str, found: Values, row: dict[str, Any]) -> bool | None:
    """Whether a value is exactly right; None where the row holds nothing to compare with."""
    title, authors, date = found
    if not row.get(field):
        return None
    if field == "title":
        return clean(title) == clean(row["title"])
    if field == "authors":
        return authors == _name_set(row["authors"])
    return _same_minute(date, row["date"]) if _is_iso(row["date"]) else None


def _report(
    name: str,
    rows: list[tuple[dict[str, Any], bytes]],
    read: Callable[[bytes, dict[str, Any]], tuple[Values, float]],
    worst: int,
) -> None:
    results = [(row, *read(body, row)) for row, body in rows]
    milliseconds = statistics.median(seconds for *_, seconds in results) * 1000
    sys.stdout.write(f"{name}: {len(rows)} pages, {milliseconds:.1f} ms a page (median)\n")
    for position, field in enumerate(FIELDS):
        judged = [(row, found, is_right(field, found, row)) for row, found, _ in results]
        asked = [case for case in judged if case[2] is not None]
        right = sum(bool(case[2]) for case in asked)
        sys.stdout.write(f"  {field:8}{right / max(1, len(asked)):.3f}  ({right} of {len(asked)})\n")
        for row, found, _ in [case for case in asked if not case[2]][:worst]:
            sys.stdout.write(f"    {row.get('id')}\n      is   {row[field]}\n")
            sys.stdout.write(f"      said {found[position]}\n")


def _ours(body: bytes, row: dict[str, Any]) -> tuple[Values, float]:
    document = read_document(body, row.get("url"), encoding=row.get("encoding"))
    if document is None:
        return (None, frozenset(), None), 0.0
    start = time.perf_counter()
    found = read_metadata(document)
    seconds = time.perf_counter() - start
    return (found.title, _name_set(found.authors), found.date_published), seconds


def _trafilaturas(body: bytes, row: dict[str, Any]) -> tuple[Values, float]:
    from trafilatura import extract_metadata  # noqa: PLC0415 -- only the comparison asks for it

    start = time.perf_counter()
    found = extract_metadata(body.decode(row.get("encoding") or "utf-8", "replace"), row.get("url"))
    seconds = time.perf_counter() - start
    names = (found.author or "").split("; ")
    return (found.title, _name_set(names), found.date), seconds


def _name_set(names: Any) -> frozenset[str]:
    return frozenset(clean(unicodedata.normalize("NFC", name)).casefold() for name in names if name)


def _is_iso(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _same_minute(found: str | None, expected: str) -> bool:
    if found is None:
        return False
    ours, right = datetime.fromisoformat(found), datetime.fromisoformat(expected)
    if right.tzinfo is None and (right.hour, right.minute) == (0, 0) and len(found) == 10:
        return ours.date() == right.date()
    if len(found) == 10:
        return False
    both = ours.tzinfo is not None and right.tzinfo is not None
    pair = [(m.astimezone(UTC) if both else m).replace(tzinfo=None) for m in (ours, right)]
    return pair[0].replace(second=0, microsecond=0) == pair[1].replace(second=0, microsecond=0)


if __name__ == "__main__":
    sys.exit(main())
