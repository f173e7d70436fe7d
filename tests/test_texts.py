import gzip
import json
from pathlib import Path

import pytest

from newscrawl.items import RawText, Rejected
from newscrawl.texts import read_texts


def test_a_folder_gives_its_texts_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("dua", encoding="utf-8")
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"satu"))
    (tmp_path / "c.html").write_text("tiga", encoding="utf-8")
    assert [item.text for item in read_texts(tmp_path, "text") if isinstance(item, RawText)] == ["satu", "dua"]


def test_a_folder_without_texts_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "c.html").write_text("tiga", encoding="utf-8")
    (item,) = read_texts(tmp_path, "text")
    assert isinstance(item, Rejected)
    assert (item.reason, item.source) == ("missing_file", str(tmp_path))


def test_a_line_of_json_carries_what_is_known_of_the_article(tmp_path: Path) -> None:
    row = {
        "body": "teks",
        "title": "Judul",
        "url": "https://a.example/1",
        "language": "id",
        "authors": ["A"],
        "id": "x",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (item,) = read_texts(tmp_path / "a.jsonl", "body")
    assert isinstance(item, RawText)
    assert (item.text, item.title, item.url) == ("teks", "Judul", "https://a.example/1")
    assert item.known == {"language": "id", "authors": ["A"]}


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("a.jsonl", b"{", "bad_line"),
        ("a.jsonl", b'{"other": "x"}', "bad_line"),
        ("a.jsonl", b'{"text": 3, "title": 4}', "bad_line"),
        ("a.jsonl", b'\xff{"text": "x"}', "bad_line"),
        ("a.txt", b"\xff\xfe\xff", "bad_encoding"),
        ("a.txt", b"<!DOCTYPE html><html><body><p>x</p></body></html>", "not_text"),
        ("a.txt.gz", b"no gzip", "bad_gzip"),
    ],
)
def test_what_is_no_text_is_rejected_with_its_line(tmp_path: Path, name: str, body: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(body)
    (item,) = read_texts(tmp_path / name, "text")
    assert isinstance(item, Rejected)
    assert item.reason == reason
    assert str(item.source).startswith(str(tmp_path / name))


@pytest.mark.parametrize("name", ["none.txt", "none.jsonl"])
def test_a_missing_file_is_rejected(tmp_path: Path, name: str) -> None:
    (item,) = read_texts(tmp_path / name, "text")
    assert isinstance(item, Rejected)
    assert item.reason == "missing_file"
