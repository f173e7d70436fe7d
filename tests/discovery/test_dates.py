from datetime import UTC, date, datetime

import pytest

from newscrawl.discovery.dates import SinceError, feed_time, is_older, parse_since

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "older"),
    [
        ("2026-11-23", True),
        ("2026-11-24", False),
        ("2026-11", False),  # may be any day of the month
        ("2026-10", True),
        ("2026", False),
        ("2025", True),
        ("2026-11-24T00:10:00+07:00", False),  # that day where it was published
        ("2026-11-23T23:50:00-05:00", True),
        ("20261123T101500Z", True),
        ("24.11.2025", False),  # no date that is understood: never left out
        ("2026-13-01", False),
        ("", False),
        (None, False),
    ],
)
def test_a_date_is_older_only_if_every_day_it_can_mean_is(text: str | None, older: bool) -> None:
    assert is_older(text, DAY) is older


def test_nothing_is_older_than_no_day() -> None:
    assert not is_older("1999-01-01", None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("2d", date(2026, 11, 22)),
        ("36h", date(2026, 11, 22)),
        ("1w", date(2026, 11, 17)),
    ],
)
def test_since_is_a_day_or_how_long_ago(text: str, day: date) -> None:
    assert parse_since(text, datetime(2026, 11, 24, 8, tzinfo=UTC)) == day


@pytest.mark.parametrize("text", ["2026-11", "yesterday", "2", "d", "2026-11-31", ""])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(SinceError, match="is no day such as"):
        parse_since(text)


@pytest.mark.parametrize("text", ["", None, "soon", "32 Nov 2026"])
def test_a_feed_time_that_is_none_is_none(text: str | None) -> None:
    assert feed_time(text) is None
