"""The options of the commands that share a list in Redis."""

import os
from typing import TYPE_CHECKING

from newscrawl.cli.values import count

if TYPE_CHECKING:
    import argparse

_DEFAULT = "redis://127.0.0.1:6379/0"


def add_queue(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of the commands."""
    commands = subparsers.add_parser("queue", help="one list of URLs for many workers, in Redis").add_subparsers(
        required=True, metavar="COMMAND"
    )
    load = commands.add_parser("load", help="queue the URLs of a list; each once, however often it is loaded")
    load.add_argument("list", metavar="LIST", help="one URL a line; - is stdin")
    load.add_argument("--shards", type=count, metavar="N", help="of a new queue: 4096, or more for more domains")
    status = commands.add_parser("status", help="how many are done and left, the rate, the time that remains")
    status.add_argument("--json", action="store_true", help="one JSON object instead of words")
    dead = commands.add_parser("dead", help="the URLs that were given up, one JSON object a line")
    dead.add_argument("--retry", action="store_true", help="have them tried again")
    for name, parser in (("load", load), ("status", status), ("dead", dead)):
        add_place(parser)
        parser.set_defaults(run=f"newscrawl.cli.queue:{name}")


def add_place(parser: "argparse.ArgumentParser") -> None:
    """Where the queue is."""
    place = os.environ.get("NEWSCRAWL_REDIS") or _DEFAULT  # set to nothing is how a script takes a variable back
    parser.add_argument("--redis", default=place, metavar="URL", help=f"or NEWSCRAWL_REDIS; default: {_DEFAULT}")
    parser.add_argument("--queue", default="default", metavar="NAME", help="one server may hold several")
