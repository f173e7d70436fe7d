"""How well copies of a story are told from other stories on the same event.

    python -m newscrawl.evaluation.stories ARTICLES.jsonl... [--threshold 0.5]...

From each article of two paragraphs and more (JSON lines with a `text`), copies are made as editors make them: cut to a
half, without every third paragraph, with every twelfth word changed, with a paragraph of another article before it and
another behind it. Beside them stand other stories on the same event: another article of the same length that takes over
a quarter, or a third, of the article's paragraphs, as reports from one news conference share its quotes. Precision and
recall are those of pairs of articles that are put into one story.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newscrawl.evaluation.inputs import InputError, told
from newscrawl.stored import read_records
from newscrawl.stories.grouping import SAME_STORY, Stories
from newscrawl.stories.sketch import sketch

_FEWEST_PARAGRAPHS = 4
_FEWEST_WORDS = 80
_EVERY_WORD = 12
_SHARES = (0.25, 0.33, 0.4)  # of the shorter text, that two stories on one event have in common


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One text, the story that it tells, and how it came about."""

    story: int
    made: str
    text: str


def write_cases(texts: Sequence[str], seed: int = 8) -> list[Case]:
    """Every second article with its copies and with another story on its event, in an order of chance.

    The articles between them lend their paragraphs to the other stories, each to one.
    """
    chooser = random.Random(seed)
    bodies = [lines for text in texts if len(lines := text.split("\n")) >= _FEWEST_PARAGRAPHS and _is_long(lines)]
    originals, lenders = bodies[0::2], bodies[1::2]
    cases: list[Case] = []
    for number, (lines, lender) in enumerate(zip(originals, lenders, strict=False)):
        around = originals[number - 1][0], originals[number - 2][-1]
        copies = _copies(lines, around, chooser)
        cases += [Case(story=number, made=made, text="\n".join(copy)) for made, copy in copies]
        share = _SHARES[number % len(_SHARES)]
        other = [*lender, *_part(lines, share, sum(map(len, lender)))]
        cases.append(Case(story=len(originals) + number, made=f"event, {share:.0%} shared", text="\n".join(other)))
    chooser.shuffle(cases)
    return cases


def _part(lines: Sequence[str], share: float, own: int) -> Iterator[str]:
    """Paragraphs from the middle, until they are that share of the shorter text."""
    wanted = share * min(sum(map(len, lines)), own / (1 - share))
    for line in lines[len(lines) // 3 :]:
        if wanted < len(line) / 2:
            break
        wanted -= len(line)
        yield line


def _copies(
    lines: Sequence[str], around: tuple[str, str], chooser: random.Random
) -> Iterator[tuple[str, Sequence[str]]]:
    yield "original", lines
    yield "half", lines[: (len(lines) + 1) // 2]
    yield "thinned", [line for index, line in enumerate(lines) if index % 3 != 2]
    yield "edited", _reworded("\n".join(lines), chooser.randrange(_EVERY_WORD)).split("\n")
    yield "framed", [around[0], *lines, around[1]]


def _reworded(text: str, start: int) -> str:
    words = text.split(" ")
    words[start::_EVERY_WORD] = [word[::-1] for word in words[start::_EVERY_WORD]]
    return " ".join(words)


def _is_long(lines: Sequence[str]) -> bool:
    return sum(len(line.split()) for line in lines) >= _FEWEST_WORDS


def judge(cases: Sequence[Case], threshold: float) -> tuple[float, float, Counter[str]]:
    """Precision and recall of pairs, and how the texts of wrong pairs were made."""
    stories = Stories(same=threshold)
    found = [stories.add(number, sketch(case.text)).story for number, case in enumerate(cases)]
    stories.close()
    both = _pairs(Counter(zip(found, (case.story for case in cases), strict=True)))
    together, wanted = _pairs(Counter(found)), _pairs(Counter(case.story for case in cases))
    wrong = Counter(case.made for case, story in zip(cases, found, strict=True) if cases[story].story != case.story)
    return both / max(1, together), both / max(1, wanted), wrong


def _pairs(sizes: Counter[object]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


@told
def main(arguments: Sequence[str] | None = None) -> int:
    """Print precision and recall by threshold; 2 for a file that cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m newscrawl.evaluation.stories")
    parser.add_argument("articles", nargs="+", type=Path, help="articles files, or JSON lines with a text")
    parser.add_argument("--threshold", type=float, action="append", help=f"may be given again ({SAME_STORY})")
    options = parser.parse_args(arguments)
    texts = [str(record.get("text") or "") for path in options.articles for record in read_records(path)]
    if not any(texts):
        raise InputError(f"there is no text in {', '.join(map(str, options.articles))}")
    cases = write_cases(texts)
    made = ", ".join(f"{count} {name}" for name, count in sorted(Counter(case.made for case in cases).items()))
    sys.stdout.write(f"{len(cases)} texts: {made}\n")
    for threshold in options.threshold or [SAME_STORY]:
        begun = time.monotonic()
        precision, recall, wrong = judge(cases, threshold)
        per_second = len(cases) / (time.monotonic() - begun)
        worst = ", ".join(f"{name} {count}" for name, count in wrong.most_common(3)) or "none"
        sys.stdout.write(
            f"threshold {threshold:.2f}  precision {precision:.4f}  recall {recall:.4f}  "
            f"{per_second:,.0f} texts/s  in a wrong story: {worst}\n"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
