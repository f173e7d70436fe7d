"""Kept pages, cleaned anew; removed blocks, put back: the commands end to end."""

import gzip
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from newscrawl.demo.server import SITE, DemoServer
from tests.conftest import PAGE, Run, lines, run_in

TEASER = "Baca juga: Rakit Bambu Terakhir di Sungai Lolak Pensiun"
OVERRIDE = """[sites.a]
seeds = ["https://kabarpesisir.example/"]
keep = ['text:^Baca juga: Rakit']
"""


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory, newscrawl: Sequence[str]) -> Path:
    """The folder of a replay of two articles, whose pages were kept."""
    folder = tmp_path_factory.mktemp("replayed")
    rows = [{"url": f"https://kabarpesisir.example/{name}", "path": str(page)} for name, page in pages().items()]
    (folder / "m.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = run_in(folder, newscrawl)("replay", "m.jsonl", "-o", "articles.jsonl", "--keep-html", "kept", "-q")
    assert done.returncode == 0
    return folder


@pytest.fixture
def kept(replayed: Path, tmp_path: Path) -> Path:
    """A copy of it in the test's folder."""
    shutil.copytree(replayed, tmp_path, dirs_exist_ok=True)
    return tmp_path


def pages() -> dict[str, Path]:
    (other,) = SITE.glob("bidan-desa*/page.html")
    return {"satu": PAGE, "dua": other}


def test_a_crawl_keeps_its_pages_and_they_give_the_same_articles_again(
    run: Run, site: DemoServer, tmp_path: Path
) -> None:
    run("crawl", site.address, "-o", "articles.jsonl", "--delay", "0", "--keep-html", "kept")
    replayed = run("replay", "kept", "-o", "again.jsonl")
    assert replayed.returncode == 0
    first, again = (lines(tmp_path / name) for name in ("articles.jsonl", "again.jsonl"))
    assert [article["source"] for article in again] == [
        f"kept/{row['path']}" for row in lines(tmp_path / "kept/pages.jsonl")
    ]
    for article in (*first, *again):
        article["quality"].pop("listed", None)
        del article["source"]
    first, again = sorted(first, key=str), sorted(again, key=str)
    assert len(first) == 8
    assert again == first


def test_nothing_changes_while_the_cleaner_and_the_overrides_are_the_same(here: Run, kept: Path) -> None:
    done = here("reclean", "kept")
    assert (done.returncode, done.stdout) == (0, "")
    assert "newscrawl: 2 articles: 2 as before\nnewscrawl: 0 lines of text more, 0 less\n" in done.stderr
    assert kept.is_dir()


@pytest.mark.parametrize("old", [{"source": None}, {}], ids=["null", "no such field"])
def test_an_article_says_again_where_it_came_from_first_else_where_its_page_is_kept(
    here: Run, kept: Path, old: dict[str, None]
) -> None:
    first, second = lines(kept / "articles.jsonl")
    del second["source"]
    (kept / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in (first, {**second, **old})))
    here("reclean", "kept", "-o", "new.jsonl")
    _, kept_page = lines(kept / "kept" / "pages.jsonl")
    assert [row["source"] for row in lines(kept / "new.jsonl")] == [str(PAGE), f"kept/{kept_page['path']}"]


def test_what_an_override_changes_is_said_and_written(here: Run, kept: Path) -> None:
    (kept / "newscrawl.toml").write_text(OVERRIDE)
    done = here("reclean", "kept", "-o", "new.jsonl")
    assert done.stdout == f"changed: https://kabarpesisir.example/satu\n  + {TEASER}\n"
    assert "1 changed, 1 as before" in done.stderr
    old, new = lines(kept / "articles.jsonl"), lines(kept / "new.jsonl")
    assert [TEASER in article["text"] for article in new] == [True, False]
    assert new[1] == old[1]
    assert TEASER not in [row["text"] for row in lines(kept / "new.removals.jsonl")]


def test_articles_without_a_kept_page_stay_with_their_removals(here: Run, kept: Path) -> None:
    manifest = kept / "kept" / "pages.jsonl"
    manifest.write_text(manifest.read_text().splitlines()[1] + "\n")
    done = here("reclean", "kept", "-o", "new.jsonl")
    assert "2 articles: 1 without a kept page, 1 as before" in done.stderr
    by_id = {article["id"]: article for article in lines(kept / "new.jsonl")}
    assert by_id == {article["id"]: article for article in lines(kept / "articles.jsonl")}
    assert sorted(lines(kept / "new.removals.jsonl"), key=str) == sorted(lines(kept / "removals.jsonl"), key=str)


