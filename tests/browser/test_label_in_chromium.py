"""The label page as a person uses it."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from newscrawl.items import RawPage
from newscrawl.labelling.blocks import read_label_page
from newscrawl.labelling.server import LabelServer, Task
from tests.browser.conftest import Opened, serious
from tests.conftest import PAGE

pytestmark = pytest.mark.browser
Visit = Callable[..., Opened]
TEASER = "Baca juga: Rakit Bambu Terakhir di Sungai Lolak Pensiun"
HEADING = "Dibangun dengan gotong royong"


@pytest.fixture
def rows() -> list[dict[str, Any]]:
    return []


@pytest.fixture
def server(rows: list[dict[str, Any]]) -> Iterator[LabelServer]:
    page = read_label_page(RawPage(url="https://kabarpesisir.example/a", body=PAGE.read_bytes()))
    assert page is not None
    running = LabelServer([Task(page=page, path="a.html", encoding=None)], rows.append, "gold.jsonl")
    thread = threading.Thread(target=running.serve_until_done, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    thread.join(timeout=5)


def test_it_opens_without_an_error_and_asks_nobody_else(visit: Visit, server: LabelServer) -> None:
    opened = visit(server.address)
    assert opened.errors == []
    assert opened.requests == [server.address]


@pytest.mark.parametrize("width", [1100, 390])
def test_axe_finds_no_serious_fault(visit: Visit, server: LabelServer, width: int) -> None:
    opened = visit(server.address, width)
    opened.page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")
    assert serious(opened.page) == []


def test_a_click_on_a_text_ends_in_the_right_row(visit: Visit, server: LabelServer, rows: list[dict[str, Any]]) -> None:
    opened = visit(server.address)
    counts = opened.page.locator("output")
    before = counts.inner_text()
    opened.page.get_by_text(TEASER, exact=True).click()  # noise -> body
    assert counts.inner_text() != before
    opened.page.get_by_text("LOLAK, Kabar Pesisir -").click()  # body -> noise
    assert counts.inner_text() == before
    opened.page.get_by_role("button", name="Save").click()
    opened.page.get_by_role("heading", name="Done").wait_for()
    (row,) = rows
    paragraphs = [text for section in row["sections"] for text in section["paragraphs"]]
    assert TEASER in paragraphs
    assert not any(text.startswith("LOLAK") for text in paragraphs)
    assert [entry["kind"] for entry in row["noise"] if entry["text"].startswith("LOLAK")] == ["other"]
    assert [HEADING] in [section["headline"] for section in row["sections"]]
    assert opened.errors == []


def test_the_keyboard_alone_is_enough(visit: Visit, server: LabelServer, rows: list[dict[str, Any]]) -> None:
    page = visit(server.address).page
    page.get_by_label(f"What this is: {TEASER}").focus()
    page.keyboard.press("b")
    page.get_by_role("button", name="Save").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Done").wait_for()
    assert TEASER in rows[0]["sections"][0]["paragraphs"]


def test_a_text_can_be_marked_to_be_copied_without_a_change(visit: Visit, server: LabelServer) -> None:
    page = visit(server.address).page
    before = page.get_by_label(f"What this is: {HEADING}").input_value()
    box = page.get_by_text(HEADING, exact=True).bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 5)
    page.mouse.up()
    assert page.get_by_label(f"What this is: {HEADING}").input_value() == before
