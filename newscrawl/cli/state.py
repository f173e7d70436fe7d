"""`newscrawl state show | forget | vacuum`."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from functools import wraps
from typing import Any

from newscrawl.sources import url_problem
from newscrawl.state import StateError, inspection


def told(command: Callable[[Namespace], int]) -> Callable[[Namespace], int]:
    """The command with its errors said in one line."""

    @wraps(command)
    def run(args: Namespace) -> int:
        for url in getattr(args, "url", []):
            if problem := url_problem(url):
                print(f"newscrawl: {url}: {problem} (the state file is named with --state)", file=sys.stderr)
                return 2
        try:
            return command(args)
        except StateError as error:
            print(f"newscrawl: {error}", file=sys.stderr)
            return 1

    return run


@told
def show(args: Namespace) -> int:
    """`newscrawl state show`."""
    if args.url:
        for url in args.url:
            print(json.dumps(inspection.about(args.state, url), ensure_ascii=False, indent=2))
        return 0
    found = inspection.overview(args.state)
    print(json.dumps(found, ensure_ascii=False, indent=2) if args.json else "\n".join(_in_words(found)))
    return 0


def _in_words(found: dict[str, Any]) -> list[str]:
    changed = f", {found['changed_since_stored']} of them in a later version" if found["changed_since_stored"] else ""
    lines = [
        f"{found['file']}: schema {found['schema']}, {found['bytes']:,} bytes",
        f"{found['articles']:,} articles{changed}",
        *(f"  {path}: {size:,} bytes" for path, size in found["outputs"].items()),
        "",
        f"{'site':30} {'articles':>9}  last stored           failing",
    ]
    for site, row in found["sites"].items():
        failing = ", ".join(f"{reason} {count}" for reason, count in row["failing"].items())
        lines.append(f"{site:30} {row['articles']:9,}  {row['last_stored'] or '-':20}  {failing}".rstrip())
    lines += ["", "last runs"]
    for run in found["runs"]:
        end = f"{run['finished']} ({run['finish_reason']})" if run["finished"] else "under way, or killed"
        lines.append(f"  {run['started']} to {end}: {run['new']} new, {run['updated']} updated, {run['failed']} failed")
    return lines


@told
def forget(args: Namespace) -> int:
    """`newscrawl state forget`."""
    unknown: list[str] = []
    if args.site:
        count = inspection.forget_site(args.state, args.site)
    elif args.failures:
        count = inspection.forget_failures(args.state)
    else:
        count, unknown = inspection.forget_urls(args.state, args.url)
    for url in unknown:
        print(f"newscrawl: {url} is not in {args.state}", file=sys.stderr)
    print(f"{count} forgotten", file=sys.stderr)
    return 1 if unknown or not count else 0


@told
def vacuum(args: Namespace) -> int:
    """`newscrawl state vacuum`."""
    before, after = inspection.vacuum(args.state)
    print(f"{args.state}: {before:,} bytes before, {after:,} now", file=sys.stderr)
    return 0
