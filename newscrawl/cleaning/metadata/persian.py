"""Dates of the Persian (solar Hijri) calendar.

A year begins at the spring equinox. Eight years in every 33 are leap years: so it comes out from 1206 to 1498.
"""

from datetime import date

PERSIAN_YEARS = range(1369, 1479)  # 1990 to 2100
_MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
_SPELLINGS = str.maketrans("يكآ", "یکا")  # Arabic letters, and a mark that is often left out
_NUMBERS = {name.translate(_SPELLINGS): number for number, name in enumerate(_MONTHS, 1)}
_DAY_BEFORE_YEAR_ONE = 226_894  # as date.toordinal counts: the day before 1 Farvardin 1


def persian_month(name: str) -> int:
    """The number of a month; 0 for what is none.

    >>> persian_month("مهر"), persian_month("مهرماه"), persian_month("May")
    (7, 7, 0)
    """
    return _NUMBERS.get(name.translate(_SPELLINGS).removesuffix("ماه"), 0)


def persian_date(year: int, month: int, day: int) -> date:
    """The day; ValueError where there is none.

    >>> persian_date(1403, 1, 1)
    datetime.date(2024, 3, 20)
    """
    if year not in PERSIAN_YEARS or not 1 <= month <= 12 or not 1 <= day <= _length(year, month):
        raise ValueError(f"no such day: {year}-{month}-{day}")
    days_of_months = 31 * (month - 1) - max(0, month - 7)
    return date.fromordinal(_days_before(year) + days_of_months + day)


def _length(year: int, month: int) -> int:
    if month <= 6:
        return 31
    is_leap = _days_before(year + 1) - _days_before(year) > 365
    return 30 if month < 12 or is_leap else 29


def _days_before(year: int) -> int:
    leap_years = (8 * (year - 1) + 29) // 33
    return _DAY_BEFORE_YEAR_ONE + 365 * (year - 1) + leap_years
