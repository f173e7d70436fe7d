"""A site's new layout, as the runs before and after it see it."""

from collections.abc import Iterable

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.pipelines.cleaning import CleanedPage
from newscrawl.pipelines.recording import record
from newscrawl.site_summary import summarise_sites
from newscrawl.state import MEMORY, Place, State
from newscrawl.state.articles import NO_SITE
from tests.synthetic_site import SitePage, write_site

SITE = "courier.example"


@pytest.fixture(scope="module")
def pages() -> list[SitePage]:
    return write_site(120)


def run(state: State, pages: Iterable[SitePage], site: str = SITE) -> list[str]:
    """One run that stores these pages, with their addresses if they have a site; what it says of it."""
    with state.transaction():
        state.figures.begin(state.now())
    for page in pages:
        url = page.story.url if site == SITE else None
        result = clean_page(page.html, url)
        assert result.article is not None
        with state.transaction():
            record(state, CleanedPage(url=url, source=None, result=result), result.article, Place())
    return summarise_sites(state)[site].changes


def test_a_redesign_is_reported_within_twenty_pages_and_a_quiet_run_is_not(pages: list[SitePage]) -> None:
    with State(MEMORY) as state:
        assert run(state, pages[:42]) == []
        assert run(state, pages[42:60]) == []
        changes = run(state, pages[60:80])
    (moved,) = [change for change in changes if change.startswith("bodies move: since ")]
    assert "20 of 20 articles stand in div.reading-area" in moved


def test_small_runs_after_a_redesign_are_taken_together(pages: list[SitePage]) -> None:
    with State(MEMORY) as state:
        run(state, pages[:60])
        said = [run(state, pages[start : start + 5]) for start in range(60, 80, 5)]
    assert said[0] == []
    assert any(changes and changes[0].startswith("bodies move: ") for changes in said[1:])


def test_saved_pages_without_an_address_are_no_site_whose_layout_can_change(pages: list[SitePage]) -> None:
    with State(MEMORY) as state:
        run(state, pages[:60], NO_SITE)
        assert run(state, pages[60:80], NO_SITE) == []
