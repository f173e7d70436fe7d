"""Is this older than that day? Dates as listings and articles write them: whole, partial, with and without a time."""

import calendar
import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

# The profile of ISO 8601 that sitemaps use (W3C NOTE-datetime): a year, a month or a day, perhaps with a time.
_W3C = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?:[T ].*)?", re.DOTALL)
_AGO = re.compile(r"(\d{1,4})([hdw])", re.IGNORECASE)
_HOURS = {"h": 1, "d": 24, "w": 7 * 24}


class SinceError(ValueError):
    """What was given as a day is none. The message is one line for a person."""


def last_day(text: str | None) -> date | None:
    """The last day that a date may mean, in its own time zone; None for what is no date.

    >>> last_day("2026-11"), last_day("2026-11-24T23:30:00+07:00"), last_day("yesterday")
    (datetime.date(2026, 11, 30), datetime.date(2026, 11, 24), None)
    """
    match = _W3C.fullmatch((text or "").strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        month = month or 12
        return date(year, month, day or calendar.monthrange(year, month)[1])
    except (ValueError, IndexError):  # the 31st of June, month 13, year 0
        return None


def is_older(text: str | None, since: date | None) -> bool:
    """Whether a date is wholly before the day `since`. What is no date is not older.

    >>> is_older("2026-11", date(2026, 11, 24)), is_older("2026-10", date(2026, 11, 24))
    (False, True)
    """
    day = last_day(text)
    return since is not None and day is not None and day < since


def parse_since(text: str, now: datetime | None = None) -> date:
    """The day that an option names: "2026-11-24", or how long ago: "36h", "2d", "1w". Raises SinceError.

    >>> parse_since("2d", datetime(2026, 11, 24, 8, tzinfo=UTC))
    datetime.date(2026, 11, 22)
    """
    ago = _AGO.fullmatch(text.strip())
    if ago:
        hours = int(ago[1]) * _HOURS[ago[2].lower()]
        return ((now or datetime.now(UTC)) - timedelta(hours=hours)).date()
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise SinceError(f"{text!r} is no day such as 2026-11-24, and not how long ago, such as 2d or 36h") from error


def feed_time(text: str | None) -> str | None:
    """A feed's time in its own offset, as ISO 8601: RSS writes "Fri, 20 Nov 2026 08:15:00 +0800".

    >>> feed_time("Fri, 20 Nov 2026 08:15:00 +0800"), feed_time("20.11.2026")
    ('2026-11-20T08:15:00+08:00', None)
    """
    if not text:
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return text.strip() if last_day(text) else None
