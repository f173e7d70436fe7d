"""Leads that only their words or an element within a line tell."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.finders.leads import find_leads
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.page import Page
from tests.docs.test_rules import STORY

Build = Callable[[str], Page]
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY)
DESCRIPTION = "From Monday on a boat leaves the island every hour, and a trial ticket is half the price."
LONGER = "From Monday on a boat leaves the island every hour until the evening, and a trial ticket is half the price."
LINES = "A trial ticket for half the price<br>Two boats until March"


def found(page: Page, name: str) -> set[str]:
    return {page.blocks[item.block].text for item in find_leads(page, find_region(page)) if item.name == name}


@pytest.mark.parametrize(
    ("above", "seen"),
    [
        (f"<strong class='summary_view'>{LINES}</strong>", True),
        (f"<b class='lead'>{LINES}</b>", True),
        (f"<span class='lead'>{LINES}</span>", False),
        (f"<strong class='view'>{LINES}</strong>", False),
        (f"<strong>{LINES}</strong><span class='summary_view'>In short</span>", False),
    ],
)
def test_lines_of_an_element_that_is_called_a_lead_are_one(page_of: Build, above: str, seen: bool) -> None:
    page = page_of(f"<article><h1>Ferry</h1><div>{above}<div>{PARAGRAPHS}</div></div></article>")
    assert ("Two boats until March" in found(page, "inline_lead")) is seen


def test_such_an_element_below_the_text_is_none(page_of: Build) -> None:
    page = page_of(f"<article><h1>Ferry</h1><div>{PARAGRAPHS}<b class='lead'>Two boats until March</b></div></article>")
    assert found(page, "inline_lead") == set()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (LONGER, True),
        ("On Monday the island's council votes on the new budget, and the harbour office is closed.", False),
        ("From Monday on a boat leaves.", False),
    ],
)
def test_the_description_in_a_few_words_more_or_less_is_the_lead(page_of: Build, text: str, seen: bool) -> None:
    meta = f"<meta name='description' content='{DESCRIPTION}'>"
    page = page_of(f"{meta}<article><h1>Ferry</h1><div>{text}</div><div>{PARAGRAPHS}</div></article>")
    assert (text in found(page, "near_description")) is seen


def test_it_is_told_in_a_script_that_does_not_part_its_words(page_of: Build) -> None:
    description = "ชาวบ้านเกาะนี้กว่าสี่ร้อยครัวเรือนร่วมกันซื้อเรือเร็วรับส่งผู้ป่วย"
    text = f"{description} หลังเรือของจังหวัดจอดเสียมานาน"
    meta = f"<meta name='description' content='{description}'>"
    page = page_of(f"{meta}<article><h1>Ferry</h1><div>{text}</div><div>{PARAGRAPHS}</div></article>")
    assert found(page, "near_description") == {text}


def test_a_description_that_only_says_the_title_tells_no_lead(page_of: Build) -> None:
    head = f"<meta name='description' content='{DESCRIPTION}'><title>{DESCRIPTION}</title>"
    page = page_of(f"{head}<article><h1>{DESCRIPTION}</h1><div>{LONGER}</div><div>{PARAGRAPHS}</div></article>")
    assert found(page, "near_description") == set()
