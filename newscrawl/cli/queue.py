"""`newscrawl queue` and `newscrawl worker`."""

import asyncio
import functools
import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newscrawl.cli.commands import run_crawl
from newscrawl.cli.outcome import failure, usage_error, warn
from newscrawl.extras import MissingExtraError, require
from newscrawl.items import Rejected
from newscrawl.sources import ListedUrl, read_urls

if TYPE_CHECKING:
    from newscrawl.queue.status import Status


def _guarded(command: Callable[[Namespace], int]) -> Callable[[Namespace], int]:
    """A command that needs the extra and the server: without them it ends with one line."""

    @functools.wraps(command)
    def run(args: Namespace) -> int:
        try:
            require("redis", f"newscrawl {'worker' if command.__name__ == 'worker' else 'queue'}")
        except MissingExtraError as error:
            return usage_error(str(error))
        from newscrawl.queue.server import QueueError  # noqa: PLC0415 - needs the extra

        try:
            return command(args)
        except QueueError as error:
            return failure(str(error))

    return run


def _asked(args: Namespace, ask: Any, *values: Any) -> Any:
    """The answer of a coroutine function that takes the server."""
    from newscrawl.queue.server import Server  # noqa: PLC0415 - needs the extra

    async def answer() -> Any:
        async with Server(args.redis, args.queue) as server:
            return await ask(server, *values)

    return asyncio.run(answer())


@_guarded
def worker(args: Namespace) -> int:
    """`newscrawl worker`."""
    if args.overwrite_output or args.output in (None, "-"):
        return usage_error("a worker appends to a file of its own: -o FILE")
    from newscrawl.queue.loading import number_of_shards  # noqa: PLC0415 - needs the extra
    from newscrawl.queue.spider import QueueSpider  # noqa: PLC0415 - likewise

    if not _asked(args, number_of_shards) and not args.wait:
        return failure(f"there is no queue {args.queue!r}: newscrawl queue load LIST")
    return run_crawl(QueueSpider, args, {"redis": args.redis, "queue": args.queue, "wait": args.wait})


@_guarded
def load(args: Namespace) -> int:
    """`newscrawl queue load`."""
    if args.list == "-":
        return _load_lines(args, read_urls(sys.stdin, "stdin"))
    try:
        with Path(args.list).open(encoding="utf-8", errors="replace") as lines:
            return _load_lines(args, read_urls(lines, args.list))
    except OSError as error:
        return usage_error(f"{args.list} cannot be read: {error.strerror}")


def _load_lines(args: Namespace, entries: Iterator[ListedUrl | Rejected]) -> int:
    from newscrawl.queue import loading  # noqa: PLC0415 - needs the extra

    async def run(server: Any) -> tuple[loading.Loaded, int]:
        done, bad = loading.Loaded(), 0
        async for found in loading.load(server, entries, args.shards):
            if isinstance(found, Rejected):
                bad += 1
                warn(f"{found.source}: {found.detail}")
            else:
                done = found
        return done, bad

    done, bad = _asked(args, run)
    if not done.new + done.known:
        return failure(f"{args.list}: the list holds no address")
    warn(f"{done.new} addresses queued, {done.known} had been queued before, {bad} lines are none")
    return 3 if bad else 0


@_guarded
def status(args: Namespace) -> int:
    """`newscrawl queue status`."""
    from newscrawl.queue.loading import number_of_shards  # noqa: PLC0415 - needs the extra
    from newscrawl.queue.status import status as figures  # noqa: PLC0415 - likewise

    if not _asked(args, number_of_shards):
        return failure(f"there is no queue {args.queue!r}: newscrawl queue load LIST")
    found: Status = _asked(args, figures)
    if args.json:
        print(json.dumps({**asdict(found), "remaining": found.remaining}))
        return 0
    print(_words(found))
    return 0


def _words(found: "Status") -> str:
    done = found.stored + found.known + found.rejected + found.failed + found.dead
    ends = f"{found.stored} stored, {found.known} known before, {found.rejected} rejected, {found.failed} failed"
    left = f"{found.left} left, {found.later} of them to be tried again later"
    lines = [
        f"{done} of {found.loaded} done: {ends}, {found.dead} given up",
        f"{left}; {found.fullest_shard} in the fullest of {found.open_shards} open shards",
        f"{found.workers} workers hold {found.held_shards} shards",
    ]
    if found.left and found.remaining is not None:
        lines.append(f"{found.rate:.1f} a second: {span(found.remaining)} to the end at this rate")
    return "\n".join(lines)


def span(seconds: float) -> str:
    """A length of time in words.

    >>> span(42), span(600), span(90000)
    ('42 s', '10 min', '25.0 h')
    """
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"


@_guarded
def dead(args: Namespace) -> int:
    """`newscrawl queue dead`."""

    async def listed(server: Any) -> list[Any]:
        found: list[Any] = await server.command("XRANGE", f"{server.prefix}dead", "-", "+")
        return found

    async def revived(server: Any) -> int:
        return int(await server.run("revive"))

    if args.retry:
        warn(f"{_asked(args, revived)} addresses will be tried again")
        return 0
    for _, entry in _asked(args, listed):
        print(entry["job"])
    return 0
