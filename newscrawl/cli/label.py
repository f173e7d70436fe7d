"""`newscrawl label`."""

import gzip
import hashlib
import json
import os
import sys
import webbrowser
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newscrawl.cli.outcome import failure, usage_error, warn
from newscrawl.cli.pages import SourceError, addresses, fetched_pages, saved_pages
from newscrawl.items import RawPage, Rejected
from newscrawl.labelling.blocks import read_label_page
from newscrawl.labelling.server import LabelServer, Task
from newscrawl.storage import LineFile, OutputError, recover_lines

PAGES = "pages"  # the folder beside the references into which fetched pages go
_MOST_NAMED = 5  # of what cannot be labelled: a file of something else has a thousand such lines


def label(args: Namespace) -> int:
    """Serve the label page until every page is saved or skipped."""
    gold = Path(args.output)
    try:
        tasks = _tasks(args, gold)
        if not tasks:
            return failure("there is nothing to label")
        return _serve(args, gold, tasks)
    except SourceError as error:
        return usage_error(str(error))
    except OSError as error:
        return failure(f"cannot write {error.filename or gold}: {error.strerror}")
    except OutputError as error:
        return failure(str(error))


def _serve(args: Namespace, gold: Path, tasks: list[Task]) -> int:
    recover_lines(gold)
    file = LineFile(str(gold))

    def save(row: dict[str, Any]) -> None:
        file.write((json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "replace"))

    try:
        server = LabelServer(tasks, save, str(gold), args.port)
    except OSError as error:
        file.close(keep_empty=False)
        return failure(f"cannot listen on port {args.port}: {error.strerror}")
    print(f"newscrawl: label at {server.address} (Ctrl-C stops)", file=sys.stderr, flush=True)
    if not args.no_browser:
        webbrowser.open(server.address)
    try:
        saved = server.serve_until_done()
    finally:
        file.close()
    print(f"newscrawl: {saved} saved in {gold}", file=sys.stderr)
    return 0


def _tasks(args: Namespace, gold: Path) -> list[Task]:
    """The pages to be labelled; of those that cannot be, the first ones are named and the others counted."""
    tasks: list[Task] = []
    unusable = 0
    for page in _pages(args):
        task = page if isinstance(page, Rejected) else _task(page, gold)
        if isinstance(task, Task):
            tasks.append(task)
            continue
        unusable += 1
        if unusable <= _MOST_NAMED:
            warn(f"{page.source or page.url}: {task.detail if task else 'this is not an HTML page'}")
    if unusable > _MOST_NAMED:
        warn(f"and {unusable - _MOST_NAMED} more that cannot be labelled")
    return tasks


def _pages(args: Namespace) -> Iterator[RawPage | Rejected]:
    urls = addresses(args.source)
    for source in args.source:
        if source not in urls:
            yield from saved_pages(source, args)
    yield from fetched_pages(urls)


def _task(page: RawPage, gold: Path) -> Task | None:
    found = read_label_page(page)
    if found is None or not found.blocks:
        return None
    return Task(page=found, path=_saved_path(page, gold), encoding=page.encoding)


def _saved_path(page: RawPage, gold: Path) -> str:
    """Where the page is, from the file of references; a fetched page is stored beside it."""
    if page.source is not None:
        return os.path.relpath(page.source, gold.parent)
    name = hashlib.sha256((page.url or "").encode("utf-8", "replace")).hexdigest()[:16]
    path = gold.parent / PAGES / f"{name}.html.gz"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress(page.body, mtime=0))
    return str(path.relative_to(gold.parent))
