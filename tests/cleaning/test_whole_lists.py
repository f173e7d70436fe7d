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


LONG = "On the ninth of March the council will read the figures of the ferry again, the harbour office said."


def listed(*items: str) -> str:
    return "".join(f"<li>{item}</li>" for item in items)


def test_a_list_stays_whole_where_rules_hold_a_third_of_it(page_of: Build) -> None:
    found = decisions(box_above(page_of, listed("Quay 1", LONG, "Quay 2")))
    assert found[LONG].rule == "below_title"
    assert {found[item].rule for item in ("Quay 1", "Quay 2")} == {"whole_list"}
    assert found["In short"].rule == "heading_of_kept"


def test_less_than_a_third_holds_no_list(page_of: Build) -> None:
    found = decisions(box_above(page_of, listed("Quay 1", LONG, "Quay 2", "Quay 3")))
    assert found[LONG].keep
    assert not any(found[f"Quay {number}"].keep for number in (1, 2, 3))


def test_what_is_mostly_link_does_not_stay_with_its_list(page_of: Build) -> None:
    found = decisions(box_above(page_of, listed("<a href='/topics/boats'>Quay 1</a>", LONG, "Quay 2")))
    assert (found["Quay 1"].keep, found["Quay 2"].keep) == (False, True)


def test_a_label_does_not_stay_with_its_list(page_of: Build) -> None:
    found = decisions(box_above(page_of, listed("Share this story", LONG, "Quay 2")))
    assert (found["Share this story"].keep, found["Quay 2"].keep) == (False, True)


def test_buttons_below_what_stays_of_an_item_do_not_stay_with_the_list(page_of: Build) -> None:
    found = decisions(box_above(page_of, f"<li><p>Quay 1</p></li><li><p>{LONG}</p><p>Permalink of it</p></li>"))
    assert (found["Quay 1"].keep, found["Permalink of it"].keep) == (True, False)


def test_one_long_item_of_many_holds_no_menu(page_of: Build) -> None:
    text = "".join(f"<p>{sentence}</p>" for sentence in (LONG, *STORY))
    names = ("News of today", "Sport of today", "Travel", "Games")
    items = "".join(f"<li><p>{name}</p></li>" for name in names)
    found = decisions(box_above(page_of, f"{items}<li>{text}</li>"))
    assert not any(found[name].keep for name in names)
    assert max(found[name].probability for name in names) > 0.1  # the bound of a single item does not tell


STEPS = "<p>Fry the onions slowly until they are soft, the harbour cook said, and add the cod last.</p>"
SIGN_UP = "<p>Sign up for our newsletter</p>"


def recipe(page_of: Build, items: str, below: str) -> Page:
    first, rest = ["".join(f"<p>{text}</p>" for text in part) for part in (STORY[:3], STORY[3:])]
    box = f"<div class='recipe'><h3>Fish soup</h3><ul>{items}</ul>{below}</div>"
    return page_of(f"<article><h1>Island ferry gets a new timetable</h1><div>{first}{box}{rest}</div></article>")


def test_a_list_stays_above_the_sentences_of_its_box(page_of: Build) -> None:
    found = decisions(recipe(page_of, "<li>two onions</li>", STEPS))
    assert (found["two onions"].keep, found["two onions"].rule) == (True, "list_of_kept")


def test_a_list_above_what_goes_has_nothing_to_stay_with(page_of: Build) -> None:
    assert not decisions(recipe(page_of, "<li>two onions</li>", SIGN_UP))["two onions"].keep


def test_a_list_of_links_above_the_sentences_of_its_box_goes(page_of: Build) -> None:
    found = decisions(recipe(page_of, "<li><a href='/topics/onions'>two onions</a></li>", STEPS))
    assert not found["two onions"].keep


LINE = "In this story you will read:"


def _announced(page_of: Build, line: str, items: str) -> Page:
    first, rest = ["".join(f"<p>{text}</p>" for text in part) for part in (STORY[:2], STORY[2:])]
    return page_of(f"<article><div>{first}<p>{line}</p><ul>{items}</ul>{rest}</div></article>")


def test_a_line_that_announces_a_list_goes_with_it(page_of: Build) -> None:
    contents = listed("<a href='#one'>The trial</a>", "<a href='#two'>The crews</a>")
    assert decisions(_announced(page_of, LINE, contents))[LINE].rule == "heads_nothing"


def test_a_line_that_announces_a_list_stays_with_it(page_of: Build) -> None:
    assert decisions(_announced(page_of, LINE, listed(*ITEMS)))[LINE].keep
