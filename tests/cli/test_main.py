import json
import subprocess
import sys
from pathlib import Path

import pytest

from newscrawl.cli import main
from newscrawl.demo.server import DemoServer
from tests.conftest import PAGE, Run, lines

# Every place of a path that an unset shell variable may leave empty.
EMPTY_PATHS: tuple[tuple[str, ...], ...] = (
    ("replay", ""),
    ("replay", "", "--text"),
    ("replay", str(PAGE), "-o", ""),
    ("replay", str(PAGE), "-O", ""),
    ("replay", str(PAGE), "--removals", ""),
    ("replay", str(PAGE), "--rejects="),
    ("replay", str(PAGE), "-o="),
    ("clean", str(PAGE), "--title", "", ""),
    ("replay", str(PAGE), "--keep-html", ""),
    ("replay", str(PAGE), "--summary", ""),
    ("replay", str(PAGE), "--memory", ""),
    ("fetch", "-i", ""),
    ("crawl", "https://a.example/", "--state", ""),
    ("crawl", "--all", "--config", ""),
    ("clean", ""),
    ("clean", str(PAGE), "--removals", ""),
    ("explain", ""),
    ("explain", str(PAGE), "-o", ""),
    ("evaluate", ""),
    ("label", "", "-o", "gold.jsonl"),
    ("restore", ""),
    ("reclean", ""),
    ("merge", ""),
    ("export", "a.jsonl", "--parquet", ""),
    ("stories", ""),
    ("queue", "load", ""),
)


IDLE = (  # an option that would do nothing, and what is said of it
    ("replay", "--mode", "safe", "--mode is of plain text: say --text too"),
    ("replay", "--field", "body", "--field is of plain text: say --text too"),
    ("replay", "--corpus", "--corpus is of plain text: say --text too"),
    ("clean", "--language", "id", "--language is of plain text: say --text too"),
    ("replay", "--text", "--learn", "--learn is of pages, not of plain text"),
    ("clean", "--text", "--memory", "x", "--memory is of pages, not of plain text"),
)


