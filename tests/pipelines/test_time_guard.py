import contextlib
import gc
import re
import signal
import sys
import threading
import weakref
from pathlib import Path
from typing import Any

import pytest

from newscrawl.cleaning import CleanResult, clean_page
from newscrawl.demo.server import DemoServer
from newscrawl.pipelines.time_guard import PageTooSlowError, time_limit
from newscrawl.spiders.site import SiteSpider
from tests.conftest import Crawl, lines


def endless(*_args: object, **_options: object) -> CleanResult:
    while True:
        re.match(r"(a+)+b", "a" * 26)


def test_what_takes_too_long_is_stopped_inside_a_regular_expression_too() -> None:
    with pytest.raises(PageTooSlowError, match=r"more than 0\.05 seconds"), time_limit(0.05):
        endless()
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def swallow_once() -> None:
    with contextlib.suppress(PageTooSlowError):
        endless()
    endless()


def test_a_stop_that_is_swallowed_comes_again() -> None:
    with pytest.raises(PageTooSlowError), time_limit(0.02):
        swallow_once()


class Node:
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        self.itself = self


def collect_slowly() -> None:
    """Collect garbage with a callback that outlasts the limit; what is raised in it, Python drops."""
    node = Node()
    reference = weakref.ref(node, endless)
    del node
    gc.collect()
    assert reference() is None
    endless()


def test_a_stop_inside_a_callback_of_the_collector_prints_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    gc.collect()  # else garbage of other tests is collected within the limit, and its callbacks print what they like
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "unraisablehook", sys.__unraisablehook__)
        with pytest.raises(PageTooSlowError), time_limit(0.05):
            collect_slowly()
        assert sys.unraisablehook is sys.__unraisablehook__
    assert capsys.readouterr().err == ""


def fail(*_args: object) -> None:
    raise ValueError("a fault of the page")


def test_another_error_inside_such_a_callback_is_still_reported(capsys: pytest.CaptureFixture[str]) -> None:
    node = Node()
    reference = weakref.ref(node, fail)
    del node
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "unraisablehook", sys.__unraisablehook__)
        with time_limit(30):
            gc.collect()
    assert reference() is None
    assert "a fault of the page" in capsys.readouterr().err


def test_what_is_quick_enough_is_not_stopped_later() -> None:
    with time_limit(0.01):
        pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_an_outer_limit_stays_in_force() -> None:
    with pytest.raises(PageTooSlowError, match=r"0\.05"), time_limit(0.05), time_limit(30):
        endless()


def test_other_threads_have_no_limit() -> None:
    done: list[bool] = []

    def work() -> None:
        with time_limit(0.01):
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


def test_a_page_that_takes_too_long_is_rejected_and_the_others_are_stored(
    crawl: Crawl, site: DemoServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def clean(html: bytes, url: str, **options: Any) -> CleanResult:
        return endless() if "kapal-sekolah" in url else clean_page(html, url, **options)

    monkeypatch.setattr("newscrawl.overrides.clean_page", clean)
    monkeypatch.setattr("newscrawl.cleaner.time_limit", lambda: time_limit(0.3))
    crawl(SiteSpider, url=site.address + "/")
    assert len(lines(tmp_path / "articles.jsonl")) == 7
    assert "too_slow" in [row["reason"] for row in lines(tmp_path / "rejects.jsonl")]
