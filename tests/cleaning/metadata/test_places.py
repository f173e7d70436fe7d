import pytest

from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.metadata.places import is_elsewhere

PARTS = [
    ("photo-story", "photo-story__meta", False),
    ("photo-story", "photo-story__copyright", True),
    ("photo-story", "photo-story", True),
    ("photo-story", "photo-note__meta", True),
    ("story", "photo-story__meta", True),
    ("story", "story__meta", False),
]


@pytest.mark.parametrize(("holder", "name", "expected"), PARTS)
def test_a_part_that_bears_the_name_of_the_whole_article_stands_with_it(holder: str, name: str, expected: bool) -> None:
    document = read_document(f'<html><body><div class="{holder}"><p class="{name}">Ana Lima</p></div></body></html>')
    assert document is not None
    part = next(document.root.iter("p"))
    assert is_elsewhere(part, frozenset(document.root.iter("div"))) is expected


@pytest.mark.parametrize(("name", "expected"), [("bylineComments", False), ("articleComments", True)])
def test_a_byline_with_the_number_of_comments_is_the_articles(name: str, expected: bool) -> None:
    document = read_document(f'<html><body><p class="{name}">Ana Lima</p></body></html>')
    assert document is not None
    assert is_elsewhere(next(document.root.iter("p"))) is expected


def test_without_a_headline_every_name_counts() -> None:
    document = read_document('<html><body><p class="photo-story__meta">Ana Lima</p></body></html>')
    assert document is not None
    assert is_elsewhere(next(document.root.iter("p")))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("comments", True), ("wp comment-list", True), ("page-comments-closed", False), ("has-sidebar", False)],
)
def test_far_above_only_a_list_of_comments_counts(name: str, expected: bool) -> None:
    inside = "<table><tbody><tr><td><div><div><div><p>Ana Lima</p></div></div></div></td></tr></tbody></table>"
    document = read_document(f'<html><body><h1>Rain</h1><div class="{name}">{inside}</div></body></html>')
    assert document is not None
    assert is_elsewhere(next(document.root.iter("p")), frozenset(document.root.iter("body", "html"))) is expected
