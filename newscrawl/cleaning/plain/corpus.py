"""What other articles say about a line: it is the title of one, or it recurs from article to article.

Learned in one pass. A title takes one number an article; the table of recurring lines is bounded. Recurrence alone is
a trap, as most lines that stand in several articles are genuine ones of texts that were published twice: only holders
that share next to nothing else count. How common a word is in the corpus was tried as well, and told nothing more.
"""

from collections import OrderedDict
from hashlib import blake2b

from newscrawl.cleaning.plain.lines import PlainText, read_text
from newscrawl.cleaning.text import squash

_MOST_LINES = 50_000  # short lines that are remembered; the one not seen for longest is forgotten first
_SKETCH = 12  # lines of an article that stand for it
_SHARED = 0.1  # of their lines that independent articles may share
_HOLDERS = 3  # independent articles that hold a recurring line
_LONGEST_RECURRING = 160  # letters

_Sketch = frozenset[int]


class Corpus:
    """Add every article, then ask."""

    def __init__(self) -> None:
        self._titles: set[int] = set()
        self._holders: OrderedDict[int, tuple[_Sketch, ...]] = OrderedDict()

    def add(self, text: str, title: str | None = None) -> None:
        """Learn from one article."""
        plain = read_text(text, title)
        if plain.title:
            self._titles.add(_digest(squash(plain.title)))
        self._remember(plain)

    def knows_title(self, squashed: str) -> bool:
        """Some article has this title (letters and digits only)."""
        return _digest(squashed) in self._titles

    def recurs(self, squashed: str) -> bool:
        """Independent articles hold this line (letters and digits only)."""
        return len(self._holders.get(_digest(squashed), ())) >= _HOLDERS

    def _remember(self, plain: PlainText) -> None:
        sketch = frozenset(sorted({_digest(line.squashed) for line in plain.lines})[:_SKETCH])
        for line in plain.lines:
            if line.is_prose or len(line.squashed) > _LONGEST_RECURRING:
                continue
            digest = _digest(line.squashed)
            holders = self._holders.pop(digest, ())
            if len(holders) < _HOLDERS and all(_independent(sketch, holder) for holder in holders):
                holders = (*holders, sketch)
            self._holders[digest] = holders
        while len(self._holders) > _MOST_LINES:
            self._holders.popitem(last=False)


def _digest(squashed: str) -> int:
    return int.from_bytes(blake2b(squashed.encode("utf-8", "replace"), digest_size=7).digest(), "big")


def _independent(one: _Sketch, other: _Sketch) -> bool:
    """They share the line in question and next to nothing else."""
    return len(one & other) <= max(1.0, _SHARED * min(len(one), len(other)))
