"""Lines about the page that nothing but their words and signs tells: no link, no box, the markup of the body."""

import re
from collections.abc import Iterator

from newscrawl.cleaning.blocks import HEADING_TAGS
from newscrawl.cleaning.lexicon import LEXICON, Tokens
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence
from newscrawl.cleaning.text import COLONS, words

_LONGEST_LINE = 160  # characters
_ASKED = re.compile(r"[?？؟]\s*(?=\S)")
_STATED = re.compile(r"[.!。！]\s+(?=[^.!。！]*$)")
_CHOICES = re.compile(r"[^/.,!?？؟]{1,30}(?:\s/\s[^/.,!?？؟]{1,30}){1,5}\.?")  # "Yes / No / Don't care"
# "Lund 44% Bell 31%": each choice before its share; sentences have it behind, or more words.
_SHARES = re.compile(r"(?:[^\d,.;:!?%٪]{1,25}[\s:–-]{1,3}(?:\d{1,3}(?:[.,]\d)?\s?[%٪]|[%٪]\d{1,3})[,;|/]?\s*){2,}")
_COUNTS = re.compile(r"(?:[^\W\d][^\d,.!?]{1,24}\s\d{1,6}[,;]?\s?){3,8}")  # "Liked 120, laughed 310, wondered 44"
# "1 / 12", "2 di 14", "Foto 3 de 9"; marks in schools and reviews are out of 5, 6, 10 or 20.
_COUNTER = re.compile(r"(?P<what>[^\W\d]+\.?\s)?(?P<one>\d{1,3})\s?(?:/|\s[^\W\d]{1,4}\s)\s?(?P<all>\d{1,3})")
_MARKS_OUT_OF = frozenset((5, 6, 10, 20))
_BEHIND_NAME = 60  # characters in which a biography says what the author is
_SURNAME = 4  # letters; shorter ones are words


def find_plain_lines(page: Page, region: Region) -> Iterator[Evidence]:
    """`poll`, `counter`, `biography`, `end_mark`."""
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
        if _is_counter(block.text):
            yield Evidence(block=index, name="counter", detail=block.text)
        if LEXICON.whole("end_mark", page.tokens(index).joined):
            yield Evidence(block=index, name="end_mark", detail=block.text)


def _biography(authors: list[str], text: str) -> str | None:
    """What the text, which opens with an author's name or last name, says of the author."""
    for name in authors:
        behind = next((text[len(one) :] for one in (name, _surname(name)) if one and _opens_with(text, one)), "")
        if behind and (match := LEXICON.within("biography", Tokens(behind[:_BEHIND_NAME]))):
            return match.phrase
    return None


def _surname(name: str) -> str:
    last = name.rsplit(maxsplit=1)[-1]
    return last if len(last) >= _SURNAME else ""


def _opens_with(text: str, name: str) -> bool:
    """As a word, and not the speaker of what follows."""
    behind = text[len(name) :].lstrip()
    return text.startswith(name) and not text[len(name) : len(name) + 1].isalpha() and behind[:1] not in COLONS


def _is_poll(text: str, *, finished: bool) -> bool:
    """Choices or shares of votes behind a question, or shares behind a statement and no full stop."""
    asked = _ASKED.search(text)
    answers = text[asked.end() :] if asked else ""
    if asked and any(form.fullmatch(answers) for form in (_CHOICES, _COUNTS)):
        return True
    stated = None if asked or finished else _STATED.search(text)
    return bool(_SHARES.match(answers) or (stated and _SHARES.match(text, stated.end())))


def _is_counter(text: str) -> bool:
    match = _COUNTER.fullmatch(text)
    if match is None or not 0 < int(match["one"]) <= int(match["all"]):
        return False
    what: str | None = match["what"]
    if what is None:
        return match["one"] == "1" or int(match["all"]) not in _MARKS_OUT_OF
    return LEXICON.whole("credit", Tokens(what).joined) is not None
