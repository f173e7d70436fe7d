"""What an article has of its pages beside their text: here where they came from."""

from dataclasses import replace

import pytest

from newscrawl.article_pages import clean_article
from newscrawl.demo.server import SITE
from newscrawl.items import RawPage
from tests.conftest import PAGE

PAGED = SITE / "kapal-sekolah-terapung-berlayar-lagi-setelah-dua-tahun-di-galangan"
PAGED_URL = "https://kabarpesisir.example/daerah/2026/11/18/kapal-sekolah-terapung-berlayar-lagi"
SINGLE = RawPage(url=None, body=PAGE.read_bytes(), source="saved/page.html")
FIRST = RawPage(url=PAGED_URL, body=(PAGED / "page.html").read_bytes(), source="m.jsonl:1")
SECOND = RawPage(url=f"{PAGED_URL}?page=2", body=(PAGED / "page-2.html").read_bytes(), source="m.jsonl:2")


@pytest.mark.parametrize(
    ("page", "source"),
    [
        (SINGLE, "saved/page.html"),
        (replace(SINGLE, source=None), None),
        (replace(SINGLE, source="caf\udce9.html"), "caf?.html"),  # as Python reads the name of a file that is no UTF-8
        (replace(FIRST, next_pages=(SECOND,)), "m.jsonl:1"),
        (replace(FIRST, whole_page=SECOND), "m.jsonl:1"),
    ],
)
def test_an_article_names_where_its_first_page_came_from(page: RawPage, source: str | None) -> None:
    article = clean_article(page).article
    assert article is not None
    assert article.source == source


def test_where_a_page_came_from_changes_nothing_else_of_its_article() -> None:
    here, there = (clean_article(replace(SINGLE, source=source)) for source in ("a.html", "b.html"))
    assert here.article is not None
    assert there == replace(here, article=replace(here.article, source="b.html"))
