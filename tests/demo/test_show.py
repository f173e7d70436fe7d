import json
from pathlib import Path

import pytest

from newscrawl.cleaning import clean_page, join_pages
from newscrawl.demo.server import SITE, site_files
from newscrawl.demo.show import show

TWO_PAGES = SITE / "kapal-sekolah-terapung-berlayar-lagi-setelah-dua-tahun-di-galangan"


def test_the_site_answers_every_article_and_its_second_page() -> None:
    articles = [path for path in site_files() if "/2026/" in path]
    assert len(articles) == 9


def test_the_two_pages_are_joined_to_the_expected_text() -> None:
    meta = json.loads((TWO_PAGES / "meta.json").read_text(encoding="utf-8"))
    expected = json.loads((TWO_PAGES / "expected-joined.json").read_text(encoding="utf-8"))
    results = [clean_page((TWO_PAGES / page["path"]).read_bytes(), page["url"]) for page in meta["pages"]]
    article = join_pages(results).article
    assert article is not None
    assert article.text.split("\n") == expected["text"]


def test_the_demo_shows_what_was_removed_where_it_stood(capsys: pytest.CaptureFixture[str]) -> None:
    article = {"title": "Judul", "text": "Satu.\nDua.\nTiga."}
    removals = [
        {"position": 0, "text": "Beranda", "kind": "teaser"},  # before the article: not shown
        {"position": 1, "text": "Baca juga: Lain", "kind": "teaser"},
    ]
    show(article, removals)
    printed = capsys.readouterr().out.splitlines()
    assert printed[-4:] == ["+ Satu.", "- Baca juga: Lain   [teaser]", "+ Dua.", "+ Tiga."]


def test_every_article_of_the_site_is_in_a_listing() -> None:
    listings = (SITE / "sitemap-news.xml").read_text() + (SITE / "feed.xml").read_text()
    slugs = [path.name for path in Path(SITE).iterdir() if path.is_dir()]
    assert [slug for slug in slugs if slug not in listings] == []
