import logging
from dataclasses import replace
from pathlib import Path

import pytest

from newscrawl.items import Article, Visit
from newscrawl.pipelines.drops import Unchanged
from newscrawl.state import State
from tests.pipelines.test_storage import cleaned, closed, opened


def test_an_article_that_comes_from_elsewhere_and_says_what_it_said_is_no_new_version(
    tmp_path: Path, article: Article
) -> None:
    page = replace(cleaned(article), visit=Visit(requested_url=str(article.url)))
    first = opened(tmp_path, NEWSCRAWL_STATE=str(tmp_path / "s.sqlite"))
    first.process_item(page)
    closed(first)
    again = opened(tmp_path, NEWSCRAWL_STATE=str(tmp_path / "s.sqlite"))
    with pytest.raises(Unchanged):
        again.process_item(replace(page, result=cleaned(replace(article, source="urls.txt:2")).result))
    closed(again)


def test_a_clock_that_went_back_is_said_and_the_run_goes_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = str(tmp_path / "s.sqlite")
    with State(path) as state, state.transaction():
        state.figures.begin(state.now() + 7200)
    with caplog.at_level(logging.WARNING):
        pipeline = opened(tmp_path, NEWSCRAWL_STATE=path)
    assert "the clock went back" in caplog.text
    assert not pipeline.stopping
    pipeline.close_spider()
    pipeline.close_state()
