"""Lists that the learned weights would tear apart."""

from collections.abc import Callable

from newscrawl.cleaning.page import Page
from tests.cleaning.decided import decisions
from tests.docs.test_rules import STORY

Build = Callable[[str], Page]
ITEMS = ("The ferry runs every hour from Monday", "A trial ticket is half the price", "The crews were told last week")
OFFER = "<li><a href='https://t.me/island'>Telegram</a></li>"


def box_above(page_of: Build, items: str) -> Page:
    paragraphs = "".join(f"<p>{text}</p>" for text in STORY)
    box = f"<div class='key-points'><h3>In short</h3><ul>{items}</ul></div>"
    return page_of(f"<article><h1>Island ferry gets a new timetable</h1><div>{box}{paragraphs}</div></article>")


def test_items_that_only_the_weights_decide_on_go_together(page_of: Build) -> None:
    found = decisions(box_above(page_of, "".join(f"<li>{item}</li>" for item in ITEMS)))
    assert [found[item].keep for item in ITEMS] == [False, False, False]
    assert "whole_list" in {found[item].rule for item in ITEMS}


def test_what_a_rule_removes_takes_no_other_item_with_it(page_of: Build) -> None:
    first, rest = ["".join(f"<p>{text}</p>" for text in part) for part in (STORY[:3], STORY[3:])]
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    found = decisions(page_of(f"<article><div>{first}<ul>{items}{OFFER}</ul>{rest}</div></article>"))
    assert found["Telegram"].rule == "service_link"
    assert [found[item].keep for item in ITEMS] == [True, True, True]
