"""The articles that are stored: which, in what version, where their lines stand, and when they were looked at."""

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from newscrawl.cleaning.identity import registrable_domain
from newscrawl.storage import url_digest

NO_SITE = "-"  # of pages without an address, in the figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an article's line stands."""

    output: str | None = None
    start: int | None = None  # bytes
    size: int | None = None  # bytes, with the line end


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """One row: the last version of an article. The columns are explained in `schema`."""

    id: str
    url: str | None
    address: bytes | None
    site: str
    title: str | None
    published: str | None
    version: int
    fingerprint: bytes
    length: int
    removed: int
    partial: bool
    run: int
    etag: str | None = None
    last_modified: str | None = None
    listed: str | None = None
    changed_at: float
    checked_at: float | None
    output: str | None = None
    start: int | None = None
    size: int | None = None
    container: str | None = None
    rules: str | None = None


_COLUMNS = tuple(StoredArticle.__dataclass_fields__)
_PUT = (
    f"INSERT INTO articles ({', '.join(_COLUMNS)}) VALUES ({', '.join(f':{name}' for name in _COLUMNS)}) "
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS)}"
)


def fingerprint(title: str | None, text: str) -> bytes:
    """What two versions of an article are told apart by: its title and its text."""
    return hashlib.sha256(f"{title or ''}\n{text}".encode("utf-8", "replace")).digest()


def site_of(url: str | None) -> str:
    """The site that an address counts for, in the figures: its registrable domain."""
    return registrable_domain(url) or NO_SITE


class Articles:
    """The rows, by id and by address."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, article_id: str) -> StoredArticle | None:
        """The article of this id."""
        return self._one("WHERE id = ?", article_id)

    def at(self, url: str) -> StoredArticle | None:
        """The article of this address, however it is spelled."""
        return self._one("JOIN addresses ON article = id WHERE digest = ?", url_digest(url))

    def _one(self, condition: str, value: Any) -> StoredArticle | None:
        columns = ", ".join(f"articles.{name}" for name in _COLUMNS)
        row = self._connection.execute(f"SELECT {columns} FROM articles {condition}", (value,)).fetchone()
        return StoredArticle(**dict(zip(_COLUMNS, row, strict=True))) if row else None

    def put(self, article: StoredArticle, addresses: Iterable[str | None]) -> None:
        """Store a new article or a new version, and the addresses that lead to it."""
        self._connection.execute(_PUT, {name: getattr(article, name) for name in _COLUMNS})
        self.lead_to(article.id, addresses)

    def lead_to(self, article_id: str, addresses: Iterable[str | None]) -> None:
        """Note addresses under which the article was met."""
        self._connection.executemany(
            "INSERT INTO addresses VALUES (?, ?) ON CONFLICT (digest) DO UPDATE SET article = excluded.article",
            [(url_digest(address), article_id) for address in dict.fromkeys(addresses) if address],
        )

    def looked_at(self, article_id: str, now: float, *, listed: str | None, partial: bool) -> None:
        """Note that the article was found unchanged."""
        self._connection.execute(
            "UPDATE articles SET checked_at = ?, listed = coalesce(?, listed), partial = ? WHERE id = ?",
            (now, listed, partial, article_id),
        )

    def found_again(self, article_id: str, url: str, validators: tuple[str | None, str | None], now: float) -> None:
        """Complete an article that was learned from the output: by this address it can be rechecked."""
        self._connection.execute(
            "UPDATE articles SET address = ?, etag = ?, last_modified = ?, checked_at = ? WHERE id = ?",
            (url_digest(url), *validators, now, article_id),
        )

    def forget(self, ids: Iterable[str]) -> int:
        """Drop articles and what leads to them; they are fetched and stored again. Returns how many there were."""
        count = 0
        for article_id in list(ids):
            self._connection.execute("DELETE FROM addresses WHERE article = ?", (article_id,))
            count += self._connection.execute("DELETE FROM articles WHERE id = ?", (article_id,)).rowcount
        return count

    def ids_in(self, output: str) -> set[str]:
        """The articles whose lines should stand in a file."""
        rows = self._connection.execute("SELECT id FROM articles WHERE output = ? AND start IS NOT NULL", (output,))
        return {row[0] for row in rows}

    def ids_written_to(self, output: str) -> set[str]:
        """The articles that were written to a file, those that its reader took away among them."""
        return {row[0] for row in self._connection.execute("SELECT id FROM articles WHERE output = ?", (output,))}

    def ids_of_site(self, site: str) -> set[str]:
        """The articles of a site."""
        rows = self._connection.execute("SELECT id FROM articles WHERE site = ?", (site,))
        return {row[0] for row in rows}

    def taken_away(self, output: str) -> int:
        """Note that a file was moved or emptied by its reader: what stood there counts as stored. Returns how many."""
        update = "UPDATE articles SET start = NULL, size = NULL WHERE output = ? AND start IS NOT NULL"
        return self._connection.execute(update, (output,)).rowcount
