import io
import json
from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import NotConfigured
from scrapy.utils.test import get_crawler

from newscrawl.extensions.progress import CLEAR_LINE, Progress
from newscrawl.extensions.rejects import Rejects
from newscrawl.extensions.summary import MOST_SITES, Summary, summarise
from newscrawl.items import Rejected
from newscrawl.pipelines.drops import AlreadyStored, Failed, IndexPage, LimitReached
from newscrawl.site_summary import SiteSummary
from tests.conftest import lines


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def progress_on(stream: io.StringIO) -> Progress:
    progress = Progress(get_crawler().stats, stream)
    progress.interval = 0
    progress.stats.set_value("newscrawl/stored", 3)
    progress.stats.set_value("newscrawl/rejected/index", 2)
    return progress


def test_on_a_terminal_progress_is_one_live_line_that_goes_away() -> None:
    stream = Terminal()
    progress = progress_on(stream)
    progress.update()
    progress.update()
    progress.clear()
    assert "\n" not in stream.getvalue()
    assert stream.getvalue().startswith(CLEAR_LINE + "3 articles, 2 rejected, 0 failed")
    assert stream.getvalue().endswith(CLEAR_LINE)


def test_elsewhere_progress_is_plain_lines() -> None:
    stream = io.StringIO()
    progress = progress_on(stream)
    progress.update()
    progress.clear()
    assert stream.getvalue() == "3 articles, 2 rejected, 0 failed, 0 s\n"


def test_progress_is_off_unless_it_is_asked_for() -> None:
    with pytest.raises(NotConfigured):
        Progress.from_crawler(get_crawler())


def rejects_in(folder: Path) -> Rejects:
    rejects = Rejects.from_crawler(get_crawler(settings_dict={"NEWSCRAWL_REJECTS": str(folder / "x.jsonl")}))
    rejects.spider_opened()
    return rejects


REJECTED = Rejected(url="https://a.example/1", source="u.txt:3", reason="index", detail="a list")


def test_a_rejection_is_a_line_in_the_file_and_a_count(tmp_path: Path) -> None:
    rejects = rejects_in(tmp_path)
    rejects.item_dropped(IndexPage(REJECTED))
    rejects.spider_closed()
    assert lines(tmp_path / "x.jsonl") == [
        {"url": "https://a.example/1", "source": "u.txt:3", "site": None, "reason": "index", "detail": "a list"}
    ]
    assert rejects.stats.get_value("newscrawl/rejected/index") == 1


def test_a_failure_is_counted_apart_from_rejections(tmp_path: Path) -> None:
    rejects = rejects_in(tmp_path)
    rejects.item_dropped(Failed(REJECTED))
    rejects.spider_closed()
    assert rejects.stats.get_value("newscrawl/failed/index") == 1
    assert rejects.stats.get_value("newscrawl/rejected/index") is None


@pytest.mark.parametrize("drop", [AlreadyStored("before"), LimitReached("enough")])
def test_an_article_that_is_not_needed_is_no_rejection(tmp_path: Path, drop: Any) -> None:
    rejects = rejects_in(tmp_path)
    rejects.item_dropped(drop)
    rejects.spider_closed()
    assert lines(tmp_path / "x.jsonl") == []


def test_a_torn_line_of_the_rejects_file_is_repaired(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(b'{"url": null}\n{"url"')
    rejects_in(tmp_path).spider_closed()
    assert (tmp_path / "x.jsonl").read_bytes() == b'{"url": null}\n'


def test_the_summary_counts_by_reason_and_rule(tmp_path: Path) -> None:
    stats = get_crawler().stats
    stats.set_value("newscrawl/stored", 1)
    stats.set_value("newscrawl/rejected/index", 2)
    stats.set_value("cleaning/removed/lead_in", 5)
    summary = Summary(stats, str(tmp_path / "s.json"))
    summary.spider_closed("finished")
    written = json.loads((tmp_path / "s.json").read_text())
    assert written["rejected"] == {"index": 2}
    assert written["removed"] == {"lead_in": 5}
    assert written["median_length"] is None


def test_the_summary_in_words() -> None:
    stats = get_crawler().stats
    stats.set_value("newscrawl/stored", 4)
    stats.set_value("newscrawl/listed_again", 2)
    stats.set_value("newscrawl/failed/timeout", 1)
    run = summarise(stats, finish_reason="finished", median_length=900, seconds=2.04)
    words = "4 new; 2 listed again; 0 rejected; 1 failed (timeout 1); 0 removals; median 900 characters; 2.0 s"
    assert str(run) == words


def test_a_summary_that_cannot_be_written_is_counted() -> None:
    stats = get_crawler().stats
    Summary(stats, "/none/s.json").spider_closed("finished")
    assert stats.get_value("newscrawl/summary_failed") == 1


@pytest.mark.parametrize(("count", "last"), [(MOST_SITES, "s19: 1 new"), (MOST_SITES + 3, "and 3 more; --summary")])
def test_sites_beyond_those_with_a_line_are_counted(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, count: int, last: str
) -> None:
    site = SiteSummary(
        new=1,
        updated=0,
        unchanged=0,
        known=0,
        waiting=0,
        rejected={},
        failed={},
        removed={},
        median_length=None,
    )
    summary = Summary(get_crawler().stats, None)
    monkeypatch.setattr(summary, "_of_state", lambda: ([], {f"s{number:02}": site for number in range(count)}))
    caplog.set_level("INFO", "newscrawl.extensions.summary")
    summary.spider_closed("finished")
    assert caplog.messages[MOST_SITES].startswith("s19: 1 new")
    assert caplog.messages[-1].startswith(last)
