import gzip
import io
import json
import re
import sys
from pathlib import Path

import pytest

from newscrawl.cli import main
from newscrawl.demo.server import SITE
from newscrawl.pipelines.time_guard import time_limit
from tests.cleaning.plain.test_clean_text import HEADLINE, STORY, TITLE
from tests.conftest import PAGE, Run, lines

URL = "https://kabarpesisir.example/x"


def test_a_page_on_stdin_is_one_line_of_json_on_stdout(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.read_bytes())))
    assert main(["clean", "--url", URL]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["url"] == URL


def test_only_text_prints_the_text_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", str(PAGE), "--only-text"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("LOLAK, Kabar Pesisir")
    assert "Baca juga" not in printed


def test_blocks_are_typed_and_say_what_was_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", str(PAGE), "--blocks"]) == 0
    blocks = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    kinds = {block["text"]: (block["kind"], block["kept"]) for block in blocks}
    assert kinds["Dibangun dengan gotong royong"] == ("sub_heading", True)
    assert kinds["Harga Kopra Naik, Petani Lolak Menunda Penjualan"] == ("teaser", False)


def test_removals_go_to_their_file(tmp_path: Path) -> None:
    assert main(["clean", str(PAGE), "--only-text", "--removals", str(tmp_path / "r.jsonl")]) == 0
    texts = [row["text"] for row in lines(tmp_path / "r.jsonl")]
    assert "Baca juga: Rakit Bambu Terakhir di Sungai Lolak Pensiun" in texts


def test_a_packed_page_is_read(tmp_path: Path) -> None:
    (tmp_path / "p.html.gz").write_bytes(gzip.compress(PAGE.read_bytes()))
    assert main(["clean", str(tmp_path / "p.html.gz"), "--only-text"]) == 0


@pytest.mark.parametrize("body", [b"", b"\x89PNG\r\n" + bytes(99), b"<html><p>Halo</p></html>"])
def test_a_page_without_an_article_is_exit_code_1_and_one_line(
    tmp_path: Path, body: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p.html").write_bytes(body)
    assert main(["clean", str(tmp_path / "p.html")]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("newscrawl: no article: ")
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("none.html",), "none.html: there is no such file"),
        ((str(PAGE), "none.html"), "none.html: there is no such file"),
        ((str(PAGE), "--url", "notaurl"), "notaurl: not a URL: it has to begin with http:// or https://"),
        ((str(PAGE), str(PAGE), "--url", URL), "--url is of a single page: name one file"),
        ((str(PAGE), "--encoding", "klingon"), "--encoding: 'klingon' is no encoding"),
        ((str(PAGE.parent), "--encoding", "utf-8"), "--encoding is of a single page: name one file"),
    ],
)
def test_what_cannot_be_meant_is_exit_code_2_and_one_line(
    args: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["clean", *args]) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", f"newscrawl: {words}\n")


def test_a_page_that_takes_too_long_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def endless(*_args: object, **_options: object) -> None:
        while True:
            re.match(r"(a+)+b", "a" * 26)

    monkeypatch.setattr("newscrawl.overrides.clean_page", endless)
    monkeypatch.setattr("newscrawl.cleaner.time_limit", lambda: time_limit(0.05))
    assert main(["clean", str(PAGE)]) == 1
    assert capsys.readouterr().err == f"newscrawl: {PAGE}: cleaning took more than 0.05 seconds\n"


def test_bad_lines_of_a_manifest_are_named_and_the_others_are_cleaned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = {"url": URL, "path": str(PAGE)}
    rows = [{**good, "encoding": "klingon"}, {**good, "url": "foo"}, good]
    manifest = tmp_path / "m.jsonl"
    manifest.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert main(["clean", str(manifest)]) == 3
    captured = capsys.readouterr()
    assert json.loads(captured.out)["url"] == URL
    assert captured.err.splitlines() == [
        f"newscrawl: {manifest}:1: 'klingon' is no encoding",
        f"newscrawl: {manifest}:2: 'foo': not a URL: it has to begin with http:// or https://",
    ]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_several_pages_come_out_in_their_order_and_what_fails_is_named(
    jobs: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p.html").write_text("<html><p>Halo</p></html>")
    pages = sorted(SITE.glob("*/page.html"))
    named = [str(pages[1]), str(tmp_path), str(pages[0])]
    assert main(["clean", *named, "-j", jobs, "--removals", str(tmp_path / "r.jsonl")]) == 3
    captured = capfd.readouterr()
    articles = [json.loads(line) for line in captured.out.splitlines()]
    assert [a["canonical_url"].rpartition("/")[2] for a in articles] == [pages[1].parent.name, pages[0].parent.name]
    assert captured.err.startswith(f"newscrawl: {tmp_path / 'p.html'}: no article: ")
    assert captured.err.count("\n") == 1
    assert {row["article_id"] for row in lines(tmp_path / "r.jsonl")} == {a["id"] for a in articles}


@pytest.mark.parametrize("output", ["/none/r.jsonl", "/dev/full"])
def test_removals_that_cannot_be_written_are_one_line(output: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", str(PAGE), "--removals", output]) == 1
    assert f"cannot write {output}" in capsys.readouterr().err


def test_plain_text_is_cleaned_as_text(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert main(["clean", "--text", "--language", "id"]) == 0
    article = json.loads(capsys.readouterr().out)
    assert (article["title"], article["language"]) == (TITLE, "id")
    assert HEADLINE not in article["text"]


def test_html_given_as_plain_text_is_refused_with_the_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", "--text", str(PAGE)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == f"newscrawl: {PAGE}: this is HTML: clean it without --text\n"


def test_replay_of_texts_writes_articles(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    done = run("replay", "--text", "a.txt", "-o", "out.jsonl")
    assert done.returncode == 0
    assert [row["title"] for row in lines(tmp_path / "out.jsonl")] == [TITLE]
    assert [row["text"] for row in lines(tmp_path / "out.removals.jsonl")] == [HEADLINE]
