"""Looking into a state file, and taking things out of it, between runs."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newscrawl.state.articles import Articles
from newscrawl.state.failures import Failures
from newscrawl.state.schema import Connection, StateError, open_for_reading, version_of
from newscrawl.state.store import State


def overview(path: str) -> dict[str, Any]:
    """What a state file holds: totals, each site, the output files, the last runs. Raises StateError."""
    connection = open_for_reading(path)
    try:
        return {
            "file": path,
            "schema": version_of(connection),
            "bytes": Path(path).stat().st_size,
            "articles": _one(connection, "SELECT count(*) FROM articles"),
            "changed_since_stored": _one(connection, "SELECT count(*) FROM articles WHERE version > 1"),
            "sites": _sites(connection),
            "outputs": dict(connection.execute("SELECT path, size FROM outputs ORDER BY path").fetchall()),
            "runs": _runs(connection),
        }
    finally:
        connection.close()


def _one(connection: Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


def _sites(connection: Connection) -> dict[str, dict[str, Any]]:
    sites: dict[str, dict[str, Any]] = {}
    for site, count, last in connection.execute(
        "SELECT site, count(*), max(changed_at) FROM articles GROUP BY site ORDER BY site"
    ):
        sites[site] = {"articles": count, "last_stored": as_time(last), "failing": {}}
    for site, reason, count in connection.execute(
        "SELECT site, reason, count(*) FROM failures GROUP BY site, reason ORDER BY site, reason"
    ):
        sites.setdefault(site, {"articles": 0, "last_stored": None, "failing": {}})["failing"][reason] = count
    return sites


def _runs(connection: Connection) -> list[dict[str, Any]]:
    rows = connection.execute(
        "SELECT id, started_at, finished_at, finish_reason,"
        " (SELECT coalesce(sum(n), 0) FROM counts WHERE run = runs.id AND kind = 'new'),"
        " (SELECT coalesce(sum(n), 0) FROM counts WHERE run = runs.id AND kind = 'updated'),"
        " (SELECT coalesce(sum(n), 0) FROM counts WHERE run = runs.id AND kind = 'failed')"
        " FROM runs ORDER BY id DESC LIMIT 5"
    )
    names = ("run", "started", "finished", "finish_reason", "new", "updated", "failed")
    return [dict(zip(names, (row[0], as_time(row[1]), as_time(row[2]), *row[3:]), strict=True)) for row in rows]


def about(path: str, url: str) -> dict[str, Any]:
    """What is known of one address: its article, or its failure. Raises StateError."""
    connection = open_for_reading(path)
    try:
        article, failure = Articles(connection).at(url), Failures(connection).at(url)
    finally:
        connection.close()
    known: dict[str, Any] = {"url": url, "article": None, "failure": None}
    if article:
        times = {"changed_at": as_time(article.changed_at), "checked_at": as_time(article.checked_at)}
        known["article"] = {**asdict(article), "address": None, "fingerprint": article.fingerprint.hex(), **times}
        del known["article"]["address"]
    if failure:
        times = {"last_at": as_time(failure.last_at), "retry_at": as_time(failure.retry_at)}
        known["failure"] = {**asdict(failure), **times}
    return known


def as_time(seconds: float | None) -> str | None:
    """Seconds since 1970 as ISO 8601.

    >>> as_time(0)
    '1970-01-01T00:00:00Z'
    """
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def forget_urls(path: str, urls: list[str]) -> tuple[int, list[str]]:
    """Forget the articles and failures of addresses. Returns how many, and the addresses that were not known."""
    count, unknown = 0, []
    with opened(path) as state, state.transaction():
        for url in urls:
            article = state.articles.at(url)
            found = state.articles.forget([article.id]) if article else 0
            found += state.failures.clear(url)
            count += min(found, 1)
            if not found:
                unknown.append(url)
    return count, unknown


def forget_site(path: str, site: str) -> int:
    """Forget all articles and failures of a site. Returns how many."""
    with opened(path) as state, state.transaction():
        return state.articles.forget(state.articles.ids_of_site(site)) + state.failures.forget(site)


def forget_failures(path: str) -> int:
    """Forget what failed, so that it is tried again at once. Returns how many."""
    with opened(path) as state, state.transaction():
        return state.failures.forget()


def vacuum(path: str) -> tuple[int, int]:
    """Give back the room of what was deleted. Returns the file's bytes before and after."""
    before = Path(path).stat().st_size if Path(path).is_file() else 0
    with opened(path) as state:
        state.connection.execute("VACUUM")
        state.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return before, Path(path).stat().st_size


def opened(path: str) -> State:
    """An existing state file, for writing. Raises StateError where there is none, or a run uses it."""
    if not Path(path).is_file():
        raise StateError(f"{path}: there is no such state file")
    return State(path)
