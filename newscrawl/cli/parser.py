"""The options of every command. What a command does is named, not imported: `main` loads only the one that runs."""

import argparse
import re
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import NoReturn

from newscrawl import __version__
from newscrawl.cli.outcome import usage_error
from newscrawl.cli.queue_parser import add_place, add_queue
from newscrawl.cli.review_parser import add_review_commands
from newscrawl.cli.stored_parser import add_stored_commands
from newscrawl.cli.values import JOBS_A_CORE, age, count, jobs, pattern
from newscrawl.discovery.dates import SinceError, parse_since

_OPTION_WITHOUT_VALUE = re.compile(r"--[a-z-]+=|-[a-zA-Z]=")


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """The options of a command line; wrong usage ends the program."""
    parser = build_parser()
    args, left = parser.parse_known_args(argv)
    place = _place_of_empty(sys.argv[1:] if argv is None else argv)
    if place is not None:
        args.parser.error(f"nothing stands after {place or 'an empty word'}: is a shell variable not set?")
    if left:
        is_list = args.run.endswith(":fetch") and any("://" in word for word in left)
        hint = "; addresses come from a list: -i urls.txt, or -i - for stdin" if is_list else ""
        args.parser.error(f"unrecognized arguments: {' '.join(left)}{hint}")
    return args


def _place_of_empty(argv: Sequence[str]) -> str | None:
    """The word before an empty one: `-o ""` would be no output, and the file "" the present folder."""
    words = ("newscrawl", *(word for given in argv for word in _parted(given)))
    places = (before for before, word in pairwise(words) if not word and before != "--title")
    return next(places, None)


def _parted(word: str) -> Sequence[str]:
    """`--output=` -> `--output` and an empty word; `--include=id=` has a value."""
    return (word[:-1], "") if _OPTION_WITHOUT_VALUE.fullmatch(word) else (word,)


class _Parser(argparse.ArgumentParser):
    """Says which parser read the last words, so that a mistake there names the help of that command."""

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]
        found, left = super().parse_known_args(args, namespace)
        found.parser = getattr(found, "parser", self)
        return found, left

    def error(self, message: str) -> NoReturn:
        """One line, as of any mistake: argparse's own stands below twenty lines of usage."""
        self.exit(usage_error(f"{message} (see {self.prog} --help)"))


def build_parser() -> argparse.ArgumentParser:
    """The parser; `run` names each command's function, as in "module:function"."""
    parser: argparse.ArgumentParser = _Parser(
        prog="newscrawl", description="Crawl news; store the article and nothing but the article."
    )
    parser.add_argument("--version", action="version", version=f"newscrawl {__version__}")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_crawl(subparsers)
    _add_fetch(subparsers)
    _add_replay(subparsers)
    _add_clean(subparsers)
    add_review_commands(subparsers)
    _add_sites(subparsers)
    add_queue(subparsers)
    _add_worker(subparsers)
    add_stored_commands(subparsers)
    schema = subparsers.add_parser("schema", help="print the JSON Schema of an article")
    schema.set_defaults(run="newscrawl.cli.commands:schema")
    return parser


