"""The report as a reader gets it."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newscrawl.items import RawPage
from newscrawl.report.document import write_report
from newscrawl.report.explanation import explain_page
from newscrawl.sources import read_saved
from tests.browser.conftest import Opened, serious
from tests.conftest import PAGE
from tests.report.conftest import page as story
from tests.report.test_document import HOSTILE, escaped

pytestmark = pytest.mark.browser
Visit = Callable[..., Opened]
FIXTURES = PAGE.parents[2]


def write(path: Path, *pages: RawPage) -> str:
    path.write_text(write_report([explain_page(page) for page in pages]), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def report(tmp_path: Path) -> str:
    return write(tmp_path / "r.html", RawPage(url="https://kabarpesisir.example/a", body=PAGE.read_bytes()))


@pytest.fixture
def many(tmp_path: Path) -> str:
    return write(tmp_path / "r.html", *(page for page in read_saved(FIXTURES) if isinstance(page, RawPage)))


def test_the_report_opens_without_an_error_and_asks_for_nothing_else(visit: Visit, report: str) -> None:
    opened = visit(report)
    assert (opened.errors, opened.requests) == ([], [report])


@pytest.mark.parametrize("trap", HOSTILE)
def test_text_of_a_page_neither_runs_nor_loads_anything(visit: Visit, tmp_path: Path, trap: str) -> None:
    body = story(f"<p>{escaped(trap)}</p>", title=f"Kapal {escaped(trap)}").encode()
    address = write(tmp_path / "r.html", RawPage(url="https://kabar.example/a", body=body))
    opened = visit(address)
    opened.page.on("dialog", lambda dialog: opened.errors.append(dialog.message))
    opened.page.mouse.move(300, 300)
    assert (opened.errors, opened.requests) == ([], [address])


def test_even_markup_that_got_in_could_not_run_or_load_anything(visit: Visit, report: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    trap = "<img src='https://evil.example/x'><script>document.title = 'ran'</script>"
    broken.write_text((tmp_path / "r.html").read_text("utf-8").replace("<main>", f"<main>{trap}"), encoding="utf-8")
    assert report != broken.as_uri()
    opened = visit(broken.as_uri())
    assert opened.page.title() != "ran"
    assert opened.refused == [("https://evil.example/x", "csp")]
    assert any("Content Security Policy" in error for error in opened.errors)


@pytest.mark.parametrize("width", [1100, 390])
def test_axe_finds_no_serious_fault(visit: Visit, report: str, width: int) -> None:
    opened = visit(report, width)
    opened.page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")
    assert serious(opened.page) == []


def test_axe_finds_no_serious_fault_in_the_summary(visit: Visit, many: str) -> None:
    assert serious(visit(many).page) == []


@pytest.mark.parametrize("width", [1100, 390])
def test_nothing_is_wider_than_the_window(visit: Visit, many: str, width: int) -> None:
    page = visit(many, width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_reasons_show_on_hover_and_on_focus(visit: Visit, report: str) -> None:
    page = visit(report).page
    block = page.locator(".gone.k-teaser").first
    why = block.locator(".why")
    assert not why.is_visible()
    block.hover()
    assert why.is_visible()
    page.mouse.move(0, 0)
    assert not why.is_visible()
    block.focus()
    assert why.is_visible()


def test_a_finger_shows_the_reasons_too(browser: object, report: str) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(report)
    page.locator(".gone.k-teaser").first.tap()
    assert page.locator(".gone.k-teaser .why").first.is_visible()
    context.close()


def test_the_switches_hide_removals_and_show_why_a_block_was_kept(visit: Visit, report: str) -> None:
    page = visit(report).page
    assert page.locator(".gone").first.is_visible()
    page.get_by_label("only the text that was kept").check()
    assert not page.locator(".gone").first.is_visible()
    page.get_by_label("why each block was kept").check()
    assert page.locator(".block > small").first.is_visible()


def test_the_list_of_pages_leads_to_an_article_and_opens_it(visit: Visit, many: str) -> None:
    page = visit(many).page
    page.locator("td a").nth(3).click()
    assert page.locator("#a3 h2").is_visible()


def test_two_hundred_articles_are_below_five_megabytes_and_open_within_a_second(visit: Visit, tmp_path: Path) -> None:
    found = [page for page in read_saved(FIXTURES) if isinstance(page, RawPage)]
    explanations = [explain_page(page) for page in found]
    path = tmp_path / "r.html"
    path.write_text(write_report((explanations * 200)[:200]), encoding="utf-8")
    assert path.stat().st_size < 5_000_000
    page = visit(path.as_uri()).page
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        page.reload()
        seconds.append(time.perf_counter() - start)
    assert statistics.median(seconds) < 1
