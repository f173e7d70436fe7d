"""Authors that only the text itself names: a reporter's line in front of it, a signature below it."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from newscrawl.cleaning.metadata.authors import is_whole_name, labelled_authors, may_follow
from newscrawl.cleaning.metadata.headlines import Text, around, line_of
from newscrawl.cleaning.metadata.places import is_elsewhere
from newscrawl.cleaning.metadata.text import clean

# 〔記者王小明／台北報導〕, (서울=통신) 한지수 기자 =, 한지수 기자 jisu@example.com
_REPORTER = re.compile(
    r"[〔【（(\[]\s*(?:本[報报])?[記记]者\s*([\w、，,\s]{2,20}?)\s*[／/][^〕】）)\]]{2,15}[〕】）)\]]"
    r"|[(\[][^)\]]{2,20}[)\]]\s*([가-힣]{2,4})\s*기자\s*="
    r"|([가-힣]{2,4})\s기자(?:\s*\(?[\w.+-]+@[\w.-]+\)?)?$"
)
# МОСКВА, 14 сен — Анна Лис. In Latin letters agencies stand there, "Planet Press" too.
_DATELINE = re.compile(r"([\u0400-\u04ff][^\d,—–]{1,30}), \d{1,2} [^\W\d_]{3,10}\.? [—–-] ([\u0400-\u04ff, -]{5,60})\.")
# 【林美玲】 behind a sentence; （林美玲、佐藤花子） alone: round brackets in a sentence hold notes of all kinds.
_BRACKETED = re.compile(r"(?:^|[。」]\s*)【([^】]{3,30})】$|^[（(]([^）)]{3,30})[）)]$")
_KANJI_NAME = re.compile(r"[一-鿿々]{1,4}[ \u3000]?[一-鿿々]{1,3}")
# What else stands in brackets at the end: a place, a photograph, an agency, "to be continued", titles left out.
_NO_KANJI_NAME = re.compile(
    r"[記写撮画編集聞共班局略終了続載談話料限員者訳版報提供図表注]|通信|時事|関連|本紙|本誌|全文|[都道府県市区町村島国省会社部室氏時分間日月年円学生業]$"
)
_KANA = re.compile(r"[ぁ-ゖァ-ヺ]")
_TO_THE_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)")
_EMPHASIS = ("b", "em", "i", "strong")
_MAX_CHARS = 60
_LONG = 100  # characters: a paragraph of the text
_TEXT = 300
_FIRST = 20  # texts that tell whether a page is Japanese
_KANJI = 3  # characters of a whole name, at least
_MAX_SIGNED = 5  # each is looked at with all paragraphs beside it


def reporter_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The names in the first line that begins as a reporter's does.

    >>> reporter_lines(["〔記者王小明／台北報導〕颱風過後…"])
    ('王小明',)
    """
    found = (match for line in lines if (match := _REPORTER.match(line)))
    return next(((name,) for match in found for name in match.groups() if name), ())


def dateline_authors(lines: Sequence[str]) -> tuple[str, ...]:
    """Who is named behind the place and the day, before the text: what a whole name shows to be no agency.

    >>> dateline_authors(["МОСКВА, 14 сен — Анна Лис.", "Идёт дождь."])
    ('Анна Лис',)
    """
    found = (match for line in lines if (match := _DATELINE.fullmatch(line)) and match[1].isupper())
    return next((names for match in found if (names := tuple(filter(_is_persons, match[2].split(", "))))), ())


def _is_persons(name: str) -> bool:
    """A word in capitals is an agency's: "РИА Новости"."""
    return is_whole_name(name) and may_follow(name) and not any(map(str.isupper, name.split()))


def bracketed_authors(texts: Sequence[Text]) -> tuple[str, ...]:
    """Who signs a Japanese text: names in Chinese characters, in brackets behind its last sentence."""
    if not any(map(_KANA.search, texts[:_FIRST])):
        return ()
    last = islice(((text, names) for text in reversed(texts) if (names := _bracketed(text))), _MAX_SIGNED)
    return next((names for text, names in last if _is_end_of_text(text)), ())


def _bracketed(text: str) -> tuple[str, ...]:
    match = _BRACKETED.search(text.strip()[-_MAX_CHARS:])
    names = tuple(re.split("[、・]", match[1] or match[2])) if match else ()
    return names if all(map(_is_kanji_name, names)) else ()


def _is_kanji_name(name: str) -> bool:
    is_long = len(name) >= _KANJI
    return is_long and bool(_KANJI_NAME.fullmatch(name)) and not _NO_KANJI_NAME.search(name)


def _is_end_of_text(text: Text) -> bool:
    """Nothing of the paragraph stands behind it, and no sentence in those below."""
    block = _paragraph(text)
    if block is None or is_elsewhere(block) or not _ends(block, clean(text)):
        return False
    below = map(line_of, block.itersiblings("p"))
    return _length_before(block) + len(line_of(block)) >= _TEXT and not any("。" in line for line in below)


def _ends(block: HtmlElement, text: str) -> bool:
    """The text is the block's last; what is in round brackets is its only one."""
    line = line_of(block)
    return line == text or (text.endswith("】") and line.endswith(text))


def last_line_authors(texts: Sequence[Text]) -> tuple[str, ...]:
    """Who signs the text: to the right below it and emphasised, or behind "Author:"."""
    blocks = dict.fromkeys(_paragraph(text) for text in reversed(texts) if len(text) <= _MAX_CHARS)
    signed = ((block, name) for block in blocks if block is not None for name in _signed(block))
    last = islice(signed, _MAX_SIGNED)
    return next(((name,) for block, name in last if _ends_text(block) and not is_elsewhere(block)), ())


def _paragraph(text: Text) -> HtmlElement | None:
    return next((near for near in around(text) if near.tag in ("p", "div")), None)


def _signed(block: HtmlElement) -> Iterator[str]:
    line = line_of(block)
    if len(line) > _MAX_CHARS:
        return
    if _stands_right(block) and _is_emphasised(block, line) and is_whole_name(line):
        yield line
    yield from (name for name in labelled_authors([line]) if is_whole_name(name))


def _stands_right(block: HtmlElement) -> bool:
    return block.get("align") == "right" or bool(_TO_THE_RIGHT.search(block.get("style") or ""))


def _is_emphasised(block: HtmlElement, line: str) -> bool:
    """As a whole: a place or a day stands to the right too, in plain letters."""
    return any(line_of(element) == line for element in block.iter(*_EMPHASIS))


def _ends_text(block: HtmlElement) -> bool:
    """Paragraphs stand before it, and none behind it."""
    return _length_before(block) >= _TEXT and all(len(line_of(p)) < _LONG for p in block.itersiblings("p"))


def _length_before(block: HtmlElement) -> int:
    return sum(len(line_of(p)) for p in block.itersiblings("p", preceding=True))
