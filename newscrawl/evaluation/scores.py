"""Figures of extracted texts against references.

Texts are compared by letters and digits only, so white space, case and punctuation do not count. Per page: F1 of
4-word shingles (title, lead and sub-headings are neither asked for nor punished), the share of paragraphs kept
verbatim, leaks by kind, and the share of text that is in no reference. A page is perfect when every paragraph is kept,
nothing leaked and at most 2 % of the reference's length is extra. `exact` is for whole-text references: the same words.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newscrawl.evaluation.references import Reference

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_SHORTEST = 12  # letters; shorter paragraphs are found anywhere
_SHORTEST_EXTRA = 8
_EXTRA_ALLOWED = 0.02
_NEVER_PUNISHED = ("caption", "optional")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageScore:
    """The counts of one page."""

    precision: float
    recall: float
    kept: int
    wanted: int
    teasers: tuple[int, int]  # leaked, of how many
    others: tuple[int, int]
    extra: int  # characters
    size: int
    perfect: bool
    exact: bool
    lost: tuple[str, ...]
    leaked: tuple[str, ...]


def squashed(text: str) -> str:
    """Letters and digits, case folded."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def score(reference: Reference, text: str) -> PageScore:
    """One page's text against its reference."""
    output = squashed(text)
    known = squashed(" ".join((*reference.optional, *reference.paragraphs, *reference.authors)))
    wanted = [(p, squashed(p)) for p in reference.paragraphs if len(squashed(p)) >= _SHORTEST]
    lost = tuple(p for p, letters in wanted if letters not in output)
    leaks = {
        kind: [noise for k, noise in reference.noise if k == kind and _leaked(squashed(noise), output, known)]
        for kind in ("teaser", "other")
    }
    totals = Counter(kind for kind, _ in reference.noise)
    extra = _extra(reference, text, known)
    precision, recall = _shingle_scores(reference, text)
    return PageScore(
        precision=precision,
        recall=recall,
        kept=len(wanted) - len(lost),
        wanted=len(wanted),
        teasers=(len(leaks["teaser"]), totals["teaser"]),
        others=(len(leaks["other"]), totals["other"]),
        extra=extra,
        size=len(output),
        perfect=not lost
        and not leaks["teaser"]
        and not leaks["other"]
        and extra <= _EXTRA_ALLOWED * max(1, len(known)),
        exact=_words(text) == _words(" ".join(reference.paragraphs)),
        lost=lost,
        leaked=(*leaks["teaser"], *leaks["other"]),
    )


def summarise(scores: Sequence[PageScore]) -> dict[str, float]:
    """The figures over all pages of a set; `other_leak` is a mean over the pages that have any."""
    pages = max(1, len(scores))
    precision, recall = sum(s.precision for s in scores) / pages, sum(s.recall for s in scores) / pages
    with_others = [s.others[0] / s.others[1] for s in scores if s.others[1]]
    return {
        "pages": len(scores),
        "F1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "precision": precision,
        "recall": recall,
        "kept": _share(sum(s.kept for s in scores), sum(s.wanted for s in scores)),
        "teaser_leak": _share(sum(s.teasers[0] for s in scores), sum(s.teasers[1] for s in scores)),
        "other_leak": sum(with_others) / max(1, len(with_others)),
        "extra": _share(sum(s.extra for s in scores), sum(s.size for s in scores)),
        "perfect": sum(s.perfect for s in scores) / pages,
        "exact": sum(s.exact for s in scores) / pages,
    }


def _leaked(noise: str, output: str, known: str) -> bool:
    return noise in output and noise not in known


def _extra(reference: Reference, text: str, known: str) -> int:
    captions = squashed(" ".join(noise for kind, noise in reference.noise if kind in _NEVER_PUNISHED))
    pieces = sorted(map(squashed, (*reference.paragraphs, *reference.optional)), key=len, reverse=True)
    return sum(_extra_of_line(squashed(line), known, captions, pieces) for line in text.split("\n"))


def _extra_of_line(line: str, known: str, captions: str, pieces: Iterable[str]) -> int:
    if len(line) < _SHORTEST_EXTRA or line in known or line in captions:
        return 0
    for piece in pieces:
        if len(piece) >= _SHORTEST:
            line = line.replace(piece, "")
    return len(line) if len(line) >= _SHORTEST_EXTRA else 0


def _shingle_scores(reference: Reference, text: str) -> tuple[float, float]:
    wanted = _shingles(" ".join(reference.paragraphs))
    optional = _shingles(" ".join(reference.optional))
    found = _shingles(text)
    right = (wanted & found).total()
    return _share(right, right + (found - wanted - optional).total()), _share(right, wanted.total())


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _words(text)
    length = min(_SHINGLE, len(words))
    return Counter(tuple(words[i : i + length]) for i in range(len(words) - length + 1)) if words else Counter()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
