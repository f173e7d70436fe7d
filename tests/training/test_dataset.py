"""The numbers of a labelled page."""

from pathlib import Path

from lxml.html import HtmlElement

from newscrawl.cleaning.decision import MODEL_NAMES
from newscrawl.cleaning.marks import NEAR
from newscrawl.training.dataset import read_page, rows
from tests.training.test_labels import FIRST, SECOND, TEASER, reference

PAGE = f"<article><p>{FIRST}</p><div class='newsletter box'><p>{TEASER}</p></div><p>{SECOND}</p></article>"


def test_a_page_gives_a_row_for_each_block_that_counts(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    page = read_page(reference(path=path), variants=())
    assert page is not None
    vectors, labels, weights = rows([page])
    assert {len(numbers) for numbers in vectors} == {len(MODEL_NAMES)}
    assert labels == [1, 0, 1]
    assert weights == [1.0] * 3


def test_a_page_is_learned_again_as_another_publisher_would_have_built_it(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    page = read_page(reference(path=path), variants=(rename_all,))
    assert page is not None
    vectors, labels, weights = rows([page])
    box = MODEL_NAMES.index("mark_newsletter")
    assert [numbers[box] for numbers in vectors] == [0, NEAR, 0, 0, 0, 0]
    assert labels == [1, 0, 1] * 2
    assert weights == [1.0] * 3 + [0.5] * 3


def rename_all(root: HtmlElement, _page: str) -> None:
    for element in root.iter("div"):
        element.set("class", "x1")


def test_a_page_without_text_has_no_numbers(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body><img src='/a.jpg'></body></html>", encoding="utf-8")
    assert read_page(reference(path=path)) is None
