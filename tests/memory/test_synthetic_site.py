"""A whole site, learned and cleaned with what was learned."""

import random
from collections.abc import Sequence

import pytest

from newscrawl.cleaning import CleanResult, Nothing, clean_page
from newscrawl.memory import MemoryStore
from newscrawl.state.schema import MEMORY, open_database
from tests.synthetic_site import SitePage, write_site

PAGES = 90


@pytest.fixture(scope="module")
def site() -> list[SitePage]:
    return write_site(PAGES)


@pytest.fixture(scope="module")
def without(site: Sequence[SitePage]) -> list[CleanResult]:
    return [clean_page(page.html, page.story.url, memory=Nothing()) for page in site]


def learned(results: Sequence[CleanResult]) -> MemoryStore:
    store = MemoryStore(open_database(MEMORY))
    for result in results:
        store.learn(result.observed, 1)
    return store


def lines(result: CleanResult) -> list[str]:
    return result.article.text.split("\n") if result.article else []


def test_what_no_single_page_tells_is_removed_and_nothing_genuine_is_lost(
    site: Sequence[SitePage], without: Sequence[CleanResult]
) -> None:
    store = learned(without)
    leaks = {"without": 0, "with": 0}
    for page, before in zip(site, without, strict=True):
        kept, was_kept = lines(clean_page(page.html, page.story.url, memory=store)), lines(before)
        leaks["without"] += sum(line in was_kept for line in page.noise)
        leaks["with"] += sum(line in kept for line in page.noise)
        assert [line for line in page.genuine if line in was_kept and line not in kept] == []
    assert leaks["without"] > 3 * PAGES
    assert leaks["with"] <= 0.02 * leaks["without"]


def test_a_crawl_learns_while_it_goes_and_recovers_after_a_redesign(site: Sequence[SitePage]) -> None:
    store = MemoryStore(open_database(MEMORY))
    leaks: list[int] = []
    for page in site:
        result = clean_page(page.html, page.story.url, memory=store)
        store.learn(result.observed, 1)
        leaks.append(sum(line in lines(result) for line in page.noise))
    assert sum(leaks[:10]) > 10
    assert sum(leaks[20 : PAGES // 2]) <= 1
    assert sum(leaks[PAGES // 2 + 20 :]) <= 1


def test_the_same_pages_give_the_same_texts_whatever_their_order(
    site: Sequence[SitePage], without: Sequence[CleanResult]
) -> None:
    shuffled = list(without)
    random.Random(4).shuffle(shuffled)
    stores = [learned(without), learned(shuffled)]
    for page in site[::9]:
        one, other = [clean_page(page.html, page.story.url, memory=store) for store in stores]
        assert one == other
