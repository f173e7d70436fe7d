"""Dates as pages write them -> ISO 8601, exactly as precise as the page is.

A date without a time stays a date, a time without an offset stays without one.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from newscrawl.cleaning.metadata.persian import PERSIAN_YEARS, persian_date, persian_month
from newscrawl.cleaning.metadata.tables import load_table
from newscrawl.cleaning.metadata.text import clean

_FIRST_YEAR, _LAST_YEAR = 1990, 2100  # the web's first news pages; no news is that far ahead
_BUDDHIST_YEARS = 543  # Thai pages count from 543 BC
_TIME_ZONES: dict[str, int] = load_table("timezones.toml")
_MONTHS: dict[str, dict[str, int]] = {
    language: {form: number for number, forms in enumerate(months, 1) for form in forms}
    for language, months in load_table("months.toml").items()
}
_MONTHS_A_YEAR = 12
_UNSETTLED = 0  # a month's name that means different months in different languages


def _shared_months() -> dict[str, int]:
    shared: dict[str, int] = {}
    for months in _MONTHS.values():
        for form, number in months.items():
            shared[form] = number if shared.get(form, number) == number else _UNSETTLED
    return shared


_ANY_LANGUAGE = _shared_months()

_ISO_DATE = re.compile(r"(?<!\d)(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)")
_COMPACT = re.compile(r"^(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?=$|[T ]?\d{4,6})")
_CJK_DATE = re.compile(
    r"(?P<year>\d{4})\s*(?:[年년]|оны)\s*(?P<month>\d{1,2})\s*(?:[月월]|-?р?\s?сарын)\s*(?P<day>\d{1,2})\s*[日일]?"
)
# 2025. március 5., 2025 m. kovo 5 d., 2025(e)ko martxoaren 5a; 2025. gada 5. martā, 2025 жылғы 5 наурыз.
_YEAR_NAME_DAY = re.compile(
    r"(?<![\d./-])(?P<year>\d{4})(?:\.|\s?m\.|\(?e?\)?ko)?[\s,.-]+(?P<name>[^\W\d_][^\d\s,./|]*)[\s.,-]+(?P<day>\d{1,2})(?!\d)"
)
_YEAR_DAY_NAME = re.compile(
    r"(?<![\d./-])(?P<year>\d{4})\.?[\s,.-]+(?P<day>\d{1,2})[\s.-]+(?P<name>[^\W\d_][^\d\s,./|]*)"
)
_NUMBERED_MONTH = re.compile(r"(?<!\d)(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})[\s,]+(?P<year>\d{4})(?!\d)")
# "Day", "month" and "year" between the numbers; the last letter is the Hebrew "in" before a month.
_FILLERS = re.compile(
    r"ទី|ខែ|ឆ្នាំ|ທີ|ເດືອນ|ປີ|เดือน|พ\.ศ\.|ค\.ศ\.|ခုနှစ်|လ(?=\s)|\b(?:ngày|năm|ng|gada|жылғы|жылы|წლის)\b"
    r"|(?<=\d)-?(?:yil|йил)\b|(?<=\d\s)ב(?=\w{3})"
)
_ARABIC_PAIRS = re.compile(r"(تشرين|كانون)\s+(ال[أا]ول|الثاني)")  # "first" and "second" of two months
_NUMERIC = re.compile(r"(?<!\d)(?P<a>\d{1,2})([./-])\s?(?P<b>\d{1,2})\2\s?(?P<year>\d{4})(?!\d)")
_MAX_DATE = 1_000  # characters that are read of what should be a date
_DAY_NAME_YEAR = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?[\s.,-]*(?:de |of |d['’])?\s*"
    r"(?P<name>[^\W\d_][^\d\s,/|]*)[\s.,-]*(?:(?:del?|ماه) )?\s*(?P<year>\d{4})(?!\d)"
)
_NAME_DAY_YEAR = re.compile(
    r"(?P<name>[^\W\d_][^\d\s,]*)\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(?P<year>\d{4})(?!\d)"
)
_TIME = re.compile(
    r"(?P<half_before>오전|오후|上午|下午|午前|午後)?\s?(?<![\d.:])(?P<hour>[01]?\d|2[0-3])\s?(?P<sep>[:.h時时시-])\s?(?P<minute>[0-5]\d)(?!\d)"
    r"(?:\s?[分분]|(?P=sep)(?P<second>[0-5]\d)(?!\d)(?:[.,]\d+)?)?(?!(?P=sep)\d)\s?"
    r"(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
_COMPACT_TIME = re.compile(r"^[T ]?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?")
_OFFSET = re.compile(
    r"^\s?(?:(?P<zulu>Z)\b|(?:\(?(?:GMT|UTC))?\s?(?P<sign>[+−-])(?P<hours>\d\d?):?(?P<minutes>\d\d)?\b)"
)
_ZONE = re.compile(r"^\s*[(,]?\s*(?P<zone>[A-Z]{3,4})\b")
_EPOCH = re.compile(r"^\d{10}(?:\d{3})?(?:\.\d+)?$")


_DATES = (
    _ISO_DATE,
    _COMPACT,
    _CJK_DATE,
    _NUMBERED_MONTH,
    _DAY_NAME_YEAR,
    _NAME_DAY_YEAR,
    _NUMERIC,
)
_YEAR_FIRST = (_YEAR_NAME_DAY, _YEAR_DAY_NAME)
# Elsewhere the year belongs to the words before it: "Bundestagswahl 2025, 23. Februar".
_YEAR_FIRST_LANGUAGES = frozenset(("eu", "hu", "ka", "kk", "ky", "lt", "lv", "mn", "my", "uz"))
_AFTERNOON = ("오후", "下午", "午後")
DAY, LOCAL_TIME, POINT_IN_TIME = range(3)  # how exact a moment is


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point in time as exact as it was given."""

    when: datetime  # aware only if the offset is known; midnight where there is no time
    has_time: bool
    has_seconds: bool

    @property
    def exactness(self) -> int:
        """DAY, LOCAL_TIME or POINT_IN_TIME."""
        if not self.has_time:
            return DAY
        return LOCAL_TIME if self.when.tzinfo is None else POINT_IN_TIME

    def isoformat(self) -> str:
        """ISO 8601, to the day, the minute or the second."""
        if not self.has_time:
            return self.when.date().isoformat()
        return self.when.isoformat(timespec="seconds" if self.has_seconds else "minutes")


