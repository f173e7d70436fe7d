import bz2
import gzip
import json
import lzma
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.items import RawPage, Rejected
from newscrawl.sources import (
    MAX_BYTES,
    ListedUrl,
    read_manifest,
    read_page,
    read_saved,
    read_urls,
    url_problem,
)


def reason(found: RawPage | Rejected | ListedUrl) -> str | None:
    return found.reason if isinstance(found, Rejected) else None


def test_a_packed_page_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "p.html.gz"
    path.write_bytes(gzip.compress(b"<p>Halo</p>"))
    page = read_page(path)
    assert isinstance(page, RawPage)
    assert page.body == b"<p>Halo</p>"


def test_a_page_that_is_packed_needs_no_name_that_says_so(tmp_path: Path) -> None:
    for name in ("p.html", "story"):
        (tmp_path / name).write_bytes(gzip.compress(b"<html><p>Halo</p>"))
    assert [page.body for page in read_saved(tmp_path) if isinstance(page, RawPage)] == [b"<html><p>Halo</p>"] * 2


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04", "a ZIP archive"),
        (bytes(257) + b"ustar\x00", "a tar archive"),
        (gzip.compress(bytes(257) + b"ustar\x00"), "a tar archive"),
        (bz2.compress(b"<p>Halo</p>"), "packed with bzip2"),
        (lzma.compress(b"<p>Halo</p>"), "packed with xz"),
        (b"\x28\xb5\x2f\xfd", "packed with zstd"),
    ],
)
def test_what_holds_pages_and_is_none_is_named(tmp_path: Path, content: bytes, kind: str) -> None:
    (tmp_path / "pages").write_bytes(content)
    found = read_page(tmp_path / "pages")
    assert isinstance(found, Rejected)
    assert found.detail == f"this is {kind}: unpack it, and name what was in it"


def test_a_missing_file_is_rejected_and_not_raised(tmp_path: Path) -> None:
    assert reason(read_page(tmp_path / "none.html")) == "missing_file"


