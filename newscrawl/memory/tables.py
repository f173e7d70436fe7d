"""The rows of a site's memory. The columns are explained in `newscrawl.state.schema`."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from newscrawl.memory.independence import Holder

VERSION = 1  # raised when the same page gives other keys than before
_PARTS = ("pages", "lines", "slots", "headlines", "addresses", "texts")
_MOST_VALUES = 500  # in one statement
_KEY_BYTES = 8


class Tables:
    """Reading and writing by site and key."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def site(self, name: str) -> int | None:
        """The number of a site; None for one that is not known, or was learned by another version."""
        query = "SELECT id FROM memory_sites WHERE name = ? AND version = ?"
        row = self._connection.execute(query, (name, VERSION)).fetchone()
        return int(row[0]) if row else None

    def sites(self) -> list[str]:
        """The names of all sites, in order."""
        return [row[0] for row in self._connection.execute("SELECT name FROM memory_sites ORDER BY name")]

    def add_site(self, name: str) -> int:
        """A new site's number; what another version knew of it is forgotten."""
        self.forget_site(name)
        cursor = self._connection.execute("INSERT INTO memory_sites (name, version) VALUES (?, ?)", (name, VERSION))
        return int(cursor.lastrowid or 0)

    def forget_site(self, name: str) -> bool:
        """Forget a site. Returns whether it was known."""
        row = self._connection.execute("SELECT id FROM memory_sites WHERE name = ?", (name,)).fetchone()
        for part in _PARTS if row else ():
            self._connection.execute(f"DELETE FROM memory_{part} WHERE site = ?", row)
        return self._connection.execute("DELETE FROM memory_sites WHERE name = ?", (name,)).rowcount > 0

    def rows(self, part: str, columns: str, site: int, keys: Collection[int]) -> list[Any]:
        """The rows of these keys, in the order of their columns; the first column is the key."""
        key = columns.partition(",")[0]
        ordered = sorted(keys)
        rows: list[Any] = []
        for start in range(0, len(ordered), _MOST_VALUES):
            some = ordered[start : start + _MOST_VALUES]
            marks = ",".join("?" * len(some))
            query = f"SELECT {columns} FROM memory_{part} WHERE site = ? AND {key} IN ({marks}) ORDER BY 1, 2"
            rows += self._connection.execute(query, (site, *some)).fetchall()
        return rows

    def holders(self, site: int, pages: Collection[int]) -> dict[int, Holder]:
        """The pages of these keys that are known."""
        rows = self.rows("pages", "page, article, sketch", site, pages)
        return {row[0]: Holder(page=row[0], article=row[1], sketch=unpack(row[2])) for row in rows}

    def article_of(self, site: int, page: int) -> int:
        """The first page of a page's article; the page itself where it is not known."""
        rows = self.rows("pages", "page, article", site, [page])
        return int(rows[0][1]) if rows else page

    def count(self, part: str, site: int, up_to: int | None = None) -> int:
        """How many rows a site has; of pages also: those with keys up to this one."""
        condition, values = ("", (site,)) if up_to is None else (" AND page <= ?", (site, up_to))
        query = f"SELECT count(*) FROM memory_{part} WHERE site = ?{condition}"
        return int(self._connection.execute(query, values).fetchone()[0])

    def addresses(self, site: int, pages: Collection[int]) -> dict[int, str]:
        """The addresses of these pages, as far as a headline of theirs is known."""
        return dict(self.rows("addresses", "page, url", site, pages))

    def put_page(self, site: int, holder: Holder, day: int) -> None:
        """Add a page. What two versions of it say is settled so that their order does not matter."""
        self._connection.execute(
            "INSERT INTO memory_pages VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
            " article = min(article, excluded.article), day = max(day, excluded.day),"
            " sketch = max(sketch, excluded.sketch)",
            (site, holder.page, holder.article, day, pack(holder.sketch)),
        )

    def put_lines(self, site: int, page: int, lines: Iterable[int]) -> None:
        """Note that a page holds these lines."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO memory_lines VALUES (?, ?, ?)", [(site, line, page) for line in lines]
        )

    def put_slots(self, site: int, page: int, slots: Mapping[int, tuple[int, int]]) -> None:
        """Note how many blocks of each slot a page kept and removed."""
        self._connection.executemany(
            "INSERT INTO memory_slots VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
            " kept = max(kept, excluded.kept), removed = max(removed, excluded.removed)",
            [(site, slot, page, *counts) for slot, counts in slots.items()],
        )

    def put_headlines(self, site: int, source: int, day: int, headlines: Collection[tuple[int, int, str]]) -> None:
        """Note that a page shows these headlines: key, whose it is, address."""
        self._connection.executemany(
            "INSERT INTO memory_headlines VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
            " source = CASE WHEN source = excluded.source THEN source END, day = max(day, excluded.day)",
            [(site, headline, page, source, day) for headline, page, _ in headlines],
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO memory_addresses VALUES (?, ?, ?)",
            [(site, page, url) for _, page, url in headlines],
        )

    def put_texts(self, site: int, texts: Mapping[int, str]) -> None:
        """Note what keys stand for."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO memory_texts (site, key, text) VALUES (?, ?, ?)",
            [(site, key, text) for key, text in texts.items()],
        )

    def cut_lines(self, site: int, bounds: Mapping[int, int]) -> None:
        """Forget that pages beyond its bound hold a line, and note from where on that is not known any more."""
        values = [(site, line, bound) for line, bound in bounds.items()]
        self._connection.executemany("DELETE FROM memory_lines WHERE site = ? AND line = ? AND page > ?", values)
        self._connection.executemany(
            "UPDATE memory_texts SET bound = min(coalesce(bound, ?3), ?3) WHERE site = ?1 AND key = ?2", values
        )

    def cut_slots(self, site: int, slots: Iterable[int], size: int) -> None:
        """Of the pages of each slot, keep those with the smallest keys."""
        rows = "FROM memory_slots WHERE site = ?1 AND slot = ?2"
        self._connection.executemany(
            f"DELETE {rows} AND page > (SELECT page {rows} ORDER BY page LIMIT 1 OFFSET ?3)",
            [(site, slot, size - 1) for slot in slots],
        )

    def bounds(self, site: int, lines: Collection[int]) -> dict[int, int]:
        """Up to which page those of each line are all known, where some were left out."""
        return {key: bound for key, bound in self.rows("texts", "key, bound", site, lines) if bound is not None}

    def oldest(self, site: int) -> int:
        """The day of the page that was learned first."""
        row = self._connection.execute("SELECT coalesce(min(day), 1000000) FROM memory_pages WHERE site = ?", (site,))
        return int(row.fetchone()[0])

    def forget_pages(self, site: int, before: int, most: int) -> None:
        """Forget pages learned before that day, and all but the `most` newest, with all that only they said."""
        self._connection.execute(
            "DELETE FROM memory_pages WHERE site = ?1 AND (day < ?2 OR page NOT IN"
            " (SELECT page FROM memory_pages WHERE site = ?1 ORDER BY day DESC, page LIMIT ?3))",
            (site, before, most),
        )
        pages = "SELECT page FROM memory_pages WHERE site = ?1"
        for part in ("lines", "slots"):
            self._connection.execute(f"DELETE FROM memory_{part} WHERE site = ?1 AND page NOT IN ({pages})", (site,))
        keys = "SELECT line FROM memory_lines WHERE site = ?1 UNION SELECT slot FROM memory_slots WHERE site = ?1"
        self._connection.execute(f"DELETE FROM memory_texts WHERE site = ?1 AND key NOT IN ({keys})", (site,))

    def forget_headlines(self, site: int, before: int, most: int) -> None:
        """Forget headlines last seen before that day, and where there are more than `most`, the oldest ones."""
        forgotten = self._connection.execute(
            "DELETE FROM memory_headlines WHERE site = ? AND day < ?", (site, before)
        ).rowcount
        surplus = self.count("headlines", site) - most
        if surplus > 0:
            self._connection.execute(
                "DELETE FROM memory_headlines WHERE site = ?1 AND (headline, page) IN (SELECT headline, page"
                " FROM memory_headlines WHERE site = ?1 ORDER BY day, headline, page LIMIT ?2)",
                (site, surplus),
            )
        if forgotten or surplus > 0:
            pages = "SELECT page FROM memory_headlines WHERE site = ?1"
            self._connection.execute(f"DELETE FROM memory_addresses WHERE site = ?1 AND page NOT IN ({pages})", (site,))

    def recurring(self, site: int, least: int, limit: int) -> list[tuple[str, int]]:
        """Lines of several pages, in words, with how many pages of the sample hold them; the most frequent first."""
        return self._connection.execute(
            "SELECT text, count(*) FROM memory_lines JOIN memory_texts ON memory_texts.site = memory_lines.site"
            " AND key = line WHERE memory_lines.site = ? GROUP BY line HAVING count(*) >= ?"
            " ORDER BY count(*) DESC, text LIMIT ?",
            (site, least, limit),
        ).fetchall()

    def slots(self, site: int, limit: int) -> list[tuple[str, int, int, int]]:
        """Slots in words, with the pages, kept and removed blocks of their samples; those of most pages first."""
        return self._connection.execute(
            "SELECT text, count(*), sum(kept), sum(removed) FROM memory_slots JOIN memory_texts"
            " ON memory_texts.site = memory_slots.site AND key = slot WHERE memory_slots.site = ?"
            " GROUP BY slot ORDER BY count(*) DESC, sum(kept) DESC, text LIMIT ?",
            (site, limit),
        ).fetchall()

    def headlines(self, site: int) -> Iterator[tuple[int, str]]:
        """Every headline's key with the address of its story."""
        yield from self._connection.execute(
            "SELECT headline, url FROM memory_headlines JOIN memory_addresses USING (site, page)"
            " WHERE site = ? ORDER BY headline, page",
            (site,),
        )


def pack(keys: Iterable[int]) -> bytes:
    """Keys as bytes."""
    return b"".join(key.to_bytes(_KEY_BYTES, "big", signed=True) for key in sorted(keys))


def unpack(packed: bytes) -> frozenset[int]:
    """What `pack` made.

    >>> unpack(pack({3, -1})) == {3, -1}
    True
    """
    starts = range(0, len(packed), _KEY_BYTES)
    return frozenset(int.from_bytes(packed[start : start + _KEY_BYTES], "big", signed=True) for start in starts)
