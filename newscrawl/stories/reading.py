"""Articles files -> every article with its story, in the order of publication.

Nothing but SQLite's own cache grows in memory: the order and the sketches are in a file that is thrown away.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from newscrawl.stored import Record, placed_articles, read_at
from newscrawl.stories.grouping import SAME_STORY, Stories
from newscrawl.stories.sketch import sketch

# An article may stand in several files, and in several versions. The newest one stands for it, and of equals the
# earliest line: else a story would have as many firsts as its first article has lines.
_LINES = """
    SELECT file, place, EXISTS (
        SELECT 1 FROM lines AS other WHERE other.id = lines.id AND (
            other.version > lines.version
            OR other.version = lines.version
            AND (other.time, other.file, other.place) < (lines.time, lines.file, lines.place)
        )
    ) FROM lines ORDER BY time, id, version, file, place
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An article and its story."""

    id: str
    version: int
    url: str | None
    story_id: str  # the id of the article that came first
    first: bool  # of one line a story: the newest version of its first article
    likeness: float  # share of the shorter text that the two have in common, with the article that it copies; 1: none


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Versions of one article count once."""

    articles: int
    stories: int
    told_again: int  # stories of several articles


class Reading:
    """Articles files that have been read once, for their order."""

    def __init__(self, order: "_Order", stories: Stories) -> None:
        self._order = order
        self._stories = stories

    def told(self) -> Iterator[Told]:
        """Every line of the files, by the time of publication; versions of an article are of one story."""
        return (told for _, told in _told(self._order, self._stories))

    def articles(self) -> Iterator[Record]:
        """The same as whole articles, with `story_id`, `first` and `likeness` beside their own fields."""
        for record, told in _told(self._order, self._stories):
            yield {**record, "story_id": told.story_id, "first": told.first, "likeness": told.likeness}

    def totals(self) -> Totals:
        """The figures of what has been told."""
        return self._order.totals()


@contextmanager
def reading(paths: Sequence[Path], same: float = SAME_STORY) -> Iterator[Reading]:
    """Read articles files for their order. Raises StoredError where a file is no articles file."""
    with TemporaryDirectory(prefix="newscrawl-") as folder:
        order = _Order(Path(folder, "order.sqlite"), paths)
        stories = Stories(str(Path(folder, "stories.sqlite")), same)
        try:
            yield Reading(order, stories)
        finally:
            stories.close()
            order.close()


def _told(order: "_Order", stories: Stories) -> Iterator[tuple[Record, Told]]:
    for number, (record, stands_for_it) in enumerate(order.articles()):
        article = str(record["id"])
        known = order.story_of(article)
        if known is None:
            found = stories.add(number, sketch(record["text"]))
            first = order.article_at(found.story) if found.story != number else article
            known = first, found.likeness
            order.note(number, article, *known)
        story, likeness = known
        yield (
            record,
            Told(
                id=article,
                version=_version(record),
                url=record.get("url"),
                story_id=story,
                first=story == article and stands_for_it,
                likeness=round(likeness, 3),
            ),
        )


class _Order:
    """Where every article stands, by time; and what is known of the articles so far."""

    def __init__(self, path: Path, files: Sequence[Path]) -> None:
        self._files = files
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE lines (time REAL, id TEXT, version INTEGER, file INTEGER, place INTEGER,"
            " PRIMARY KEY (time, id, version, file, place)) WITHOUT ROWID;"
            "CREATE TABLE articles (number INTEGER PRIMARY KEY, id TEXT UNIQUE, story TEXT, likeness REAL); BEGIN;"
        )
        for number, file in enumerate(files):
            rows = ((*_key(record), number, place) for place, record in placed_articles(file))
            self._connection.executemany("INSERT OR IGNORE INTO lines VALUES (?, ?, ?, ?, ?)", rows)
        self._connection.execute("CREATE INDEX by_id ON lines (id, version)")

    def articles(self) -> Iterator[tuple[Record, bool]]:
        """All articles in their order; with each, whether of all lines of its id this one stands for the article."""
        for file, place, better in self._connection.execute(_LINES):
            yield read_at(self._files[file], [place])[0], not better

    def story_of(self, article: str) -> tuple[str, float] | None:
        """The story of an earlier version of the article."""
        row = self._connection.execute("SELECT story, likeness FROM articles WHERE id = ?", (article,)).fetchone()
        return (row[0], row[1]) if row else None

    def article_at(self, number: int) -> str:
        """The id of the article of this number."""
        return str(self._connection.execute("SELECT id FROM articles WHERE number = ?", (number,)).fetchone()[0])

    def note(self, number: int, article: str, story: str, likeness: float) -> None:
        """Remember an article's story."""
        self._connection.execute("INSERT INTO articles VALUES (?, ?, ?, ?)", (number, article, story, likeness))

    def totals(self) -> Totals:
        """The figures of the articles so far."""
        query = "SELECT coalesce(sum(n), 0), count(*), coalesce(sum(n > 1), 0) FROM"
        row = self._connection.execute(f"{query} (SELECT count(*) AS n FROM articles GROUP BY story)").fetchone()
        return Totals(articles=row[0], stories=row[1], told_again=row[2])

    def close(self) -> None:
        """Give the file up."""
        self._connection.close()


def _key(record: Record) -> tuple[float, str, int]:
    times = (_seconds(record.get(name)) for name in ("date_published", "date_downloaded"))
    time = next((seconds for seconds in times if seconds is not None), float("inf"))
    return time, str(record["id"]), _version(record)


def _version(record: Record) -> int:
    version = record.get("version")
    return version if isinstance(version, int) else 1


def _seconds(time: object) -> float | None:
    """Seconds since 1970; a time without an offset counts as UTC.

    >>> _seconds("1970-01-01T02:00:00+02:00"), _seconds("1970-01-02"), _seconds("soon")
    (0.0, 86400.0, None)
    """
    try:
        moment = datetime.fromisoformat(str(time))
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
