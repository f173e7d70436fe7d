import json
from pathlib import Path
from typing import Any

import pytest

from newscrawl import extras
from newscrawl.cleaning import CleanResult, clean_page
from newscrawl.demo.server import SITE
from newscrawl.spiders.replay import ReplaySpider
from tests.archives.builder import page, written
from tests.conftest import PAGE, Crawl, lines


def manifest(folder: Path, *rows: dict[str, str]) -> str:
    path = folder / "pages.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return str(path)


def test_a_folder_gives_its_articles_in_order_and_twice_the_same(crawl: Crawl, tmp_path: Path) -> None:
    crawl(ReplaySpider, path=str(SITE))
    first = (tmp_path / "articles.jsonl").read_bytes()
    crawl(ReplaySpider, {"NEWSCRAWL_OVERWRITE": True}, path=str(SITE))
    assert (tmp_path / "articles.jsonl").read_bytes() == first
    slugs = [line["canonical_url"].rpartition("/")[2] for line in lines(tmp_path / "articles.jsonl")]
    assert slugs == sorted(slugs)
    assert len(slugs) == 8


def test_each_line_carries_the_url_of_the_manifest_and_the_file_that_it_names(crawl: Crawl, tmp_path: Path) -> None:
    url = "https://kabarpesisir.example/daerah/anything-else"
    crawl(ReplaySpider, path=manifest(tmp_path, {"url": url, "path": str(PAGE), "country": "id"}))
    assert [(line["url"], line["source"]) for line in lines(tmp_path / "articles.jsonl")] == [(url, str(PAGE))]


def test_what_cannot_be_read_is_rejected_and_the_others_run(crawl: Crawl, tmp_path: Path) -> None:
    bad = {"url": "https://a.example/1", "path": "none.html"}
    good = {"url": "https://a.example/2", "path": str(PAGE)}
    crawl(ReplaySpider, path=manifest(tmp_path, bad, good))
    assert len(lines(tmp_path / "articles.jsonl")) == 1
    (row,) = lines(tmp_path / "rejects.jsonl")
    assert (row["reason"], row["source"]) == ("missing_file", f"{tmp_path / 'pages.jsonl'}:1")


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("empty.html", b"", "empty"),
        ("binary.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "not_html"),
        ("divs.html", b"<html><body>" + b"<div>" * 1_000_000, "empty"),
    ],
)
def test_a_page_without_an_article_is_rejected(
    crawl: Crawl, tmp_path: Path, name: str, body: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(body)
    crawl(ReplaySpider, path=str(tmp_path / name))
    assert [row["reason"] for row in lines(tmp_path / "rejects.jsonl")] == [reason]


def test_a_page_that_breaks_the_core_is_reported_and_the_others_run(
    crawl: Crawl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fragile(html: bytes, url: str | None, **options: Any) -> CleanResult:
        if url == "https://a.example/1":
            raise ValueError("a fault")
        return clean_page(html, url, **options)

    monkeypatch.setattr("newscrawl.overrides.clean_page", fragile)
    rows = [{"url": f"https://a.example/{n}", "path": str(PAGE)} for n in (1, 2)]
    crawler = crawl(ReplaySpider, path=manifest(tmp_path, *rows))
    assert len(lines(tmp_path / "articles.jsonl")) == 1
    assert crawler.stats.get_value("newscrawl/failed/error") == 1


def test_archives_are_read_by_file_folder_and_pattern_to_the_same_articles(crawl: Crawl, tmp_path: Path) -> None:
    pytest.importorskip("warcio", reason="warcio is not installed: pip install '.[warc]'")
    folder = tmp_path / "archive"
    folder.mkdir()
    files = [written(folder / f"{n}.warc.gz", [page(n), page(n + 10)]) for n in range(3)]
    outputs = []
    for paths in ([str(file) for file in files], str(folder), str(folder / "*.warc.gz")):
        crawl(ReplaySpider, {"NEWSCRAWL_OVERWRITE": True}, path=paths)
        outputs.append((tmp_path / "articles.jsonl").read_bytes())
    assert len(outputs[0].splitlines()) == 6
    assert [row["source"].rpartition(":")[0] for row in lines(tmp_path / "articles.jsonl")][::2] == [*map(str, files)]
    assert len(set(outputs)) == 1


def test_without_the_extra_an_archive_is_one_clear_line(
    crawl: Crawl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(extras._MODULES, "warc", "no_such_module")
    crawl(ReplaySpider, path=str(written(tmp_path / "a.warc", [page(1)])))
    (row,) = lines(tmp_path / "rejects.jsonl")
    assert row["detail"] == "a WARC archive needs no_such_module: pip install '.[warc]' in a checkout of newscrawl"
