"""One Scrapy run from the command line: its settings, its signals, its exit code."""

import logging
import os
import signal
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import Any

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings
from scrapy.statscollectors import StatsCollector

from newscrawl import __version__
from newscrawl.cli.outcome import failure, usage_error, warn
from newscrawl.cli.paths import beside, cannot_write
from newscrawl.extensions.progress import CLEAR_LINE
from newscrawl.extensions.summary import counts_below
from newscrawl.pipelines.refusing import reached_articles

OK, FAILED, PARTIAL = 0, 1, 3
STOPPED = {signal.SIGINT: 130, signal.SIGTERM: 143}


def run_spider(spider: str | type[Spider], args: Namespace, spider_args: dict[str, Any]) -> int:
    """Run a spider, given by its name or class, to its end and return the exit code."""
    try:
        settings = build_settings(args)
        if problem := _problem_of_files(settings):
            return failure(problem)
        crawler, stopped = finished_process(spider, settings, verbose=bool(args.verbose), **spider_args)
    except ValueError as error:
        return unusable_setting(args, error)
    code = exit_code(crawler, stopped)
    gone = counts_below(crawler.stats, "newscrawl/failed/") or _nothing_but_other_files(crawler.stats)
    if code == FAILED and gone and args.quiet:  # else every page has had its line
        counts = ", ".join(f"{reason} {count}" for reason, count in gone.items())
        warn(f"there was no page to clean: {counts}; without -q each is named")
    return code


def unusable_setting(args: Namespace, error: ValueError) -> int:
    """Exit code 2 for a value of `-s`, with Scrapy's own words; where there is none, the error is a fault of ours."""
    if not args.settings:
        raise error
    return usage_error(f"a setting of -s cannot be used: {error}")


def _run(process: AsyncCrawlerProcess, crawler: Crawler, stop: "StopSignal", spider_args: dict[str, Any]) -> None:
    """Run to the end. Raises what kept Scrapy from beginning."""
    from twisted.internet import reactor  # noqa: PLC0415 - importing it earlier would choose another reactor

    # After Scrapy's own handlers, which are put in when the reactor has started, and before anything else runs.
    reactor.addSystemEventTrigger("before", "startup", reactor.callWhenRunning, stop.listen)  # type: ignore[arg-type]
    task = process.crawl(crawler, **spider_args)
    process.start()
    if task.done() and not task.cancelled() and (error := task.exception()):
        raise error


def _problem_of_files(settings: Settings) -> str | None:
    """Why a file that the run is to write cannot be used, in words."""
    named = [settings.get(f"NEWSCRAWL_{kind}") for kind in ("OUTPUT", "REMOVALS", "REJECTS", "SUMMARY", "STATE")]
    paths = [Path(name) for name in named if name and name != "-"]
    for path in paths:
        if problem := cannot_write(path):
            return f"cannot write {path}: {problem}"
    regular = [path.resolve() for path in paths if path.is_file() or not path.exists()]
    if twice := next((path for path in regular if regular.count(path) > 1), None):
        return f"{twice} is named twice: each file that a run writes needs a name of its own"
    return None


def build_settings(args: Namespace) -> Settings:
    """The settings of newscrawl, then those of the options, then those of `-s`."""
    return project_settings([*_option_settings(args), *args.settings])


def _option_settings(args: Namespace) -> Iterator[tuple[str, Any]]:
    output = args.overwrite_output or args.output or "-"
    yield "NEWSCRAWL_OUTPUT", output
    yield "NEWSCRAWL_OVERWRITE", args.overwrite_output is not None
    yield "NEWSCRAWL_REMOVALS", args.removals or beside(output, "removals")
    yield "NEWSCRAWL_REJECTS", args.rejects or beside(output, "rejects")
    yield "NEWSCRAWL_SUMMARY", args.summary
    yield "NEWSCRAWL_LIMIT", args.limit or 0
    yield "NEWSCRAWL_JOBS", args.jobs
    yield "NEWSCRAWL_SINCE", getattr(args, "since", None)
    yield "NEWSCRAWL_PROGRESS", not args.quiet
    yield "NEWSCRAWL_KEEP_HTML", args.keep_html
    yield "NEWSCRAWL_OVERRIDES", {domain: asdict(entries) for domain, entries in args.overrides.items()}
    yield "NEWSCRAWL_STATE", (state := _state_file(args, output))
    yield from _memory_settings(args, state)
    yield "NEWSCRAWL_FAIL_ON_EMPTY", getattr(args, "fail_on_empty", False)
    yield "NEWSCRAWL_RECHECK", getattr(args, "recheck", None) or 0
    yield from log_settings(args)
    yield from network_settings(args)


def log_settings(args: Namespace) -> Iterator[tuple[str, Any]]:
    """What `-q` and `-v` mean."""
    yield "LOG_LEVEL", "ERROR" if args.quiet else "DEBUG" if args.verbose > 1 else "INFO"
    yield "LOG_FORMAT", (CLEAR_LINE if sys.stderr.isatty() else "") + "%(levelname)s: %(message)s"


