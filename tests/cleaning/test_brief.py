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
    "Students pay half the price as soon as our office in Market Street has seen a copy of valid papers."
)
HEAD = f"<h1>{TITLE}</h1>"


def body_of(page: Page) -> list[str]:
    return [page.blocks[index].text for index in sorted(find_region(page).body)]


def class_of_container(page: Page) -> str:
    container = find_region(page).container
    return container.classes if container is not None else ""


def test_a_brief_outweighs_longer_notes_that_do_not_speak_of_its_title(page_of: Build) -> None:
    page = page_of(f"{HEAD}<div class='a'><p>{FIRST}</p></div><div class='b'><p>{NOTES}</p></div>")
    assert class_of_container(page) == "a"


def test_what_does_not_speak_of_the_title_either_is_elected_by_its_length(page_of: Build) -> None:
    page = page_of(f"<h1>Stuck</h1><div class='a'><p>{FIRST}</p></div><div class='b'><p>{NOTES}</p></div>")
    assert class_of_container(page) == "b"


@pytest.mark.parametrize(
    ("beside", "is_part"),
    [
        (f"<p>{SECOND}</p>", True),
        (f"<p>{OTHER}</p>", False),  # in other words
        (f"<h3>{SECOND}</h3>", False),
        (f"<p>{TITLE}: what we know, and what nobody can say at the moment.</p>", False),  # a headline
        ("<p>Harbour, ferry, sand, Holm.</p>", False),  # too little prose
    ],
)
def test_a_single_paragraph_beside_a_brief_is_a_part_of_it_if_it_speaks_of_the_story(
    page_of: Build, beside: str, is_part: bool
) -> None:
    page = page_of(f"{HEAD}<div><div class='lead'><p>{FIRST}</p></div><div class='text'>{beside}</div></div>")
    assert (len(body_of(page)) == 2) == is_part
    assert (class_of_container(page) == "") == is_part  # what holds both


def test_a_single_paragraph_in_a_box_is_no_part_of_a_brief(page_of: Build) -> None:
    page = page_of(f"{HEAD}<div><div class='lead'><p>{FIRST}</p></div><aside><p>{SECOND}</p></aside></div>")
    assert body_of(page) == [FIRST]


def test_a_single_paragraph_beside_a_longer_story_is_like_a_note(page_of: Build, story: Callable[[str], str]) -> None:
    note = "<div class='catatan'><p>Kapal bantuan untuk warga pulau terdampar di dekat dermaga, kata nelayan.</p></div>"
    assert len(body_of(page_of(f"<div>{story('')}{note}</div>"))) == 5


@pytest.mark.parametrize(
    "beside",
    [
        f"<div class='kommentar'><p>{SECOND}</p></div>" * 2,  # a row: comments, or cards
        f"<div class='text'><p>{SECOND}</p><form><input name='mail'></form></div>",
    ],
)
def test_a_row_of_elements_or_one_with_fields_is_no_part_of_a_brief(page_of: Build, beside: str) -> None:
    page = page_of(f"{HEAD}<div><div class='lead'><p>{FIRST}</p></div>{beside}</div>")
    assert body_of(page) == [FIRST]


@pytest.mark.parametrize(("around", "expected"), [(500.0, True), (1400.0, False)])
def test_a_part_of_a_longer_story_is_no_brief(around: float, expected: bool) -> None:
    assert is_brief([200.0, 250.0], around) is expected
    assert not is_brief([500.0, 450.0], around)
