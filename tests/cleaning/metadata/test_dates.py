from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.cleaning.metadata.dates import choose_date, parse_date

READ = [
    ("2024-04-28T14:26:01+00:00", None, "2024-04-28T14:26:01+00:00"),
    ("2024-04-28T14:26:01.123Z", None, "2024-04-28T14:26:01+00:00"),
    ("2024-04-28T14:26+0700", None, "2024-04-28T14:26+07:00"),
    ("2024-04-28 14:26:01+07", None, "2024-04-28T14:26:01+07:00"),
    ("2018-05-01T19-02-03Z", None, "2018-05-01T19:02:03+00:00"),
    ("2015-11-05 T10:08:58Z", None, "2015-11-05T10:08:58+00:00"),
    ("2024-04-28T14:26:01", None, "2024-04-28T14:26:01"),
    ("2024-04-28", None, "2024-04-28"),
    ("2024/4/8", None, "2024-04-08"),
    ("20240428", None, "2024-04-28"),
    ("20240428T142601Z", None, "2024-04-28T14:26:01+00:00"),
    ("1714314361", None, "2024-04-28T14:26:01+00:00"),
    ("1714314361000", None, "2024-04-28T14:26:01+00:00"),
    ("Sun, 28 Apr 2024 14:26:01 GMT", None, "2024-04-28T14:26:01+00:00"),
    ("Selasa, 01 Mei 2018 05:27 WIB", "id", "2018-05-01T05:27+07:00"),
    ("1 Agustus 2018 | 17.05 WITA", "id", "2018-08-01T17:05+08:00"),
    ("Kamis, 17/05/2018 19:47 WIT", "id", "2018-05-17T19:47+09:00"),
    ("April 28, 2024, 2:26 p.m. EDT", "en", "2024-04-28T14:26-04:00"),
    ("12:05 AM, Apr 8, 2024", "en", "2024-04-08T00:05"),
    ("28th of April 2024", "en", "2024-04-28"),
    ("28. April 2024 um 14:26 Uhr", "de", "2024-04-28T14:26"),
    ("5. März 2024", "de", "2024-03-05"),
    ("2025. március 5. 11:20", "hu", "2025-03-05T11:20"),
    ("2025 m. kovo 5 d. 11:20", "lt", "2025-03-05T11:20"),
    ("2025. gada 5. martā, 11:20", "lv", "2025-03-05T11:20"),
    ("2025(e)ko martxoaren 5a", "eu", "2025-03-05"),
    ("2025 жылғы 5 наурыз 11:20", "kk", "2025-03-05T11:20"),
    ("2025-yil 5-mart, 11:20", "uz", "2025-03-05T11:20"),
    ("2025 წლის 5 მარტი", "ka", "2025-03-05"),
    ("2025 оны 3 сарын 5, 11:20", "mn", "2025-03-05T11:20"),
    ("၂၀၂၅ ခုနှစ် မတ်လ ၅ ရက်", "my", "2025-03-05"),
    ("ទី៥ ខែមីនា ឆ្នាំ២០២៥ ម៉ោង ១១:២០", "km", "2025-03-05T11:20"),
    ("ທີ 5 ເດືອນ ມີນາ ປີ 2025", "lo", "2025-03-05"),
    ("5 มีนาคม พ.ศ. 2568 เวลา 11.20 น.", "th", "2025-03-05T11:20"),
    ("ngày 5 tháng 3 năm 2025", "vi", "2025-03-05"),
    ("Thứ tư, 5/3/2025, 11:20 (GMT+7)", "vi", "2025-03-05T11:20+07:00"),
    ("5/3/2025, 11:20 (+12 ảnh)", "vi", "2025-03-05T11:20"),
    ("Ika-5 ng Marso 2025", "tl", "2025-03-05"),
    ("Maarso 5, 2025", "so", "2025-03-05"),
    ("5 במרץ 2025", "he", "2025-03-05"),
    ("٥ آذار ٢٠٢٥", "ar", "2025-03-05"),
    ("5 تشرين الأول 2025", "ar", "2025-10-05"),
    ("5 كانون الاول 2025", "ar", "2025-12-05"),
    ("2025년 3월 5일 오후 11:20", "ko", "2025-03-05T23:20"),
    ("2025년 3월 5일 오전 11:20", "ko", "2025-03-05T11:20"),
    ("2025年3月5日 下午3:20", "zh", "2025-03-05T15:20"),
    ("25/11/2025, mar 10:15", "it", "2025-11-25T10:15"),  # martedì
    ("1er août 2023 à 9h05", "fr", "2023-08-01T09:05"),
    ("28 de abril de 2024", "es", "2024-04-28"),
    ("15 de março de 2024", "pt", "2024-03-15"),
    ("3 maggio 2024", "it", "2024-05-03"),
    ("8 mei 2024", "nl", "2024-05-08"),
    ("17 maj 2024", "sv", "2024-05-17"),
    ("8. toukokuuta 2024", "fi", "2024-05-08"),
    ("12 listopada 2023", "pl", "2023-11-12"),
    ("12. listopada 2023", "hr", "2023-10-12"),
    ("12. května 2024", "cs", "2024-05-12"),
    ("12 мая 2024, 10:15", "ru", "2024-05-12T10:15"),
    ("12 травня 2024", "uk", "2024-05-12"),
    ("12 Mayıs 2024", "tr", "2024-05-12"),
    ("12 Μαΐου 2024", "el", "2024-05-12"),
    ("12 مايو 2024", "ar", "2024-05-12"),
    ("١٢ مايو ٢٠٢٤", "ar", "2024-05-12"),
    ("12 मई 2024", "hi", "2024-05-12"),
    ("12 พฤษภาคม 2567", "th", "2024-05-12"),
    ("پنجشنبه ۱۶ مهر ۱۴۰۵ - ۱۴:۲۰", "fa", "2026-10-08T14:20"),
    ("۱۶ مهرماه ۱۴۰۵", None, "2026-10-08"),
    ("۱۶ مهر ماه ۱۴۰۵", "fa", "2026-10-08"),
    ("1405/07/16", "fa", "2026-10-08"),
    ("1405/07/16", "ar", None),
    ("۱۶ مهر ۲۰۲۶", "fa", None),
    ("2026/10/08", "fa", "2026-10-08"),
    ("05.04.2025 - 06.04.2025", "tr", "2025-04-05"),
    ("05.04.2025 - 06.04.20", "tr", "2025-04-05T06:04:20"),
    ("2024年5月12日 21時37分", "ja", "2024-05-12T21:37"),
    ("2024년 5월 12일 21:37", "ko", "2024-05-12T21:37"),
    ("03/04/2024", "fr", "2024-04-03"),
    ("03/04/2024", "en-US", "2024-03-04"),
    ("03/04/2024", "en", None),
    ("28/04/2024", "en-US", "2024-04-28"),
]


