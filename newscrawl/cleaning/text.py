"""Small facts about a piece of text, in any script."""

import re
import unicodedata

# Of Latin script, Chinese and Japanese, Urdu, Armenian, Ethiopic, India, Burmese, Khmer, Tibetan; Thai writes none.
FULL_STOPS = ".．。｡۔։።।॥။។៕།༎"
CALLS = "!?！？؟፧"  # headlines end in them too
SENTENCE_ENDS = f"{FULL_STOPS}{CALLS}…"
COLONS = ":：՝៖፦"  # Latin, Chinese and Japanese, Armenian, Khmer, Ethiopic
CLOSING = "\"'”’“‘»«›‹」』)]）】*"  # what stands behind a sentence's end; German closes with “, Danish with «
_GEORGIAN = "".join(map(chr, range(0x10D0, 0x1100)))
_ENDS, _COLONS = tuple(SENTENCE_ENDS), tuple(COLONS)
_SPACED = ".!?…؟:;"  # stand inside names and numbers too: white space follows where something ends
# "(dpa/jt)", "[AFP]" behind a sentence.
_AGENCY = re.compile(rf"(?<=[{SENTENCE_ENDS}{re.escape(CLOSING)}])\s*[(\[（][^()\[\]（）]{{2,30}}[)\]）]\s*$")
_POINTS = "．۔։"  # stand inside numbers too
_STOP = re.compile(rf"[{SENTENCE_ENDS}:;](?:[{re.escape(CLOSING)}]*+(?=\s|$)|(?<![{_SPACED}])(?!(?<=[{_POINTS}])\d))")
# Vowel signs, points and accents on letters, which Python's \w leaves out. Those of emoji are not among them.
MARKS = "".join(
    sign
    for sign in map(chr, (*range(0x300, 0x3100), *range(0xA66F, 0xAC00)))
    if unicodedata.category(sign) in ("Mn", "Mc")
)
_JOINERS = "\u200c\u200d"  # without width, inside words of Persian and of India
_WORD = re.compile(rf"\w++(?:[{MARKS}{_JOINERS}]++\w++)*+[{MARKS}]*+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())  # of ASCII
_NO_WORD_TO_SPACE = bytes(code if chr(code).isalnum() or chr(code) == "_" else ord(" ") for code in range(256))
# What is written without spaces, about two characters a word: Thai, Lao, Burmese, Khmer; with them kana and Han.
UNSPACED_SIGNS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
UNSPACED = rf"{UNSPACED_SIGNS}\u3040-\u30ff\u3400-\u9fff"
_UNSPACED = re.compile(f"[{UNSPACED}]")
_UNSPACED_SHARE = 0.3
CHARACTERS_OF_WORD = 6  # its space included; scripts without spaces say as much in a third
_UNSTOPPED = re.compile("[\u0e00-\u0eff]")  # Thai and Lao, which part sentences by spaces, as they part clauses
# Letters that NFKD leaves whole but that addresses spell with plain ones.
_PLAIN = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


def has_case(text: str) -> bool:
    """A letter of it has a capital or a small form; in Georgian a name or a sentence begins with small ones too.

    >>> has_case("Ana"), has_case("王小明"), has_case("ნინო")
    (True, False, False)
    """
    return any(sign.lower() != sign.upper() and sign not in _GEORGIAN for sign in text)


def opens_small(text: str) -> bool:
    """It begins as no headline and no name does, where a script has capitals: with a small letter.

    >>> opens_small("ana"), opens_small("Ana"), opens_small("ნინო"), opens_small("")
    (True, False, False, False)
    """
    return text[:1].islower() and has_case(text[:1])


def ends_in_colon(text: str) -> bool:
    """In a colon of any script.

    >>> ends_in_colon("Read:"), ends_in_colon("Read"), ends_in_colon("")
    (True, False, False)
    """
    return text.endswith(_COLONS)


def squash(text: str) -> str:
    """Letters and digits only, case folded: what two texts are compared by."""
    if text.isascii():
        return text.lower().encode().translate(None, _NO_LETTERS).decode()  # twice as fast as with str
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


# Cyrillic as addresses spell it; where spellings differ (х: h, kh) `links` compares beginnings.
_LATIN = str.maketrans("абвгдезийклмнопрстуфыэіїєґ", "abvgdezijklmnoprstufyeiieg") | str.maketrans(
    {"ж": "zh", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sch", "ю": "ju", "я": "ja", "ъ": "", "ь": ""}
)


def fold(text: str) -> str:
    """Lower case without diacritics, as addresses spell words: "Übung" -> "ubung"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_PLAIN)


def latin(text: str) -> str:
    """Folded text with Cyrillic in Latin letters: "Письма" -> "pisma"."""
    folded = fold(text)
    return folded if folded.isascii() else folded.translate(_LATIN)


def words(text: str) -> list[str]:
    """Runs of letters and digits, with the marks on them."""
    return _WORD.findall(text)


def word_count(text: str) -> float:
    """How many words; in scripts without spaces two characters count as one."""
    if not text.isascii():
        unspaced = len(_UNSPACED.findall(text))
        if unspaced >= _UNSPACED_SHARE * len(text):
            return unspaced / 2
        return len(_WORD.findall(text))
    return len(text.encode().translate(_NO_WORD_TO_SPACE).split())


def stop_count(text: str) -> int:
    """How many sentences or clauses end in the text."""
    return len(_STOP.findall(text))


def writes_no_stops(text: str) -> bool:
    """Most of it is in a script whose sentences end in no sign.

    >>> writes_no_stops("เรือออกเช้านี้"), writes_no_stops("The boat left.")
    (True, False)
    """
    return not text.isascii() and len(_UNSTOPPED.findall(text)) > len(text) / 2


def is_finished(text: str) -> bool:
    """The text ends as a sentence does, give or take closing quotes."""
    return text.rstrip(CLOSING).endswith(_ENDS)


def is_signed(text: str) -> bool:
    """A sentence ends in it, and behind that stands an agency or initials in brackets.

    >>> is_signed("Nobody was hurt. (Reuters/AP)"), is_signed("Nobody was hurt (Reuters/AP)"), is_signed("(AP)")
    (True, False, False)
    """
    return _AGENCY.search(text) is not None
