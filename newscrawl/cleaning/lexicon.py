"""The lexicons: what publishers write between paragraphs, as data (data/lexicon/*.txt, one file per language).

A file holds a phrase a line, under the `[category]` it belongs to; a line that begins with `;` is a comment.

All languages are matched together, as a page's language may be unknown or wrong. Texts are compared token by token:
case folded, without punctuation, every number as "#". In scripts without spaces (Thai, Lao, Burmese, Khmer, kana,
Han) every character is a token, and the invisible spaces that may part their words are none. So a phrase is found by
its tokens, at a cost that does not grow with the number of phrases.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

from newscrawl.cleaning.text import UNSPACED

# What each category's phrases are; a file holds any of them.
CATEGORIES: Mapping[str, str] = {
    "lead_in": "labels in front of links to other stories, which practically never open prose",
    "lead_in_weak": "words that are such a label only with a colon or a link behind them",
    "related_heading": "headings above lists of other stories",
    "call_to_action": "phrases of prompts: newsletter, app, channel, donation, subscription, comment",
    "opinion": "questions for the reader's opinion, which interviewers put to others too",
    "ad_label": "labels of advertisements and of the text going on behind them",
    "next_page": "words in front of what the next page is about",
    "pager": "what leads to another page of the article",
    "credit": "words that open the credit of a picture",
    "byline": "words that open a byline",
    "dateline_update": "words that open a note on when the page was published or changed",
    "production_note": "notes on who else reported, edited, translated or supplied the text",
    "closing_note": "what such notes, and topics as plain text, open with",
    "biography": "what a line that opens with the author's name says of the author",
    "follow": "how a reader is asked to follow, join or install, beside the name of a network",
    "media_label": "labels that stand before the headline of another story without a link to it",
    "photo_credit": "words that, with a colon behind them, open the credit of a picture and nothing else",
    "answer": "answers that readers choose from",
    "end_mark": "whole lines that say that the text ends here",
    "share": "labels of buttons, players, share bars and comment boxes",
    "paywall": "notices that the rest is for subscribers",
    "not_found": "titles of pages that say that there is no such page",
    "blocked": "titles of pages that refuse, check or ask the reader instead of showing a story",
    "not_found_text": "phrases of the text of the first of them",
    "blocked_text": "phrases of the text of the second",
    "consent": "what a wall of consent speaks of",
    "service_page": "titles of what a site says of itself",
}
# Categories that speak to the reader, and the evidence that their phrases are.
CALLS = (("call_to_action", "call_to_action"), ("opinion", "call_to_action"), ("paywall", "paywall_notice"))

_UNSPACED = f"{UNSPACED}©"
_APART = (  # white space, apostrophes, spaces without width, ASCII and other punctuation, arrows, signs and emoji
    r"\s\u02bb\u02bc\u200b\u200e\u200f\u2060\ufeff\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e\u00a1\u00ab\u00b7\u00bb\u00bf"
    r"\u2010-\u2027\u2030-\u205e\u2190-\u2bff\u3000-\u301f\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U0001f000-\U0001faff\ufe0f"
    # of Armenian, Arabic and Urdu, India, Burmese, Ethiopic, Khmer
    r"\u055a\u055d\u055f\u0589\u058a\u060c\u061b\u061f\u06d4\u0964\u0965\u104a\u104b\u1361-\u1368\u17d4-\u17d6\u17d8-\u17da"
)
_TOKEN = re.compile(rf"\d+|(?![{_APART}])[{_UNSPACED}]|[^{_APART}{_UNSPACED}\d]+")  # "3시간" is a number and a word
_ASCII_TOKEN = re.compile(r"\d+|[^\s!-/:-@\[-`{-~\d]+")
NUMBER = "#"
# Turkish capitals fold to letters of other languages: İ to i with a dot above, I to i instead of ı. Armenian sets the
# signs of stress, of exclamation and of a question upon a vowel within the word; joiners may stand in words of India.
# Arabic is written with its short vowels or without them, and some letters in several ways.
_VOWEL_SIGNS = "".join(map(chr, (*range(0x064B, 0x0653), 0x0640)))
_SAME = str.maketrans(
    {"ı": "i", "أ": "ا", "إ": "ا", "آ": "ا", "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه"}
    | dict.fromkeys(f"\u0307\u055b\u055c\u055e\u200c\u200d{_VOWEL_SIGNS}")
)


class Tokens:
    """The words of a text, normalised. Where they stand is worked out when it is asked for: few texts hold a phrase."""

    __slots__ = ("_pattern", "_spans", "_text", "joined", "words")

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: list[tuple[int, int]] | None = None
        if text.isascii():
            self._pattern = _ASCII_TOKEN
            found = _ASCII_TOKEN.findall(text.lower())
            self.words = [NUMBER if "0" <= word[0] <= "9" else word for word in found]
        else:
            self._pattern = _TOKEN
            self.words = [_normal(word) for word in _TOKEN.findall(text)]
        self.joined = " ".join(self.words)

    def span(self, position: int) -> tuple[int, int]:
        """Where a word begins and ends in the text, in characters."""
        if self._spans is None:
            self._spans = [match.span() for match in self._pattern.finditer(self._text)]
        return self._spans[position]

    def without_numbers(self) -> str:
        """The words that are no numbers, joined."""
        return " ".join([word for word in self.words if word != NUMBER])


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase of the lexicon found in a text: `start` and `end` are offsets in the original."""

    phrase: str
    start: int
    end: int
    tokens: int


