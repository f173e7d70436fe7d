"""The benchmark of speed, on a page of its own."""

import pytest

from newscrawl.evaluation.speed import main, page_of, report, seconds


def test_an_invented_page_has_about_the_size_that_was_asked_for() -> None:
    assert len(page_of(100_000).body) == pytest.approx(100_000, rel=0.1)


def test_the_report_has_a_line_for_each_that_is_measured_and_for_each_size() -> None:
    lines = list(report([page_of(1_000)], {"newscrawl": lambda _page: None, "other": lambda _page: None}))

    assert [line.split()[0] for line in lines[2:4]] == ["newscrawl", "other"]
    assert [line.split()[0] for line in lines[4:]] == ["10,000", "100,000", "1,000,000", "5,000,000"]


def test_a_slow_runner_takes_longer_than_a_quick_one() -> None:
    assert seconds(lambda _page: sum(range(300_000)), page_of(1_000)) > seconds(lambda _page: None, page_of(1_000))


def test_without_a_page_it_says_what_to_give(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "name a page, a folder or a manifest" in capsys.readouterr().err
