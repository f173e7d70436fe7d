"""What a run has stored, read back line by line: articles and their removals."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from newscrawl.storage import url_digest

Record = dict[str, Any]


class StoredError(Exception):
    """A file is no newscrawl output, or cannot be read. The message is one line for a person."""


class StoredRemovals:
    """The removals of each article. Only their places in the file stay in memory.

    Raises StoredError where the file is not JSON lines; a file that does not exist holds no removals.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._places: dict[str, list[int]] = {}
        if path is not None and path.is_file():
            for place, record in _placed_records(path):
                self._places.setdefault(str(record.get("article_id")), []).append(place)

    def of(self, article: Record) -> list[Record]:
        """The removals of one article in its version, in their order, each once.

        Where articles were cut from their file and came again, the removals file holds the same lines twice: a run
        cuts only what a crash can have left, since several articles files may share one file of removals.
        """
        places = self._places.get(str(article.get("id")))
        rows = read_at(self._path, places) if places and self._path else []
        version = article.get("version", 1)
        mine = [row for row in rows if row.get("article_version", 1) == version]
        return list({json.dumps(row, sort_keys=True): row for row in mine}.values())


class StoredArticles:
    """The articles of a file by the digest of their address, each given once. Only digests and places stay in memory.

    Raises StoredError where the file is no articles file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._places: dict[bytes, int] = {}
        self._digests: dict[bytes, bytes] = {}  # of the id -> of the address
        for place, record in placed_articles(path):
            digest = url_digest(str(record.get("url") or record["id"]))
            self._places[digest] = place
            self._digests[url_digest(record["id"])] = digest

    def digest_of(self, article_id: str) -> bytes | None:
        """Of the address of an article, given already or not; None where the file holds no article of this id."""
        return self._digests.get(url_digest(article_id))

    def pop(self, digest: bytes) -> Record | None:
        """The article of an address, or None."""
        place = self._places.pop(digest, None)
        return None if place is None else read_at(self._path, [place])[0]

    def rest(self) -> Iterator[Record]:
        """The articles that were not asked for, in their order."""
        for place in self._places.values():
            yield from read_at(self._path, [place])


def read_records(path: Path) -> Iterator[Record]:
    """Every line of a file of JSON lines. Raises StoredError."""
    for _, record in _placed_records(path):
        yield record


def read_articles(path: Path) -> Iterator[Record]:
    """Every article of a file. Raises StoredError where a line is none."""
    for _, record in placed_articles(path):
        yield record


def placed_articles(path: Path) -> Iterator[tuple[int, Record]]:
    """Every article of a file with its offset in bytes. Raises StoredError where a line is none."""
    for number, (place, record) in enumerate(_placed_records(path), start=1):
        _check_article(path, number, record)
        yield place, record


def _check_article(path: Path, number: int, record: Record) -> None:
    if not isinstance(record.get("id"), str) or not isinstance(record.get("text"), str):
        raise StoredError(f"{path}, line {number}, is no article")


def read_at(path: Path, places: Sequence[int]) -> list[Record]:
    """The records at these offsets."""
    found = []
    with path.open("rb") as file:
        for place in places:
            file.seek(place)
            found.append(json.loads(file.readline()))
    return found


def _placed_records(path: Path) -> Iterator[tuple[int, Record]]:
    """Each line's offset in bytes, and its record."""
    try:
        with path.open("rb") as file:
            place = 0
            for number, line in enumerate(file, start=1):
                yield place, _record(path, number, line)
                place += len(line)
    except OSError as error:
        raise StoredError(f"{path} cannot be read: {error.strerror}") from error


def _record(path: Path, number: int, line: bytes) -> Record:
    try:
        record = json.loads(line)
    except ValueError:
        record = None
    if not isinstance(record, dict):
        raise StoredError(f"{path}, line {number}, is not a JSON object, so this is no newscrawl output")
    return record
