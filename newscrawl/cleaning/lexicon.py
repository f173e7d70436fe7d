"""The lexicons: what publishers write between paragraphs, as data (data/lexicon/*.toml, one file per language).

All languages are matched together, as a page's language may be unknown or wrong. Texts are compared token by token:
case folded, without punctuation, every number as "#". In scripts without spaces every character is a token. So a
phrase is found by walking a tree of tokens, at a cost that does not grow with the number of phrases.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, NamedTuple, TypeAlias

# What each category's phrases are; a file holds any of them.
CATEGORIES: Mapping[str, str] = {
    "lead_in": "labels in front of links to other stories, which practically never open prose",
    "lead_in_weak": "words that are such a label only with a colon or a link behind them",
    "related_heading": "headings above lists of other stories",
    "call_to_action": "phrases of prompts: newsletter, app, channel, donation, subscription, comment",
    "ad_label": "labels of advertisements and of the text going on behind them",
    "pager": "what leads to another page of the article",
    "credit": "words that open the credit of a picture",
    "byline": "words that open a byline",
    "dateline_update": "words that open a note on when the page was published or changed",
    "production_note": "notes on who else reported, edited, translated or supplied the text",
    "share": "labels of buttons, players, share bars and comment boxes",
    "paywall": "notices that the rest is for subscribers",
}

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff©"
_APART = (  # white space, ASCII and other punctuation, arrows, signs and emoji
    r"\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e\u00a1\u00ab\u00b7\u00bb\u00bf"
    r"\u2010-\u2027\u2030-\u205e\u2190-\u2bff\u3000-\u301f\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U0001f000-\U0001faff\ufe0f"
)
_TOKEN = re.compile(rf"[{_UNSPACED}]|\d+|[^{_APART}{_UNSPACED}\d]+")  # "3시간" is a number and a word
_ASCII_TOKEN = re.compile(r"\d+|[^\s!-/:-@\[-`{-~\d]+")
NUMBER = "#"

_Branch: TypeAlias = dict[str, Any]  # token -> branch; "" -> the phrase that ends here


class Token(NamedTuple):
    """A word of a text, normalised, and where it stands in the original. A tuple, since a page has a thousand."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase of the lexicon found in a text: `start` and `end` are offsets in the original."""

    phrase: str
    start: int
    end: int
    tokens: int


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order."""
    if text.isascii():
        lowered = text.lower()
        spans = (match.span() for match in _ASCII_TOKEN.finditer(text))
        return tuple(Token(NUMBER if "0" <= lowered[s] <= "9" else lowered[s:e], s, e) for s, e in spans)
    return tuple(Token(_normal(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text))


def _normal(word: str) -> str:
    if word.isdigit():
        return NUMBER
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKC", word).casefold()
    # Turkish capitals fold to letters of other languages: İ to i with a dot above, I to i instead of ı.
    return folded.replace("\u0307", "").replace("ı", "i")


class Lexicon:
    """The phrases of all languages, by category."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._trees = {category: _tree(phrases.get(category, ())) for category in CATEGORIES}

    def opening(self, category: str, tokens: Sequence[Token], first: int = 0) -> Match | None:
        """The longest phrase that begins at the token `first`."""
        branch, found = self._trees[category], None
        for position in range(first, len(tokens)):
            following = branch.get(tokens[position].word)
            if following is None:
                break
            branch = following
            if "" in branch:
                found = Match(branch[""], tokens[first].start, tokens[position].end, position + 1 - first)
        return found

    def whole(self, category: str, tokens: Sequence[Token]) -> str | None:
        """The phrase that the whole text is, but for punctuation, arrows and signs."""
        match = self.opening(category, tokens)
        return match.phrase if match is not None and match.tokens == len(tokens) else None

    def within(self, category: str, tokens: Sequence[Token]) -> Match | None:
        """The longest phrase that stands anywhere in the text, the first of equals."""
        begins = self._trees[category]
        starts = [i for i, token in enumerate(tokens) if token.word in begins]
        matches = (self.opening(category, tokens, i) for i in starts)
        return max((match for match in matches if match), key=lambda match: match.end - match.start, default=None)


def _tree(phrases: Iterable[str]) -> _Branch:
    root: _Branch = {}
    for phrase in phrases:
        branch = root
        for word in _TOKEN.findall(phrase.replace("#", "0")):
            branch = branch.setdefault(_normal(word), {})
        if branch is not root:
            branch[""] = phrase
    return root


def read_lexicon_files() -> dict[str, dict[str, list[str]]]:
    """Language code -> category -> phrases, from the package's own files."""
    folder = files("newscrawl.cleaning").joinpath("data/lexicon")
    return {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8"))
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    }


def _all_languages() -> Lexicon:
    languages = read_lexicon_files().values()
    return Lexicon({c: [phrase for language in languages for phrase in language.get(c, ())] for c in CATEGORIES})


LEXICON = _all_languages()
