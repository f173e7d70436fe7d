"""The content words of a line, in any script, without a stop list or a tokenizer.

A word is known by a key: the beginning of a word of three letters and more, so that most endings do not count; a number
as it is; in Han and kana every pair of characters that is not hiragana alone; in Hangul the first two syllables; in
Thai, Lao, Khmer and Burmese every run of four signs. Longer words say more; `corpus` knows better where there is one.
"""

import re
import unicodedata
from collections.abc import Iterator

from newscrawl.cleaning.text import MARKS, UNSPACED_SIGNS

_HAN_KANA = "\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_HANGUL = "\uac00-\ud7a3"
_LETTER = rf"(?:[^\W\d_{_HAN_KANA}{_HANGUL}{UNSPACED_SIGNS}]|[{MARKS}])"
_TOKEN = re.compile(rf"[{_HAN_KANA}]+|[{_HANGUL}]+|[{UNSPACED_SIGNS}]+|\d+|{_LETTER}+")
_ASCII_TOKEN = re.compile(r"\d+|[a-z]+")
# The keys of what weighs half and more; in other scripts than these a word is not its first letters.
_LONGER = re.compile(rf"\d+|(?<!{_LETTER}){_LETTER}{{4,5}}")
_ASCII_LONGER = re.compile(r"\d+|(?<![a-z])[a-z]{4,5}")
_BY_LETTERS = re.compile(r"[\u0000-\u05ff\u1e00-\u20ff]*")  # Latin, Greek, Cyrillic, Armenian, Hebrew; punctuation
_HALF = 0.5  # four letters weigh 0.6; shorter words are mostly function words
_FIRST_HAN_KANA, _LAST_HAN_KANA = "\u3005", "\u9fff"
_ARTICLE = "ال"  # Arabic "the", written together with its noun

_BEGINNING = 5  # letters
_SHORTEST = 3
_SIGNS_TOGETHER = 4  # where words are written without spaces and signs are no words
_GRAM = 4  # characters; 2 in Han and kana
_WEIGHTS = (0.0, 0.0, 0.0, 0.3, 0.6, 0.9, 1.1, 1.25, 1.35, 1.45, 1.5)  # by letters; set by hand


def fold_line(text: str) -> str:
    """The text as words and grams are read from it: one case, one form of each letter."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def tokens_of(folded: str) -> list[str]:
    """Runs of letters, of digits, or of one script that is written without spaces."""
    return (_ASCII_TOKEN if folded.isascii() else _TOKEN).findall(folded)


def keys_of(tokens: list[str]) -> dict[str, float]:
    """The keys of a line's content words, each with its weight, 0..1.5."""
    keys: dict[str, float] = {}
    for token in tokens:
        if token.isascii() and token.isalpha():
            if len(token) >= _SHORTEST:
                keys[token[:_BEGINNING]] = _WEIGHTS[min(len(token), 10)]
        else:
            keys.update(_other_keys(token))
    return keys


def longer_keys(folded: str) -> frozenset[str]:
    """The keys of a line that weigh half and more: those of words of four letters and more, and of numbers."""
    if folded.isascii():
        return frozenset(_ASCII_LONGER.findall(folded))
    if _BY_LETTERS.fullmatch(folded):
        return frozenset(_LONGER.findall(folded))
    return frozenset(key for key, weight in keys_of(tokens_of(folded)).items() if weight >= _HALF)


def _other_keys(token: str) -> Iterator[tuple[str, float]]:
    first = token[0]
    if first.isdigit():
        yield token, 0.5 if len(token) == 1 else 1.0
    elif _FIRST_HAN_KANA <= first <= _LAST_HAN_KANA:
        yield from ((pair, 1.0) for pair in _pairs(token) if not _is_hiragana(pair))
    elif "\uac00" <= first <= "\ud7a3":
        if len(token) > 1:
            yield token[:2], 1.0
    elif "\u0e00" <= first <= "\u0eff" or "\u1000" <= first <= "\u109f" or "\u1780" <= first <= "\u17ff":
        for start in range(len(token) - _SIGNS_TOGETHER + 1):
            yield token[start : start + _SIGNS_TOGETHER], 0.5
    else:
        word = token.removeprefix(_ARTICLE) if len(token) > _BEGINNING else token
        if len(word) >= _SHORTEST:
            yield word[:_BEGINNING], _WEIGHTS[min(len(word), 10)]


def _pairs(token: str) -> list[str]:
    return [token[start : start + 2] for start in range(len(token) - 1)]


def _is_hiragana(pair: str) -> bool:
    return all("\u3040" <= character <= "\u309f" for character in pair)


def grams_of(tokens: list[str]) -> set[str]:
    """Runs of four characters, word breaks included; in Han and kana pairs."""
    grams: set[str] = set()
    spaced = []
    for token in tokens:
        if _FIRST_HAN_KANA <= token[0] <= _LAST_HAN_KANA:
            grams.update(_pairs(token))
        else:
            spaced.append(token)
    text = " ".join(spaced)
    grams.update(text[start : start + _GRAM] for start in range(len(text) - _GRAM + 1))
    return grams
