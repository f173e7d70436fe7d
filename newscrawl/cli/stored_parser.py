"""The options of the commands that work on what is stored already."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

DEFAULT_STATE = "state.sqlite"


def add_stored_commands(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """state, memory, merge, export and stories."""
    _add_state(subparsers)
    _add_memory(subparsers)
    _add_merge(subparsers)
    _add_export(subparsers)
    _add_stories(subparsers)


def _add_state(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("state", help="look into a state file, or make it forget")
    commands = parser.add_subparsers(required=True, metavar="show|forget|vacuum")
    show = commands.add_parser("show", help="what is stored, by site; with URLs: what is known of them")
    show.add_argument("url", nargs="*", metavar="URL")
    show.add_argument("--json", action="store_true", help="as JSON")
    show.set_defaults(run="newscrawl.cli.state:show")
    forget = commands.add_parser("forget", help="fetch and store again: some URLs, a site, or what failed")
    what = forget.add_mutually_exclusive_group(required=True)
    what.add_argument("url", nargs="*", default=[], metavar="URL")
    what.add_argument("--site", metavar="DOMAIN", help="all of a site (news.example)")
    what.add_argument("--failures", action="store_true", help="what failed or held no article")
    forget.set_defaults(run="newscrawl.cli.state:forget")
    vacuum = commands.add_parser("vacuum", help="give back the room of what was forgotten")
    vacuum.set_defaults(run="newscrawl.cli.state:vacuum")
    for command in (show, forget, vacuum):
        command.add_argument("--state", default=DEFAULT_STATE, metavar="FILE", help=f"default: {DEFAULT_STATE}")


def _add_memory(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("memory", help="what is remembered of a site: see it, or forget it")
    commands = parser.add_subparsers(required=True, metavar="show|export|forget")
    show = commands.add_parser("show", help="the sites; of one: its recurring lines, and what its markup held")
    show.add_argument("site", nargs="?", metavar="SITE", help="a registrable domain (news.example)")
    show.add_argument("--json", action="store_true", help="as JSON")
    export = commands.add_parser("export", help="all that is remembered of a site, as JSON lines")
    forget = commands.add_parser("forget", help="forget a site; its articles stay")
    for command in (export, forget):
        command.add_argument("site", metavar="SITE", help="a registrable domain (news.example)")
    for name, command in (("show", show), ("export", export), ("forget", forget)):
        command.set_defaults(run=f"newscrawl.cli.memory:{name}")
        command.add_argument("--state", default=DEFAULT_STATE, metavar="FILE", help=f"default: {DEFAULT_STATE}")


def _add_merge(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("merge", help="several articles files as one: each article once, the newest version")
    parser.add_argument("articles", nargs="+", metavar="ARTICLES", help="articles files, their removals beside them")
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="a new file; - is stdout")
    parser.set_defaults(run="newscrawl.cli.merge:merge")


def _add_export(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("export", help="stored articles as a Parquet data set")
    parser.add_argument("articles", nargs="+", metavar="ARTICLES", help="articles files")
    parser.add_argument("--parquet", required=True, metavar="DIR", help="a new folder")
    parser.add_argument("--by", choices=("date", "site"), default="date", help="a folder a month, or a site (date)")
    parser.set_defaults(run="newscrawl.cli.export:export")


def _add_stories(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("stories", help="which stored articles tell the same story, and which came first")
    parser.add_argument("articles", nargs="+", metavar="ARTICLES", help="articles files")
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="a new file; - is stdout")
    parser.add_argument("--whole", action="store_true", help="write the whole articles, with their stories' fields")
    parser.set_defaults(run="newscrawl.cli.stories:stories")
