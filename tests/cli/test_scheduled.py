"""Runs that are killed, that meet each other, or a full disk: processes of their own."""

import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from newscrawl.state import State
from tests.conftest import Run, lines
from tests.crash import check_nothing_new, check_whole, command, crawl, killed_crawl
from tests.news_server import news_sites
from tests.news_site import NewsSites


@pytest.fixture
def sites() -> Iterator[NewsSites]:
    with news_sites(45, slowness=0.0) as served:
        yield served


def test_killed_runs_lose_nothing_and_store_nothing_twice(sites: NewsSites, tmp_path: Path) -> None:
    chooser = random.Random(5)
    for _ in range(3):
        killed_crawl(sites, tmp_path, chooser.uniform(1.0, 2.5))
    crawl(sites, tmp_path)
    check_whole(sites, tmp_path)
    check_nothing_new(sites, tmp_path)


def test_a_disk_that_fills_up_ends_the_run_with_one_line_and_the_next_one_goes_on(
    sites: NewsSites, tmp_path: Path
) -> None:
    limited = ["bash", "-c", 'ulimit -f 300 && exec "$@"', "bash", *command(sites, tmp_path)]  # kilobytes a file
    done = subprocess.run(limited, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    (said,) = done.stderr.splitlines()[-1:]
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert said.startswith("ERROR: cannot use the state file ")
    assert said.endswith("; stopping, what is stored stays")
    assert 0 < len(lines(tmp_path / "articles.jsonl")) < 45
    crawl(sites, tmp_path)
    check_whole(sites, tmp_path)


def test_a_second_run_on_one_state_ends_at_once_and_says_why(run: Run, tmp_path: Path) -> None:
    with State(str(tmp_path / "state.sqlite")) as state:
        with state.transaction():
            state.figures.begin(state.now())
        done = run("crawl", "http://127.0.0.1:9/", "-o", "articles.jsonl")
    assert done.returncode == 1
    assert "state.sqlite is in use by another newscrawl (process " in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "articles.jsonl").exists()
    assert not (tmp_path / "rejects.jsonl").exists()  # the one line says it all: no other file is tried


def test_a_state_that_cannot_be_made_is_one_line(run: Run) -> None:
    done = run("crawl", "http://127.0.0.1:9/", "-o", "articles.jsonl", "--state", "none/state.sqlite", "-q")
    assert done.returncode == 1
    assert done.stderr == "newscrawl: cannot write none/state.sqlite: there is no folder none: make it first\n"


def test_a_site_that_gives_nothing_can_be_an_error(run: Run, sites: NewsSites) -> None:
    sites.stories.clear()
    done = run("crawl", f"{sites.homes[4]}feed.xml", "-o", "a.jsonl", "--fail-on-empty", "--delay", "0")
    assert done.returncode == 3
    assert f"127.0.0.5:{sites.port} is empty: no article, neither new nor stored before" in done.stderr
    assert run("crawl", f"{sites.homes[4]}feed.xml", "-o", "a.jsonl", "--delay", "0").returncode == 0


def test_state_commands_show_and_forget(tmp_path: Path) -> None:
    from newscrawl.cli import main

    path, url = str(tmp_path / "s.sqlite"), "https://a.example/1"
    with State(path) as state, state.transaction():
        state.failures.note(url, "a.example", "http_404", 0.0)
        state.failures.note("https://b.example/1", "b.example", "timeout", 0.0)
    assert main(["state", "forget", url, "--state", path]) == 0
    assert main(["state", "forget", url, "--state", path]) == 1  # not there any more
    assert main(["state", "forget", "--site", "b.example", "--state", path]) == 0
    assert main(["state", "vacuum", "--state", path]) == 0


def test_state_show_prints_sites_and_failures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from newscrawl.cli import main

    path = str(tmp_path / "s.sqlite")
    with State(path) as state, state.transaction():
        state.failures.note("https://a.example/1", "a.example", "http_404", 0.0)
    assert main(["state", "show", "--state", path]) == 0
    assert "http_404 1" in capsys.readouterr().out
    assert main(["state", "show", "https://a.example/1", "--state", path]) == 0
    assert '"retry_at": "1970-01-01T01:00:00Z"' in capsys.readouterr().out
    assert main(["state", "show", "s.sqlite"]) == 2
    assert "named with --state" in capsys.readouterr().err


def test_a_file_that_its_reader_takes_away_is_not_filled_again_but_by_force(
    run: Run, sites: NewsSites, tmp_path: Path
) -> None:
    home = sites.homes[0]
    run("crawl", home, "-o", "articles.jsonl", "--delay", "0")
    (tmp_path / "articles.jsonl").rename(tmp_path / "taken.jsonl")
    done = run("crawl", home, "-o", "articles.jsonl", "--delay", "0")
    assert "its 9 articles count as stored" in done.stderr
    assert lines(tmp_path / "articles.jsonl") == []
    run("crawl", home, "-O", "articles.jsonl", "--delay", "0")
    assert len(lines(tmp_path / "articles.jsonl")) == 9
