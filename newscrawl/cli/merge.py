"""`newscrawl merge`."""

import sys
from argparse import Namespace
from pathlib import Path

from newscrawl.cli.corpus import new_corpus
from newscrawl.cli.emptiness import note_empty
from newscrawl.cli.outcome import failure, usage_error
from newscrawl.cli.paths import beside
from newscrawl.counting import counted
from newscrawl.merging import merge as merged
from newscrawl.storage import OutputError
from newscrawl.stored import StoredError


def merge(args: Namespace) -> int:
    """Write the newest version of every article, and its removals."""
    files = [(Path(name), Path(beside(name, "removals") or "")) for name in args.articles]
    note_empty(args.articles)
    count = 0
    try:
        with new_corpus(args.output) as corpus:
            for article, removals in merged(files):
                corpus.write(article, removals)
                count += 1
    except (StoredError, OutputError) as error:
        return usage_error(str(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        return failure(f"cannot write {args.output}: {error.strerror}")
    print(f"newscrawl: {counted(count, 'article')} of {counted(len(files), 'file')}", file=sys.stderr)
    return 0
