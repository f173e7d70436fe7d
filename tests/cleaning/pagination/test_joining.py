from dataclasses import replace
from typing import Any

import pytest

from newscrawl.cleaning.identity import article_id, content_hash
from newscrawl.cleaning.pagination import is_same_article, join_pages
from newscrawl.cleaning.records import CleanResult
from newscrawl.items import Article, Removal

STORY = "https://news.example/politics/ministers-agree-on-the-budget"
LEAD = "After a long night the ministers agreed on a budget that nobody had expected to pass this year."


def article(url: str, text: str, title: str | None = "Ministers agree") -> Article:
    return Article(
        id="0", url=url, canonical_url=url, domain="news.example", site_name=None, title=title, text=text,
        date_published=None, date_modified=None, date_downloaded=None, authors=[], language=None, section=None, tags=[],
        description=None, image_url=None, pages=[url], complete=None, content_hash="", simhash="", cleaner_version="1",
    )  # fmt: skip


def removal(text: str, position: int) -> Removal:
    return Removal(
        article_id="0", url=None, text=text, kind="teaser", rule="lead_in", evidence=[], position=position, path="/p",
        confidence=0.9,
    )  # fmt: skip


def result(address: str, *lines: str, next_page: str | None = None, **changes: Any) -> CleanResult:
    found = CleanResult(
        verdict="article", reason="", article=article(STORY + address, "\n".join(lines)), next_page=next_page
    )
    return replace(found, **changes)


def test_bodies_stand_in_order_under_the_first_pages_identity() -> None:
    joined = join_pages([result("", LEAD, "One."), result("?page=2", "Two.", "Three.")]).article
    assert joined is not None
    assert joined.text == f"{LEAD}\nOne.\nTwo.\nThree."
    assert joined.id == article_id(STORY)
    assert joined.content_hash == content_hash(joined.text)
    assert joined.pages == [STORY, f"{STORY}?page=2"]


def test_a_repeated_title_and_lead_stand_once_and_in_the_ledger() -> None:
    joined = join_pages([result("", "Short title", LEAD, "One."), result("?page=2", "Short title", LEAD, "Two.")])
    assert joined.article is not None
    assert joined.article.text == f"Short title\n{LEAD}\nOne.\nTwo."
    assert [(r.text, r.position, r.article_id) for r in joined.removed] == [
        ("Short title", 3, joined.article.id),
        (LEAD, 3, joined.article.id),
    ]


def test_a_short_line_said_again_further_down_is_kept() -> None:
    joined = join_pages([result("", LEAD, "No."), result("?page=2", "Would he resign?", "No.")]).article
    assert joined is not None
    assert joined.text.count("No.") == 2


def test_ledgers_are_joined_with_positions_in_the_joined_text() -> None:
    pages = [
        result("", LEAD, "One.", removed=(removal("a", 1),)),
        result("?page=2", LEAD, "Two.", "Three.", removed=(removal("b", 2), removal("c", 3))),
    ]
    joined = join_pages(pages)
    assert [(r.text, r.position, r.url) for r in joined.removed] == [
        ("a", 1, STORY),
        (LEAD, 2, STORY),
        ("b", 3, STORY),
        ("c", 4, STORY),
    ]


@pytest.mark.parametrize(
    ("pages", "complete", "reason"),
    [
        ([result("", LEAD)], None, "a single page"),
        ([result("", LEAD, next_page=f"{STORY}?page=2")], False, "has a following one"),
        ([result("", LEAD), result("?page=2", "Two.")], True, "all pages are joined"),
        ([result("", LEAD), result("?page=2", "Two.", next_page=f"{STORY}?page=3")], False, "has a following one"),
        ([result("", LEAD), result("?page=2", LEAD)], None, "only repeats"),
        ([result("", LEAD), result("?page=2", "Two.", next_page=STORY)], None, "names an earlier one"),
        ([result("", LEAD), result("?page=2", verdict="index", reason="a list", article=None)], False, "no article"),
        ([result("", LEAD), result("-of-cards-and-more", "Two.")], True, "all pages are joined"),  # the same title
    ],
)
def test_completeness_has_a_reason(pages: list[CleanResult], complete: bool | None, reason: str) -> None:
    joined = join_pages(pages).article
    assert joined is not None
    assert joined.complete is complete
    assert reason in joined.quality["complete_reason"]


def test_a_loop_is_left_out_and_noted() -> None:
    joined = join_pages([result("", LEAD, "One."), result("?page=2", LEAD, "One."), result("?page=3", "Two.")]).article
    assert joined is not None
    assert joined.text == f"{LEAD}\nOne.\nTwo."
    assert joined.quality["notes"] == [f"a following page only repeats what came before: {STORY}?page=2"]


def test_what_follows_a_page_of_another_article_is_not_joined() -> None:
    other = result("", "Other.", article=article("https://news.example/sport/x", "Other.", "A match"))
    joined = join_pages([result("", LEAD), other, result("?page=3", "Two.")]).article
    assert joined is not None
    assert joined.text == LEAD
    assert joined.complete is None
    assert "another article" in joined.quality["complete_reason"]


def test_a_first_page_that_is_no_article_stays_as_it_is() -> None:
    first = CleanResult(verdict="empty", reason="nothing", article=None)
    assert join_pages([first, result("?page=2", "Two.")]) is first


@pytest.mark.parametrize(
    ("url", "title", "text", "same"),
    [
        (f"{STORY}?page=2", "Ministers agree, page 2", "Two.", True),
        (f"{STORY}/2", None, "Two.", True),
        (f"{STORY}2", "The ministers and the budget", "Two.", True),
        (f"{STORY}2", "A quite different match", "Two.", False),  # a number of the name
        ("https://news.example/p/2", "Ministers agree", "Two.", True),  # the same title
        ("https://news.example/sport/cup-final-ends-in-a-draw", "A match", "Two.", False),
        ("https://news.example/p/2", None, "Two.", False),
        (f"{STORY}?page=2", "Ministers agree", LEAD, False),  # nothing new
    ],
)
def test_a_page_of_the_same_article_is_told_by_address_title_and_new_text(
    url: str, title: str | None, text: str, same: bool
) -> None:
    following = result("", "", article=article(url, text, title))
    assert is_same_article(result("", LEAD), following) is same


def test_a_list_is_no_page_of_an_article() -> None:
    assert not is_same_article(result("", LEAD), CleanResult(verdict="index", reason="a list", article=None))


def test_an_article_of_which_a_page_is_cut_short_is_incomplete() -> None:
    joined = join_pages([result("", LEAD, "One."), result("?page=2", "Two.", cut_short=True)])
    assert joined.article is not None
    assert joined.article.complete is False
    assert joined.article.quality["complete_reason"] == "the rest of the text is only for subscribers"
    assert joined.cut_short
