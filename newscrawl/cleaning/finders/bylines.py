"""Bylines, datelines and notes on updates that stand as blocks of their own."""

import re
from collections.abc import Iterator

from newscrawl.cleaning.blocks import HEADING_TAGS
from newscrawl.cleaning.lexicon import LEXICON, Match
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.metadata.authors import author_names
from newscrawl.cleaning.metadata.dates import parse_date
from newscrawl.cleaning.metadata.signatures import signed_reporter
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence
from newscrawl.cleaning.text import COLONS, has_case, word_count

_LONGEST = 120  # characters
_LONGEST_NOTE = 300
_MOST_WORDS = 8  # of a byline that ends as a sentence does; many sentences open with "By", "De", "Di" or "Von"
_CERTAIN_NOTE = 3  # words; shorter phrases count only at the beginning, a single word only with a colon or a bracket
_NOTE_ENDS = (*COLONS, "】", "]", "《")  # the last opens a title
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_DAY = len("2026-11-29")
_LONGEST_DATE, _WORDS_OF_DATE = 30, 3  # characters; "9. November 2023", no place and no "On" beside it
_NAMES = range(2, 5)  # words of somebody's name
_PARTICLES = frozenset(
    "af al av bin binti da das de del della den der di do dos el ibn la le ten ter van von zu".split()
)
_COMMON_WORDS = frozenset(("aus", "da", "de", "di"))  # with a capital they open more titles and lines than bylines
_ONLY_BYLINES = frozenset(("بقلم", "מאת"))  # no sentence opens with these
# Phrases of the lexicon that name the kind of a text as often as who wrote it: "Interview: what the island needs".
_GENRES = frozenset("interview text texto tekst текст تقرير حوار ترجمة تحرير כתבה תרגום entrevista".split())
_LONGEST_NAME = 4  # words
_LONGEST_AGENCY = 5  # letters
_MOST_OF = 0.7  # of what follows; the rest is commas and "and"
_HAN = re.compile(r"[\u3400-\u9fff·]{2,4}")  # a Chinese name, in which no space parts the words
_WITHIN_NAMES = str.maketrans("", "", "-.'’")
_INITIALS = re.compile(r"[(\[][^\W\d_]{2,4}(?:/[^\W\d_]{2,4}){1,3}[)\]]")  # "(abc/def)" below an agency's text
# What signs a text only below it, as reporters do in China and Korea too: "(Reuters)", "（完）", "kb/dpa"; in Iran the
# number of the one who put it in.
_SIGNED = re.compile(r"[(（][^\W\d_]{1,10}[)）]|/?[۰-۹]{5,8}/?")
# Chinese portals say what the source called a story: "（原标题：…）".
_ORIGINAL_TITLE = re.compile(
    r"原(?:标题|標題)[为為]?\s*[:：][^。）)】]{2,60}|[（(【]\s*原(?:标题|標題)[为為]?\s*[:：][^）)】]{2,60}[）)】]"
)
_WITH_AGENCY = re.compile(r"[^\W\d_]{2,5}(?:/[^\W\d_]{2,5})+")


def find_bylines(page: Page, region: Region) -> Iterator[Evidence]:
    """`byline_words`, `update_words`, `time_stamp`, `own_date`, `initials`, `production_note`, `original_title`.

    `closing_note`: it opens with what notes below a text open with.
    """
    own_days = [date[:_DAY] for date in (page.metadata.date_published, page.metadata.date_modified) if date]
    is_diary = sum(_is_date(page, index) for index in region.candidates) > 1  # lines that are dates
    for index in region.candidates:
        text = page.blocks[index].text
        note = _note(page, index) if len(text) <= _LONGEST_NOTE else None
        if note:
            yield Evidence(block=index, name="production_note", value=len(note.phrase) / len(text), detail=note.phrase)
        if (closing := _closing_note(page, index)) and not note:
            yield Evidence(block=index, name="closing_note", detail=closing)
        if len(text) > _LONGEST:
            continue
        yield from _opening(page, index)
        if _ORIGINAL_TITLE.fullmatch(text):
            yield Evidence(block=index, name="original_title")
        if _CLOCK.search(text) and _YEAR.search(text) and not page.shapes[index].finished:
            yield Evidence(block=index, name="time_stamp")
        if own_days and _is_date(page, index) and _day(page, index) in own_days:
            yield Evidence(block=index, name="own_date", value=0.5 if is_diary else 1.0)
        if _INITIALS.fullmatch(text) or _is_signed(text):
            yield Evidence(block=index, name="initials", value=1.0 if _INITIALS.fullmatch(text) else 0.5)