def test_pages_that_give_more_or_fewer_articles_than_before_are_named(here: Run, kept: Path) -> None:
    articles = kept / "articles.jsonl"
    articles.write_text(articles.read_text().splitlines()[0] + "\n")
    (row,) = [row for row in lines(kept / "kept" / "pages.jsonl") if row["url"].endswith("/satu")]
    (kept / "kept" / row["path"]).write_bytes(gzip.compress(b"<p>Hm.</p>"))
    done = here("reclean", "kept", "--json")
    found = {entry["outcome"]: entry["url"] for entry in map(json.loads, done.stdout.splitlines())}
    assert found == {"lost": "https://kabarpesisir.example/satu", "new": "https://kabarpesisir.example/dua"}


def test_a_page_that_cannot_be_read_leaves_the_stored_article(here: Run, kept: Path) -> None:
    row = lines(kept / "kept" / "pages.jsonl")[0]
    (kept / "kept" / row["path"]).unlink()
    done = here("reclean", "kept", "-o", "new.jsonl")
    assert done.returncode == 3
    assert "1 whose page cannot be read" in done.stderr
    assert len(lines(kept / "new.jsonl")) == 2


def test_the_newest_version_of_a_page_counts(run: Run, kept: Path) -> None:
    (kept / "changed.html").write_bytes(PAGE.read_bytes().replace(b"LOLAK,", b"LOLAK BARU,"))
    row = {"url": "https://kabarpesisir.example/satu", "path": "changed.html"}
    (kept / "m.jsonl").write_text(json.dumps(row) + "\n")
    run("replay", "m.jsonl", "-o", "other.jsonl", "--keep-html", "kept")
    assert "+ LOLAK BARU," in run("reclean", "kept").stdout


def test_pages_without_an_address_are_all_cleaned_again(run: Run, tmp_path: Path) -> None:
    rows = [{"path": str(page)} for page in pages().values()]
    (tmp_path / "m.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    run("replay", "m.jsonl", "-o", "articles.jsonl", "--keep-html", "kept", "-q")
    run("reclean", "kept", "-o", "new.jsonl")
    titles = {line["title"] for line in lines(tmp_path / "new.jsonl")}
    assert titles == {line["title"] for line in lines(tmp_path / "articles.jsonl")}


@pytest.mark.parametrize(("pages", "count"), [("kabarpesisir", 8), ("multipage", 13)])
def test_pages_of_a_folder_give_the_articles_that_they_gave(run: Run, tmp_path: Path, pages: str, count: int) -> None:
    shutil.copytree(SITE.parent / pages, tmp_path / "saved")
    run("replay", "saved", "-o", "articles.jsonl", "--keep-html", "kept", "-q")
    done = run("reclean", "kept", "-o", "new.jsonl")
    assert (done.returncode, done.stdout) == (0, "")
    assert f"newscrawl: {count} articles: {count} as before\n" in done.stderr
    assert (tmp_path / "new.jsonl").read_bytes() == (tmp_path / "articles.jsonl").read_bytes()
    assert (tmp_path / "new.removals.jsonl").read_bytes() == (tmp_path / "removals.jsonl").read_bytes()


def test_an_article_of_several_kept_pages_is_the_one_of_its_own_address(here: Run, kept: Path) -> None:
    rows = [{**row, "url": f"{row['url']}/amp"} for row in lines(kept / "kept" / "pages.jsonl")]
    manifest = kept / "kept" / "pages.jsonl"
    manifest.write_text("".join(json.dumps(row) + "\n" for row in rows) + manifest.read_text())
    done = here("reclean", "kept", "-o", "new.jsonl")
    assert "newscrawl: 2 articles: 2 as before\n" in done.stderr
    assert (kept / "new.jsonl").read_bytes() == (kept / "articles.jsonl").read_bytes()


def test_an_article_that_is_new_is_given_once_too(here: Run, kept: Path) -> None:
    manifest = kept / "kept" / "pages.jsonl"
    rows = [{**row, "url": f"{row['url']}{end}"} for end in ("/amp", "/m") for row in lines(manifest)]
    manifest.write_text("".join(json.dumps(row) + "\n" for row in rows))
    (kept / "articles.jsonl").write_text("")
    assert "newscrawl: 2 articles: 2 new\n" in here("reclean", "kept").stderr


@pytest.mark.usefixtures("kept")
def test_a_choice_that_meets_no_removal_is_no_success(here: Run, tmp_path: Path) -> None:
    done = here("restore", "articles.jsonl", "--kind", "nonsense", "-o", "restored.jsonl")
    assert (done.returncode, done.stderr) == (1, "newscrawl: no removal meets these options: nothing is restored\n")
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith("restored")]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("reclean", "none"), "none cannot be read: No such file or directory"),
        (
            ("reclean", "kept.warc.gz"),
            "kept.warc.gz is a WARC archive, and reclean needs a folder that --keep-html has",
        ),
        (("reclean", "kept", "--articles", "none.jsonl"), "none.jsonl cannot be read"),
        (("reclean", "kept", "-o", "articles.jsonl"), "articles.jsonl exists already: name a new file"),
        (("restore", "articles.jsonl"), "say what is to be restored"),
        (("restore", "none.jsonl", "--all"), "none.removals.jsonl: there is no such file; --removals names it"),
        (("restore", "articles.jsonl", "--all", "-o", "articles.jsonl"), "exists already: name a new file"),
        (("restore", "m.jsonl", "--removals", "removals.jsonl", "--all"), "m.jsonl, line 1, is no article"),
        (("restore", "articles.jsonl", "--text", "("), "is no regular expression"),
    ],
)
def test_what_cannot_be_done_is_one_line(here: Run, kept: Path, args: tuple[str, ...], words: str) -> None:
    before = (kept / "articles.jsonl").read_bytes()
    done = here(*args)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert (kept / "articles.jsonl").read_bytes() == before


