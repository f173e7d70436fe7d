"""`newscrawl export`."""

import argparse
import sys
from pathlib import Path

from newscrawl.cli.outcome import failure, usage_error
from newscrawl.extras import MissingExtraError, require
from newscrawl.stored import StoredError


def add_export(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of the command."""
    parser = subparsers.add_parser("export", help="stored articles as a Parquet data set")
    parser.add_argument("articles", nargs="+", metavar="ARTICLES", help="articles files")
    parser.add_argument("--parquet", required=True, metavar="DIR", help="a new folder")
    parser.add_argument("--by", choices=("date", "site"), default="date", help="a folder a month, or a site (date)")
    parser.set_defaults(run=export)


def export(args: argparse.Namespace) -> int:
    """Write the data set."""
    folder = Path(args.parquet)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return usage_error(f"{folder} exists already: name a new folder")
    try:
        require("parquet", "export --parquet")
        from newscrawl.parquet import export as write  # noqa: PLC0415 - needs the extra

        done = write([Path(name) for name in args.articles], folder, args.by)
    except (MissingExtraError, StoredError) as error:
        return usage_error(str(error))
    except OSError as error:
        return failure(f"cannot write {folder}: {error.strerror or error}")
    print(f"newscrawl: {done.articles} articles in {folder}", file=sys.stderr)
    return 0
