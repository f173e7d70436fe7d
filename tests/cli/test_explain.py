import io
import json
import re
import subprocess
import sys
import webbrowser
from pathlib import Path

import pytest

from newscrawl.cli import main
from newscrawl.demo.server import SITE, DemoServer
from newscrawl.items import RawPage
from newscrawl.overrides import SiteOverrides
from newscrawl.pipelines.time_guard import time_limit
from newscrawl.report.explanation import Explanation, explain_page
from tests.conftest import PAGE, Run

URL = "https://kabarpesisir.example/x"
TEASER = "Baca juga: Rakit Bambu Terakhir di Sungai Lolak Pensiun"


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> str:
    """An articles file with its removals in the current folder; gives the id of the article."""
    monkeypatch.chdir(tmp_path)
    assert run("replay", str(PAGE), "-o", "articles.jsonl", "-q").returncode == 0
    return str(json.loads((tmp_path / "articles.jsonl").read_text())["id"])


def test_a_page_is_explained_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(PAGE), "--url", URL]) == 0
    printed = capsys.readouterr().out
    assert f"- {TEASER}   [teaser]" in printed
    assert "\x1b" not in printed


def test_a_page_on_stdin_is_explained(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.read_bytes())))
    assert main(["explain", "-", "--url", URL]) == 0
    assert f"- {TEASER}   [teaser]" in capsys.readouterr().out


def test_a_page_is_explained_as_one_html_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(PAGE), "-o", str(tmp_path / "r.html")]) == 0
    assert f"<del>{TEASER}</del>" in (tmp_path / "r.html").read_text("utf-8")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", f"newscrawl: 1 page explained in {tmp_path / 'r.html'}\n")


def test_a_folder_gives_a_summary_and_every_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(SITE), "-o", str(tmp_path / "r.html")]) == 0
    assert "<h2>Summary</h2>" in (tmp_path / "r.html").read_text("utf-8")
    assert main(["explain", str(SITE), "--limit", "2"]) == 0
    captured = capsys.readouterr()
    assert "2 pages: " in captured.out
    assert " pages explained in " in captured.err


def test_each_explanation_is_printed_before_the_next_page_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    printed: list[str] = []

    def read(page: RawPage, overrides: SiteOverrides, _memory: object) -> Explanation:
        printed.append(capsys.readouterr().out)
        return explain_page(page, overrides)

    monkeypatch.setattr("newscrawl.cli.explain.explain_page", read)
    assert main(["explain", str(PAGE), str(PAGE)]) == 0
    assert [TEASER in text for text in printed] == [False, True]


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    command = f"{sys.executable} -m newscrawl explain {SITE} | head -n 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_page_that_takes_too_long_is_one_line_and_the_others_are_explained(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def slow(page: RawPage, overrides: SiteOverrides, _memory: object) -> Explanation:
        while str(page.source).endswith("index.html"):
            re.match(r"(a+)+b", "a" * 26)
        return explain_page(page, overrides)

    monkeypatch.setattr("newscrawl.cli.explain.explain_page", slow)
    monkeypatch.setattr("newscrawl.cli.explain.time_limit", lambda: time_limit(2))
    assert main(["explain", str(SITE / "index.html"), str(PAGE)]) == 3
    captured = capsys.readouterr()
    assert captured.err == f"newscrawl: {SITE / 'index.html'}: cleaning took more than 2 seconds\n"
    assert TEASER in captured.out


def test_open_shows_the_file_in_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    assert main(["explain", str(PAGE), "--open"]) == 0
    (address,) = opened
    assert Path(address.removeprefix("file://")).is_file()


@pytest.mark.parametrize("letters", [4, 8, 32])
def test_a_stored_article_is_found_by_the_beginning_of_its_id(
    stored: str, letters: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", stored[:letters]]) == 0
    assert f"- {TEASER}   [teaser]" in capsys.readouterr().out


def test_a_file_of_articles_is_explained_with_its_removals(stored: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert stored
    assert main(["explain", "articles.jsonl"]) == 0
    assert f"- {TEASER}   [teaser]" in capsys.readouterr().out


def test_a_url_is_fetched_with_the_pages_that_follow(run: Run, site: DemoServer, tmp_path: Path) -> None:
    (path,) = [path for path in site.files if "kapal-sekolah" in path and "page" not in path]
    done = run("explain", f"{site.address}{path}", "-o", "r.html")
    assert (done.returncode, done.stderr) == (0, "newscrawl: 1 page explained in r.html\n")
    assert "Next page: " in (tmp_path / "r.html").read_text("utf-8")
    assert "/robots.txt" in site.requested


def test_a_url_that_fails_is_one_line_and_the_rest_is_explained(run: Run, site: DemoServer) -> None:
    done = run("explain", f"{site.address}/none", str(PAGE))
    assert done.returncode == 3
    assert "HTTP status 404 (not found)" in done.stderr
    assert TEASER in done.stdout


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["none.html"], 2, "none.html: there is no such file, and it is no URL and no id of an article"),
        (["ftp://a.example/"], 2, "only http and https are"),
        (["cafe"], 2, "articles.jsonl cannot be read: No such file or directory; there is no file cafe either"),
        ([str(PAGE), "-o", "/none/r.html"], 1, "cannot write /none/r.html: No such file or directory"),
        (["."], 1, "there is no saved page in this folder"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    args: list[str],
    code: int,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["explain", *args]) == code
    error = capsys.readouterr().err
    assert words in error
    assert error.count("\n") == 1


def test_a_report_is_not_written_over_the_page_that_it_explains(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "p.html"
    page.write_bytes(PAGE.read_bytes())
    assert main(["explain", str(page), "-o", f"{tmp_path}/./p.html"]) == 2
    assert "name another file for the report" in capsys.readouterr().err
    assert page.read_bytes() == PAGE.read_bytes()


@pytest.mark.parametrize("source", ["saved", "saved/pages.jsonl", "."])
def test_a_report_is_not_written_over_a_page_of_the_folder_that_it_explains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], source: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("saved").mkdir()
    Path("saved/p.html").write_bytes(PAGE.read_bytes())
    Path("saved/pages.jsonl").write_text('{"path": "p.html"}')
    assert main(["explain", source, "-o", "saved/p.html"]) == 2
    assert (
        capsys.readouterr().err
        == "newscrawl: saved/p.html is there already, and no report: name another file for the report\n"
    )
    assert Path("saved/p.html").read_bytes() == PAGE.read_bytes()


def test_an_earlier_report_in_the_folder_is_made_anew_and_is_no_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p.html").write_bytes(PAGE.read_bytes())
    for _ in range(2):
        assert main(["explain", str(tmp_path), "-o", str(tmp_path / "r.html")]) == 0
        assert capsys.readouterr().err == f"newscrawl: 1 page explained in {tmp_path / 'r.html'}\n"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"content_hash": 1}', "is no newscrawl output"),
        ('{"content_hash": 1', "line 1, is not a JSON object"),
    ],
)
def test_a_file_that_is_no_output_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, words: str
) -> None:
    (tmp_path / "x.jsonl").write_text(line + "\n")
    assert main(["explain", str(tmp_path / "x.jsonl")]) == 2
    assert words in capsys.readouterr().err


def test_an_id_that_is_not_stored_is_one_line(stored: str, capsys: pytest.CaptureFixture[str]) -> None:
    other = "0" * 8 if not stored.startswith("0") else "f" * 8
    assert main(["explain", other]) == 2
    assert (
        capsys.readouterr().err
        == f"newscrawl: articles.jsonl holds no article with the id {other}; there is no file {other} either\n"
    )
