"""A bound on the time that one page may take to clean, so that no page can hold up a crawl for ever."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

AGAIN_SECONDS = 0.5  # what is raised inside a callback of the garbage collector is lost: then it is raised again
PAGE_SECONDS = 60.0  # a large page takes one; a page of 20,000 paragraphs about fifteen


class PageTooSlowError(Exception):
    """The page took longer than it may. The message is a sentence for a person."""


class WorkerDiedError(Exception):
    """The process that cleaned the page ended. The message is a sentence for a person."""


@contextmanager
def time_limit(seconds: float = PAGE_SECONDS) -> Iterator[None]:
    """Raise PageTooSlowError in the block after that time.

    By the system's interval timer, which only the main thread can use: elsewhere, and inside another such block,
    there is no bound.
    """
    usable = threading.current_thread() is threading.main_thread() and signal.getitimer(signal.ITIMER_REAL)[0] == 0
    if not usable:
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise PageTooSlowError(f"cleaning took more than {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN_SECONDS)
    try:
        with _lost_without_a_word():
            yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _lost_without_a_word() -> Iterator[None]:
    """Print no traceback of a stop that a callback of the garbage collector loses: it comes again."""
    before = sys.unraisablehook

    def report(lost: "sys.UnraisableHookArgs") -> None:
        if lost.exc_type is not PageTooSlowError:
            before(lost)

    sys.unraisablehook = report
    try:
        yield
    finally:
        sys.unraisablehook = before
