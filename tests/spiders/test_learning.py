"""Headlines that only feeds, sitemaps and section pages show, through the spider, on loopback."""

import json
from pathlib import Path

import pytest

from newscrawl.evaluation.loopback import Answer, loopback_settings, saved_web
from newscrawl.memory import inspection
from newscrawl.spiders.replay import ReplaySpider
from newscrawl.spiders.site import SiteSpider
from tests.conftest import Crawl, lines
from tests.memory.stories import SITE, story

HEADLINE = "A crane is sold to the museum"
STORY = f"{SITE}/news/the-story-that-is-read"
MOVED = f"{SITE}/old/address-of-the-story"
OTHER = f"{SITE}/news/crane-sold-to-the-museum"  # never read
PAGE = Answer(body=f"<html><body>{story(1, f'<p>{HEADLINE}</p>')}</body></html>".encode())
FEED_LINK = '<link rel="alternate" type="application/rss+xml" href="/feed">'


def feed(title: str, url: str) -> Answer:
    item = f"<item><title>{title}</title><link>{url}</link></item>"
    return Answer(body=f"<rss><channel>{item}</channel></rss>".encode(), content_type="application/xml")


def sitemap(*urls: str) -> Answer:
    return Answer(body=f"<urlset>{''.join(urls)}</urlset>".encode(), content_type="application/xml")


def home(head: str = "", links: str = "") -> Answer:
    return Answer(body=f"<html><head>{head}</head><body><p>The Courier</p>{links}</body></html>".encode())


LISTED = sitemap(f"<url><loc>{STORY}</loc></url>")
NEWS = f"<url><loc>{OTHER}</loc><news><title>{HEADLINE}</title></news></url>"
LINK = f'<a href="{OTHER}">{HEADLINE}</a>'
LISTINGS = [
    pytest.param({"/": home(FEED_LINK), "/feed": feed(HEADLINE, OTHER), "/sitemap.xml": LISTED}, id="feed"),
    pytest.param({"/": home(), "/sitemap.xml": sitemap(f"<url><loc>{STORY}</loc></url>", NEWS)}, id="sitemap"),
    pytest.param({"/": home("", LINK), "/sitemap.xml": LISTED}, id="front page"),
    pytest.param(
        {"/": home("", '<a href="/town">Town</a>'), "/town": home("", f'{LINK}<a href="{STORY}">News</a>')},
        id="section page",
    ),
]


def crawled(crawl: Crawl, folder: Path, answers: dict[str, Answer], *, learn: bool = True) -> str:
    """The text of the one story that is read."""
    state = str(folder / "state.sqlite")
    web = {f"{SITE}{path}" if path.startswith("/") else path: answer for path, answer in answers.items()}
    with saved_web({**web, STORY: PAGE}) as served:
        settings = {"NEWSCRAWL_STATE": state, "NEWSCRAWL_MEMORY": state if learn else None, "NEWSCRAWL_LEARN": learn}
        crawl(SiteSpider, {**loopback_settings(served), **settings}, url=f"{SITE}/", exclude="crane")
        assert OTHER not in served.requested
    (article,) = lines(folder / "articles.jsonl")
    return str(article["text"])


@pytest.mark.parametrize("answers", LISTINGS)
def test_a_headline_of_a_story_that_is_only_listed_is_no_line_of_another(
    answers: dict[str, Answer], crawl: Crawl, tmp_path: Path
) -> None:
    assert HEADLINE not in crawled(crawl, tmp_path, answers)
    (removed,) = lines(tmp_path / "removals.jsonl")
    assert (removed["rule"], removed["text"]) == ("known_headline", HEADLINE)
    assert OTHER in removed["evidence"][0]


@pytest.mark.parametrize("answers", LISTINGS)
def test_nothing_is_learned_from_listings_where_the_run_learns_nothing(
    answers: dict[str, Answer], crawl: Crawl, tmp_path: Path
) -> None:
    assert HEADLINE in crawled(crawl, tmp_path, answers, learn=False)
    assert inspection.known_sites(str(tmp_path / "state.sqlite")) == []


def test_what_a_feed_calls_a_story_is_no_headline_of_another_story_there(crawl: Crawl, tmp_path: Path) -> None:
    moved = Answer(status=301, headers={"Location": STORY})
    assert HEADLINE in crawled(crawl, tmp_path, {"/": home(FEED_LINK), "/feed": feed(HEADLINE, MOVED), MOVED: moved})


def test_what_a_feed_says_of_another_site_is_not_learned(crawl: Crawl, tmp_path: Path) -> None:
    foreign = feed(HEADLINE, "https://elsewhere.example/news/crane-sold-to-the-museum")
    crawled(crawl, tmp_path, {"/": home(FEED_LINK), "/feed": foreign, "/sitemap.xml": LISTED})
    assert [site["site"] for site in inspection.known_sites(str(tmp_path / "state.sqlite"))] == ["courier.example"]


def test_a_saved_section_page_teaches_its_headlines(crawl: Crawl, tmp_path: Path) -> None:
    links = "".join(f'<li><a href="/news/the-story-of-number-{n}">{n} boats are named</a></li>' for n in range(30, 60))
    (tmp_path / "town.html").write_text(f"<html><body><h1>Town</h1><ul>{links}<li>{LINK}</li></ul></body></html>")
    (tmp_path / "story.html").write_bytes(PAGE.body)
    rows = [{"url": STORY, "path": "story.html"}, {"url": f"{SITE}/town/", "path": "town.html"}]
    (tmp_path / "pages.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    settings = {"NEWSCRAWL_MEMORY": str(tmp_path / "memory.sqlite")}
    crawl(ReplaySpider, settings, path=str(tmp_path / "pages.jsonl"), learn=True)
    (article,) = lines(tmp_path / "articles.jsonl")
    assert HEADLINE not in article["text"]
