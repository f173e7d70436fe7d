import pytest

from newscrawl.cleaning.metadata.records import Claims
from newscrawl.cleaning.metadata.titles import alternatives, choose_title

CASES = [
    # JSON-LD, og:title, <h1>, <title>, expected
    ("Rain stops play", "Rain stops play", "Rain stops play", "Rain stops play | Planet", "Rain stops play"),
    ("", "Rain stops play - Planet", "", "", "Rain stops play"),
    ("", "Planet: Rain stops play", "", "", "Planet: Rain stops play"),
    ("", "Planet | Rain stops play", "", "", "Rain stops play"),
    ("", "Rain - and what it stops", "", "", "Rain - and what it stops"),
    ("", "", "", "Rain stops play – Planet", "Rain stops play"),
    ("Rain stops play | Sport", "", "Rain stops play", "", "Rain stops play"),
    ("Cricket: Rain stops play", "Rain stops play", "Cricket: Rain stops play", "", "Rain stops play"),
    ("Rain stops play", "Rain stops play", "News", "Rain stops play", "Rain stops play"),
    ("", "Rain stops play today", "Sport", "", "Rain stops play today"),
    ("A &amp;quot;dry&amp;quot; day", "", "", "", 'A "dry" day'),
    ("Planet - all the weather", "Rain stops play", "Rain stops play", "Rain stops play", "Rain stops play"),
    ("It is off again", "Rain stops play", "Rain stops play", "Rain stops play", "It is off again"),
    ("Planet - Rain and more", "Rain stops play", "Rain stops play", "Rain stops play", "Rain and more"),
    ("Play stopped again", "Rain stops play", "Rain stops play", "Rain stops play", "Play stopped again"),
    ("", "Rain What now", "Rain: What now?", "", "Rain: What now?"),
    ("Play stops", "Rain: Play stops", "RainPlay stops", "Cricket", "Play stops"),
    ("Play stops", "Rain: Play stops", "RainPlay halts", "Cricket", "Play stops"),
    ("", "Rain stops ...", "Rain stops …", "Cricket", "Rain stops …"),
    ("", "rain-at-lords-2026", "Rain stops play", "Rain stops play", "Rain stops play"),
    ("", "rain-free", "Rain stops play", "Rain stops play", "rain-free"),
    ("Rain stops play", "Rain stops play Halaman all", "", "", "Rain stops play"),
    ("", "Rain stops play Halaman all", "", "", "Rain stops play"),
    ("Rain stops play", "Rain stops play - Page 2", "Rain stops play", "", "Rain stops play"),
    ("", "Rain stops play on Page 3", "", "", "Rain stops play on Page 3"),
    ("", "", "", "", None),
]  # fmt: skip


@pytest.mark.parametrize(("linked", "social", "shown", "page", "expected"), CASES)
def test_the_headline_is_found_among_its_wordings(
    linked: str, social: str, shown: str, page: str, expected: str | None
) -> None:
    claims = [Claims(titles=(text,)) for text in (linked, social, shown)]
    assert choose_title(claims[:1], claims[1], claims[2], page, ["Planet"]) == expected


def test_the_other_wordings_are_kept_once() -> None:
    sources = [Claims(titles=("A", "B")), Claims(titles=("B",), alternative_titles=("C",))]
    assert alternatives("A", sources) == ("B", "C")
