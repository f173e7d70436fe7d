"""Pages that could not be had or held no article, and how long they are left in peace."""

import sqlite3
from dataclasses import dataclass

from newscrawl.storage import url_digest

MINUTE, HOUR, DAY = 60, 3600, 86400  # seconds

# What may be over at the next run, what may not, and pages that are there but hold no article.
_FIRST_WAIT: dict[str, int] = {"passing": 0, "lasting": HOUR, "no_article": DAY}
_SECOND_WAIT: dict[str, int] = {"passing": 10 * MINUTE, "lasting": 2 * HOUR, "no_article": 2 * DAY}
_LONGEST_WAIT: dict[str, int] = {"passing": DAY, "lasting": 30 * DAY, "no_article": 30 * DAY}
_MOST_DOUBLINGS = 20
_PASSING = frozenset(
    "timeout dns connection connection_refused broken_response error partial".split()
    + "retry_after http_408 http_425 http_429".split()
)
_NO_ARTICLE = frozenset("index empty paywall not_found not_html too_old".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One address that failed, the last time and those before it in a row."""

    url: str
    reason: str
    times: int
    last_at: float
    retry_at: float

    def is_over(self, now: float) -> bool:
        """Whether it may be tried again. A clock that went back does not lock an address out."""
        return now >= self.retry_at or now < self.last_at


def wait_after(reason: str, times: int) -> float:
    """Seconds before an address is tried again, having failed so many times in a row: doubled each time.

    >>> [wait_after("http_503", times) for times in (1, 2, 3)]
    [0, 600, 1200]
    >>> wait_after("http_404", 1), wait_after("http_404", 99)
    (3600, 2592000)
    """
    kind = _kind(reason)
    if times < 2:
        return _FIRST_WAIT[kind]
    doubled: int = 2 ** min(times - 2, _MOST_DOUBLINGS)
    return min(_SECOND_WAIT[kind] * doubled, _LONGEST_WAIT[kind])


def is_passing(reason: str) -> bool:
    """Whether a failure may be over when the page is tried again.

    >>> is_passing("http_503"), is_passing("http_404")
    (True, False)
    """
    return reason in _PASSING or reason.startswith("http_5")


def _kind(reason: str) -> str:
    if reason in _NO_ARTICLE:
        return "no_article"
    return "passing" if is_passing(reason) else "lasting"


class Failures:
    """The rows, by address."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def at(self, url: str) -> Failure | None:
        """The failure of this address, if the last try failed."""
        row = self._connection.execute(
            "SELECT url, reason, times, last_at, retry_at FROM failures WHERE digest = ?", (url_digest(url),)
        ).fetchone()
        if row is None:
            return None
        return Failure(url=row[0], reason=row[1], times=row[2], last_at=row[3], retry_at=row[4])

    def note(self, url: str, site: str, reason: str, now: float) -> None:
        """Note that an address failed once more."""
        before = self.at(url)
        times = before.times + 1 if before else 1
        self._connection.execute(
            "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?, ?, ?)",
            (url_digest(url), url, site, reason, times, now, now + wait_after(reason, times)),
        )

    def clear(self, url: str) -> int:
        """Note that an address was had. Returns how many failures that ended: 0 or 1."""
        return self._connection.execute("DELETE FROM failures WHERE digest = ?", (url_digest(url),)).rowcount

    def forget(self, site: str | None = None) -> int:
        """Forget all failures, or those of a site. Returns how many."""
        if site is None:
            return self._connection.execute("DELETE FROM failures").rowcount
        return self._connection.execute("DELETE FROM failures WHERE site = ?", (site,)).rowcount
