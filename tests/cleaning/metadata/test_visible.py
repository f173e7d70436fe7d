import pytest

from tests.cleaning.metadata.pages import TEXT, TITLE, read

CARDS = [("Written by", ("Ana Lima",)), ("Reading time", ())]


@pytest.mark.parametrize(("label", "expected"), CARDS)
def test_a_card_names_the_author_behind_its_label(label: str, expected: tuple[str, ...]) -> None:
    head = f'<meta name="twitter:label1" content="{label}"><meta name="twitter:data1" content="Ana Lima">'
    assert read(TITLE + TEXT, head).authors == expected


DATED = [
    ("<div>de <a>Ana</a> | 2 octombrie 2026 | 1.204 views</div>", "2026-10-02"),
    ('<div class="info"><span>11.10.2026, 14:48</span></div>', "2026-10-11T14:48"),
    ("<p>The ferry sailed first on 2 October 2026, and the island danced.</p>", None),
    ("<p>Ana Lima | 7 comments</p>", None),
]


@pytest.mark.parametrize(("line", "expected"), DATED)
def test_a_line_below_the_headline_tells_the_date(line: str, expected: str | None) -> None:
    assert read(TITLE + line + TEXT).date_published == expected


ABOVE = [
    ("<div class='tanggal'>Thursday, 12 November 2026, 18:15</div>", True),
    ("<div class='fecha'><b>12 November 2026</b> 18:15</div>", True),
    ("<div class='fecha'>12 November 2026, 18:15</div><div>Ferries</div>", False),  # only the line just above it
    ("<div class='fecha'><a href='/'>Home</a> 12 November 2026, 18:15</div>", False),
    ("<header class='fecha'>12 November 2026, 18:15</header>", False),  # the hour of the visit
    ("<div class='kicker'>Election of 12 November 2026, 18:15</div>", False),
    ("<p class='fecha'>The ferry sailed on 12 November 2026, 18:15.</p>", False),
]


@pytest.mark.parametrize(("above", "told"), ABOVE)
def test_the_line_just_above_the_headline_tells_the_hour(above: str, told: bool) -> None:
    assert ((read(above + TITLE + TEXT).date_published or "")[10:] == "T18:15") is told


DAY = '<meta property="article:published_time" content="2026-10-11">'
HOURS = [
    ("<i>11.10.2026, 14:48</i>", "2026-10-11T14:48"),
    ("<i>12.10.2026, 14:48</i>", "2026-10-11"),
    ("<i>11.10.2026</i>", "2026-10-11"),
]


@pytest.mark.parametrize(("line", "expected"), HOURS)
def test_a_line_below_the_headline_adds_the_hour_to_its_day(line: str, expected: str) -> None:
    assert read(TITLE + line + TEXT, DAY).date_published == expected


def test_a_line_below_the_headline_does_not_change_an_hour() -> None:
    head = '<meta property="article:published_time" content="2026-10-11T09:00">'
    assert read(TITLE + "<i>11.10.2026, 14:48</i>" + TEXT, head).date_published == "2026-10-11T09:00"


def test_a_line_below_the_headline_adds_the_hour_to_the_day_of_the_address() -> None:
    url = "https://www.planet.example/2026/10/23/rain"
    assert read(TITLE + "<i>2026-10-23 08:32</i>" + TEXT, url=url).date_published == "2026-10-23T08:32"