def network_settings(args: Namespace) -> Iterator[tuple[str, Any]]:
    """What a crawl's pace, contact and reach mean; `replay` has none of these."""
    if getattr(args, "allow_private", False):
        yield "NEWSCRAWL_ALLOW_PRIVATE", True
    if contact := getattr(args, "contact", None):
        yield "USER_AGENT", f"newscrawl/{__version__} (news crawler; obeys robots.txt; +{contact})"
    slots = getattr(args, "slots", {})
    if (delay := getattr(args, "delay", None)) is not None:
        yield "DOWNLOAD_DELAY", delay
    elif slots:
        yield "DOWNLOAD_SLOTS", slots
        yield "DOWNLOAD_DELAY", min(1.0, *(slot["delay"] for slot in slots.values()))


def project_settings(values: Iterable[tuple[str, Any]]) -> Settings:
    """The settings of newscrawl, then these."""
    settings = Settings()
    settings.setmodule("newscrawl.settings", priority="project")
    for name, value in values:
        settings.set(name, value, priority="cmdline")
    return settings


def finished_process(
    spider: str | type[Spider],
    settings: Settings,
    *,
    verbose: bool,
    connect: Callable[[Crawler], None] | None = None,
    **spider_args: Any,
) -> tuple[Crawler, int | None]:
    """Run a spider to its end; `connect` listens to it. Gives the crawler, and the exit code where a signal came."""
    process = _process(settings, verbose=verbose)
    crawler = process.create_crawler(spider)
    if connect is not None:
        connect(crawler)
    stop = StopSignal()
    _run(process, crawler, stop, spider_args)
    return crawler, stop.code


def _state_file(args: Namespace, output: str) -> str | None:
    """Only what fetches has one: saved pages do not change, and cost nobody a request."""
    if not hasattr(args, "state") or args.no_state:
        return None
    return args.state or beside(output, "state", ".sqlite")


def _memory_settings(args: Namespace, state: str | None) -> Iterator[tuple[str, Any]]:
    """A crawl that keeps a state learns into it, and cleans with what it knows; a replay does what it is told."""
    learns = state is not None and not args.no_memory
    yield "NEWSCRAWL_LEARN", learns
    yield "NEWSCRAWL_MEMORY", state if learns else getattr(args, "memory", None)


def _process(settings: Settings, *, verbose: bool) -> AsyncCrawlerProcess:
    """A process that leaves Scrapy's own log out, unless it is asked for."""
    if verbose:
        return AsyncCrawlerProcess(settings)
    logging.disable(logging.INFO)  # a level set before would be reset while the process is made
    process = AsyncCrawlerProcess(settings)
    logging.disable(logging.NOTSET)
    logging.getLogger("scrapy").setLevel(logging.ERROR)
    return process


class StopSignal:
    """Remembers which signal stopped the run; Scrapy itself does the stopping."""

    def __init__(self) -> None:
        self.number: int | None = None

    @property
    def code(self) -> int | None:
        """The exit code of a run that was stopped; None of one that was not."""
        return None if self.number is None else STOPPED[signal.Signals(self.number)]

    def listen(self) -> None:
        """Put a note in front of the handlers that Scrapy has installed, and say that the end may take a while."""
        for number in STOPPED:
            self._wrap(number, signal.getsignal(number))

    def _wrap(self, number: signal.Signals, handler: Any) -> None:
        def note(signum: int, frame: FrameType | None) -> None:
            if self.number is None:  # os.write: the signal may have come in the middle of a print
                os.write(2, b"newscrawl: stopping after the pages in hand; once more stops at once\n")
            self.number = signum
            if callable(handler):
                handler(signum, frame)

        signal.signal(number, note)


def exit_code(crawler: Crawler, stopped: int | None) -> int:
    """0 done, 1 failed, 3 some pages failed; `stopped` where a signal stopped the run."""
    stats = crawler.stats
    if stopped is not None:
        return stopped
    if stats.get_value("finish_reason") not in {"finished", "limit", "broken_pipe"}:
        return FAILED
    if stats.get_value("newscrawl/summary_failed") or stats.get_value("newscrawl/rejects_failed"):
        return FAILED
    if not counts_below(stats, "newscrawl/failed/"):
        if _nothing_but_other_files(stats):
            return FAILED
        unwell = any(stats.get_value(f"newscrawl/{what}") for what in ("layout_changes", "empty", "robots_errors"))
        return PARTIAL if unwell else OK
    return PARTIAL if reached_articles(stats) or _rejected(stats) else FAILED


def _rejected(stats: StatsCollector) -> dict[str, int]:
    """The pages that were there and gave no article, by reason: not those that robots.txt forbids."""
    rejected = counts_below(stats, "newscrawl/rejected/")
    return {reason: count for reason, count in rejected.items() if reason != "robots"}


def _nothing_but_other_files(stats: StatsCollector) -> dict[str, int]:
    """How many files were no HTML, where no article and no page without one was met; else nothing."""
    rejected = _rejected(stats)
    return rejected if rejected.keys() == {"not_html"} and not reached_articles(stats) else {}
