"""`newscrawl export`."""

import sys
from argparse import Namespace
from pathlib import Path

from newscrawl.cli.emptiness import note_empty
from newscrawl.cli.outcome import failure, usage_error
from newscrawl.counting import counted
from newscrawl.extras import MissingExtraError, require
from newscrawl.stored import StoredError


def export(args: Namespace) -> int:
    """Write the data set."""
    folder = Path(args.parquet)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return usage_error(f"{folder} exists already: name a new folder")
    note_empty(args.articles)
    try:
        require("parquet", "export --parquet")
        from newscrawl.parquet import export as write  # noqa: PLC0415 - needs the extra

        done = write([Path(name) for name in args.articles], folder, args.by)
    except (MissingExtraError, StoredError) as error:
        return usage_error(str(error))
    except OSError as error:
        return failure(f"cannot write {folder}: {error.strerror or error}")
    print(f"newscrawl: {counted(done.articles, 'article')} in {folder}", file=sys.stderr)
    return 0