def test_chosen_blocks_come_back_and_the_others_stay_removed(here: Run, kept: Path) -> None:
    done = here("restore", "articles.jsonl", "--text", "^Baca juga: Rakit", "-o", "new.jsonl")
    assert (done.returncode, done.stderr) == (0, "newscrawl: 1 block restored in 1 article\n")
    first, second = lines(kept / "new.jsonl")
    assert first["text"].split("\n")[2] == TEASER
    assert second == lines(kept / "articles.jsonl")[1]
    before, after = ([row["text"] for row in lines(kept / name)] for name in ("removals.jsonl", "new.removals.jsonl"))
    before.remove(TEASER)
    assert after == before


def test_removals_of_articles_that_were_cut_and_came_again_come_back_once(run: Run, tmp_path: Path) -> None:
    run("replay", str(SITE), "-o", "articles.jsonl", "-q")
    run("restore", "articles.jsonl", "--all", "-o", "restored.jsonl")
    whole = (tmp_path / "articles.jsonl").read_bytes()
    (tmp_path / "articles.jsonl").write_bytes(b"".join(whole.splitlines(keepends=True)[:5]))
    run("replay", str(SITE), "-o", "articles.jsonl", "-q")
    assert (tmp_path / "articles.jsonl").read_bytes() == whole
    run("restore", "articles.jsonl", "--all", "-o", "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "restored.jsonl").read_bytes()
    run("merge", "articles.jsonl", "-o", "merged.jsonl")
    assert len(lines(tmp_path / "merged.removals.jsonl")) == 86


@pytest.mark.parametrize("option", [("--kind", "ad_label"), ("--rule", "ad_label")])
def test_blocks_can_be_chosen_by_kind_and_by_rule(here: Run, kept: Path, option: tuple[str, str]) -> None:
    assert kept.is_dir()
    texts = [json.loads(line)["text"] for line in here("restore", "articles.jsonl", *option).stdout.splitlines()]
    assert "ADVERTISEMENT" in texts[0]
    assert TEASER not in texts[0]


def test_everything_in_one_article_can_come_back(here: Run, kept: Path) -> None:
    id_ = lines(kept / "articles.jsonl")[0]["id"]
    here("restore", "articles.jsonl", "--id", id_[:10], "-o", "new.jsonl")
    assert {row["article_id"] for row in lines(kept / "new.removals.jsonl")} == {
        lines(kept / "articles.jsonl")[1]["id"]
    }