@pytest.mark.parametrize("case", IDLE, ids=lambda case: " ".join(case[:-1]))
def test_an_option_of_the_other_kind_of_input_is_refused(
    case: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    command, *options, words = case
    assert main([command, str(PAGE), *options]) == 2
    assert words in capsys.readouterr().err


def test_a_replay_without_output_prints_articles_and_nothing_else_on_stdout(run: Run) -> None:
    done = run("replay", str(PAGE))
    assert done.returncode == 0
    assert json.loads(done.stdout)["title"].startswith("Jembatan Gantung Lolak")
    assert "1 new" in done.stderr


def test_a_crawl_writes_articles_removals_rejects_and_a_summary(run: Run, site: DemoServer, tmp_path: Path) -> None:
    done = run("crawl", site.address, "-o", "articles.jsonl", "--delay", "0", "--summary", "s.json")
    assert done.returncode == 3  # one link is dead
    assert done.stdout == ""
    assert "HTTP status 404" in done.stderr
    assert len(lines(tmp_path / "articles.jsonl")) == 8
    ids = {line["id"] for line in lines(tmp_path / "articles.jsonl")}
    assert {line["article_id"] for line in lines(tmp_path / "removals.jsonl")} == ids
    summary = json.loads((tmp_path / "s.json").read_text())
    assert (summary["stored"], summary["failed"]) == (8, {"http_404": 1})
    assert summary["removed"]["lead_in"] > 0


def test_a_list_of_urls_can_come_from_stdin(run: Run, site: DemoServer) -> None:
    (path,) = [path for path in site.files if "bidan-desa" in path]
    done = run(
        "fetch", "-i", "-", "--delay", "0", "--allow-private", stdin=f"{site.address}{path}\nfile:///etc/passwd\n"
    )
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 1
    assert "stdin:2 file:///etc/passwd" in done.stderr


def test_a_line_that_is_no_address_is_shown_in_part_and_kept_whole(run: Run, tmp_path: Path) -> None:
    line = "kata " * 1000
    done = run("fetch", "-i", "-", "-o", "a.jsonl", stdin=line)
    assert max(map(len, done.stderr.splitlines())) < 500
    assert lines(tmp_path / "a.rejects.jsonl")[0]["url"] == line.strip()


def test_a_host_that_cannot_be_reached_is_one_line_and_no_traceback(run: Run) -> None:
    address = "http://127.0.0.1:1/a"  # nothing listens on port 1
    done = run("fetch", "-i", "-", "--allow-private", "--delay", "0", "-s", "RETRY_ENABLED=False", stdin=address)
    assert done.returncode == 1
    assert f"{address}: the host refused the connection" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_pages_is_named_and_is_no_success(run: Run, tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    done = run("replay", "saved")
    assert done.returncode == 1
    assert "saved: there is no saved page in this folder" in done.stderr


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("fetch", "-i", "none.txt"), "none.txt: the list holds no address"),
        (("replay", "none.jsonl"), "none.jsonl: there is no page in this manifest"),
        (("replay", "--text", "none.jsonl"), "none.jsonl: there is no text in this file"),
    ],
)
def test_an_empty_list_is_named_and_is_no_success(run: Run, tmp_path: Path, args: tuple[str, ...], words: str) -> None:
    (tmp_path / args[-1]).write_text("\n")
    done = run(*args)
    assert done.returncode == 1
    assert words in done.stderr


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("crawl", "kabar.example"), "it has to begin with http"),
        (("crawl", "file:///etc/passwd"), "only http and https"),
        (
            ("crawl", "https://a.example/", "--since", "gestern"),
            "newscrawl: argument --since: 'gestern' is no day such as",
        ),
        (("crawl", "https://a.example/", "--include", "("), "no regular expression"),
        (("crawl", "https://a.example/", "--limit", "0"), "no number above 0"),
        (("fetch", "-i", "none.txt"), "none.txt: there is no such file"),
        (("replay",), "required: PATH"),
        *((args, f": is a shell variable not set? (see newscrawl {args[0]} ") for args in EMPTY_PATHS),
        (("replay", "-"), "-: replay reads files, not stdin; newscrawl clean does that\n"),
        (("replay", "x", "-s", "oops"), "not NAME=VALUE"),
        (("replay", str(PAGE), "-O", str(PAGE)), "is what is to be read: name another file for the output"),
        (("fetch", "http://127.0.0.1/a"), "addresses come from a list: -i urls.txt, or -i - for stdin"),
        (("fetch", "-i", "x", "http://127.0.0.1/a"), "unrecognized arguments: http://127.0.0.1/a; addresses come"),
        (("replay", "x", "--oops"), "newscrawl: unrecognized arguments: --oops (see newscrawl replay --help)\n"),
        (("memory", "show", "--oops"), "unrecognized arguments: --oops (see newscrawl memory show --help)\n"),
        (("replay", "x", "--mode", "bold"), "invalid choice: 'bold'"),
        (("crwl",), "invalid choice: 'crwl'"),
        (("fetch", "-i", "."), ".: a folder, not a list of addresses"),
        (("crawl", "kabar"), "there is no newscrawl.toml here that could name a site so"),
        ((), "required: COMMAND"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_one_clear_line(here: Run, args: tuple[str, ...], words: str) -> None:
    done = here(*args)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.startswith("newscrawl: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("setting", ["LOG_LEVEL=NONSENSE", "CONCURRENT_REQUESTS=many"])
def test_a_setting_that_scrapy_refuses_is_wrong_usage_too(run: Run, setting: str) -> None:
    done = run("replay", str(PAGE), "-s", setting)
    assert done.returncode == 2
    assert done.stderr.startswith("newscrawl: a setting of -s cannot be used: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("args", [("--include=id=",), ("-s", "NEWSCRAWL_NOTHING=")])
def test_a_value_that_ends_in_an_equals_sign_is_no_empty_one(run: Run, args: tuple[str, ...]) -> None:
    done = run("crawl", "kabar", *args)  # a name that no newscrawl.toml tells
    assert "no newscrawl.toml here" in done.stderr


def test_a_run_in_which_every_page_failed_is_exit_code_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p.html.gz").write_bytes(b"not packed")
    done = run("replay", "p.html.gz")
    assert done.returncode == 1
    assert "failed p.html.gz: the gzip data is broken" in done.stderr


def test_a_manifest_line_with_an_unknown_encoding_fails_and_the_others_are_stored(run: Run, tmp_path: Path) -> None:
    rows = [{"url": f"https://a.example/{name}", "path": str(PAGE), "encoding": name} for name in ("klingon", "utf-8")]
    (tmp_path / "m.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = run("replay", "m.jsonl", "-o", "articles.jsonl")
    assert done.returncode == 3
    assert "'klingon' is no encoding" in done.stderr
    assert [row["url"] for row in lines(tmp_path / "articles.jsonl")] == ["https://a.example/utf-8"]
    assert [row["reason"] for row in lines(tmp_path / "rejects.jsonl")] == ["bad_encoding"]


def test_a_quiet_run_in_which_every_page_failed_says_so_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p.html.gz").write_bytes(b"not packed")
    done = run("replay", "p.html.gz", "-q")
    assert done.returncode == 1
    assert done.stderr == "newscrawl: there was no page to clean: bad_gzip 1; without -q each is named\n"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "rejected pic.jpg: this is not an HTML page"),
        (("-q",), "newscrawl: there was no page to clean: not_html 1; without -q each is named\n"),
    ],
)
def test_a_replay_of_nothing_but_other_files_is_exit_code_1(
    run: Run, tmp_path: Path, options: tuple[str, ...], words: str
) -> None:
    (tmp_path / "pic.jpg").write_bytes(bytes(range(256)) * 20)
    done = run("replay", "pic.jpg", *options)
    assert (done.returncode, done.stdout) == (1, "")
    assert words in done.stderr


def test_a_file_that_is_no_page_beside_one_that_is_changes_no_exit_code(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pic.jpg").write_bytes(bytes(range(256)) * 20)
    assert run("replay", "pic.jpg", str(PAGE), "-q").returncode == 0


def test_a_replay_of_nothing_that_exists_is_one_line_and_leaves_the_output_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text('{"id": "1"}\n')
    done = run("replay", "none.html", "none/*.html", "-O", "out.jsonl")
    assert done.returncode == 2
    assert done.stderr == "newscrawl: none.html: there is no such file; none/*.html: there is no such file\n"
    assert (tmp_path / "out.jsonl").read_text() == '{"id": "1"}\n'


def test_a_run_in_which_some_pages_failed_is_exit_code_3(run: Run) -> None:
    assert run("replay", "none.html", str(PAGE), "-q").returncode == 3


def test_quiet_says_nothing_when_all_is_well(run: Run) -> None:
    done = run("replay", str(PAGE), "-q", "-o", "articles.jsonl")
    assert (done.stdout, done.stderr) == ("", "")


def test_scrapys_own_command_runs_the_spiders(tmp_path: Path, site: DemoServer) -> None:
    output = tmp_path / "a.jsonl"
    options = ["-s", f"NEWSCRAWL_OUTPUT={output}", "-s", "DOWNLOAD_DELAY=0"]
    command = [sys.executable, "-m", "scrapy", "crawl", "site", "-a", f"url={site.address}", *options]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60, check=True)
    assert len(lines(output)) == 8
    assert "ScrapyDeprecationWarning" not in done.stderr


def test_the_schema_is_printed(here: Run) -> None:
    assert json.loads(here("schema").stdout)["title"] == "Article"
