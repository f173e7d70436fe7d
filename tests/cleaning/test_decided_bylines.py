"""Bylines at the head of the body, and lines that only open as bylines do."""

from collections.abc import Callable

import pytest

from newscrawl.cleaning.page import Page
from tests.cleaning.decided import BODY, decisions

Build = Callable[[str], Page]
Story = Callable[[str], str]

_BYLINES = (
    "Ditulis oleh Dina Sari",
    "By Jane Doe and John Smith",
    "By Jane Doe, Reuters",
    "By JANE DOE",
    "By AFP",
    "By Ludwig van Beethoven",
    "Von Anna Müller und Peter Schmidt",
    "Por María de la Cruz",
)
_NO_BYLINES = (
    "记者手记",
    "文字的力量",
    "記者会見での主な発言",
    "โดยเฉพาะภาคใต้",
    "Текст: что в законе",
    "تقرير: الجزيرة تنتظر",
    "Nota de la ministra de Sanidad",
    "De Madrid Al Cielo",
    "Di Balik Layar",
    "By Monday it was over",
    "By the Numbers",
    "BY THE NUMBERS",
    "By Land, Sea and Air",
    "Von der Leyen in Kiew",
    "De Gaulle in Londen",
    "Di Maio a Roma",
    "DE BILT - KNMI",
    "Por Dios y España",
)


@pytest.mark.parametrize(
    ("above", "text", "kept"),
    [
        ("<p>Oleh Dina Sari</p>", "Oleh Dina Sari", False),
        ("<p>Oleh <a href='/penulis/dina'>Dina Sari</a></p>", "Oleh Dina Sari", False),
        ("<p>Oleh: dina</p>", "Oleh: dina", False),
        ("<p>作者：王小明</p>", "作者：王小明", False),
        *((f"<p>{line}</p>", line, False) for line in _BYLINES),
        *((f"<p>{line}</p>", line, True) for line in _NO_BYLINES),
        ("<p>By Dina Sari, Budi Rahman, Ratna Dewi, Agus Salim and others</p>", "By Dina", True),
        ("<h2>Oleh-oleh dari pulau</h2>", "Oleh-oleh dari pulau", True),
        ("<p>Oleh warga kapal itu disambut dengan nyanyian dan tarian di dermaga tua.</p>", "", True),
    ],
)
def test_a_byline_at_the_head_of_the_body_goes(page_of: Build, above: str, text: str, kept: bool) -> None:
    found = decisions(page_of(f"<h1>Kapal</h1><article><div class='isi'>{above}{BODY}</div></article>"))
    decision = next(found[one] for one in found if one.startswith(text or "Oleh warga"))
    assert decision.keep is kept


_MANY = "Dina Sari, Budi Rahman, Ratna Dewi, Agus Salim"
_PLAYERS = "<table><tr><td><a href='/p/1'>{}</a></td><td>0</td></tr><tr><td>Kane</td><td>2</td></tr></table>"


@pytest.mark.parametrize(
    ("between", "text"),
    [
        (
            "<p>Foden 4<br>Haaland 2<br><a href='/p/3'>Di Lorenzo</a> 3<br><a href='/p/4'>Sterling</a> 5</p>",
            "Di Lorenzo 3",
        ),
        ("<ul><li><a href='/p/1'>De Bruyne</a></li><li>Kane</li></ul>", "De Bruyne"),
        (_PLAYERS.format("De Bruyne"), "De Bruyne | 0"),
        ("<h2>By <a href='/orang/dina'>Dina Sari</a></h2>", "By Dina Sari"),
        (f"<p>Ditulis oleh <a href='/orang/dina'>{_MANY}</a> bersama</p>", f"Ditulis oleh {_MANY} bersama"),
    ],
)
def test_what_only_opens_as_bylines_do_is_none(page_of: Build, story: Story, between: str, text: str) -> None:
    assert decisions(page_of(story(between)))[text].rule != "byline_words"