def _add_crawl(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("crawl", help="crawl sites by their sitemaps, feeds and section pages")
    parser.add_argument(
        "url",
        nargs="*",
        metavar="URL",
        help="a site, section, sitemap or feed, or a site's name in newscrawl.toml",
    )
    parser.add_argument("--all", action="store_true", help="all sites of newscrawl.toml")
    _add_config(parser)
    parser.add_argument("--since", type=_day, metavar="DATE", help="leave older articles out: 2026-11-24, 2d, 36h")
    for name, words in (("include", "only URLs that match"), ("exclude", "no URLs that match")):
        parser.add_argument(
            f"--{name}", action="append", type=pattern, metavar="REGEX", help=f"{words}; may be given again"
        )
    _add_network_options(parser)
    _add_no_memory(parser)
    _add_run_options(parser)
    parser.set_defaults(run="newscrawl.cli.commands:crawl")


def _add_sites(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    sites = subparsers.add_parser("sites", help="what newscrawl.toml says, tried out").add_subparsers(
        required=True, metavar="COMMAND"
    )
    check = sites.add_parser("check", help="what discovery finds at each site, and how a few articles come out")
    check.add_argument("name", nargs="*", metavar="NAME", help="a site in newscrawl.toml; without one, all")
    _add_config(check)
    check.add_argument("--sample", type=count, default=5, metavar="N", help="articles fetched from each site (5)")
    check.add_argument("--json", action="store_true", help="one JSON object a site instead of words")
    _add_memory(check)
    _add_network_options(check)
    _add_settings_options(check)
    check.set_defaults(run="newscrawl.cli.commands:check_sites")


def _add_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", metavar="FILE", help="instead of newscrawl.toml")


def _add_fetch(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("fetch", help="fetch the articles of a list of URLs")
    parser.add_argument("-i", "--input-file", default="-", metavar="FILE", help="one URL a line; - is stdin")
    _add_network_options(parser)
    _add_no_memory(parser)
    _add_run_options(parser)
    _add_config(parser)
    parser.set_defaults(run="newscrawl.cli.commands:fetch")


def _add_worker(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("worker", help="fetch the articles of a queue, together with other workers")
    add_place(parser)
    parser.add_argument("--wait", action="store_true", help="go on when all is done: more may be loaded")
    _add_network_options(parser, recheck=False)
    _add_no_memory(parser)
    _add_run_options(parser)
    _add_config(parser)
    parser.set_defaults(run="newscrawl.cli.queue:worker")


def _add_replay(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("replay", help="clean saved pages or plain texts, without the network")
    parser.add_argument("path", nargs="+", metavar="PATH", help="an .html file (or .html.gz), folder, manifest or WARC")
    parser.add_argument("--text", action="store_true", help="the input is plain text: .txt files, folders, JSON lines")
    parser.add_argument("--field", metavar="NAME", help="where a JSON line holds its text (text)")
    parser.add_argument("--corpus", action="store_true", help="read the texts twice, and learn from them all first")
    parser.add_argument("--learn", action="store_true", help="read the pages twice, and learn of their sites first")
    _add_memory(parser)
    _add_mode(parser)
    _add_run_options(parser)
    _add_config(parser)
    parser.set_defaults(run="newscrawl.cli.commands:replay")


def _add_clean(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("clean", help="clean pages or texts: a line of JSON each")
    parser.add_argument("file", nargs="*", metavar="FILE", help="pages, folders, manifests; - (the default) is stdin")
    parser.add_argument("--url", help="where the page is from")
    parser.add_argument("--encoding", help="wins over what the page says")
    parser.add_argument("--text", action="store_true", help="the input is plain text, not HTML")
    parser.add_argument("--title", help="of a plain text; without it the first line may be taken for it")
    parser.add_argument("--language", metavar="CODE", help="of a plain text (id); without it, it is guessed")
    _add_memory(parser)
    _add_mode(parser)
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--only-text", action="store_true", help="print only the article's text")
    shape.add_argument("--blocks", action="store_true", help="print the typed blocks, one JSON line each")
    parser.add_argument("--removals", metavar="FILE", help="write what was removed, and why")
    _add_jobs(parser)
    _add_config(parser)
    parser.set_defaults(run="newscrawl.cli.clean:clean")


def _add_mode(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--mode",
        choices=("safe", "default", "thorough"),
        help="of plain text: keep 99.9, 99.8 or 99.5 %% of genuine lines",
    )


def _add_no_memory(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-memory", action="store_true", help="clean each page without what is known of its site")


def _add_memory(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--memory", metavar="FILE", help="a state file: clean with what it remembers of the sites")


def _add_jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-j",
        "--jobs",
        type=jobs,
        default=1,
        metavar="N",
        help=f"clean in N processes (1: in this one; at most {JOBS_A_CORE} a core)",
    )


def _add_network_options(parser: argparse.ArgumentParser, *, recheck: bool = True) -> None:
    parser.add_argument("--delay", type=_seconds, metavar="SECONDS", help="between requests to a domain (1)")
    parser.add_argument("--contact", metavar="TEXT", help="whom a site can write to: in the user agent")
    parser.add_argument("--allow-private", action="store_true", help="fetch from loopback and private addresses too")
    if recheck:
        parser.add_argument(
            "--recheck",
            type=age,
            metavar="AGE",
            help="ask whether stored articles up to this age have changed (2d, 12h)",
        )
    state = parser.add_mutually_exclusive_group()
    state.add_argument("--state", metavar="FILE", help="what is remembered from run to run; default: beside the output")
    state.add_argument("--no-state", action="store_true", help="know only what the output file holds")


def _add_run_options(parser: argparse.ArgumentParser) -> None:
    output = parser.add_mutually_exclusive_group()
    output.add_argument("-o", "--output", metavar="FILE", help="append articles here; - (the default) is stdout")
    output.add_argument("-O", "--overwrite-output", metavar="FILE", help="start the file anew")
    parser.add_argument("--removals", metavar="FILE", help="default: beside the output")
    parser.add_argument("--rejects", metavar="FILE", help="default: beside the output")
    parser.add_argument(
        "--keep-html", metavar="DIR", help="keep every page as it was fetched: a folder, or a .warc.gz file"
    )
    parser.add_argument("--summary", metavar="FILE", help="write the run's figures as JSON")
    parser.add_argument("--limit", type=count, metavar="N", help="stop after N new articles")
    _add_jobs(parser)
    parser.add_argument(
        "--fail-on-empty", action="store_true", help="exit code 3 where a site gives no article, new or stored before"
    )
    _add_settings_options(parser)


def _add_settings_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-s",
        dest="settings",
        action="append",
        default=[],
        type=_setting,
        metavar="NAME=VALUE",
        help="a Scrapy setting",
    )
    noise = parser.add_mutually_exclusive_group()
    noise.add_argument("-q", "--quiet", action="store_true", help="only errors on stderr")
    noise.add_argument("-v", "--verbose", action="count", default=0, help="Scrapy's log too")


def _day(text: str) -> str:
    try:
        parse_since(text)
    except SinceError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return text


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return seconds


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=VALUE")
    return name, value
