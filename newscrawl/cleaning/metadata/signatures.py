"""Authors that only the text itself names: a reporter's line in front of it, a signature below it."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from newscrawl.cleaning.metadata.authors import is_whole_name, labelled_authors, may_follow
from newscrawl.cleaning.metadata.headlines import Text, around, holders_of, line_of
from newscrawl.cleaning.metadata.places import is_elsewhere
from newscrawl.cleaning.metadata.tables import load_table
from newscrawl.cleaning.metadata.text import clean
from newscrawl.cleaning.text import has_case

_SURNAMES = "".join(load_table("bylines.toml")["surname"]["zh"])
_WITH_REPORTER = "实习生|實習生|实习记者|通讯员|通訊員|记者|記者"
# 〔記者王小明／台北報導〕, (서울=통신) 한지수 기자 =, 한지수 기자 jisu@example.com
_REPORTER = re.compile(
    r"[〔【（(\[]\s*(?:本[報报])?[記记]者\s*([\w、，,\s]{2,20}?)\s*[／/][^〕】）)\]]{2,15}[〕】）)\]]"
    r"|[(\[][^)\]]{2,20}[)\]]\s*([가-힣]{2,4})\s*기자\s*="
    r"|([가-힣]{2,4})\s기자(?:\s*\(?[\w.+-]+@[\w.-]+\)?)?$"
)
# 江城晨报记者 王小明, [서울일보 한지수 기자], 한지수 기자 jisu@example.com: alone in a line, wherever it stands.
_SIGNED_REPORTER = re.compile(
    r"[(（\[【]?\s*\w{0,10}[报報社网網台臺刊](?:首席|见习|實習|实习|特约|特約|全媒体)?(?:记者|記者)[\s:：]*"
    rf"([{_SURNAMES}][\u3400-\u9fff]{{1,2}})(?:[\s、，]+(?:{_WITH_REPORTER})\s*[{_SURNAMES}][\u3400-\u9fff]{{1,2}}){{0,3}}\s*[)）\]】]?"
    r"|[(\[]?\s*(?:\w{2,12}\s*=?\s+)?([가-힣]{2,4})\s(?:인턴|선임|전문|수습|객원)?기자"
    r"(?:\s*[(\[]?[\w.+-]+@[\w.-]+[)\]]?)?\s*[)\]]?"
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
_LONGEST_NAME = 4  # words
_DASHES = "-–—~ "
_LONGEST_SIGNATURE = 140  # characters
_MAILBOX = re.compile(r"([\w.+-]+)@[\w-]+\.\w")
_PART_OF_NAME = 4  # letters
_MOST_TEXTS = 400  # that are looked at: pages may have thousands of comments
_MAX_SIGNED = 5  # each is looked at with all paragraphs beside it


def reporter_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The names in the first line that begins as a reporter's does.

    >>> reporter_lines(["〔記者王小明／台北報導〕颱風過後…"])
    ('王小明',)
    """
    found = (match for line in lines if (match := _REPORTER.match(line)))
    return next(((name,) for match in found for name in match.groups() if name), ())


def signed_reporter(line: str) -> str | None:
    """The reporter who signs a Chinese or Korean text in a line of its own; None where the line says something else.

    >>> signed_reporter("江城晨报记者 王小明"), signed_reporter("记者了解到")
    ('王小明', None)
    """
    found = _SIGNED_REPORTER.fullmatch(line.strip()) if len(line) <= _MAX_CHARS else None
    return next((name for name in found.groups() if name), None) if found else None


def signing_reporters(texts: Sequence[Text]) -> tuple[str, ...]:
    """The first reporter who signs in a line of their own, wherever it stands."""
    found = ((text, name) for text in islice(texts, _MOST_TEXTS) if (name := signed_reporter(text)))
    holders = holders_of(texts)
    return next(((name,) for text, name in found if not is_elsewhere(next(around(text)), holders)), ())


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
    holders = holders_of(texts)
    last = islice(((text, names) for text in reversed(texts) if (names := _bracketed(text))), _MAX_SIGNED)
    return next((names for text, names in last if _is_end_of_text(text, holders)), ())


