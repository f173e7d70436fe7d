"""Measures: numbers about a line that say whether it is a headline of another story, in a fixed order of names.

Cohesion does most of it: a sub-heading's words are those of the text around it, another story's headline brings words
that the rest of the article never uses. Lengths alone do not tell one from the other.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from newscrawl.cleaning.plain.lines import Line, PlainText
from newscrawl.cleaning.plain.words import fold_line, keys_of, tokens_of
from newscrawl.cleaning.text import CLOSING, FULL_STOPS, ends_in_colon

LONGEST_HEADLINE = 40  # words; a longer line is never a headline
_NEAR = 3  # lines of prose around
_FAR = 12  # lines
_QUOTES = "\"'“”„«»‘’‚‹›「」『』"
_BULLETS = "•·-–—*▪►▶■◆●→>✓"

SHAPE = (
    "words characters sentence_end question_end colon_end quote_end quote_start quoted low_start bullet commas "
    "colon dash capitals shouted digits numbers brackets address"
).split()
PLACE = (
    "from_start from_end share_read previous_finished next_finished previous_words next_words previous_prose "
    "next_prose previous_colon run run_before run_after prose_before prose_after repeated"
).split()
COHESION = (
    "keys missing missing_weight most_missing known_share known_weight_share key_frequency gram_share near_share "
    "next_share previous_share title_share title_missing names_missing numbers_missing short_share"
).split()
DOCUMENT = "prose_lines short_lines prose_words unspaced others_known others_missing others_words".split()
NAMES: tuple[str, ...] = (*SHAPE, *PLACE, *COHESION, *DOCUMENT)
_KNOWN, _MISSING = COHESION.index("known_share"), COHESION.index("missing_weight")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    """What is computed once for all lines."""

    title: frozenset[str]
    runs: Sequence[tuple[int, int]]  # for each line, how many short lines stand directly before and after it
    copies: Counter[str]
    prose: int
    prose_words: float
    short: int
    short_words: float  # sums over the short lines that may be headlines
    short_known: float
    short_missing: float
    judged: int  # short lines that may be headlines


def candidates(text: PlainText) -> list[Line]:
    """The lines that may be headlines."""
    return [line for line in text.lines if line.words <= LONGEST_HEADLINE]


def measure(text: PlainText) -> dict[int, list[float]]:
    """The measures of every line that may be a headline, by its index, in the order of NAMES."""
    title = frozenset(keys_of(tokens_of(fold_line(text.title or ""))))
    cohesion = {line.index: list(_cohesion(text, line, title)) for line in candidates(text)}
    document = _read_document(text, title, cohesion)
    return {
        line.index: [
            *_shape(line),
            *_place(text, line, document),
            *cohesion[line.index],
            *_others(line, document, cohesion[line.index]),
        ]
        for line in candidates(text)
    }


def _read_document(text: PlainText, title: frozenset[str], cohesion: Mapping[int, Sequence[float]]) -> _Document:
    prose = [line.words for line in text.lines if line.is_prose]
    short = [line for line in text.lines if not line.is_prose]
    judged = [line for line in short if line.index in cohesion]
    return _Document(
        title=title,
        runs=_runs(text.lines),
        copies=Counter(line.text for line in text.lines),
        prose=len(prose),
        prose_words=fmean(prose) if prose else 0.0,
        short=len(short),
        short_words=sum(line.words for line in judged),
        short_known=sum(cohesion[line.index][_KNOWN] for line in judged),
        short_missing=sum(cohesion[line.index][_MISSING] for line in judged),
        judged=len(judged),
    )


def _shape(line: Line) -> Iterator[float]:
    text, length = line.text, len(line.text)
    bare = text.rstrip(CLOSING)
    first = text.lstrip(_QUOTES + "([ ")[:1]
    words = text.split()
    yield line.words
    yield length
    yield bare.endswith((*FULL_STOPS, "…"))
    yield bare[-1:] in ("?", "？", "؟")  # "!" is a matter of the country
    yield ends_in_colon(bare)
    yield text[-1] in _QUOTES
    yield text[0] in _QUOTES
    yield sum(text.count(quote) for quote in '"“”„«»「」『』')
    yield first.islower()
    yield text[0] in _BULLETS
    yield text.count(",") + text.count("、") + text.count("，") + text.count("،")
    yield ": " in text or "：" in text[:-1]
    yield any(dash in text for dash in (" - ", " – ", " — ", " | "))
    yield sum(word[:1].isupper() for word in words) / len(words)
    yield sum(len(word) > 1 and word.isupper() for word in words) / len(words)
    yield sum(map(str.isdigit, text)) / length
    yield sum(token[0].isdigit() for token in line.tokens)
    yield "(" in text or "[" in text
    yield "@" in text or "http" in text or "www." in text or "#" in text


def _runs(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """For each line, how many short lines stand directly before and after it."""
    before = [0] * (len(lines) + 1)
    after = [0] * (len(lines) + 1)
    for index, line in enumerate(lines):
        before[index + 1] = 0 if line.is_prose else before[index] + 1
    for line in reversed(lines):
        after[line.index] = 0 if line.is_prose else after[line.index + 1] + 1
    return [(before[index], after[index + 1]) for index in range(len(lines))]


def _place(text: PlainText, line: Line, document: _Document) -> Iterator[float]:
    lines, index = text.lines, line.index
    previous = lines[index - 1] if index else None
    following = lines[index + 1] if index + 1 < len(lines) else None
    before, after = document.runs[index]
    yield min(index, _FAR)
    yield min(len(lines) - 1 - index, _FAR)
    yield index / len(lines)
    yield previous is not None and previous.finished
    yield following is not None and following.finished
    yield previous.words if previous else -1
    yield following.words if following else -1
    yield previous is not None and previous.is_prose
    yield following is not None and following.is_prose
    yield previous is not None and ends_in_colon(previous.text)
    yield min(_FAR, before + 1 + after)
    yield min(_FAR, before)
    yield min(_FAR, after)
    yield min(_FAR, sum(other.is_prose for other in lines[max(0, index - _FAR) : index]))
    yield min(_FAR, sum(other.is_prose for other in lines[index + 1 : index + 1 + _FAR]))
    yield document.copies[line.text] - 1


def _cohesion(text: PlainText, line: Line, title: frozenset[str]) -> Iterator[float]:
    own = int(line.is_prose)  # a line of prose does not vouch for itself
    counts = {key: text.key_lines[key] - own for key in line.keys}
    missing = [key for key, count in counts.items() if count <= 0]
    total = sum(line.keys.values())
    missing_weight = sum(line.keys[key] for key in missing)
    number = max(1, len(line.keys))
    yield len(line.keys)
    yield len(missing)
    yield missing_weight
    yield max((line.keys[key] for key in missing), default=0.0)
    yield 1 - len(missing) / number
    yield 1 - missing_weight / total if total else 1.0
    yield fmean(counts.values()) if counts else 0.0
    yield sum(text.gram_lines[gram] > own for gram in line.grams) / max(1, len(line.grams))
    yield from _near_shares(text, line)
    yield len(title & line.keys.keys()) / number
    yield sum(key not in title for key in missing)
    yield _missing_names(line, missing)
    yield sum(key[0].isdigit() for key in missing)
    yield len(line.keys.keys() & _keys_of_short(text, line)) / number


def _near_shares(text: PlainText, line: Line) -> Iterator[float]:
    """Shares of its words in the prose around it, below it, above it."""
    after = _prose_keys(text.lines[line.index + 1 : line.index + 1 + _FAR])
    before = _prose_keys(text.lines[max(0, line.index - _FAR) : line.index][::-1])
    number = max(1, len(line.keys))
    yield len(line.keys.keys() & (after | before)) / number
    yield len(line.keys.keys() & after) / number
    yield len(line.keys.keys() & before) / number


def _prose_keys(lines: Sequence[Line]) -> set[str]:
    prose = [line for line in lines if line.is_prose][:_NEAR]
    return {key for line in prose for key in line.keys}


def _missing_names(line: Line, missing: Sequence[str]) -> int:
    """Words with a capital, not the first one, that the article does not know."""
    capitals = " ".join(word for word in line.text.split()[1:] if word[:1].isupper())
    return len(keys_of(tokens_of(fold_line(capitals))).keys() & set(missing)) if capitals else 0


def _keys_of_short(text: PlainText, line: Line) -> set[str]:
    return {
        key
        for other in text.lines[max(0, line.index - _NEAR) : line.index + _NEAR + 1]
        if not other.is_prose and other is not line
        for key in other.keys
    }


def _others(line: Line, document: _Document, own: Sequence[float]) -> Iterator[float]:
    """The article's size, and the means of the other short lines."""
    is_own = not line.is_prose
    others = document.judged - is_own
    yield min(40, document.prose)
    yield min(40, document.short)
    yield document.prose_words
    yield " " not in line.text and line.words > 2
    yield (document.short_known - is_own * own[_KNOWN]) / others if others else -1.0
    yield (document.short_missing - is_own * own[_MISSING]) / others if others else -1.0
    yield (document.short_words - is_own * line.words) / others if others else -1.0