@pytest.mark.parametrize(("raw", "language", "expected"), READ)
def test_a_date_is_told_exactly_as_the_page_tells_it(raw: str, language: str | None, expected: str | None) -> None:
    moment = parse_date(raw, language)
    assert (moment.isoformat() if moment else None) == expected


@pytest.mark.parametrize(
    "raw", ["", "today", "7 hours ago", "2024-13-45", "31.02.2024", "12 Foo 2024", "1850-01-01", "7"]
)
def test_what_is_no_date_gives_none(raw: str) -> None:
    assert parse_date(raw) is None


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("Bundestagswahl 2025, 23. Februar", "de"),
        ("Budget 2025, March 12 vote", None),
        ("Mundial 2026, junio 11", "es"),
    ],
)
def test_a_year_first_belongs_to_the_words_before_it_where_days_are_not_written_so(raw: str, language: str) -> None:
    assert parse_date(raw, language) is None


def test_a_month_that_differs_between_languages_needs_the_language() -> None:
    assert parse_date("12 listopada 2023") is None


CHOICES = [
    (["2024-04-28", "2024-04-28T10:00:00+02:00"], "2024-04-28T10:00:00+02:00"),
    (["2024-04-28", "2024-04-29T10:00:00+02:00"], "2024-04-28"),
    (["2024-04-28T10:00:00", "2024-04-28T10:00+02:00"], "2024-04-28T10:00+02:00"),
    (["2024-04-28T08:00:00", "2024-04-28T10:00+02:00"], "2024-04-28T10:00+02:00"),
    (["2024-04-28T10:00:00", "2024-04-28T11:30+02:00"], "2024-04-28T10:00:00"),
    (["2024-04-28T10:00:00Z", "2024-04-28T09:00:00Z"], "2024-04-28T10:00:00+00:00"),
    (["nonsense", "2024-04-28"], "2024-04-28"),
]


@pytest.mark.parametrize(("claims", "expected"), CHOICES)
def test_a_later_claim_only_adds_exactness(claims: list[str], expected: str) -> None:
    moment = choose_date(claims)
    assert moment is not None
    assert moment.isoformat() == expected


@given(st.text(max_size=80))
def test_no_string_makes_the_reader_fail(raw: str) -> None:
    parse_date(raw)


@given(st.datetimes(min_value=datetime(1995, 1, 1), max_value=datetime(2090, 1, 1)))
def test_iso_dates_come_back_as_they_were(when: datetime) -> None:
    text = when.isoformat(timespec="seconds")
    moment = parse_date(text)
    assert moment is not None
    assert moment.isoformat() == text