def _normal(word: str) -> str:
    if word.isdigit():
        return NUMBER
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word).casefold().translate(_SAME)


class Lexicon:
    """The phrases of all languages, by category."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._categories = {category: _Phrases(phrases.get(category, ())) for category in CATEGORIES}

    def opening(self, category: str, tokens: Tokens) -> Match | None:
        """The longest phrase that the text begins with."""
        return self._categories[category].opening(tokens, 0) if tokens.words else None

    def whole(self, category: str, words: str) -> str | None:
        """The phrase that the joined words of a text are: the whole text, but for punctuation, arrows and signs."""
        return self._categories[category].by_words.get(words)

    def within(self, category: str, tokens: Tokens) -> Match | None:
        """The longest phrase that stands anywhere in the text, the first of equals."""
        phrases = self._categories[category]
        starts = [position for position, word in enumerate(tokens.words) if word in phrases.lengths]
        matches = (phrases.opening(tokens, position) for position in starts)
        return max((match for match in matches if match), key=lambda match: match.end - match.start, default=None)

    def all_within(self, category: str, tokens: Tokens) -> frozenset[str]:
        """Every phrase that stands in the text, the longest at each place, none within another."""
        found, free = set(), 0
        for position, word in enumerate(tokens.words):
            is_start = position >= free and word in self._categories[category].lengths
            if is_start and (match := self._categories[category].opening(tokens, position)):
                found.add(match.phrase)
                free = position + match.tokens
        return frozenset(found)


class _Phrases:
    """One category's phrases: by their words, and how many words those have that begin with a word.

    Flat dicts of text, which are read at every start and held as long as the process runs: a tree of tokens would be
    sixty thousand dicts, to be built and then walked by the garbage collector.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self.by_words: dict[str, str] = {}
        self.lengths: dict[str, tuple[int, ...]] = {}  # the longest first
        for phrase in phrases:
            words = _words(phrase)
            if not words:
                continue  # signs alone
            known = self.lengths.get(words[0], ())
            self.by_words[" ".join(words)] = phrase
            if len(words) not in known:
                self.lengths[words[0]] = tuple(sorted((*known, len(words)), reverse=True))

    def opening(self, tokens: Tokens, first: int) -> Match | None:
        """The longest phrase that begins at the word `first`."""
        for count in self.lengths.get(tokens.words[first], ()):
            words = tokens.words[first : first + count]
            phrase = self.by_words.get(" ".join(words))
            if phrase is not None:
                last = first + len(words) - 1
                return Match(phrase, tokens.span(first)[0], tokens.span(last)[1], len(words))
        return None


def _words(phrase: str) -> list[str]:
    if phrase.isascii() and phrase.replace(" ", "").isalpha():  # most are, and it takes a third of the time
        return phrase.lower().split()
    return [_normal(word) for word in _TOKEN.findall(phrase.replace(NUMBER, "0"))]


def certainty(phrase: str) -> float:
    """What a whole text that is this phrase proves: 1 of several words; a single word may be something else."""
    return 1.0 if sum(word != NUMBER for word in _words(phrase)) > 1 else 0.5


def read_lexicon_files() -> dict[str, dict[str, list[str]]]:
    """Language code -> category -> phrases, from the package's own files."""
    folder = files("newscrawl.cleaning").joinpath("data/lexicon")
    return {
        file.name.removesuffix(".txt"): _read(file.read_text("utf-8"))
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".txt")
    }


def _read(text: str) -> dict[str, list[str]]:
    phrases: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("["):
            entries = phrases.setdefault(line.strip("[]"), [])
        elif line and not line.startswith(";"):
            entries.append(line)
    return phrases


def _all_languages() -> Lexicon:
    languages = read_lexicon_files().values()
    return Lexicon({c: [phrase for language in languages for phrase in language.get(c, ())] for c in CATEGORIES})


LEXICON = _all_languages()
