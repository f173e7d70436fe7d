"""The language of an article by its most frequent words, for pages that do not say it."""

import re
import unicodedata
from collections import Counter

from newscrawl.cleaning.metadata.language import script_language
from newscrawl.cleaning.metadata.tables import load_table
from newscrawl.cleaning.text import words as words_of

_READ = 6_000  # characters, a thousand words: more tells nothing new and takes longer
_FEWEST = 30  # words
_LEAST_SHARE = 0.06  # of the words; the lists make up 0.1 (Turkish, Marathi) to 0.4 (French) of their languages' texts
_FEWEST_KINDS = 5  # different words of the list: an abbreviation that stands everywhere is one
# Of the words that only one of the first two languages lists, the winner has two more and half as many again: one more
# may be a name, and if it had to have twice as many, a long quote in another language would leave none.
_LEAST_LEAD = 2
_TIMES = 1.5
_HAN = re.compile("[\u3400-\u9fff]")
_KANA = re.compile("[\u3041-\u30ff]")
_FEW_KANA, _SOME_KANA = 0.05, 0.1  # of the Han: names and a quoted word; a text


def _languages_by_word() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for language, listed in load_table("function_words.toml").items():
        for word in dict.fromkeys(_normal(listed).split()):
            table[word] = (*table.get(word, ()), language)
    return table


def _normal(text: str) -> str:
    # Persian joins words' parts without a space; Bengali and Vietnamese letters have two spellings in Unicode.
    return unicodedata.normalize("NFC", text).lower().replace("\u200c", " ")


_LANGUAGES = _languages_by_word()


def guess_language(text: str) -> str | None:
    """The language (ISO 639-1) that a text is written in; None where it is short, mixed or in none that is known.

    >>> guess_language("Nur ein paar Wörter")
    """
    text = text[:_READ]
    if not text.isascii() and (by_script := script_language(text) or _han_language(text)):
        return by_script
    found = Counter(word for word in words_of(_normal(text)) if not word[0].isdigit())
    return _winner(found) if found.total() >= _FEWEST else None


def _han_language(text: str) -> str | None:
    """Chinese has no kana; headlines and lists in Japanese have few."""
    han, kana = len(_HAN.findall(text)), len(_KANA.findall(text))
    if 2 * (han + kana) < sum(map(str.isalpha, text)):
        return None
    if kana < _FEW_KANA * han:
        return "zh"
    return "ja" if kana > _SOME_KANA * han else None


def _winner(found: Counter[str]) -> str | None:
    """The language that lists most of the words, if their share is plausible and the second is clearly behind."""
    heard: dict[str, Counter[str]] = {}
    for word, times in found.items():
        for language in _LANGUAGES.get(word, ()):
            heard.setdefault(language, Counter())[word] = times
    ranked = sorted(heard, key=lambda language: (-heard[language].total(), language))
    first, second = ([heard[language] for language in ranked] + [Counter(), Counter()])[:2]
    if len(first) < _FEWEST_KINDS or first.total() < _LEAST_SHARE * found.total():
        return None
    own, others = _left(first, second), _left(second, first)
    return ranked[0] if own >= max(others + _LEAST_LEAD, _TIMES * others) else None


def _left(words: Counter[str], shared: Counter[str]) -> int:
    """How often the words stand there that the other language does not list too."""
    return sum(times for word, times in words.items() if word not in shared)
