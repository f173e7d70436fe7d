import json
from pathlib import Path

import pytest

from newscrawl.spiders.texts import TextsSpider
from tests.cleaning.plain.test_clean_text import HEADING, HEADLINE, PARAGRAPHS, STORY, TITLE, text
from tests.conftest import Crawl, lines


def test_articles_and_removals_are_written_as_for_pages(crawl: Crawl, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    crawl(TextsSpider, path=str(tmp_path / "a.txt"))
    (article,) = lines(tmp_path / "articles.jsonl")
    (removal,) = lines(tmp_path / "removals.jsonl")
    assert article["title"] == TITLE
    assert HEADING in article["text"].splitlines()
    assert (removal["text"], removal["article_id"]) == (HEADLINE, article["id"])


def test_a_record_keeps_what_came_with_its_text(crawl: Crawl, tmp_path: Path) -> None:
    row = {"text": STORY, "url": "https://a.example/1", "language": "id", "date_published": "2026-11-20", "source": "X"}
    (tmp_path / "in.jsonl").write_text(json.dumps(row) + "\n{\n", encoding="utf-8")
    crawl(TextsSpider, path=str(tmp_path / "in.jsonl"))
    (article,) = lines(tmp_path / "articles.jsonl")
    assert (article["url"], article["language"], article["date_published"]) == (row["url"], "id", "2026-11-20")
    assert article["source"] == f"{tmp_path / 'in.jsonl'}:1", "what the line says of its source is of another run"
    assert [reject["reason"] for reject in lines(tmp_path / "rejects.jsonl")] == ["bad_line"]


def test_the_corpus_is_learned_from_all_texts_before_the_first_is_cleaned(crawl: Crawl, tmp_path: Path) -> None:
    known = "Perpustakaan kabupaten menambah kapal"
    rows = [{"text": text(*PARAGRAPHS[:2], known, *PARAGRAPHS[2:])}, {"text": PARAGRAPHS[3], "title": known}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    crawl(TextsSpider, path=str(tmp_path / "in.jsonl"), corpus=True)
    assert [removal["rule"] for removal in lines(tmp_path / "removals.jsonl")] == ["known_title"]


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(ValueError, match="none of safe, default, thorough"):
        TextsSpider(path="x", mode="bold")  # type: ignore[arg-type]
