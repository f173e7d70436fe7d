"""Overrides end to end: newscrawl.toml brings a wrongly removed paragraph back, and without it all is as before."""

import json
from pathlib import Path

import pytest

from newscrawl.cleaning import Overrides
from newscrawl.cli import main
from newscrawl.demo.server import DemoServer
from newscrawl.items import RawPage
from newscrawl.overrides import clean_raw, overrides_of
from newscrawl.sites import Site
from tests.conftest import PAGE, Run, lines

TEASER = "Baca juga: Rakit Bambu Terakhir di Sungai Lolak Pensiun"
KEEP = "keep = ['text:^Baca juga: Rakit']"
URL = "https://www.kabarpesisir.example/a"


def config(folder: Path, *entries: str, seed: str = "https://kabarpesisir.example/") -> Path:
    path = folder / "newscrawl.toml"
    path.write_text("\n".join(["[sites.pesisir]", f'seeds = ["{seed}"]', *entries]) + "\n", encoding="utf-8")
    return path


def test_an_override_brings_a_paragraph_back_and_its_undo_leaves_no_trace(run: Run, tmp_path: Path) -> None:
    before = run("replay", str(PAGE), "--removals", "before.jsonl")
    file = config(tmp_path, KEEP)
    kept = run("replay", str(PAGE), "--removals", "kept.jsonl")
    file.unlink()
    after = run("replay", str(PAGE), "--removals", "after.jsonl")

    assert TEASER not in json.loads(before.stdout)["text"]
    assert json.loads(kept.stdout)["text"].split("\n")[2] == TEASER
    words = "your override keeps it: text:^Baca juga: Rakit (1 block)"
    assert json.loads(kept.stdout)["quality"]["overrides"] == [words]
    assert after.stdout == before.stdout
    texts = {name: [row["text"] for row in lines(tmp_path / f"{name}.jsonl")] for name in ("before", "kept", "after")}
    assert TEASER in texts["before"]
    assert TEASER not in texts["kept"]
    assert texts["after"] == texts["before"]


def test_what_an_override_removes_is_named_in_the_ledger(run: Run, tmp_path: Path) -> None:
    config(tmp_path, "remove = ['text:^Pemeriksaan pertama']")
    run("replay", str(PAGE), "-o", "articles.jsonl")
    (row,) = [row for row in lines(tmp_path / "removals.jsonl") if row["rule"] == "override_remove"]
    assert row["text"].startswith("Pemeriksaan pertama")
    assert row["evidence"] == ["your override removes it: text:^Pemeriksaan pertama"]


def test_a_crawl_heeds_the_overrides_of_its_sites(run: Run, site: DemoServer, tmp_path: Path) -> None:
    config(tmp_path, KEEP, seed=f"{site.address}/")
    assert run("crawl", "pesisir", "-o", "a.jsonl", "--delay", "0", "--include", "jembatan").returncode in (0, 3)
    (article,) = lines(tmp_path / "a.jsonl")
    assert TEASER in article["text"]


@pytest.mark.parametrize("command", ["clean", "explain"])
def test_commands_that_look_at_one_page_heed_them_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    config(tmp_path, KEEP)
    monkeypatch.chdir(tmp_path)
    main([command, str(PAGE), "--url", URL])
    assert "your override keeps it: text:^Baca juga: Rakit (1 block)" in capsys.readouterr().out


def test_the_file_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = config(tmp_path, KEEP).rename(tmp_path / "mine.toml")
    assert main(["clean", str(PAGE), "--url", URL, "--only-text", "--config", str(path)]) == 0
    assert TEASER in capsys.readouterr().out


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("keep = ['p[']", "sites.pesisir: keep: 'p[' is no CSS selector"),
        ("remove = 'text:('", "sites.pesisir: remove: 'text:(' is no regular expression"),
        ("keep = [3]", "sites.pesisir: keep: a text in quotes is asked for"),
    ],
)
@pytest.mark.parametrize("command", ["replay", "clean", "explain", "evaluate"])
def test_an_entry_that_cannot_be_read_is_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    entry: str,
    words: str,
    command: str,
) -> None:
    config(tmp_path, entry)
    (tmp_path / "gold.jsonl").write_text(json.dumps({"url": URL, "path": str(PAGE), "sections": []}))
    monkeypatch.chdir(tmp_path)
    assert main([command, "gold.jsonl" if command == "evaluate" else str(PAGE)]) == 2
    error = capsys.readouterr().err
    assert words in error
    assert error.count("\n") == 1


def test_sites_of_one_domain_share_their_entries() -> None:
    sites = [
        Site(name="a", seeds=("https://www.a.example/",), keep=("p.x",)),
        Site(name="b", seeds=("https://b.a.example/", "https://c.example/"), keep=("p.x", "p.y"), remove=("i",)),
        Site(name="d", seeds=("https://d.example/",)),
    ]
    assert overrides_of(sites) == {
        "a.example": Overrides(keep=("p.x", "p.y"), remove=("i",)),
        "c.example": Overrides(keep=("p.x", "p.y"), remove=("i",)),
    }


def test_another_site_s_page_is_not_concerned() -> None:
    page = RawPage(url="https://lain.example/a", body=PAGE.read_bytes())
    overrides = {"kabarpesisir.example": Overrides(remove=("p",))}
    assert clean_raw(page, overrides) == clean_raw(page)
    assert clean_raw(RawPage(url=None, body=PAGE.read_bytes()), overrides).removed != clean_raw(page).removed
