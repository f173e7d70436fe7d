"""What other articles say about a line: their titles, how common words are, and what recurs from article to article.

Learned in one pass. Titles take one number an article, words one number a word that at least two articles share;
the table of recurring lines is bounded. Recurrence alone is a trap, as most lines that stand in several articles are
genuine ones of texts that were published twice: only holders that share next to nothing else count.
"""

from collections import Counter, OrderedDict
from hashlib import blake2b

from newscrawl.cleaning.plain.lines import PlainText, read_text
from newscrawl.cleaning.text import squash

_MOST_KEYS = 1_000_000  # words of one article each are forgotten when there are more
_MOST_RECURRING = 200_000  # lines
_SKETCH = 24  # lines of an article that stand for it
_SHARED = 0.1  # of their lines that independent articles may share
_HOLDERS = 3  # independent articles that hold a recurring line
_LONGEST_RECURRING = 160  # letters
_FEWEST_ARTICLES = 20  # below, how common a word is cannot be told

_Sketch = frozenset[int]


class Corpus:
    """Add every article, then ask. Adding the articles in another order gives the same titles and words."""

    def __init__(self) -> None:
        self.articles = 0
        self._titles: set[int] = set()
        self._word_articles: Counter[str] = Counter()
        self._holders: OrderedDict[int, tuple[_Sketch, ...]] = OrderedDict()

    def add(self, text: str, title: str | None = None) -> None:
        """Learn from one article."""
        plain = read_text(text, title)
        self.articles += 1
        if plain.title:
            self._titles.add(_digest(squash(plain.title)))
        self._word_articles.update({key for line in plain.lines for key in line.keys})
        if len(self._word_articles) > _MOST_KEYS:
            self._word_articles = Counter({key: n for key, n in self._word_articles.items() if n > 1})
        self._remember(plain)

    def knows_title(self, squashed: str) -> bool:
        """Some article has this title (letters and digits only)."""
        return _digest(squashed) in self._titles

    def recurs(self, squashed: str) -> bool:
        """Independent articles hold this line (letters and digits only)."""
        return len(self._holders.get(_digest(squashed), ())) >= _HOLDERS

    def _remember(self, plain: PlainText) -> None:
        digests = {_digest(line.squashed) for line in plain.lines}
        sketch = frozenset(sorted(digests)[:_SKETCH])
        for line in plain.lines:
            if line.is_prose or len(line.squashed) > _LONGEST_RECURRING:
                continue
            digest = _digest(line.squashed)
            holders = self._holders.get(digest, ())
            if len(holders) < _HOLDERS and all(_independent(sketch, holder) for holder in holders):
                self._holders[digest] = (*holders, sketch)
        while len(self._holders) > _MOST_RECURRING:
            self._holders.popitem(last=False)


def _digest(squashed: str) -> int:
    return int.from_bytes(blake2b(squashed.encode("utf-8", "replace"), digest_size=7).digest(), "big")


def _independent(one: _Sketch, other: _Sketch) -> bool:
    return len(one & other) <= max(1.0, _SHARED * min(len(one), len(other)))
