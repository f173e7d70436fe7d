"""`newscrawl clean`: pages or texts in, lines out; no network, no state, no Scrapy."""

import json
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, TypeAlias

from newscrawl.cleaner import UNCLEANED, Cleaner, uncleaned
from newscrawl.cleaning import CleanResult
from newscrawl.cleaning.document import is_encoding
from newscrawl.cli.kinds_of_input import idle_option
from newscrawl.cli.outcome import failure, usage_error, warn
from newscrawl.cli.overrides import read_overrides
from newscrawl.cli.pages import is_page, page_of_stdin, saved_pages
from newscrawl.cli.remembering import read_memory
from newscrawl.config import ConfigError
from newscrawl.items import RawPage, RawText, Rejected
from newscrawl.sources import read_page, url_problem
from newscrawl.storage import LineFile, OutputError
from newscrawl.texts import decode_text

Item: TypeAlias = RawPage | RawText | Rejected


def clean(args: Namespace) -> int:
    """Write what was asked for of every page: 0 all gave an article, 3 some of them, 1 none."""
    if problem := _problem(args):
        return usage_error(problem)
    try:
        memory = None if args.text else read_memory(args)
        cleaner = Cleaner(
            overrides=read_overrides(args), memory=memory, mode=args.mode or "default", blocks=args.blocks
        )
        output = _Output(args)
        _clean_each(_items(args), cleaner, args.jobs, output.take)
    except ConfigError as error:
        return usage_error(str(error))
    except OutputError as error:
        return failure(str(error))
    return (3 if output.good else 1) if output.bad else 0


class _Output:
    """Writes each page's lines in turn, and counts."""

    def __init__(self, args: Namespace) -> None:
        self.good = self.bad = 0
        self._args = args
        self._removals = LineFile(args.removals, overwrite=True) if args.removals else None
        if self._removals:
            self._removals.begin()

    def take(self, item: Item, result: CleanResult | Rejected) -> None:
        """Write one page's lines, or why it gave no article. Raises OutputError."""
        if isinstance(result, Rejected):
            self._failed(f"{item.source}: {result.detail}")
            return
        self._write_removals(result)
        if self._args.blocks:
            for block in result.blocks:
                print(_json(block))
        elif result.article:
            print(result.article.text if self._args.only_text else _json(result.article))
        if result.article:
            self.good += 1
        else:
            self._failed(f"{'' if _is_single(self._args) else f'{item.source}: '}no article: {result.reason}")

    def _failed(self, problem: str) -> None:
        self.bad += 1
        warn(problem)

    def _write_removals(self, result: CleanResult) -> None:
        if self._removals is None:
            return
        lines = "".join(_json(removal) + "\n" for removal in result.removed)
        try:
            self._removals.write(lines.encode("utf-8", "replace"))
        except OSError as error:
            raise OutputError(f"cannot write {self._args.removals}: {error.strerror}") from error


def _problem(args: Namespace) -> str | None:
    """Why the options cannot be used, in words."""
    for name in args.file:
        if name != "-" and not Path(name).exists():
            return f"{name}: there is no such file"
    of_one = [name for name in ("url", "encoding", "title") if getattr(args, name) is not None]
    if of_one and not _is_single(args):
        return f"--{of_one[0]} is of a single page: name one file"
    if problem := idle_option(args):
        return problem
    if args.encoding and not is_encoding(args.encoding):
        return f"--encoding: {args.encoding!r} is no encoding"
    problem = url_problem(args.url) if args.url is not None else None
    return f"{args.url}: {problem}" if problem else None


def _is_single(args: Namespace) -> bool:
    """Whether one page is asked for: a file, or stdin."""
    return len(args.file) < 2 and all(name == "-" or is_page(Path(name)) for name in args.file)


def _items(args: Namespace) -> Iterator[Item]:
    for name in args.file or ["-"]:
        if args.text:
            page = page_of_stdin(args) if name == "-" else read_page(Path(name), args.url, args.encoding)
            yield page if isinstance(page, Rejected) else _text(page, args)
        elif name == "-":
            yield page_of_stdin(args)
        else:
            yield from saved_pages(name, args)


def _text(page: RawPage, args: Namespace) -> RawText | Rejected:
    text = decode_text(page.body, str(page.source), page.url, page.encoding)
    known = {"language": args.language} if args.language else {}
    return text if isinstance(text, Rejected) else replace(text, title=args.title, known=known)


def _clean_each(
    items: Iterable[Item], cleaner: Cleaner, jobs: int, take: Callable[[Item, CleanResult | Rejected], None]
) -> None:
    """Give each item's result to `take`, in order."""
    if jobs > 1:
        from newscrawl.pooled import clean_in_workers  # noqa: PLC0415 - takes asyncio to load

        clean_in_workers(items, cleaner, jobs, take)
        return
    for item in items:
        take(item, _cleaned(item, cleaner))


def _cleaned(item: Item, cleaner: Cleaner) -> CleanResult | Rejected:
    if isinstance(item, Rejected):
        return item
    try:
        return cleaner.clean(item)
    except UNCLEANED as error:
        return uncleaned(item, error)


def _json(record: Any) -> str:
    return json.dumps(asdict(record), ensure_ascii=False)
