"""Articles in the order of their publication -> their stories: each joins that of the earlier article it copies most.

Joining the one best story, and not all that are alike, keeps a round-up of two stories from making them one. The index
is a SQLite file that is thrown away: it holds a text's sketch, and by its smallest values where to look for copies.
"""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newscrawl.stories.sketch import containment, pack, unpack

SAME_STORY = 0.67  # containment; the figures of its neighbours are in docs/stories.md
_INDEXED = 24  # values of a sketch by which it is found
_SHARED = 2  # of these, at least
_MOST_HOLDERS = 50  # of one value; more have it from a phrase that everybody uses
_MOST_CANDIDATES = 40  # that are compared
_FEWEST = 12  # shingles; a shorter text is alone
_TABLES = """
    CREATE TABLE articles (number INTEGER PRIMARY KEY, story INTEGER NOT NULL, sketch BLOB NOT NULL);
    CREATE TABLE places (value INTEGER, number INTEGER, PRIMARY KEY (value, number)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Where an article belongs."""

    story: int  # the number of the story's first article
    likeness: float  # containment to the earlier article it copies most; 1 for a first one


class Stories:
    """The stories of the articles so far. `path`: a new file, or ":memory:"."""

    def __init__(self, path: str = ":memory:", same: float = SAME_STORY) -> None:
        self._same = same
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES} BEGIN;")

    def add(self, number: int, values: Sequence[int]) -> Membership:
        """The story of an article, given its number and its sketch; articles come in the order of publication."""
        story, likeness = self._best(values) if len(values) >= _FEWEST else (None, 0.0)
        found = Membership(story=number if story is None else story, likeness=1.0 if story is None else likeness)
        if len(values) >= _FEWEST:
            self._connection.execute("INSERT INTO articles VALUES (?, ?, ?)", (number, found.story, pack(values)))
            places = [(_signed(value), number) for value in values[:_INDEXED]]
            self._connection.executemany("INSERT OR IGNORE INTO places VALUES (?, ?)", places)
        return found

    def _best(self, values: Sequence[int]) -> tuple[int | None, float]:
        best, likeness = None, 0.0
        for number in self._candidates(values):
            row = self._connection.execute("SELECT story, sketch FROM articles WHERE number = ?", (number,)).fetchone()
            found = containment(values, unpack(row[1]))
            if found >= self._same and found > likeness:
                best, likeness = int(row[0]), found
        return best, likeness

    def _candidates(self, values: Sequence[int]) -> list[int]:
        """Earlier articles that share some of the indexed values, those that share most first, older ones before."""
        shared: Counter[int] = Counter()
        for value in values[:_INDEXED]:
            rows = self._connection.execute(
                "SELECT number FROM places WHERE value = ? ORDER BY number LIMIT ?", (_signed(value), _MOST_HOLDERS + 1)
            ).fetchall()
            if len(rows) <= _MOST_HOLDERS:
                shared.update(row[0] for row in rows)
        ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
        return [number for number, count in ranked if count >= _SHARED][:_MOST_CANDIDATES]

    def close(self) -> None:
        """Give the index up."""
        self._connection.close()


def _signed(value: int) -> int:
    return value - (1 << 63)
