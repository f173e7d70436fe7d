"""Where a story of a few sentences is."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.brief import is_brief
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.page import Page

Build = Callable[[str], Page]

TITLE = "Ferry to Holm cancelled until the harbour of Skerry is free of sand"
FIRST = (
    "The ferry to Holm stays where it is because the harbour of Skerry is full of sand, its owner said on Monday. "
    "It was the ninth day without a ferry for the people of Holm, who have had bread and milk by helicopter since. "
    "Nobody knows when the sand came, though a storm from the north is what most of them speak of."
)
SECOND = "A dredger is to free the harbour of sand by Friday; until then a helicopter carries the bread."
OTHER = "Our editors choose ten long reads for the weekend, and each of them comes with an audio version."
NOTES = (
    f"{OTHER} Subscribers read all quizzes, crosswords and recipes on any phone, tablet or television set. "
    "Payment is monthly by card or invoice, and cancelling takes two clicks in your account at any time. "
    "Students pay half the price as soon as our office in Market Street has seen a copy of valid papers. "
    "Gifts for friends come printed on thick card."
)


def class_of_container(page: Page) -> str:
    container = find_region(page).container
    return container.classes if container is not None else ""


@pytest.mark.parametrize(
    ("head", "container"),
    [
        (f"<h1>{TITLE}</h1>", "a"),
        ("<h1>Stuck</h1>", "b"),  # the words of no paragraph: the longer one
        (f"<h1>Stuck</h1><meta name='description' content='{OTHER}'>", "b"),  # said of the whole site
        (f"<h1>{TITLE}</h1><meta name='description' content='{OTHER}'>", "a"),
        (f"<h1>Ferry to Holm</h1><meta name='description' content='The ferry stays in harbour. {FIRST[:60]}'>", "a"),
    ],
)
def test_a_brief_outweighs_longer_notes_that_do_not_speak_of_the_story(
    page_of: Build, head: str, container: str
) -> None:
    page = page_of(f"{head}<div class='a'><p>{FIRST}</p></div><div class='b'><p>{NOTES}</p></div>")
    assert class_of_container(page) == container


def test_the_lead_does_not_outweigh_the_paragraph_below_it(page_of: Build) -> None:
    lead = "A storm has filled the harbour of Skerry, and no ferry leaves for Holm until it is free of sand."
    head = f"<meta name='description' content='{lead}'><h1>{TITLE}</h1><div class='lead'><p>{lead}</p></div>"
    body = "Islanders bake their own bread now, says Edda Rask, who sells flour by the pound in her barn on the hill."
    assert class_of_container(page_of(f"{head}<div class='text'><p>{body}</p></div>")) == "text"


def test_the_longer_one_of_two_paragraphs_is_no_body(page_of: Build) -> None:
    paragraphs = (f"<div class='p'><p>{text}</p></div>" for text in (FIRST, SECOND))
    assert class_of_container(page_of(f"<h1>{TITLE}</h1><div class='text'>{''.join(paragraphs)}</div>")) == "text"


@pytest.mark.parametrize(
    ("text", "around", "expected"),
    [(FIRST, 500.0, True), (FIRST, 1400.0, False), (FIRST + FIRST + FIRST, 500.0, False)],
)
def test_a_brief_is_short_and_no_part_of_a_longer_story(
    page_of: Build, text: str, around: float, expected: bool
) -> None:
    assert is_brief(page_of(f"<p>{text}</p>").blocks, around) is expected
