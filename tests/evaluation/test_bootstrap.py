from statistics import mean

import pytest

from newscrawl.evaluation.bootstrap import standard_error


def test_the_error_of_a_share_is_that_of_the_textbook() -> None:
    coins = [1.0] * 80 + [0.0] * 20
    assert standard_error(coins, mean) == pytest.approx((0.8 * 0.2 / 100) ** 0.5, rel=0.15)


def test_pages_that_are_all_alike_have_no_error() -> None:
    assert standard_error([1.0] * 30, mean) == 0


@pytest.mark.parametrize("pages", [[], [1.0]])
def test_no_sample_can_be_drawn_from_fewer_than_two_pages(pages: list[float]) -> None:
    assert standard_error(pages, mean) == 0


def test_the_same_pages_give_the_same_error() -> None:
    pages = [0.1, 0.5, 0.9, 0.4]
    assert standard_error(pages, mean) == standard_error(pages, mean)