def choose_date(claims: Iterable[str], language: str | None = None) -> Moment | None:
    """The first claim that is a date, as exact as any claim about the same moment is."""
    moments = [moment for claim in claims if (moment := parse_date(claim, language))]
    if not moments:
        return None
    first = moments[0]
    return max((m for m in moments if _retells(m, first)), key=lambda moment: moment.exactness)


def parse_date(raw: str, language: str | None = None) -> Moment | None:
    """The first date in a string, with the time and offset beside it.

    `language` (ISO 639-1) settles month names that mean different months elsewhere, and whether
    03/04 is the third of April: it is, but for American English ("en-us"), and for English without
    a region it is not settled. None where there is no date, or two days fit.

    >>> parse_date("Selasa, 01 Mei 2018 05:27 WIB").isoformat()
    '2018-05-01T05:27+07:00'
    """
    text = _western_digits(clean(raw))
    text = text[:_MAX_DATE]
    if _EPOCH.match(text):
        return _from_epoch(float(text))
    if not _ISO_DATE.search(text):
        text = _ARABIC_PAIRS.sub(r"\1-\2", _FILLERS.sub(" ", text))
    patterns = (*_DATES, *_YEAR_FIRST) if (language or "")[:2].lower() in _YEAR_FIRST_LANGUAGES else _DATES
    for pattern in patterns:
        for match in pattern.finditer(text):
            day = _day(match, language)
            if day is not None:
                return _with_time(day, text, match)
    return None


def _retells(moment: Moment, first: Moment) -> bool:
    """Both speak of one moment: of the same day, or of the same minute here or in UTC."""
    if moment is first:
        return True
    if not first.has_time:
        return moment.when.date() == first.when.date()
    return moment.has_time and first.when.tzinfo is None and _minute(first) in _minutes(moment)


