"""Lines about the page that nothing but their words and signs tells: no link, no box, the markup of the body."""

import re
from collections.abc import Iterator

from newscrawl.cleaning.blocks import HEADING_TAGS
from newscrawl.cleaning.lexicon import LEXICON, Tokens
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence
from newscrawl.cleaning.text import COLONS, opens_small, words

_LONGEST_LINE = 160  # characters
_ASKED = re.compile(r"[?？؟]\s*(?=\S)")
_STATED = re.compile(r"[.!。！]\s+(?=[^.!。！]*$)")
_CHOICES = re.compile(r"[^/|／.,!?？؟]{1,30}(?:(?:\s[/|]\s|／)[^/|／.,!?？؟]{1,30}){1,5}\.?")  # "Yes / No / Don't care"
# "Lund 44% Bell 31% The others 25%": each choice before its share; sentences have it behind, or more words.
_SHARES = re.compile(r"(?:[^\d,.;:!?%٪]{1,25}[\s:–(-]{1,3}(?:\d{1,3}(?:[.,]\d)?\s?[%٪]|[%٪]\d{1,3})\)?[,;|/]?\s*){2,}")
# The first letter of each of these; the clauses of a sentence open with a small one.
_CHOICE = re.compile(r"(?:^|(?<=[%٪,;|/)\d]))\s*([^\W\d])")
_PARTING = re.compile(r"[/|／]")
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d)?(?=\s?[%٪])|(?<=[%٪])\d{1,3}")
_WHOLE = range(98, 103)  # per cent, rounded
# "1 / 12", "2 di 14", "Foto 3 de 9".
_COUNTER = re.compile(
    r"(?P<what>[^\W\d]+\.?\s)?(?P<one>\d{1,3})(?:\s?/\s?|\s(?:of|de|di|von|van|z|ze|из|з|dari|av|af|od)\s)(?P<all>\d{1,3})"
)
_BEHIND_NAME = 60  # characters in which a biography says what the author is
_OF_AUTHOR = ("'", "’")  # "Jane Roe's boat"
_SIGNS_OF_END = re.compile(r"[-–—*#(（\[【/].*[-–—*#)）\]】/]")  # "- ENDS -", "（完）"


def find_plain_lines(page: Page, region: Region) -> Iterator[Evidence]:
    """`poll`; `counter`, certain behind a word for a picture; `biography`; `end_mark`, certain between signs."""
    authors = [name for name in page.metadata.authors if len(words(name)) > 1]
    for index in region.candidates:
        block = page.blocks[index]
        if block.node.tag in HEADING_TAGS:
            continue
        if authors and (phrase := _biography(authors, block.text)):
            yield Evidence(block=index, name="biography", detail=phrase)
        if len(block.text) > _LONGEST_LINE:
            continue
        if _is_poll(block.text, finished=page.shapes[index].finished):
            yield Evidence(block=index, name="poll", detail=block.text)
        if counter := _counter(block.text):
            yield Evidence(block=index, name="counter", value=counter, detail=block.text)
        if LEXICON.whole("end_mark", page.tokens(index).joined):
            is_certain = block.text.isupper() or _SIGNS_OF_END.fullmatch(block.text)
            yield Evidence(block=index, name="end_mark", value=1.0 if is_certain else 0.5, detail=block.text)


def _biography(authors: list[str], text: str) -> str | None:
    """What the text, which opens with an author's full name, says of the author."""
    for name in authors:
        if _opens_with(text, name) and (match := LEXICON.within("biography", Tokens(text[len(name) :][:_BEHIND_NAME]))):
            return match.phrase
    return None


def _opens_with(text: str, name: str) -> bool:
    """As a word, not the speaker of what follows, nor the owner."""
    behind = text[len(name) :]
    is_word = not behind[:1].isalnum() and not behind.startswith(_OF_AUTHOR)
    return text.startswith(name) and is_word and behind.lstrip()[:1] not in COLONS


def _is_poll(text: str, *, finished: bool) -> bool:
    """Answers behind a question, or shares behind one, or behind a statement without a full stop at the end."""
    asked = _ASKED.search(text)
    answers = text[asked.end() :] if asked else ""
    if asked and _CHOICES.fullmatch(answers):
        return any(LEXICON.whole("answer", Tokens(choice).joined) for choice in _PARTING.split(answers))
    stated = None if asked or finished else _STATED.search(text)
    return _are_shares(answers) or (stated is not None and _are_shares(text[stated.end() :]))


def _are_shares(text: str) -> bool:
    """Several choices and their shares, which are a whole."""
    match = _SHARES.match(text)
    if match is None or any(map(opens_small, _CHOICE.findall(match.group()))):
        return False
    return round(sum(float(share.replace(",", ".")) for share in _SHARE.findall(match.group()))) in _WHOLE


def _counter(text: str) -> float:
    """1 behind a word for a picture; a half for two numbers, which may be a mark, a score or a date; else 0."""
    match = _COUNTER.fullmatch(text)
    if match is None or not 0 < int(match["one"]) <= int(match["all"]):
        return 0.0
    what: str | None = match["what"]
    if what is None:
        return 0.5
    return 1.0 if LEXICON.whole("credit", Tokens(what).joined) else 0.0
