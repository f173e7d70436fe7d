"""Guards: what a model of headlines is easily wrong about, and why such a line stays.

Lists, tables and credits, lines after a colon, live blogs: short lines without a full stop that share few words with
the text around them, and that belong to the article. A guard holds against the learned weights only; a lexicon's phrase
or the title of another article is stronger.
"""

import re
from collections.abc import Iterator, Sequence

from newscrawl.cleaning.plain.lines import Line
from newscrawl.cleaning.text import CLOSING, FULL_STOPS, MARKS, ends_in_colon

_ITEM = re.compile(r"(?:[•·▪►▶■◆●○◇→>✓*–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s*\S", re.IGNORECASE)
_BULLET = re.compile(r"[•·▪►▶■◆●○◇✓*–—-]\s*\S")
_QUOTED = re.compile(r"""["“„«»‹‘'「『].*["”“»«›’'」』]$""")
_QUOTED_WORDS = 5
# A quotation of two sentences is no headline; "." stands behind initials too.
_STOP_INSIDE = re.compile(rf"(?:[\w{MARKS}]{{3}}|(?!\.))[{FULL_STOPS}]\s|。[^」』]")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h時]\d{2}(?!\d)")
_SENTENCE_WORDS = 12
_TIMES = 3  # short lines with a time of day that make a live blog
LONGEST_RUN = 6  # short lines in a row that may be headlines; more are a list or a table


def find_guards(lines: Sequence[Line], longest_run: int = LONGEST_RUN) -> dict[int, str]:
    """The lines that stay whatever the weights say, by index, with the name of their guard."""
    live = sum(not line.is_prose and _CLOCK.search(line.text) is not None for line in lines) >= _TIMES
    guarded: dict[int, str] = {}
    for run in _runs(lines):
        before = lines[run[0].index - 1] if run[0].index else None
        listed = sum(_ITEM.match(line.text) is not None for line in run)
        for line in run:
            name = _guard(line, live=live)
            if before is not None and ends_in_colon(before.text):
                name = "after_colon"
            elif _BULLET.match(line.text) or (listed > 1 and _ITEM.match(line.text)):
                name = "list_item"
            elif len(run) > longest_run:
                name = "long_run"
            if name:
                guarded[line.index] = name
            if ends_in_colon(line.text):
                before = line
    guarded |= {line.index: "sentence" for line in lines if line.is_prose and _is_sentence(line)}
    return guarded


def _guard(line: Line, *, live: bool) -> str | None:
    if ends_in_colon(line.text):
        return "ends_with_colon"
    if live and _CLOCK.search(line.text):
        return "live_blog"
    if _QUOTED.match(line.text) and (line.words <= _QUOTED_WORDS or _STOP_INSIDE.search(line.text)):
        return "quotation"
    return "sentence" if _is_sentence(line) else None


def _is_sentence(line: Line) -> bool:
    return line.words >= _SENTENCE_WORDS and line.text.rstrip(CLOSING).endswith(tuple(FULL_STOPS))


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Short lines that stand together."""
    run: list[Line] = []
    for line in lines:
        if not line.is_prose:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run
