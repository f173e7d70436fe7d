from datetime import date, timedelta

import pytest

from newscrawl.cleaning.metadata.persian import PERSIAN_YEARS, persian_date, persian_month

# The first day of the year as calendars print it; a leap year's next one comes a day later in its month.
NEW_YEARS = [
    (1370, date(1991, 3, 21)),
    (1371, date(1992, 3, 21)),
    (1375, date(1996, 3, 20)),
    (1376, date(1997, 3, 21)),
    (1387, date(2008, 3, 20)),
    (1388, date(2009, 3, 21)),
    (1399, date(2020, 3, 20)),
    (1400, date(2021, 3, 21)),
    (1403, date(2024, 3, 20)),
    (1404, date(2025, 3, 21)),
    (1405, date(2026, 3, 21)),
]


@pytest.mark.parametrize(("year", "expected"), NEW_YEARS)
def test_a_year_begins_at_the_spring_equinox(year: int, expected: date) -> None:
    assert persian_date(year, 1, 1) == expected


DAYS = [
    (1405, 6, 31, date(2026, 9, 22)),
    (1405, 7, 1, date(2026, 9, 23)),
    (1405, 7, 16, date(2026, 10, 8)),
    (1404, 12, 29, date(2026, 3, 20)),
    (1403, 12, 30, date(2025, 3, 20)),
]


@pytest.mark.parametrize(("year", "month", "day", "expected"), DAYS)
def test_a_day_is_told_in_the_western_calendar(year: int, month: int, day: int, expected: date) -> None:
    assert persian_date(year, month, day) == expected


NO_DAYS = [(1405, 6, 32), (1405, 7, 31), (1404, 12, 30), (1405, 13, 1), (1405, 0, 1), (1405, 1, 0), (2026, 1, 1)]


@pytest.mark.parametrize(("year", "month", "day"), NO_DAYS)
def test_a_day_that_is_not_in_the_calendar_is_refused(year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError, match="no such day"):
        persian_date(year, month, day)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        persian_date(year, month, day)
    except ValueError:
        return False
    return True


def test_every_day_follows_the_one_before() -> None:
    spans = ((y, m, d) for y in PERSIAN_YEARS for m in range(1, 13) for d in range(1, 32))
    days = [persian_date(*parts) for parts in spans if _is_day(*parts)]
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]


@pytest.mark.parametrize(
    ("name", "number"), [("فروردین", 1), ("اسفند", 12), ("آبان", 8), ("ابان", 8), ("تيرماه", 4), ("ماه", 0), ("May", 0)]
)
def test_a_month_has_a_number(name: str, number: int) -> None:
    assert persian_month(name) == number
