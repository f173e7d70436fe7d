"""Small plots as inline SVG, without a library. Colours come from the style sheet."""

from collections.abc import Sequence

from newscrawl.report.markup import Markup, join, tag

_BINS = 12
_WIDTH, _HEIGHT = 300, 110  # of a histogram, in SVG units
_BASE = _HEIGHT - 18  # the line that the columns stand on; the labels are below
_BAR_WIDTH, _BAR_HEIGHT = 110, 10


def bar(value: float, most: float, class_: str = "") -> Markup:
    """A horizontal bar of `value` beside the longest one, `most`. The number itself stands in the table beside it."""
    width = round(_BAR_WIDTH * value / most, 1) if most else 0
    return tag(
        "svg",
        tag("rect", width=max(width, 1), height=_BAR_HEIGHT, rx=2, class_=f"bar {class_}".strip()),
        class_="bar-plot",
        width=_BAR_WIDTH,
        height=_BAR_HEIGHT,
        aria_hidden="true",
    )


def histogram(title: str, values: Sequence[float], unit: str, *, top: float | None = None) -> Markup:
    """How values are distributed: columns of equal width from 0 to `top` (else the greatest value).

    What is greater than `top` stands in the last column.
    """
    highest = top or max(values, default=0) or 1
    counts = _bins(values, highest)
    middle = _median(values)
    words = f"{title}: {len(values)} values, median {_number(middle)}{unit}, greatest {_number(max(values, default=0))}"
    drawn = tag(
        "svg",
        *_columns(counts, highest, unit),
        tag("line", x1=0, y1=_BASE, x2=_WIDTH, y2=_BASE, class_="axis"),
        tag("text", "0", x=0, y=_HEIGHT - 4, class_="label"),
        tag("text", f"{_number(highest)}{unit}", x=_WIDTH, y=_HEIGHT - 4, class_="label end"),
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="img",
        aria_label=words + unit,
    )
    return tag("figure", drawn, tag("figcaption", f"{title} (median {_number(middle)}{unit})"), class_="plot")


def _columns(counts: Sequence[int], highest: float, unit: str) -> list[Markup]:
    width = _WIDTH / len(counts)
    most = max(counts) or 1
    columns = []
    for number, count in enumerate(counts):
        height = (_BASE - 8) * count / most
        words = f"{_number(highest * number / len(counts))} to {_number(highest * (number + 1) / len(counts))}{unit}"
        columns.append(
            tag(
                "g",
                tag("title", f"{words}: {count}"),
                tag(
                    "rect",
                    x=round(number * width + 1, 1),
                    y=round(_BASE - height, 1),
                    width=round(width - 2, 1),
                    height=round(height, 1),
                    class_="bar",
                ),
            )
        )
    return columns


def _bins(values: Sequence[float], highest: float) -> list[int]:
    """How many values fall into each column.

    >>> _bins([0, 1, 12, 50], 12)
    [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]
    """
    counts = [0] * _BINS
    for value in values:
        counts[min(int(value / highest * _BINS), _BINS - 1)] += 1
    return counts


def _median(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return ordered[len(ordered) // 2] if ordered else 0


def _number(value: float) -> str:
    """A number as short as it can be read.

    >>> _number(0.25), _number(3.0), _number(12500)
    ('0.25', '3', '12,500')
    """
    return f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:.2g}"


def legend(kinds: Sequence[str]) -> Markup:
    """Which colour stands for which kind."""
    return join([tag("span", kind.replace("_", " "), class_=f"chip k-{kind}") for kind in kinds])
