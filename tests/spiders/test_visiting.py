"""What a run asks for, by what earlier runs stored: the five news sites on loopback, in this process."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newscrawl.spiders.site import SiteSpider
from newscrawl.spiders.urls import UrlsSpider
from newscrawl.state import State
from tests.conftest import Crawl, lines
from tests.news_server import news_sites
from tests.news_site import NewsSites

COUNT = 30  # six a host: 3 and 23 have a second page, 6 and 26 an AMP version, 7 has moved, 11 13 17 23 begin badly


@pytest.fixture
def sites() -> Iterator[NewsSites]:
    with news_sites(COUNT, slowness=0.0) as served:
        served.retry_after = 0
        yield served


@pytest.fixture
def crawl_sites(crawl: Crawl, sites: NewsSites, tmp_path: Path) -> Any:
    def run(**settings: Any) -> Any:
        sites.requests.clear()
        values = {
            "NEWSCRAWL_STATE": str(tmp_path / "state.sqlite"),
            "CONCURRENT_REQUESTS_PER_DOMAIN": 4,
            "AUTOTHROTTLE_ENABLED": False,
            "RETRY_ENABLED": True,
            "NEWSCRAWL_RETRY_WAIT": 0.0,
            **settings,
        }
        return crawl(SiteSpider, values, url=sites.homes)

    return run


def stored(tmp_path: Path) -> list[dict[str, Any]]:
    return lines(tmp_path / "articles.jsonl")


def test_only_what_is_new_and_what_has_changed_is_asked_for(crawl_sites: Any, sites: NewsSites, tmp_path: Path) -> None:
    crawl_sites()
    assert sorted(line["title"] for line in stored(tmp_path)) == sorted(story.title for story in sites.stories)
    crawl_sites()  # nothing new
    assert sites.asked() == []
    assert len(stored(tmp_path)) == COUNT
    sites.change([4, 7, 8])  # sitemaps and feeds say so
    crawler = crawl_sites()
    assert {story.number for story in sites.asked()} == {4, 7, 8}
    changed = stored(tmp_path)[COUNT:]
    assert sorted(line["title"] for line in changed) == sorted(sites.stories[number].title for number in (4, 7, 8))
    assert {line["version"] for line in changed} == {2}
    assert {line["id"] for line in changed} < {line["id"] for line in stored(tmp_path)[:COUNT]}
    assert crawler.stats.get_value("newscrawl/updated") == 3
    versions = {(row["article_id"], row["article_version"]) for row in lines(tmp_path / "removals.jsonl")}
    assert {(line["id"], 2) for line in changed} < versions


def test_a_recheck_costs_conditional_requests_and_stores_what_changed_unannounced(
    crawl_sites: Any, sites: NewsSites, tmp_path: Path
) -> None:
    crawl_sites()
    sites.change([1, 12], at=1.0)  # a time before the one that the listings named: they do not give it away
    crawler = crawl_sites(NEWSCRAWL_RECHECK=10 * 365 * 86400)
    assert len({story.number for story in sites.asked()}) == COUNT
    assert sites.not_modified > COUNT // 2  # the other hosts have no validators, or the articles two pages
    assert sorted(line["title"] for line in stored(tmp_path)[COUNT:]) == sorted(
        sites.stories[number].title for number in (1, 12)
    )
    assert crawler.stats.get_value("newscrawl/unchanged") == COUNT - 2
    story = sites.stories[3]  # an article of two pages is fetched whole: its second one may have changed
    assert sites.requests[story.host, f"{story.path}?page=2"] == 1


def test_what_failed_is_left_alone_for_a_while_but_not_in_a_list(
    crawl_sites: Any, crawl: Crawl, sites: NewsSites, tmp_path: Path
) -> None:
    dead = ("127.0.0.1", "/city/2025/11/17/this-story-was-withdrawn-by-its-desk")
    crawl_sites()
    assert sites.requests[dead] == 1
    crawler = crawl_sites()
    assert sites.requests[dead] == 0
    assert crawler.stats.get_value("newscrawl/waiting") == 5
    listed = tmp_path / "urls.txt"
    listed.write_text(f"{sites.home(dead[0])}{dead[1]}\n")
    state = {"NEWSCRAWL_STATE": str(tmp_path / "state.sqlite"), "NEWSCRAWL_ALLOW_PRIVATE": True}
    crawl(UrlsSpider, state, file=str(listed))
    assert sites.requests[dead] == 1


def test_a_site_whose_pages_lose_their_text_is_named(
    crawl_sites: Any, sites: NewsSites, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    site = f"127.0.0.1:{sites.port}"
    with State(str(tmp_path / "state.sqlite")) as state, state.transaction():
        state.figures.begin(0.0)
        state.figures.count(site, "new", n=60)
        state.figures.count(site, "rejected", "index", n=1)
        state.figures.finish(0.0, "finished")
        state.figures.begin(1.0)
        state.figures.count(site, "rejected", "empty", n=12)
        state.figures.finish(1.0, "finished")
    for story in sites.of("127.0.0.1"):
        sites.emptied.add(story.number)
    crawler = crawl_sites()
    assert crawler.stats.get_value("newscrawl/layout_changes") == 1
    assert f"layout change on {site}: empties rise: 18 of the last 18 pages held no article" in caplog.text
