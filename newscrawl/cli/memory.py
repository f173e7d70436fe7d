"""`newscrawl memory show | export | forget`."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from newscrawl.cli.outcome import warn
from newscrawl.cli.state import told
from newscrawl.memory import inspection
from newscrawl.memory.store import LINE_SAMPLE, SLOT_SAMPLE

_LONGEST = 90  # characters of a line that is shown
_KEPT = "of a line up to {} pages are kept, of markup up to {}: the figures are those of a sample"


@told
def show(args: Namespace) -> int:
    """`newscrawl memory show`."""
    if args.site is None:
        found = inspection.known_sites(args.state)
        print(json.dumps(found, indent=2) if args.json else "\n".join(_sites(args.state, found)))
        return 0
    about = inspection.about(args.state, args.site)
    print(json.dumps(about, ensure_ascii=False, indent=2) if args.json else "\n".join(_about(about)))
    return 0


def _sites(path: str, sites: list[dict[str, Any]]) -> Iterator[str]:
    if not sites:
        yield f"{path} remembers no site yet"
        return
    yield f"{'site':30}{'pages':>9}{'headlines':>11}{'lines':>11}"
    for site in sites:
        yield f"{site['site']:30}{site['pages']:9,}{site['headlines']:11,}{site['lines']:11,}"


def _about(about: dict[str, Any]) -> Iterator[str]:
    yield f"{about['site']}: {about['pages']:,} pages, {about['headlines']:,} headlines, {about['lines']:,} lines"
    yield _KEPT.format(LINE_SAMPLE, SLOT_SAMPLE)
    yield ""
    yield f"{'pages':>7}  recurring line"
    for row in about["recurring_lines"]:
        yield f"{row['pages']:7}  {row['text'][:_LONGEST]}"
    yield ""
    yield f"{'pages':>7}{'kept':>7}{'removed':>9}  markup"
    for row in about["markup"]:
        yield f"{row['pages']:7}{row['kept']:7}{row['removed']:9}  {row['where'][:_LONGEST]}"


@told
def export(args: Namespace) -> int:
    """`newscrawl memory export`."""
    for record in inspection.export(args.state, args.site):
        print(json.dumps(record, ensure_ascii=False))
    return 0


@told
def forget(args: Namespace) -> int:
    """`newscrawl memory forget`."""
    if inspection.forget(args.state, args.site):
        print(f"{args.site} forgotten", file=sys.stderr)
        return 0
    warn(f"{args.state} remembers nothing of {args.site}")
    return 1