def _minute(moment: Moment) -> datetime:
    return moment.when.replace(second=0, microsecond=0, tzinfo=None)


def _minutes(moment: Moment) -> tuple[datetime, datetime]:
    local = _minute(moment)
    offset = moment.when.utcoffset() or timedelta()
    return local, local - offset


def _western_digits(text: str) -> str:
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def _from_epoch(number: float) -> Moment | None:
    seconds = number / 1000 if number >= 1e12 else number
    when = datetime.fromtimestamp(int(seconds), UTC)
    return Moment(when=when, has_time=True, has_seconds=True) if _is_sane(when.year) else None


def _is_sane(year: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR


def _day(match: re.Match[str], language: str | None) -> date | None:
    found = match.groupdict()
    year, persian = int(found["year"]), persian_month(_form(found.get("name") or ""))
    if "name" in found:
        month, day = persian or _month(found["name"], language), int(found["day"])
    elif "a" in found:
        day, month = _day_and_month(int(found["a"]), int(found["b"]), language)
    else:
        month, day = int(found["month"]), int(found["day"])
    is_persian = persian or (year in PERSIAN_YEARS and (language or "").lower().startswith("fa"))
    try:
        return persian_date(year, month, day) if is_persian else _western_date(year, month, day)
    except ValueError:
        return None


def _western_date(year: int, month: int, day: int) -> date | None:
    year -= _BUDDHIST_YEARS if year > _FIRST_YEAR + _BUDDHIST_YEARS else 0
    return date(year, month, day) if _is_sane(year) else None


def _form(name: str) -> str:
    return unicodedata.normalize("NFKC", name).lower().strip(".,’'-")


def _month(name: str, language: str | None) -> int:
    form = _form(name)
    own = _MONTHS.get((language or "")[:2], {})
    return own.get(form) or _ANY_LANGUAGE.get(form, _UNSETTLED)


def _day_and_month(first: int, second: int, language: str | None) -> tuple[int, int]:
    tag = (language or "").lower().replace("_", "-")
    if tag == "en" and max(first, second) <= _MONTHS_A_YEAR and first != second:
        return 0, 0  # American or not: two days, so none
    if second > _MONTHS_A_YEAR or (tag == "en-us" and first <= _MONTHS_A_YEAR):
        return second, first
    return first, second


def _with_time(day: date, text: str, date_match: re.Match[str]) -> Moment:
    """The time after the date, else the one before it."""
    after = text[date_match.end() :]
    if after[:1] == "T" or date_match.re is _COMPACT:
        after = after.removeprefix("T")
        time = _COMPACT_TIME.match(after) or _TIME.match(after)
    else:
        time = _TIME.search(after[:60])
    if time is None:
        after = text[: date_match.start()][-60:]
        time = None if date_match.re is _COMPACT else _TIME.search(after)
    if time is None:
        return Moment(when=datetime(day.year, day.month, day.day), has_time=False, has_seconds=False)
    hour = _hour(int(time["hour"]), _half(time.groupdict()))
    second = time["second"]
    when = datetime(day.year, day.month, day.day, hour % 24, int(time["minute"]), int(second or 0))
    when = when.replace(tzinfo=_offset(after[time.end() :]))
    return Moment(when=when, has_time=True, has_seconds=second is not None)


def _half(time: Mapping[str, str | None]) -> str | None:
    """Of the day: "am" or "pm", behind the time or, in East Asia, before it."""
    before = time.get("half_before")
    return time.get("half") if before is None else "pm" if before in _AFTERNOON else "am"


def _hour(hour: int, half: str | None) -> int:
    if half is None or hour > 12:
        return hour
    return hour % 12 + (12 if half.lower().startswith("p") else 0)


def _offset(after_time: str) -> timezone | None:
    match = _OFFSET.match(after_time)
    if match is None:
        zone = _ZONE.match(after_time)
        minutes = _TIME_ZONES.get(zone["zone"]) if zone else None
        return None if minutes is None else timezone(timedelta(minutes=minutes))
    if match["zulu"]:
        return UTC
    size = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    if size >= timedelta(hours=24):
        return None
    return timezone(size if match["sign"] == "+" else -size)
