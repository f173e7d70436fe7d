"""The numbers of a page, and of its twin with names that say nothing."""

from pathlib import Path

import pytest

from newscrawl.cleaning.decision import MODEL_NAMES
from newscrawl.training.dataset import TrainingPage, read_page, rows
from tests.training.test_labels import FIRST, SECOND, TEASER, reference

PAGE = f"<article><p>{FIRST}</p><div class='newsletter box'><p>{TEASER}</p></div><p>{SECOND}</p></article>"


@pytest.fixture
def page(tmp_path: Path) -> TrainingPage:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    found = read_page(reference(path=path))
    assert found is not None
    return found


def measure_of(page: TrainingPage, name: str) -> list[float]:
    return [numbers[MODEL_NAMES.index(name)] for numbers in page.vectors.values()]


def test_the_twin_of_a_page_lacks_what_its_names_say(page: TrainingPage) -> None:
    assert page.twin is not None
    assert max(measure_of(page, "mark_newsletter")) > 0
    assert max(measure_of(page.twin, "mark_newsletter")) == 0


def test_the_twin_of_a_page_has_its_texts_and_labels(page: TrainingPage) -> None:
    assert page.twin is not None
    assert page.twin.labels == page.labels
    assert measure_of(page.twin, "length") == measure_of(page, "length")


def test_a_twin_counts_half(page: TrainingPage) -> None:
    _, labels, weights = rows([page])
    assert labels == [1, 0, 1] * 2
    assert weights == [1.0] * 3 + [0.5] * 3


def test_a_page_without_text_has_no_numbers(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body><img src='/a.jpg'></body></html>", encoding="utf-8")
    assert read_page(reference(path=path)) is None
