"""`newscrawl explain`."""

import os
import re
import shutil
import sys
import tempfile
import webbrowser
from argparse import Namespace
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from newscrawl.cleaner import UNCLEANED, uncleaned
from newscrawl.cleaning import SiteMemory
from newscrawl.cli.emptiness import note_empty
from newscrawl.cli.outcome import failure, usage_error, warn
from newscrawl.cli.overrides import read_overrides
from newscrawl.cli.pages import SourceError, addresses, fetched_pages, page_of_stdin, saved_pages
from newscrawl.cli.paths import beside, same_file
from newscrawl.cli.remembering import read_memory
from newscrawl.config import ConfigError
from newscrawl.counting import counted
from newscrawl.items import RawPage, Rejected
from newscrawl.overrides import SiteOverrides
from newscrawl.pipelines.time_guard import time_limit
from newscrawl.report.document import is_report, write_report
from newscrawl.report.explanation import Explanation, explain_page, explain_stored
from newscrawl.report.summary import summarise
from newscrawl.report.terminal import write_summary, write_text
from newscrawl.stored import StoredError, StoredRemovals, read_records

_ID = re.compile(r"[0-9a-f]{4,32}")
_WIDEST = 110  # characters of a line on a terminal


def explain(args: Namespace) -> int:
    """Explain pages and stored articles: 0 all, 3 some of them, 1 none."""
    if args.output and (problem := _problem_of_output(args)):
        return usage_error(f"{problem}: name another file for the report")
    on_terminal = args.output is None and not args.open
    empty = note_empty(source for source in args.source if source.endswith(".jsonl"))
    explanations: list[Explanation] = []
    failed = 0
    try:
        for found in islice(_explanations(args, skip=empty), args.limit):
            if isinstance(found, Rejected):
                failed += 1
                warn(f"{found.source or found.url}: {found.detail}")
                continue
            if on_terminal:
                _print(found, is_first=not explanations)
            explanations.append(found)
    except (SourceError, ConfigError, StoredError) as error:
        return usage_error(str(error))
    if not explanations and failed:
        return 1
    if not explanations and not empty:
        return failure("there is nothing to explain")
    if on_terminal:
        _print_summary(explanations)
    elif problem := _write(args, explanations):
        return failure(problem)
    return 3 if failed else 0


def _problem_of_output(args: Namespace) -> str | None:
    """What would be written over and is no earlier report, in words."""
    if source := same_file(args.output, args.source):
        return f"{source} is what is to be explained"
    path = Path(args.output)
    if not path.is_file() or path.stat().st_size == 0 or is_report(path):
        return None
    return f"{path} is there already, and no report"


def _explanations(args: Namespace, skip: Collection[str]) -> Iterator[Explanation | Rejected]:
    overrides, memory = read_overrides(args), read_memory(args)
    for page in _pages([source for source in args.source if source not in skip], args):
        yield _explained(page, overrides, memory) if isinstance(page, RawPage) else page


def _explained(page: RawPage, overrides: SiteOverrides, memory: SiteMemory | None) -> Explanation | Rejected:
    try:
        with time_limit():
            return explain_page(page, overrides, memory)
    except UNCLEANED as error:
        return uncleaned(page, error)


def _pages(sources: Sequence[str], args: Namespace) -> Iterator[RawPage | Explanation | Rejected]:
    urls = addresses(sources)
    for source in sources:
        if source not in urls:
            yield from _from_disk(source, args)
    yield from fetched_pages(urls)


def _from_disk(source: str, args: Namespace) -> Iterator[RawPage | Explanation | Rejected]:
    path = Path(source)
    if source == "-":
        yield page_of_stdin(args)
    elif path.is_file() and path.suffix == ".jsonl" and _holds_articles(path):
        yield from _stored(path, args, None)
    elif path.exists():
        pages = saved_pages(source, args)
        yield from (page for page in pages if not _is_earlier_report(page, args.output))
    elif _ID.fullmatch(source):
        yield from _stored_under(source, args)
    else:
        raise SourceError(f"{source}: there is no such file, and it is no URL and no id of an article")


def _stored_under(prefix: str, args: Namespace) -> Iterator[Explanation]:
    """Articles by how their id begins; it may as well be the name of a file, mistyped."""
    try:
        yield from _stored(Path(args.articles), args, prefix)
    except (SourceError, StoredError) as error:
        raise SourceError(f"{error}; there is no file {prefix} either") from error


def _is_earlier_report(page: RawPage | Rejected, output: str | None) -> bool:
    return bool(output and page.source and same_file(output, [page.source]))


def _holds_articles(path: Path) -> bool:
    """Whether the first line is a stored article's, and not a manifest's."""
    with path.open(encoding="utf-8", errors="replace") as lines:
        first = next(lines, "")
    return '"content_hash"' in first


def _stored(path: Path, args: Namespace, prefix: str | None) -> Iterator[Explanation]:
    """Articles of a file with their removals; those whose id begins with `prefix`, where there is one."""
    beside_it = args.removals or beside(str(path), "removals")
    removals = StoredRemovals(Path(beside_it) if beside_it else None)
    found = False
    for record in read_records(path):
        if prefix is None or str(record.get("id")).startswith(prefix):
            found = True
            yield _explain_record(path, record, removals.of(record))
    if not found:
        raise SourceError(f"{path} holds no article with the id {prefix}" if prefix else f"{path} holds no article")


def _explain_record(path: Path, record: dict[str, Any], removals: Sequence[dict[str, Any]]) -> Explanation:
    try:
        return explain_stored(record, removals)
    except (KeyError, TypeError) as error:
        raise SourceError(f"{path} is no newscrawl output: {error}") from error


def _write(args: Namespace, explanations: Sequence[Explanation]) -> str | None:
    """Write the report; what went wrong, in words."""
    path = Path(args.output or Path(tempfile.mkdtemp(prefix="newscrawl-"), "report.html"))
    try:
        path.write_bytes(write_report(explanations).encode("utf-8", "xmlcharrefreplace"))
    except OSError as error:
        return f"cannot write {path}: {error.strerror}"
    print(f"newscrawl: {counted(len(explanations), 'page')} explained in {path}", file=sys.stderr)
    if args.open:
        webbrowser.open(path.resolve().as_uri())
    return None


def _print(explanation: Explanation, *, is_first: bool) -> None:
    """Print one as soon as it is there: many take minutes."""
    width = min(shutil.get_terminal_size((100, 24)).columns, _WIDEST)
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    sys.stdout.write(("" if is_first else "\n") + write_text(explanation, width=width, coloured=coloured))
    sys.stdout.flush()


def _print_summary(explanations: Sequence[Explanation]) -> None:
    if len(explanations) > 1:
        sys.stdout.write("\n" + write_summary(summarise(explanations)))
