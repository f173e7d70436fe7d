import pytest
from lxml import html

from newscrawl.report.plots import bar, histogram


def test_a_histogram_tells_a_screen_reader_what_it_shows() -> None:
    figure = html.fragment_fromstring(histogram("Length", [10, 20, 90], " characters"))
    assert figure.xpath("svg/@aria-label") == ["Length: 3 values, median 20 characters, greatest 90 characters"]


def test_each_value_stands_in_one_column() -> None:
    figure = html.fragment_fromstring(histogram("Share", [0, 0.5, 1, 1], "", top=1))
    counts = [int(text.rpartition(": ")[2]) for text in figure.xpath("//g/title/text()")]
    assert (sum(counts), counts[0], counts[6], counts[-1]) == (4, 1, 1, 2)


@pytest.mark.parametrize("values", [[], [0], [0, 0]])
def test_nothing_to_show_is_an_empty_plot(values: list[float]) -> None:
    assert "<svg" in histogram("Nothing", values, "")


@pytest.mark.parametrize(("value", "most", "width"), [(5, 10, "55.0"), (10, 10, "110.0"), (0, 10, "1"), (0, 0, "1")])
def test_a_bar_is_as_long_as_its_share_of_the_longest(value: float, most: float, width: str) -> None:
    assert f'<rect width="{width}"' in bar(value, most)
