import logging
from pathlib import Path

import pytest

from newscrawl.state import State
from tests.pipelines.test_storage import opened


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
