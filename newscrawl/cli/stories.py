"""`newscrawl stories`."""

import json
import sqlite3
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from newscrawl.cli.emptiness import note_empty
from newscrawl.cli.outcome import failure, usage_error
from newscrawl.counting import counted
from newscrawl.stored import StoredError
from newscrawl.stories.reading import Totals, reading


def stories(args: Namespace) -> int:
    """Write a line for every article: which story it tells, and whether it came first."""
    note_empty(args.articles)
    try:
        totals = _write([Path(path) for path in args.articles], args.output, whole=args.whole)
    except StoredError as error:
        return usage_error(str(error))
    except FileExistsError:
        return usage_error(f"{args.output} exists: name a new file")
    except BrokenPipeError:
        raise
    except OSError as error:
        return failure(f"cannot write {args.output}: {error.strerror}")
    except sqlite3.Error as error:
        return failure(f"cannot keep the index in the folder for temporary files: {error}; TMPDIR names another")
    count = f"{counted(totals.articles, 'article')}, {counted(totals.stories, 'story', 'stories')}"
    said = f"{count}; {totals.told_again} told more than once"
    print(f"newscrawl: {said}", file=sys.stderr)
    return 0


def _write(articles: list[Path], output: str, *, whole: bool) -> Totals:
    """The output is made only when the articles could be read."""
    if output != "-" and Path(output).exists():
        raise FileExistsError
    with reading(articles) as found, _opened(output) as file:
        for line in found.articles() if whole else map(asdict, found.told()):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        return found.totals()


@contextmanager
def _opened(output: str) -> Iterator[TextIO]:
    if output == "-":
        yield sys.stdout
        return
    with Path(output).open("x", encoding="utf-8", errors="replace") as file:
        yield file
