import json
from pathlib import Path

import pytest

from newscrawl.storage import url_digest
from newscrawl.stored import StoredArticles, StoredError, StoredRemovals, read_articles, read_records


def write(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_removals_are_given_by_article_in_their_order(tmp_path: Path) -> None:
    rows = [{"article_id": id_, "text": text} for id_, text in (("a", "1"), ("b", "2"), ("a", "3"))]
    removals = StoredRemovals(write(tmp_path / "r.jsonl", *rows))
    assert [row["text"] for row in removals.of({"id": "a"})] == ["1", "3"]
    assert removals.of({"id": "none"}) == []


def test_lines_that_stand_twice_are_one_removal(tmp_path: Path) -> None:
    once = [{"article_id": "a", "position": position, "text": "x"} for position in (1, 2)]
    other = {"article_id": "b", "position": 1, "text": "x"}
    removals = StoredRemovals(write(tmp_path / "r.jsonl", *once, other, *once))
    assert removals.of({"id": "a"}) == once
    assert removals.of({"id": "b"}) == [other]


def test_removals_of_another_version_are_not_the_articles(tmp_path: Path) -> None:
    rows = [{"article_id": "a", "article_version": version, "text": "x"} for version in (1, 2)]
    removals = StoredRemovals(write(tmp_path / "r.jsonl", *rows))
    assert [removals.of({"id": "a", "version": version}) for version in (1, 2, 3)] == [rows[:1], rows[1:], []]
    assert removals.of({"id": "a"}) == rows[:1]


@pytest.mark.parametrize("path", [None, Path("none.jsonl")])
def test_where_there_is_no_file_there_are_no_removals(path: Path | None) -> None:
    assert StoredRemovals(path).of({"id": "a"}) == []


def test_each_article_is_given_once_by_its_address_the_others_at_the_end(tmp_path: Path) -> None:
    rows = [{"id": id_, "url": f"https://a.example/{id_}", "text": "x"} for id_ in "abc"]
    articles = StoredArticles(write(tmp_path / "a.jsonl", *rows))
    digest = url_digest("https://a.example/b")
    assert (articles.pop(digest), articles.pop(digest)) == (rows[1], None)
    assert list(articles.rest()) == [rows[0], rows[2]]


def test_an_article_without_an_address_goes_by_its_id(tmp_path: Path) -> None:
    articles = StoredArticles(write(tmp_path / "a.jsonl", {"id": "a", "url": None, "text": "x"}))
    assert articles.pop(url_digest("a")) is not None


@pytest.mark.parametrize(("url", "digest"), [("https://a.example/a", url_digest("https://a.example/a")), (None, None)])
def test_an_article_is_found_by_its_id_too(tmp_path: Path, url: str | None, digest: bytes | None) -> None:
    articles = StoredArticles(write(tmp_path / "a.jsonl", {"id": "a", "url": url, "text": "x"}))
    assert articles.digest_of("a") == (digest or url_digest("a"))
    assert articles.digest_of("none") is None


@pytest.mark.parametrize("line", ["{", "[]", "x"])
def test_a_line_that_is_no_record_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n" + line + "\n")
    with pytest.raises(StoredError, match=r"a\.jsonl, line 2, is not a JSON object"):
        list(read_records(tmp_path / "a.jsonl"))


def test_a_record_that_is_no_article_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoredError, match="line 1, is no article"):
        list(read_articles(write(tmp_path / "a.jsonl", {"url": "x"})))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoredError, match="cannot be read: No such file"):
        StoredArticles(tmp_path / "none.jsonl")
