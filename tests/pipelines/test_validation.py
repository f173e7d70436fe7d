from dataclasses import replace
from typing import Any

import pytest

from newscrawl.cleaning import CleanResult
from newscrawl.items import Article, Rejected
from newscrawl.pipelines.cleaning import CleanedPage
from newscrawl.pipelines.drops import (
    EmptyArticle,
    Failed,
    IndexPage,
    NotFoundPage,
    NotHtml,
    PaywallStub,
    Rejection,
    TooOld,
)
from newscrawl.pipelines.validation import ValidationPipeline


def cleaned(verdict: Any, article: Article | None) -> CleanedPage:
    result = CleanResult(verdict=verdict, reason="why", article=article)
    return CleanedPage(url="https://a.example/1", source=None, result=result)


@pytest.mark.parametrize(
    ("source", "detail"),
    [("notes.txt", "why: plain text is cleaned with --text"), ("NOTES.TXT", None), ("pic.jpg", "why"), (None, "why")],
)
def test_a_saved_text_is_told_from_other_files_that_are_no_page(source: str | None, detail: str | None) -> None:
    with pytest.raises(NotHtml) as caught:
        ValidationPipeline().process_item(replace(cleaned("not_html", None), source=source))
    assert caught.value.rejected.detail == (detail or "why: plain text is cleaned with --text")


@pytest.mark.parametrize(
    ("verdict", "drop"),
    [
        ("index", IndexPage),
        ("not_found", NotFoundPage),
        ("blocked", Failed),
        ("empty", EmptyArticle),
        ("paywall", PaywallStub),
        ("not_html", NotHtml),
    ],
)
def test_each_verdict_is_dropped_with_its_reason(verdict: str, drop: type[Rejection]) -> None:
    with pytest.raises(drop) as caught:
        ValidationPipeline().process_item(cleaned(verdict, None))
    assert (caught.value.rejected.reason, caught.value.rejected.detail) == (verdict, "why")


def test_an_article_goes_on(article: Article) -> None:
    item = cleaned("article", article)
    assert ValidationPipeline().process_item(item) is item


def test_a_page_that_could_not_be_fetched_is_dropped_as_failed() -> None:
    with pytest.raises(Failed):
        ValidationPipeline().process_item(
            Rejected(url="https://a.example/1", source=None, reason="timeout", detail="late")
        )


@pytest.mark.parametrize("published", ["2026-11-24", "2026-11-24T00:10:00+07:00", None])
def test_since_keeps_that_day_and_articles_without_a_day(article: Article, published: str | None) -> None:
    item = cleaned("article", replace(article, date_published=published))
    assert ValidationPipeline("2026-11-24").process_item(item) is item


def test_since_drops_the_day_before(article: Article) -> None:
    item = cleaned("article", replace(article, date_published="2026-11-23T23:59:00+07:00"))
    with pytest.raises(TooOld):
        ValidationPipeline("2026-11-24").process_item(item)


def test_other_items_pass_through() -> None:
    assert ValidationPipeline().process_item({"any": 1}) == {"any": 1}
