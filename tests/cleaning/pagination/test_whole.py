from dataclasses import replace

import pytest

from newscrawl.cleaning import CleanResult
from newscrawl.cleaning.pagination import find_other_pages, holds_whole, join_whole
from tests.cleaning.pagination.test_joining import LEAD, STORY, result

FIRST = result("", LEAD, "One.", next_page=f"{STORY}?page=2")


@pytest.mark.parametrize(
    ("whole", "taken"),
    [
        (result("?page=all", LEAD, "One.", "Two."), True),
        (result("?page=all", LEAD, "One."), False),  # the parameter is ignored
        (result("?page=all", "Other.", "Quite another text that is longer than the first page of it."), False),
        (result("?page=all", verdict="index", reason="a list", article=None), False),
    ],
)
def test_the_view_of_all_pages_has_the_first_page_and_more(whole: CleanResult, taken: bool) -> None:
    assert holds_whole(FIRST, whole) is taken


def test_a_view_on_another_domain_is_not_taken() -> None:
    whole = result("?page=all", LEAD, "One.", "Two.")
    assert whole.article is not None
    elsewhere = replace(whole, article=replace(whole.article, url="https://other.example/story?page=all"))
    assert not holds_whole(FIRST, elsewhere)


def test_its_text_stands_in_the_first_page_s_record() -> None:
    whole = result("?page=all", LEAD, "One.", "Two.")
    joined = join_whole(FIRST, whole)
    assert joined.article is not None
    assert FIRST.article is not None
    assert joined.article.text == f"{LEAD}\nOne.\nTwo."
    assert (joined.article.id, joined.article.url) == (FIRST.article.id, FIRST.article.url)
    assert joined.article.pages == [f"{STORY}?page=all"]
    assert joined.article.complete is True
    assert all(removal.article_id == joined.article.id for removal in joined.removed)


def test_both_kinds_of_other_pages_are_found_at_once() -> None:
    html = f'<html><body><p>x</p><a href="{STORY}?page=2">2</a> <a href="{STORY}?page=all">Show all</a></body></html>'
    found = find_other_pages(html, STORY)
    assert (found.next_page, found.whole_page) == (f"{STORY}?page=2", f"{STORY}?page=all")


def test_what_is_no_page_has_no_others() -> None:
    found = find_other_pages(b"", STORY)
    assert (found.next_page, found.whole_page) == (None, None)


def test_a_view_that_is_cut_short_is_incomplete() -> None:
    joined = join_whole(FIRST, result("?page=all", LEAD, "One.", "Two.", cut_short=True))
    assert joined.article is not None
    assert joined.article.complete is False
    assert joined.article.quality["complete_reason"] == "the rest of the text is only for subscribers"
