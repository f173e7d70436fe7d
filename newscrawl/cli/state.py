"""`newscrawl state show | forget | vacuum`."""

import argparse
import json
import sys
from argparse import Namespace
from typing import Any

from newscrawl.sources import url_problem
from newscrawl.state import StateError, inspection

DEFAULT = "state.sqlite"


def add_state(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of the three commands."""
    parser = subparsers.add_parser("state", help="look into a state file, or make it forget")
    commands = parser.add_subparsers(required=True, metavar="show|forget|vacuum")
    show = commands.add_parser("show", help="what is stored, by site; with URLs: what is known of them")
    show.add_argument("url", nargs="*", metavar="URL")
    show.add_argument("--json", action="store_true", help="as JSON")
    show.set_defaults(run=_told(show_state))
    forget = commands.add_parser("forget", help="fetch and store again: some URLs, a site, or what failed")
    what = forget.add_mutually_exclusive_group(required=True)
    what.add_argument("url", nargs="*", default=[], metavar="URL")
    what.add_argument("--site", metavar="DOMAIN", help="all of a site (news.example)")
    what.add_argument("--failures", action="store_true", help="what failed or held no article")
    forget.set_defaults(run=_told(forget_in_state))
    vacuum = commands.add_parser("vacuum", help="give back the room of what was forgotten")
    vacuum.set_defaults(run=_told(vacuum_state))
    for command in (show, forget, vacuum):
        command.add_argument("--state", default=DEFAULT, metavar="FILE", help=f"default: {DEFAULT}")


def _told(command: Any) -> Any:
    """The command with its errors said in one line."""

    def run(args: Namespace) -> int:
        for url in getattr(args, "url", []):
            if problem := url_problem(url):
                print(f"newscrawl: {url}: {problem} (the state file is named with --state)", file=sys.stderr)
                return 2
        try:
            code: int = command(args)
        except StateError as error:
            print(f"newscrawl: {error}", file=sys.stderr)
            return 1
        return code

    return run


def show_state(args: Namespace) -> int:
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


def forget_in_state(args: Namespace) -> int:
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


def vacuum_state(args: Namespace) -> int:
    """`newscrawl state vacuum`."""
    before, after = inspection.vacuum(args.state)
    print(f"{args.state}: {before:,} bytes before, {after:,} now", file=sys.stderr)
    return 0
