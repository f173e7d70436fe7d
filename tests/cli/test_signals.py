"""Runs that end before they are done: a reader that goes away, a signal, a kill."""

import json
import shlex
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from newscrawl.demo.server import SITE, DemoServer
from tests.conftest import Run, lines
from tests.processes import wait_for_lines


def test_a_reader_that_goes_away_is_no_error(newscrawl: Sequence[str]) -> None:
    command = f"{shlex.join(newscrawl)} replay {SITE} {SITE} | head -n 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_run_after_a_clean_flush(
    tmp_path: Path, site: DemoServer, newscrawl: Sequence[str], number: signal.Signals, code: int
) -> None:
    output = tmp_path / "articles.jsonl"
    command = [*newscrawl, "crawl", site.address, "-o", str(output), "--delay", "0.3"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        wait_for_lines(output, 1)
        process.send_signal(number)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == code
    assert output.read_bytes().endswith(b"\n")
    assert " new" in errors
    assert "newscrawl: stopping after the pages in hand; once more stops at once\n" in errors


def test_a_crawl_killed_in_the_middle_and_run_again_has_every_article_once(
    run: Run, tmp_path: Path, site: DemoServer
) -> None:
    output, removals = tmp_path / "articles.jsonl", tmp_path / "removals.jsonl"
    command = ["crawl", site.address, "-o", str(output), "--delay", "0.1"]
    for stored in (1, 4):
        with subprocess.Popen([sys.executable, "-m", "newscrawl", *command], stderr=subprocess.DEVNULL) as process:
            wait_for_lines(output, stored)
            process.kill()
    with output.open("ab") as file:
        file.write(b'{"schema_version": "1.0", "id": "torn')
    with removals.open("ab") as file:
        file.write(b'{"article_id": "never-stored", "text": "x"}\n{"article_id": "never-st')
    done = run(*command)
    assert done.returncode == 3
    assert "cut off" in done.stderr
    stored_ids = [line["id"] for line in lines(output)]
    assert len(stored_ids) == len(set(stored_ids)) == 8
    rows = [json.dumps(row) for row in lines(removals)]
    assert len(rows) == len(set(rows))
    assert {row["article_id"] for row in lines(removals)} == set(stored_ids)
