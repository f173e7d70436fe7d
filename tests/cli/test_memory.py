import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from newscrawl.cli import main
from newscrawl.demo.server import DemoServer, demo_site
from newscrawl.state import State
from tests.conftest import Run, lines
from tests.synthetic_site import LABEL, SitePage, write_site

SITE = "courier.example"


@pytest.fixture(scope="module")
def site() -> list[SitePage]:
    return write_site(24)[:12]  # before the new layout


@pytest.fixture
def manifest(site: list[SitePage], tmp_path: Path) -> Path:
    path = tmp_path / "pages.jsonl"
    rows = [{"url": page.story.url, "path": f"{page.story.number}.html"} for page in site]
    for page in site:
        (tmp_path / f"{page.story.number}.html").write_text(page.html, "utf-8")
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def texts(path: Path) -> dict[str, str]:
    return {line["url"]: line["text"] for line in lines(path)}


def test_pages_that_are_read_twice_lose_their_noise_in_any_order(run: Run, manifest: Path, tmp_path: Path) -> None:
    assert run("replay", str(manifest), "-o", "once.jsonl").returncode == 0
    assert run("replay", str(manifest), "--learn", "-o", "twice.jsonl").returncode == 0
    manifest.write_text("".join(sorted(manifest.read_text().splitlines(keepends=True), reverse=True)))
    assert run("replay", str(manifest), "--learn", "-j", "2", "-o", "turned.jsonl").returncode == 0
    once, twice = texts(tmp_path / "once.jsonl"), texts(tmp_path / "twice.jsonl")
    assert sum(LABEL in text for text in once.values()) == 12
    assert sum(LABEL in text for text in twice.values()) == 0
    assert texts(tmp_path / "turned.jsonl") == twice


def test_two_processes_learn_the_same_byte_for_byte(run_anew: Run, manifest: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        command = ("replay", str(manifest), "--learn", "-j", jobs, "--memory", f"{jobs}.sqlite", "-O", "articles.jsonl")
        assert run_anew(*command).returncode == 0
    assert (tmp_path / "1.sqlite").read_bytes() == (tmp_path / "2.sqlite").read_bytes()


@pytest.fixture
def learned(run: Run, manifest: Path, tmp_path: Path) -> str:
    done = run("replay", str(manifest), "--learn", "--memory", "sites.sqlite", "-o", "articles.jsonl")
    assert done.returncode == 0
    assert "learned from 12 articles" in done.stderr
    return str(tmp_path / "sites.sqlite")


def test_what_is_remembered_can_be_read_used_and_forgotten(
    learned: str, site: list[SitePage], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["memory", "show", "--state", learned, "--json"]) == 0
    (totals,) = json.loads(capsys.readouterr().out)
    assert (totals["site"], totals["pages"]) == (SITE, 12)
    assert main(["memory", "show", SITE, "--state", learned]) == 0
    assert f"     12  {LABEL}\n" in capsys.readouterr().out
    assert main(["memory", "export", SITE, "--state", learned]) == 0
    kinds = {json.loads(line)["kind"] for line in capsys.readouterr().out.splitlines()}
    assert kinds == {"site", "recurring_line", "markup", "headline"}
    page = str(tmp_path / "7.html")
    for command in (["clean", "--only-text"], ["explain"]):
        assert main([*command, page, "--url", site[7].story.url, "--memory", learned]) == 0
        out = capsys.readouterr().out
        assert (LABEL in out) == (command == ["explain"])
    assert "the same line stands on other articles of the site: on about 12" in " ".join(out.split())
    assert main(["memory", "forget", SITE, "--state", learned]) == 0
    assert main(["memory", "forget", SITE, "--state", learned]) == 1
    assert "remembers nothing of courier.example" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    [
        ["memory", "show", "--state", "none.sqlite"],
        ["memory", "show", "a.example", "--state", "empty.sqlite"],
        ["memory", "export", "a.example", "--state", "empty.sqlite"],
        ["clean", "page.html", "--memory", "none.sqlite"],
        ["explain", "page.html", "--memory", "none.sqlite"],
        ["evaluate", "gold.jsonl", "--memory", "none.sqlite"],
        ["sites", "check", "--memory", "none.sqlite"],
        ["replay", "page.html", "--memory", "none.sqlite"],
    ],
)
def test_a_file_or_a_site_that_is_not_there_is_one_line(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text("<p>Satu.</p>")
    (tmp_path / "gold.jsonl").write_text("")
    (tmp_path / "newscrawl.toml").write_text('[sites.a]\nseeds = ["https://a.example/"]\n')
    State("empty.sqlite").close()
    assert main(command) in (1, 2)
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "there is no such state file" in said or "remembers nothing of a.example" in said


@pytest.fixture
def demo() -> Iterator[DemoServer]:
    with demo_site() as server:
        yield server


@pytest.mark.parametrize(("options", "pages"), [([], 2), (["--no-memory"], 0)])
def test_a_fetch_learns_into_its_state_unless_told_not_to(
    options: list[str], pages: int, run: Run, demo: DemoServer, tmp_path: Path
) -> None:
    urls = [path for path in demo.files if "/daerah/2026/" in path][:2]
    (tmp_path / "urls.txt").write_text("".join(f"{demo.address}{path}\n" for path in urls))
    fetched = run("fetch", "-i", "urls.txt", "-o", "articles.jsonl", "--delay", "0", "--allow-private", *options)
    assert fetched.returncode == 0, fetched.stderr
    found = json.loads(run("memory", "show", "--json").stdout)
    assert sum(site["pages"] for site in found) == pages


@pytest.fixture
def gold(manifest: Path, site: list[SitePage]) -> str:
    """The reference of one page."""
    page = site[7]
    noise = [{"text": text, "kind": "other"} for text in page.noise]
    row = {"url": page.story.url, "path": f"{page.story.number}.html", "sections": [{"paragraphs": page.genuine}]}
    path = manifest.parent / "gold.jsonl"
    path.write_text(json.dumps({**row, "noise": noise}) + "\n")
    return str(path)


def test_references_are_evaluated_with_what_is_remembered(run: Run, learned: str, gold: str, tmp_path: Path) -> None:
    leaked: dict[tuple[str, ...], bool] = {}
    for options in ((), ("--memory", learned)):
        done = run("evaluate", gold, "--worst", "1", "--report", "report.html", *options)
        assert done.returncode == 0, done.stderr
        leaked[options] = f"leaked: {LABEL}" in done.stdout
    assert leaked == {(): True, ("--memory", learned): False}
    assert "the same line stands on other articles of the site" in (tmp_path / "report.html").read_text()


def test_a_memory_that_is_damaged_inside_is_one_line_for_each_page(
    run: Run, manifest: Path, gold: str, tmp_path: Path
) -> None:
    assert run("replay", str(manifest), "--learn", "--memory", "m.sqlite", "-o", "one.jsonl").returncode == 0
    with sqlite3.connect(tmp_path / "m.sqlite") as file:
        file.execute("DROP TABLE memory_lines")
    done = run("evaluate", gold, "--memory", "m.sqlite")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "cannot use the state file m.sqlite" in done.stderr
    done = run("clean", str(manifest), "--memory", "m.sqlite")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "cannot use the state file m.sqlite" in done.stderr
    assert run("replay", str(manifest), "--memory", "m.sqlite", "-o", "two.jsonl").returncode != 0
    assert {line["reason"] for line in lines(tmp_path / "two.rejects.jsonl")} == {"unreadable_memory"}
