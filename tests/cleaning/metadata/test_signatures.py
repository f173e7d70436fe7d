import pytest

from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.metadata.headlines import texts_from
from newscrawl.cleaning.metadata.signatures import (
    bracketed_authors,
    dateline_authors,
    labelled_line,
    last_line_authors,
    reporter_lines,
    signed_reporter,
    signing_reporters,
)

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
    (4 * PARAGRAPH + "<p>ავტორი: ნინო ლომიძე</p>", ("ნინო ლომიძე",)),
    (4 * PARAGRAPH + "<p><b>Ana Lima<br>Planet, Porto<br>ana.lima@planet.example</b></p>", ("Ana Lima",)),
    (4 * PARAGRAPH + "<p><b>Ana Lima<br>Planet, Porto<br>news@planet.example</b></p>", ()),
    (4 * PARAGRAPH + "<p><b>Press Office<br>Porto<br>press@planet.example</b></p>", ()),
    (4 * PARAGRAPH + "<p align='right'><b>— Old Sailor</b></p>", ()),
    (4 * PARAGRAPH + "<p><b>Write to us<br>ana@planet.example</b></p>", ()),
    (4 * PARAGRAPH + f"<p>Ana Lima can be reached by mail, {60 * 'or '}ana@planet.example</p>", ()),
    (4 * PARAGRAPH + '<p align="right"><b>— மு. செந்தமிழ்</b></p>', ("மு. செந்தமிழ்",)),
    (4 * PARAGRAPH + '<p align="right"><b>தொடரும்</b></p>', ()),
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


DATELINES = [
    ("МОСКВА, 14 сен — Анна Лис.", ("Анна Лис",)),
    ("НОВАЯ ЛАДОГА, 14 сен. - РИА Вести, Анна Лис.", ("Анна Лис",)),
    ("МОСКВА, 14 сен — Анна Лис, Иван Рош.", ("Анна Лис", "Иван Рош")),
    ("МОСКВА, 14 сен — РИА Новости.", ()),
    ("МОСКВА, 14 сен — ТАСС.", ()),
    ("МОСКВА, 14 сен — Новости Заречья.", ()),
    ("МОСКВА, 14 сен — Вечерняя Газета.", ()),
    ("МОСКВА, 14 сен — Анна Лис приехала.", ()),
    ("МОСКВА, 14 сен — Анна Лис. Она приехала.", ()),
    ("Москва, 14 сен — Анна Лис.", ()),
    ("МОСКВА — Анна Лис.", ()),
    ("LISBON, 3 March — Planet Press.", ()),
]


@pytest.mark.parametrize(("line", "expected"), DATELINES)
def test_behind_place_and_day_stands_the_reporter(line: str, expected: tuple[str, ...]) -> None:
    assert dateline_authors(["Rain", line]) == expected


SIGNATURES = [
    ("江城晨报记者 王小明", "王小明"),
    ("（江城日报记者王小明）", "王小明"),
    ("記者 林美玲", None),
    ("星島日報記者 林美玲", "林美玲"),
    ("新闻记者证公示", None),
    ("江城网记者看世界", None),
    ("战地记者手记", None),
    ("他成了一名记者王小明", None),
    ("[한빛일보 한지수 기자]", "한지수"),
    ("한지수 수습기자 (jisu@planet.example)", "한지수"),
    ("한지수 선임기자 jisu@planet.example", "한지수"),
    ("记者了解到", None),
    ("本报记者 王小明 实习生 林雨", "王小明"),
    ("本报记者 王小明 林雨", None),
    ("本报记者 王小明 走进海岛", None),
    ("江城晨报记者 王小明 摄", None),
    ("記者會在高雄舉行", None),
    ("한지수 기자의 다른 기사", None),
    ("Reporter Ana Lima", None),
]


