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
        "The ferry between the island and the mainland will run every hour from Monday, the harbour office said.",
        "For eleven years the ferry had left the harbour three times a day, and the last sailed before school ended.",
        "Mothers wrote letters to ministers, fishermen blocked the quay, and pupils slept in the sports hall.",
        "The timetable is a trial until March, when councillors study figures about passengers and diesel.",
        "A second vessel was bought from Norway, repaired by welders, painted and named after a teacher.",
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
    assert min(values(page)) > 0.9
    assert len(values(page)) == 3


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


def test_a_short_body_tells_too_little(page_of: Build) -> None:
    short = "".join(f"<p>{text}.</p>" for text in ("The ferry will run every hour from Monday, it was said",) * 3)
    page = page_of(f"<main><div class='text'>{short}</div><div>{''.join(OTHERS)}</div></main>")
    assert values(page) == []


def test_what_is_as_large_as_half_of_the_body_is_no_box(page_of: Build) -> None:
    texts = (
        "Bread was baked before dawn, rolls were sold by noon and flour arrived with donkeys from five windmills.",
    )
    more = (
        "<p>Bakers counted loaves, weighed dough, chopped beech logs, swept ashes and quarrelled about sourdough.</p>"
    )
    assert values(page_with(page_of, f"<div>{''.join(OTHERS)}<p>{texts[0]}</p>{more}</div>")) == []