def _is_date(page: Page, index: int) -> bool:
    text = page.blocks[index].text
    return page.shapes[index].words <= _WORDS_OF_DATE and len(text) <= _LONGEST_DATE and bool(_YEAR.search(text))


def _day(page: Page, index: int) -> str | None:
    moment = parse_date(page.blocks[index].text, page.metadata.language)
    return moment.isoformat()[:_DAY] if moment else None


def _is_signed(text: str) -> bool:
    if _SIGNED.fullmatch(text) or signed_reporter(text):
        return True
    parts = text.split("/") if _WITH_AGENCY.fullmatch(text) else []
    return any(LEXICON.whole("credit", part.lower()) for part in parts)


def _opening(page: Page, index: int) -> Iterator[Evidence]:
    text, shape = page.blocks[index].text, page.shapes[index]
    if shape.finished and shape.words > _MOST_WORDS:
        return
    byline, update = (LEXICON.opening(name, page.tokens(index)) for name in ("byline", "dateline_update"))
    is_certain = byline is not None and _is_certain(text, byline)
    if byline and (is_certain or not shape.finished):
        yield Evidence(block=index, name="byline_words", value=1.0 if is_certain else 0.5, detail=byline.phrase)
    if update:
        yield Evidence(block=index, name="update_words", detail=update.phrase)


def _is_certain(text: str, match: Match) -> bool:
    """Nothing but names follows: "By Jane Doe, Reuters", not "By the numbers"."""
    behind = text[match.end :]
    rest = behind.strip().lstrip(COLONS).strip()
    has_colon = rest != behind.strip()
    if not has_case(rest):
        is_label = has_colon or match.phrase in _ONLY_BYLINES or (behind[:1].isspace() and bool(_HAN.fullmatch(rest)))
        return is_label and match.phrase not in _GENRES and 0 < word_count(rest) <= _LONGEST_NAME
    if has_colon and len(rest.split()) == 1:  # "Oleh: dina", however it is written
        return match.phrase not in _GENRES
    if match.phrase.endswith((" by", " oleh")):  # "Written by our staff"
        return len(rest.split()) <= _LONGEST_NAME
    is_title = text == text.upper() or (match.phrase in _COMMON_WORDS and text[0].isupper())
    return not is_title and _are_names(rest)


def _are_names(text: str) -> bool:
    names = author_names([text])
    return bool(names) and _is_of_somebody(names[0]) and sum(map(len, names)) >= _MOST_OF * len(text)


def _is_of_somebody(name: str) -> bool:
    """A first and a last name, or an agency: "Ludwig van Beethoven", "AFP"."""
    words = [word for word in name.translate(_WITHIN_NAMES).split() if word not in _PARTICLES]
    if len(words) == 1:
        return name.isupper() and len(name) <= _LONGEST_AGENCY
    return len(words) in _NAMES and name[0].isupper() and all(word.isalpha() and word[0].isupper() for word in words)


def _note(page: Page, index: int) -> Match | None:
    """A phrase of three words anywhere, a shorter one that opens the block, a word that opens it with a colon."""
    tokens = page.tokens(index)
    found = LEXICON.within("production_note", tokens)
    if found is None or word_count(found.phrase) >= _CERTAIN_NOTE:
        return found
    opening = LEXICON.opening("production_note", tokens)
    if opening is None:
        return None
    is_label = page.blocks[index].text[opening.end :].lstrip()[:1] in _NOTE_ENDS
    return opening if is_label or " " in opening.phrase.strip(f" {COLONS}") else None


def _closing_note(page: Page, index: int) -> str | None:
    """A phrase of two words that opens the block, or a word with a colon; no heading."""
    block = page.blocks[index]
    if len(block.text) > _LONGEST_NOTE or block.node.tag in HEADING_TAGS:
        return None
    opening = LEXICON.opening("closing_note", page.tokens(index))
    if opening is None or (opening.tokens == 1 and block.text[opening.end :].lstrip()[:1] not in _NOTE_ENDS):
        return None
    return opening.phrase