def _bracketed(text: str) -> tuple[str, ...]:
    match = _BRACKETED.search(text.strip()[-_MAX_CHARS:])
    names = tuple(re.split("[、・]", match[1] or match[2])) if match else ()
    return names if all(map(_is_kanji_name, names)) else ()


def _is_kanji_name(name: str) -> bool:
    is_long = len(name) >= _KANJI
    return is_long and bool(_KANJI_NAME.fullmatch(name)) and not _NO_KANJI_NAME.search(name)


def _is_end_of_text(text: Text, holders: Collection[HtmlElement]) -> bool:
    """Nothing of the paragraph stands behind it, and no sentence in those below."""
    block = _paragraph(text)
    if block is None or is_elsewhere(block, holders) or not _ends(block, clean(text)):
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
    holders = holders_of(texts)
    return next(((name,) for block, name in last if _ends_text(block) and not is_elsewhere(block, holders)), ())


def labelled_line(texts: Sequence[Text]) -> tuple[str, ...]:
    """Who stands behind "Author:" in the first short line that has it, in several elements maybe."""
    short = (text for text in islice(texts, _MOST_TEXTS) if len(text) <= _MAX_CHARS)
    blocks = dict.fromkeys(block for text in short if (block := _paragraph(text)) is not None)
    lines = ((block, line) for block in blocks if (line := _short_line(block, _MAX_CHARS)))
    named = ((block, labelled_authors([line])) for block, line in lines)
    holders = holders_of(texts)
    sure = ((block, names) for block, names in named if any(map(_is_named, names)))
    return next((names for block, names in sure if not is_elsewhere(block, holders)), ())


def _short_line(element: HtmlElement, longest: int) -> str | None:
    """All text of an element in one line; None where it is longer, which is not read to its end."""
    pieces: list[str] = []
    length = 0
    for text in element.itertext():
        pieces.append(text)
        length += len(text.strip())
        if length > longest:
            return None
    line = " ".join("".join(pieces).split())
    return line if len(line) <= longest else None


def _paragraph(text: Text) -> HtmlElement | None:
    return next((near for near in around(text) if near.tag in ("p", "div", "td")), None)


def _signed(block: HtmlElement) -> Iterator[str]:
    line = _short_line(block, _LONGEST_SIGNATURE)
    if line is None:
        return
    yield from _signs_with_mailbox(block)
    if len(line) > _MAX_CHARS:
        return
    name = line.lstrip(_DASHES)
    is_name = is_whole_name(line) or (name != line and not has_case(name) and _is_named(name))
    if is_name and _stands_right(block) and _is_emphasised(block, line):
        yield name
    yield from filter(_is_named, labelled_authors([line]))


def _is_named(name: str) -> bool:
    """Behind a label: a whole name, or as few words of a script without capitals."""
    return is_whole_name(name) or (not has_case(name) and len(name.split()) <= _LONGEST_NAME)


def _signs_with_mailbox(block: HtmlElement) -> Iterator[str]:
    """A whole name in front of a mailbox that bears a part of it: a house and a place may stand between."""
    texts = [text.strip() for text in block.itertext() if text.strip()]
    mailbox = _MAILBOX.search(" ".join(texts))
    if mailbox is None or not is_whole_name(texts[0]) or not may_follow(texts[0]):
        return
    parts = (part for part in texts[0].casefold().split() if len(part) >= _PART_OF_NAME)
    if any(part in mailbox[1].casefold() for part in parts):
        yield texts[0]


def _stands_right(block: HtmlElement) -> bool:
    return block.get("align") == "right" or bool(_TO_THE_RIGHT.search(block.get("style") or ""))


def _is_emphasised(block: HtmlElement, line: str) -> bool:
    """As a whole: a place or a day stands to the right too, in plain letters."""
    return any(line_of(element) == line for element in block.iter(*_EMPHASIS))


def _ends_text(block: HtmlElement) -> bool:
    """Paragraphs stand before it, and none behind it."""
    return _length_before(block) >= _TEXT and all(len(line_of(p)) < _LONG for p in block.itersiblings("p"))


def _length_before(block: HtmlElement) -> int:
    return sum(len(line_of(p)) for p in block.itersiblings("p", "div", preceding=True))
