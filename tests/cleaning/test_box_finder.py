"""Boxes of notes that speak of something else than the article."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.finders.boxes import find_boxes
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.page import Page

Build = Callable[[str], Page]

BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The ferry between the island and the mainland will run every hour, the harbour office said.",
        "For eleven years the ferry had left the harbour three times a day, and the island had complained.",
        "The new timetable is a trial, and the harbour office will look at the figures in March.",
    )
)
OTHERS = (
    "<p>Paul Renner has written about bread, mills and markets since spring.</p>",
    "<p>He lives in a bakery with two dogs, and bakes rye loaves on Sundays.</p>",
)
OWN = (
    "<p>The harbour office has two ferry crews, and both were told of the timetable.</p>",
    "<p>On the island the trial of the ferry is welcome, three times a day it was asked for.</p>",
)


def values(page: Page) -> list[float]:
    return [item.value for item in find_boxes(page, find_region(page))]


def page_with(page_of: Build, box: str) -> Page:
    return page_of(f"<main><div class='text'>{BODY}</div>{box}</main>")


def test_notes_in_other_words_than_the_article_are_told(page_of: Build) -> None:
    page = page_with(page_of, f"<div><h3>Who we are</h3>{''.join(OTHERS)}</div>")
    assert values(page) == [1.0, 1.0, 1.0]


def test_a_box_about_the_article_is_in_its_words(page_of: Build) -> None:
    found = values(page_with(page_of, f"<aside>{''.join(OWN)}</aside>"))
    assert len(found) == 2
    assert max(found) < 0.5


@pytest.mark.parametrize(
    "box",
    [
        f"<div>{OTHERS[0]}</div>",  # one note: a scene may be in other words
        f"<div>{OTHERS[0]}<p>Bread and mills</p></div>",
        "".join(OTHERS).replace("p>", "div>"),  # each in a box of its own
    ],
)
def test_one_note_says_too_little(page_of: Build, box: str) -> None:
    assert values(page_with(page_of, box)) == []
