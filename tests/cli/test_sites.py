import json
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from newscrawl.cli import check, main
from newscrawl.cli.parser import build_parser
from newscrawl.demo.server import DemoServer
from tests.conftest import Run, lines


def write_config(folder: Path, *sites: tuple[str, str], more: str = "") -> None:
    tables = "".join(f'[sites.{name}]\nseeds = ["{seed}"]\n{more}\n' for name, seed in sites)
    (folder / "newscrawl.toml").write_text(f'contact = "desk@example.org"\noutput = "all.jsonl"\n{tables}')


def test_all_sites_of_the_file_are_crawled_into_its_output(run: Run, site: DemoServer, tmp_path: Path) -> None:
    write_config(tmp_path, ("one", f"{site.address}/feed.xml"), ("two", f"{site.address}/sitemap.xml"))
    done = run("crawl", "--all", "--delay", "0")
    assert done.returncode == 3, done.stderr  # one link is dead
    assert done.stdout == ""
    assert len(lines(tmp_path / "all.jsonl")) == 8


def test_one_site_is_named_and_the_command_line_wins(run: Run, site: DemoServer, tmp_path: Path) -> None:
    write_config(tmp_path, ("one", f"{site.address}/"), ("two", "https://nobody.example/"), more='exclude = ["."]')
    done = run("crawl", "one", "--delay", "0", "--exclude", "/ekonomi/", "--since", "2026-11-18", "-o", "mine.jsonl")
    assert done.returncode == 0, done.stderr
    assert {row["section"] for row in lines(tmp_path / "mine.jsonl")} == {"Daerah", "Nasional"}


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("crawl",), "name a site's address"),
        (("crawl", "--all"), "newscrawl.toml: there is no such file"),
        (("crawl", "--all", "--config", "none.toml"), "none.toml: there is no such file"),
        (("sites", "check"), "newscrawl.toml: there is no such file"),
        (("crawl", "https://a.example/", "--since", "monday"), "'monday' is no day such as 2026-11-24"),
    ],
)
def test_a_mistake_is_exit_code_2_and_one_clear_line(run: Run, args: tuple[str, ...], message: str) -> None:
    done = run(*args)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


ARTICLE = "/kota/jembatan-baru-dibuka-untuk-umum"


@pytest.mark.parametrize(
    ("path", "options", "noted"),
    [
        (ARTICLE, (), True),
        (ARTICLE, ("-q",), False),
        ("/", (), False),
        ("/kota/", (), False),
        ("/2026/11/24/", (), False),
        ("/feed/", (), False),
        ("/rss/berita-kota-dan-daerah-20261124", (), False),
        ("/sitemap-berita-2026-11-24.xml", (), False),
    ],
)
def test_an_article_named_as_a_site_is_noted_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    path: str,
    options: tuple[str, ...],
    noted: bool,
) -> None:
    monkeypatch.setattr("newscrawl.cli.commands.run_crawl", lambda *_: 0)
    assert main(["crawl", f"https://a.example{path}", *options]) == 0
    note = (
        f"newscrawl: https://a.example{path} looks like an article: crawl looks for the articles that an address leads "
        "to; `newscrawl fetch` stores the page itself\n"
    )
    assert capsys.readouterr().err == (note if noted else "")


def test_an_unknown_name_or_key_is_suggested(run: Run, tmp_path: Path) -> None:
    write_config(tmp_path, ("kabar", "https://kabar.example/"))
    done = run("crawl", "kabr")
    assert (done.returncode, "did you mean 'kabar'?" in done.stderr) == (2, True)
    write_config(tmp_path, ("kabar", "https://kabar.example/"), more="limt = 3")
    done = run("sites", "check")
    assert (done.returncode, "sites.kabar: unknown key 'limt': did you mean 'limit'?" in done.stderr) == (2, True)


def test_check_says_what_is_found_and_stores_nothing(run: Run, site: DemoServer, tmp_path: Path) -> None:
    write_config(tmp_path, ("kabar", f"{site.address}/"), ("gone", f"{site.address}/none"))
    done = run("sites", "check", "--sample", "3", "--json", "--delay", "0")
    assert done.returncode == 3, done.stderr
    kabar, gone = (json.loads(line) for line in done.stdout.splitlines())
    assert (kabar["site"], kabar["articles"], kabar["found"]["asked"]) == ("kabar", 3, 3)
    assert (kabar["found"]["sitemaps"], kabar["found"]["entries"], kabar["newest"][:4]) == (1, 9, "2026")
    assert kabar["median_length"] > 100
    assert (gone["articles"], gone["problems"]) == (0, {"http_404": 1})
    assert not (tmp_path / "all.jsonl").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"newscrawl.toml"}


def test_check_in_words_names_each_site(run: Run, site: DemoServer, tmp_path: Path) -> None:
    write_config(tmp_path, ("kabar", f"{site.address}/"))
    done = run("sites", "check", "kabar", "--sample", "2", "--delay", "0")
    assert done.returncode == 0, done.stderr
    assert "kabar: 2 articles of 2 pages" in done.stdout
    assert "found: feeds: 1, sitemap indexes: 1, sitemaps: 1, addresses: 9, of these wanted: 9; the" in done.stdout


def test_check_says_nothing_of_stored_articles_unless_the_whole_log_is_asked_for(
    run: Run, site: DemoServer, tmp_path: Path
) -> None:
    write_config(tmp_path, ("kabar", f"{site.address}/feed.xml"))
    command = ("sites", "check", "--sample", "1", "--delay", "0")
    assert run(*command).stderr == ""
    assert "1 new; 0 rejected" in run(*command, "-v").stderr


@pytest.mark.parametrize(("quiet", "shown"), [(False, True), (True, False)])
def test_check_shows_how_far_it_is_unless_quiet(quiet: bool, shown: bool) -> None:
    args = build_parser().parse_args(["sites", "check", *(["-q"] if quiet else [])])
    assert dict(check._settings(args))["NEWSCRAWL_PROGRESS"] is shown


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_check_that_a_signal_stops_makes_no_report(
    newscrawl: Sequence[str], site: DemoServer, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    write_config(tmp_path, ("kabar", f"{site.address}/"))
    command = [*newscrawl, "sites", "check", "--delay", "0.3"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        wait_for_request(site)
        process.send_signal(number)
        printed, errors = process.communicate(timeout=30)
    assert (process.returncode, printed) == (code, "")
    assert errors == "newscrawl: stopping after the pages in hand; once more stops at once\n"


def wait_for_request(site: DemoServer) -> None:
    """Return as soon as a page has been asked for; fail after 30 seconds."""
    deadline = time.monotonic() + 30
    while not site.requested:
        assert time.monotonic() < deadline, "nothing is asked for"
        time.sleep(0.01)


def test_a_setting_that_check_cannot_use_is_one_line(run: Run, tmp_path: Path) -> None:
    write_config(tmp_path, ("kabar", "https://kabar.example/"))
    done = run("sites", "check", "-s", "CONCURRENT_REQUESTS=many")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "a setting of -s cannot be used" in done.stderr


def test_the_user_agent_names_the_contact(run: Run, site: DemoServer, tmp_path: Path) -> None:
    write_config(tmp_path, ("kabar", f"{site.address}/feed.xml"))
    run("crawl", "kabar", "--delay", "0", "--limit", "1")
    (agent,) = site.user_agents
    assert agent.startswith("newscrawl/")
    assert "+desk@example.org" in agent
