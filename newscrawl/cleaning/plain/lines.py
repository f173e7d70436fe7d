"""Plain text -> its lines, with the facts that are computed once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from newscrawl.cleaning.lexicon import Tokens
from newscrawl.cleaning.plain.words import fold_line, grams_of, keys_of, tokens_of
from newscrawl.cleaning.text import CALLS, CLOSING, is_finished, squash, word_count

_PROSE_WORDS = 10  # a finished line of as many is prose
_CALL_WORDS = 20  # headlines end in "!" and "?" too
_LONG_WORDS = 35  # a line of as many is prose, finished or not
_LONGEST_TITLE = 35  # words
_LOOKED_AT = 5  # lines at the top among which the title is looked for


class Line:
    """One line that is not empty."""

    def __init__(self, index: int, number: int, text: str) -> None:
        self.index = index
        self.number = number  # in the text as it was given, from 1
        self.text = text
        self.words = word_count(text)
        self.finished = is_finished(text)
        ends = self.finished and (not _is_call(text) or self.words >= _CALL_WORDS)
        self.is_prose = (ends and self.words >= _PROSE_WORDS) or self.words >= _LONG_WORDS
        self.tokens = tokens_of(fold_line(text))
        self.keys = keys_of(self.tokens)

    @cached_property
    def grams(self) -> set[str]:
        """Its runs of characters."""
        return grams_of(self.tokens)

    @cached_property
    def squashed(self) -> str:
        """Letters and digits."""
        return squash(self.text)

    @cached_property
    def lexical(self) -> Tokens:
        """The lexicon's view of it."""
        return Tokens(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainText:
    """The body's lines, and the title that was given or stood above them."""

    title: str | None
    lines: Sequence[Line]
    key_lines: Counter[str]  # key -> how many lines of prose hold it
    gram_lines: Counter[str]


def read_text(text: str, title: str | None) -> PlainText:
    """The lines of a text. Without a title the first line is taken for it, if it can be one."""
    rows = [(n, row.strip()) for n, row in enumerate(text.splitlines(), start=1) if row.strip()]
    title, rows = _split_title(rows, title)
    lines = [Line(index, number, row) for index, (number, row) in enumerate(rows)]
    return PlainText(
        title=title,
        lines=lines,
        key_lines=Counter(key for line in lines if line.is_prose for key in line.keys),
        gram_lines=Counter(gram for line in lines if line.is_prose for gram in line.grams),
    )


def _split_title(rows: list[tuple[int, str]], title: str | None) -> tuple[str | None, list[tuple[int, str]]]:
    """The title, and the rows without its line."""
    if title is None:
        first = rows[0][1] if rows else ""
        return (first, rows[1:]) if len(rows) > 1 and _may_be_title(first) else (None, rows)
    wanted = squash(title)
    top = [position for position, (_, row) in enumerate(rows[:_LOOKED_AT]) if squash(row) == wanted]
    return title, [row for position, row in enumerate(rows) if not wanted or position not in top[:1]]


def _may_be_title(row: str) -> bool:
    """A headline ends without a full stop; "?" and "!" are no full stops."""
    return word_count(row) <= _LONGEST_TITLE and (_is_call(row) or not is_finished(row))


def _is_call(text: str) -> bool:
    return text.rstrip(CLOSING).endswith(tuple(CALLS))
