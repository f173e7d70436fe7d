"""What runs did, by site: counted while they run, kept for the comparison with later ones."""

import os
import sqlite3
from collections import Counter

from newscrawl.health import Body, Pages

KEPT_RUNS = 2000  # with one an hour: twelve weeks
_PENDING = 1000  # counts in memory before they are written though no article came


class Figures:
    """The counts of this run and of earlier ones."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._pending: Counter[tuple[str, str, str]] = Counter()
        self.run = 0

    def last_time(self) -> float | None:
        """The latest time that any run has noted."""
        row = self._connection.execute("SELECT max(max(started_at, coalesce(finished_at, 0))) FROM runs").fetchone()
        return float(row[0]) if row[0] is not None else None

    def begin(self, now: float) -> None:
        """Begin a run; the oldest ones are forgotten."""
        cursor = self._connection.execute("INSERT INTO runs (process, started_at) VALUES (?, ?)", (os.getpid(), now))
        self.run = int(cursor.lastrowid or 0)
        for table, column in (("counts", "run"), ("runs", "id")):
            self._connection.execute(f"DELETE FROM {table} WHERE {column} <= ?", (self.run - KEPT_RUNS,))

    def finish(self, now: float, reason: str) -> None:
        """End the run."""
        self.flush()
        self._connection.execute(
            "UPDATE runs SET finished_at = ?, finish_reason = ? WHERE id = ?", (now, reason, self.run)
        )

    def count(self, site: str, kind: str, name: str = "", n: int = 1) -> None:
        """Count something of a site; written with the next article."""
        self._pending[site, kind, name] += n
        if len(self._pending) >= _PENDING:
            self.flush()

    def flush(self) -> None:
        """Write what was counted."""
        self._connection.executemany(
            "INSERT INTO counts VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n",
            [(self.run, *key, n) for key, n in self._pending.items()],
        )
        self._pending.clear()

    def of_run(self) -> dict[str, dict[str, dict[str, int]]]:
        """This run's counts: site -> kind -> name -> how many."""
        self.flush()
        rows = self._connection.execute(
            "SELECT site, kind, name, n FROM counts WHERE run = ? ORDER BY site, kind, name", (self.run,)
        )
        found: dict[str, dict[str, dict[str, int]]] = {}
        for site, kind, name, n in rows:
            found.setdefault(site, {}).setdefault(kind, {})[name] = n
        return found

    def pages(self, site: str, limit: int) -> tuple[Pages, list[Pages]]:
        """The pages that this run fetched of a site, and those of its last runs that fetched any, the latest first."""
        rows = self._connection.execute(
            "SELECT run, sum((kind IN ('new', 'updated')) * n),"
            " sum((kind = 'rejected' AND name IN ('empty', 'index', 'not_found', 'not_html', 'paywall')) * n)"
            " FROM counts WHERE site = ? AND kind IN ('new', 'updated', 'rejected')"
            " GROUP BY run ORDER BY run DESC LIMIT ?",
            (site, limit + 1),
        ).fetchall()
        runs = {run: Pages(articles=articles, none=none) for run, articles, none in rows}
        return runs.pop(self.run, Pages(articles=0, none=0)), list(runs.values())

    def runs_before(self, site: str) -> tuple[int, int]:
        """How many earlier runs touched the site, and how many new articles they stored."""
        row = self._connection.execute(
            "SELECT count(DISTINCT run), coalesce(sum((kind = 'new') * n), 0) FROM counts WHERE site = ? AND run < ?",
            (site, self.run),
        ).fetchone()
        return int(row[0]), int(row[1])

    def lengths(self) -> list[int]:
        """The characters of each article that this run stored."""
        return [row[0] for row in self._connection.execute("SELECT length FROM articles WHERE run = ?", (self.run,))]

    def bodies(self, site: str, limit: int, *, of_this_run: bool) -> list[Body]:
        """The site's articles that this run stored, or earlier ones did; the latest first."""
        comparison = "=" if of_this_run else "<"
        rows = self._connection.execute(
            f"SELECT length, removed, container, rules, changed_at FROM articles WHERE site = ? AND run {comparison} ?"
            " ORDER BY run DESC, rowid DESC LIMIT ?",
            (site, self.run, limit),
        )
        return [
            Body(
                length=length,
                removed=removed,
                container=container,
                rules=frozenset(rules.split()) if rules is not None else None,
                stored_at=stored_at,
            )
            for length, removed, container, rules, stored_at in rows
        ]