@pytest.mark.parametrize(("line", "expected"), SIGNATURES)
def test_a_reporter_signs_in_a_line_of_their_own(line: str, expected: str | None) -> None:
    assert signed_reporter(line) == expected


@pytest.mark.parametrize(("box", "expected"), [("story", ("王小明",)), ("comments", ())])
def test_who_signs_among_the_comments_is_not_the_reporter(box: str, expected: tuple[str, ...]) -> None:
    document = read_document(
        f"<html><body><h1>Rain</h1>{PARAGRAPH}<div class='{box}'>江城日报记者 王小明</div></body></html>"
    )
    assert document is not None
    assert signing_reporters(texts_from(document, "Rain")) == expected


LABELS_BELOW = [
    ("<table><tr><td>Redaktur : Bo Ek</td></tr><tr><td>Reporter : Ana Lima</td></tr></table>", ("Ana Lima",)),
    ("<div><span>Автор:</span> <span>Ирина Лис</span></div>", ("Ирина Лис",)),
    ("<div>Автор: неизвестен нам</div>", ()),
    ("<div class='related'><div>Автор: Ирина Лис</div></div>", ()),
    ("<div>Ирина Лис</div>", ()),
]


@pytest.mark.parametrize(("below", "expected"), LABELS_BELOW)
def test_a_label_below_the_text_names_the_author(below: str, expected: tuple[str, ...]) -> None:
    document = read_document(f"<html><body><h1>Rain</h1><div>{PARAGRAPH}{below}</div></body></html>")
    assert document is not None
    assert labelled_line(texts_from(document, "Rain")) == expected


JAPANESE = f"<p>{30 * '船は今夜二度出る。'}</p>"
LAST = "船は明日も出る。"
BRACKETED = [
    (2 * JAPANESE + f"<p>{LAST}<span>【林美玲】</span></p>", ("林美玲",)),
    (2 * JAPANESE + f"<p>{LAST}【林美玲、佐藤花子】</p>", ("林美玲", "佐藤花子")),
    (2 * JAPANESE + "<p>（林 美玲）</p><p>無断転載を禁じます</p>", ("林 美玲",)),
    (2 * JAPANESE + f"<p>{LAST}（林美玲）</p>", ()),
    (2 * JAPANESE + f"<p>{LAST}【林美玲】</p>" + JAPANESE, ()),
    (2 * JAPANESE + f"<p>【林美玲】{LAST}</p>", ()),
    (2 * JAPANESE + f"<p>{LAST}【東京共同】</p>", ()),
    (2 * JAPANESE + f"<p>{LAST}【時事通信】</p>", ()),
    (2 * JAPANESE + f"<p>{LAST}【ロイター】</p>", ()),
    (2 * JAPANESE + f"<p>{LAST}【林美玲、共同】</p>", ()),
    (2 * JAPANESE + "<p>【関連記事】</p>", ()),
    (2 * JAPANESE + "<p>（敬称略）</p>", ()),
    (2 * JAPANESE + "<p>（東京都港区）</p>", ()),
    (2 * JAPANESE + "<p>（おわり）</p>", ()),
    (2 * JAPANESE + "<p>（林美玲撮影）</p>", ()),
    (2 * JAPANESE + "<p>（高校生）</p>", ()),
    (2 * JAPANESE + "<p>（Ana Lima）</p>", ()),
    (2 * JAPANESE + '<div class="comments"><p>（林美玲）</p></div>', ()),
    (f"<p>{LAST}【林美玲】</p>", ()),
    (2 * f"<p>{30 * '船今夜又開。'}</p>" + "<p>（王小明）</p>", ()),
]


@pytest.mark.parametrize(("body", "expected"), BRACKETED)
def test_names_in_brackets_sign_a_japanese_text(body: str, expected: tuple[str, ...]) -> None:
    document = read_document(f"<html><body><h1>Rain</h1><div>{body}</div></body></html>")
    assert document is not None
    assert bracketed_authors(texts_from(document, "Rain")) == expected
