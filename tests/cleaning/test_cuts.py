"""What is left of a paragraph without its teasers."""

import pytest

from newscrawl.cleaning.cuts import lines_without, text_without


@pytest.mark.parametrize(
    ("cuts", "left"),
    [
        ([(0, 3)], ["def ghi"]),
        ([(4, 7)], ["abc ghi"]),
        ([(8, 11), (0, 3)], ["def"]),
        ([(0, 11)], []),
        ([], ["abc def ghi"]),
        ([(4, 8)], ["abc ghi"]),
        ([(3, 8)], ["abcghi"]),  # no space stands before it, and none behind: as in Chinese
    ],
)
def test_every_other_character_stays(cuts: list[tuple[int, int]], left: list[str]) -> None:
    assert text_without("abc def ghi", cuts) == left


@pytest.mark.parametrize(
    ("text", "cut", "left"),
    [
        ("Abc. XXX Ghi.", "XXX", ["Abc.", "Ghi."]),
        ("Abc XXX, ghi.", "XXX", ["Abc, ghi."]),
        ("قالت الشركة XXX ، إن", "XXX", ["قالت الشركة، إن"]),
        ("کمپنی XXX ۔", "XXX", ["کمپنی۔"]),
        ("hier XXX : pourquoi", "XXX", ["hier : pourquoi"]),
        ("away XXX .5 percent", "XXX", ["away .5 percent"]),
        ("Abc XXX ghi.", "XXX", ["Abc ghi."]),
    ],
)
def test_a_sentence_that_goes_on_stays_one_line(text: str, cut: str, left: list[str]) -> None:
    start = text.index(cut)
    assert text_without(text, [(start, start + len(cut))]) == left


def test_each_line_knows_where_it_begins() -> None:
    assert list(lines_without("Abc. XXX Ghi. XXX", [(5, 8), (14, 17)])) == [(0, "Abc."), (8, "Ghi.")]


def test_thousands_of_cuts_take_no_time() -> None:
    text = "and so on XX " * 20_000
    cuts = [(start, start + 2) for start in range(10, len(text), 13)]
    assert len(text_without(text, cuts)) == 1