@pytest.mark.parametrize(
    "content",
    [gzip.compress(b"<p>Halo</p>" * 99, mtime=0)[:40], b"<p>not packed</p>", b"\x1f\x8b\x08\x00"],
    ids=["torn", "not packed", "header alone"],
)
def test_broken_gzip_is_rejected(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "p.html.gz"
    path.write_bytes(content)
    assert reason(read_page(path)) == "bad_gzip"


def test_a_gzip_bomb_is_not_unpacked_to_the_end(tmp_path: Path) -> None:
    path = tmp_path / "p.html.gz"
    path.write_bytes(gzip.compress(bytes(MAX_BYTES + 1), compresslevel=1))
    assert reason(read_page(path)) == "too_large"


def test_a_folder_is_read_in_order_with_its_subfolders(tmp_path: Path) -> None:
    for name in ("b.html", "a.html", "sub/c.htm", "sub/notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [page.source for page in read_saved(tmp_path)]
    assert found == [str(tmp_path / name) for name in ("a.html", "b.html", "sub/c.htm")]


@pytest.mark.parametrize(
    ("name", "content", "is_read"),
    [
        ("A.HTML", b"<p>x", True),
        ("index.php", b"\xef\xbb\xbf\n<!DOCTYPE html><p>x", True),
        ("story?id=5", b"<!-- saved -->\n<html lang='id'><p>x", True),
        ("page.xhtml", b"<?xml version='1.0'?>\n<html><p>x", True),
        ("p.gz", gzip.compress(b"<html><p>x", mtime=0), True),
        ("style.css", b"p { color: red }", False),
        ("feed.xml", b"<?xml version='1.0'?><rss></rss>", False),
        ("notes.md", b"<html> is how a page begins", True),
        ("about.md", b"A page begins with <html>", False),
        ("broken.gz", b"no gzip", False),
        ("report.html", b'<!doctype html>\n<html><head><meta name="generator" content="newscrawl 1.0">', False),
    ],
)
def test_a_page_in_a_folder_is_known_by_its_name_or_its_beginning(
    tmp_path: Path, name: str, content: bytes, is_read: bool
) -> None:
    (tmp_path / name).write_bytes(content)
    (found,) = read_saved(tmp_path)
    assert isinstance(found, RawPage) is is_read


def test_a_report_of_ours_is_no_page_where_it_is_named_itself(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b'<!doctype html><html><head><meta name="generator" content="newscrawl 1.0">')
    (found,) = read_saved(path)
    assert isinstance(found, Rejected)
    assert "report of newscrawl" in found.detail


def test_pages_in_a_folder_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    names = ["story.html", "story-2.html", "story-10.html", "story-11.html", "story-12 b.html", "tale-1.html"]
    for name in reversed(names):
        (tmp_path / name).write_text("<p>x")
    assert [Path(str(page.source)).name for page in read_saved(tmp_path)] == names


def test_of_an_articles_pages_in_a_folder_the_first_is_read_first(tmp_path: Path) -> None:
    for name in ("story-2.html", "story.html", "story-2.html.gz", "sto.html"):
        (tmp_path / name).write_bytes(b"")
    names = [Path(str(page.source)).name for page in read_saved(tmp_path)]
    assert names == ["sto.html", "story.html", "story-2.html", "story-2.html.gz"]


def test_a_manifest_names_url_path_and_encoding(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "p.html").write_bytes(b"x")
    row = {"url": "https://a.example/1", "path": "html/p.html", "encoding": "cp1252", "country": "id"}
    manifest = tmp_path / "m.jsonl"
    manifest.write_text(json.dumps(row) + "\n")
    (page,) = read_manifest(manifest)
    assert isinstance(page, RawPage)
    assert (page.url, page.encoding, page.body) == ("https://a.example/1", "cp1252", b"x")


@pytest.mark.parametrize(
    "line",
    ["not json", "[]", '{"url": "https://a.example/1"}', '{"path": 3}', '{"path": ""}', '{"url": 5, "path": "p.html"}'],
)
def test_a_bad_manifest_line_is_rejected_with_its_number(tmp_path: Path, line: str) -> None:
    (tmp_path / "p.html").write_bytes(b"x")
    manifest = tmp_path / "m.jsonl"
    manifest.write_text(f'{line}\n{{"path": "p.html"}}\n')
    first, second = read_manifest(manifest)
    assert (reason(first), first.source) == ("bad_line", f"{manifest}:1")
    assert isinstance(second, RawPage)


def test_an_empty_path_in_a_manifest_is_said_as_such(tmp_path: Path) -> None:
    (tmp_path / "m.jsonl").write_text(json.dumps({"url": "https://a.example/1", "path": ""}))
    (only,) = read_manifest(tmp_path / "m.jsonl")
    assert isinstance(only, Rejected)
    assert (only.reason, only.detail) == ("bad_line", 'the "path" is empty: it names the file of the page')


@pytest.mark.parametrize(
    ("row", "refused", "words"),
    [
        ({"encoding": "klingon"}, "bad_encoding", "'klingon' is no encoding"),
        ({"encoding": "hex"}, "bad_encoding", "'hex' is no encoding"),
        ({"encoding": "\0"}, "bad_encoding", "is no encoding"),
        ({"url": "foo"}, "bad_url", "'foo': not a URL: it has to begin with http:// or https://"),
        ({"url": "file:///etc/passwd"}, "bad_url", "'file' is not fetched"),
        ({"url": ""}, "bad_url", "'': not a URL"),
        ({"next_pages": [{"url": "foo", "path": "p.html"}]}, "bad_url", "'foo': not a URL"),
    ],
)
def test_a_manifest_line_with_an_unknown_encoding_or_address_is_refused_and_the_others_are_read(
    tmp_path: Path, row: dict[str, object], refused: str, words: str
) -> None:
    (tmp_path / "p.html").write_bytes(b"x")
    manifest = tmp_path / "m.jsonl"
    good = {"url": "https://a.example/1", "path": "p.html", "encoding": "Windows-1252"}
    manifest.write_text("".join(json.dumps(line) + "\n" for line in ({**good, **row}, good)))
    first, second = read_manifest(manifest)
    assert isinstance(first, Rejected)
    assert (first.reason, first.source) == (refused, f"{manifest}:1")
    assert words in first.detail
    assert isinstance(second, RawPage)


@pytest.mark.parametrize("encoding", [None, "", "x-sjis", "UTF8", "latin1"])
def test_a_manifest_line_may_name_an_encoding_as_browsers_do_or_none(tmp_path: Path, encoding: str | None) -> None:
    (tmp_path / "p.html").write_bytes(b"x")
    (tmp_path / "m.jsonl").write_text(json.dumps({"url": None, "path": "p.html", "encoding": encoding}))
    (page,) = read_manifest(tmp_path / "m.jsonl")
    assert isinstance(page, RawPage)


def test_a_list_of_urls_skips_comments_and_reports_the_line_of_a_bad_one() -> None:
    listed = list(read_urls(["# mine\n", "\n", "file:///etc/passwd\n", "https://a.example/\n"], "u"))
    assert [(reason(entry), entry.source) for entry in listed] == [("bad_url", "u:3"), (None, "u:4")]


@pytest.mark.parametrize("line", ["ELF\0\x01\n", "h\0t\0t\0p\0"])
def test_a_binary_file_given_as_a_list_is_one_reject(line: str) -> None:
    (only,) = read_urls([line, line, "https://a.example/\n"], "u")
    assert (reason(only), only.source) == ("unreadable", "u")


@pytest.mark.parametrize(
    ("lines", "reasons"),
    [
        (["<?xml version='1.0'?>\n", "<urlset>\n", "</urlset>\n"], ["unreadable"]),
        (["https://a.example/\n", "<urlset>\n"], [None, "bad_url"]),
        (['{"url": "https://a.example/"}\n', '{"url": "https://a.example/1"}\n'], ["unreadable"]),
        (["\x1f\ufffd\b\n", "\ufffd\n"], ["unreadable"]),  # gzip
    ],
)
def test_another_file_given_as_a_list_is_one_reject(lines: list[str], reasons: list[str | None]) -> None:
    assert [reason(entry) for entry in read_urls(lines, "u")] == reasons


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("ftp://a.example/x", "'ftp'"),
        ("data:text/html,x", "'data'"),
        ("www.a.example", "https://"),
        ("https://", "host"),
        ("https://[::1/x", "not a URL"),
        ("https://a.example:99999999/", "not a URL"),
        ("https://a.example/a b", "there is a space in it"),
        ("a b", "https://"),
        ("localhost:8000/news", "begin with http://"),
        ("tel:+62-21-555", "'tel'"),
    ],
)
def test_what_is_no_web_address_is_refused_in_words(url: str, word: str) -> None:
    assert word in (url_problem(url) or "")


@pytest.mark.parametrize("url", ["https://a.example/", "http://127.0.0.1:80/x?y", "https://köln.example/ä"])
def test_web_addresses_are_accepted(url: str) -> None:
    assert url_problem(url) is None


@given(st.text(max_size=80))
def test_no_line_makes_the_check_of_an_address_raise(line: str) -> None:
    for prefix in ("", "https://"):
        assert url_problem(prefix + line) is None or url_problem(prefix + line)


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "page.html").write_text("<p>x")
    assert [Path(str(page.source)).name for page in read_saved(tmp_path)] == ["page.html"]


def test_many_comments_before_something_else_are_read_in_no_time(tmp_path: Path) -> None:
    (tmp_path / "odd").write_bytes(b"<!-- x -->" * 90 + b"<div>")
    begun = time.process_time()
    (found,) = read_saved(tmp_path)
    assert isinstance(found, Rejected)
    assert time.process_time() - begun < 1
