import pytest

from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.metadata.headlines import texts_from
from newscrawl.cleaning.metadata.signatures import last_line_authors, reporter_lines

REPORTERS = [
    ("〔記者王小明／高雄報導〕昨日大雨。", ("王小明",)),
    ("（记者 王小明／台北报道）昨日大雨。", ("王小明",)),
    ("雨後的高雄。（記者王小明攝）", ()),
    ("記者會在高雄舉行", ()),
    ("(서울=지구통신) 한지수 기자 = 비가 왔다.", ("한지수",)),
    ("한지수 기자", ("한지수",)),
    ("한지수 기자 jisu@planet.example", ("한지수",)),
    ("한지수 기자의 구독 소식", ()),
    ("By Ana Lima", ()),
]


@pytest.mark.parametrize(("line", "expected"), REPORTERS)
def test_a_reporters_line_names_its_reporter(line: str, expected: tuple[str, ...]) -> None:
    assert reporter_lines(["Rain", line]) == expected


PARAGRAPH = f"<p>{5 * 'The ferry will sail twice tonight. '}</p>"
RIGHT = '<p align="right"><i>Ana Lima</i></p>'
SIGNED = [
    (4 * PARAGRAPH + RIGHT, ("Ana Lima",)),
    (4 * PARAGRAPH + '<p style="text-align: right"><strong>Ana Lima</strong></p>', ("Ana Lima",)),
    (4 * PARAGRAPH + '<p align="right">Автор: Ирина Лис</p>', ("Ирина Лис",)),
    (4 * PARAGRAPH + '<p align="right">New York</p>', ()),
    (4 * PARAGRAPH + '<p style="text-align:right">Los Angeles</p>', ()),
    (4 * PARAGRAPH + '<p align="right"><b>New</b> York</p>', ()),
    (4 * PARAGRAPH + "<p>Автор: Ирина Лис</p>", ("Ирина Лис",)),
    (4 * PARAGRAPH + RIGHT + '<p class="src">Source: Planet</p>', ("Ana Lima",)),
    (4 * PARAGRAPH + "<p>Ana Lima</p>", ()),
    (4 * PARAGRAPH + '<p align="right">To be continued</p>', ()),
    (4 * PARAGRAPH + "<p>Author: unknown to us</p>", ()),
    (4 * PARAGRAPH + RIGHT + PARAGRAPH, ()),
    (4 * PARAGRAPH + f'<div class="comments">{RIGHT}</div>', ()),
    (RIGHT, ()),
]


@pytest.mark.parametrize(("body", "expected"), SIGNED)
def test_the_last_line_of_the_text_names_who_signs_it(body: str, expected: tuple[str, ...]) -> None:
    document = read_document(f"<html><body><h1>Rain</h1><div>{body}</div></body></html>")
    assert document is not None
    assert last_line_authors(texts_from(document, "Rain")) == expected
