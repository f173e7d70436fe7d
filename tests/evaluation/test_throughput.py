"""The benchmark of whole crawls, on the pages of the demo site."""

import re

import pytest

from newscrawl.demo.server import SITE
from newscrawl.evaluation.throughput import main


def test_scrapy_alone_and_newscrawl_are_run_on_the_same_server(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(SITE), "--pages", "20", "--jobs", "1", "--rounds", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "20 pages, medians of 1"
    assert [re.sub(r"  .*", "", line) for line in lines[1:]] == ["Scrapy with an empty callback", "newscrawl -j 1"]
