import asyncio
from dataclasses import replace
from typing import Any

import pytest

from newscrawl.article_pages import with_source
from newscrawl.cleaning import CleanResult
from newscrawl.items import Article, RawPage
from newscrawl.pipelines.cleaning import CleanedPage, CleaningPipeline


@pytest.fixture
def result(article: Article) -> CleanResult:
    return CleanResult(verdict="article", reason="has text", article=article)


@pytest.fixture
def calls(result: CleanResult, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Put a stand-in in the place of the core, which has tests of its own."""
    made: list[Any] = []

    def clean_page(html: bytes, url: str | None, **options: Any) -> CleanResult:
        made.append((html, url, options["encoding"]))
        return result

    def join_pages(results: list[CleanResult]) -> CleanResult:
        made.append(len(results))
        return results[0]

    monkeypatch.setattr("newscrawl.overrides.clean_page", clean_page)
    monkeypatch.setattr("newscrawl.article_pages.join_pages", join_pages)
    return made


def processed(item: Any) -> Any:
    return asyncio.run(CleaningPipeline().process_item(item))


def test_a_page_is_cleaned_with_its_encoding(calls: list[Any], result: CleanResult) -> None:
    page = RawPage(url="https://a.example/1", body=b"x", encoding="cp1252", source="u:1")
    item = processed(page)
    assert item == CleanedPage(url="https://a.example/1", source="u:1", result=with_source(result, "u:1"))
    assert calls == [(b"x", "https://a.example/1", "cp1252")]


def test_following_pages_are_joined(calls: list[Any]) -> None:
    second = RawPage(url="https://a.example/1?page=2", body=b"y")
    processed(RawPage(url=None, body=b"x", next_pages=(second,)))
    assert calls[-1] == 2


@pytest.mark.usefixtures("calls")
def test_an_article_whose_later_page_is_missing_is_kept_and_marked_incomplete() -> None:
    page = RawPage(url=None, body=b"x", missing_page="https://a.example/1?page=2")
    stored = processed(page).result.article
    assert stored.complete is False
    assert "https://a.example/1?page=2" in stored.quality["notes"][0]


@pytest.mark.usefixtures("calls")
def test_a_whole_article_is_not_marked(article: Article) -> None:
    assert processed(RawPage(url=None, body=b"x")).result.article == article


def test_other_items_pass_through() -> None:
    assert processed({"any": 1}) == {"any": 1}


def test_a_page_without_an_article_stays_without_one(
    calls: list[Any], result: CleanResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = replace(result, verdict="empty", article=None)
    monkeypatch.setattr("newscrawl.overrides.clean_page", lambda *_args, **_options: empty)
    page = RawPage(url=None, body=b"x", missing_page="https://a.example/2")
    assert processed(page).result == empty
    assert calls == []
