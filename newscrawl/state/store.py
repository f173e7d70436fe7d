"""The state of a crawl, open for one run."""

import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from newscrawl.memory import MemoryStore
from newscrawl.state.articles import Articles
from newscrawl.state.failures import Failures
from newscrawl.state.figures import Figures
from newscrawl.state.lock import StateLock
from newscrawl.state.schema import MEMORY, open_database

TAIL = 512  # bytes by which a file's end is known again


class State:
    """A state file that this process alone writes to; `path` MEMORY keeps nothing.

    Raises StateError where the file cannot be used or another run uses it. Each call writes at once, or with
    the others of its `transaction`.
    """

    def __init__(self, path: str = MEMORY, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self.now = clock
        self._lock = None if path == MEMORY else StateLock(path)
        try:
            self.connection = open_database(path)
        except BaseException:
            self._release(undo=True)
            raise
        self.articles = Articles(self.connection)
        self.failures = Failures(self.connection)
        self.figures = Figures(self.connection)
        self.memory = MemoryStore(self.connection)

    @property
    def lasting(self) -> bool:
        """Whether there will be a next run that reads this."""
        return self.path != MEMORY

    def is_blank(self) -> bool:
        """Whether there is nothing in it that a later run could use."""
        query = "SELECT 1 FROM articles UNION ALL SELECT 1 FROM failures UNION ALL SELECT 1 FROM memory_sites LIMIT 1"
        return self.connection.execute(query).fetchone() is None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all that is done inside, or nothing. Raises StateError where it cannot be written."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    def accounted(self, output: Path) -> int | None:
        """How far an output file is accounted for, in bytes; None: not at all, or other bytes stand there now."""
        query = "SELECT size, tail FROM outputs WHERE path = ?"
        row = self.connection.execute(query, (key_of(output),)).fetchone()
        return int(row[0]) if row and _tail(output, row[0]) == row[1] else None

    def account(self, output: Path) -> None:
        """Note that an output file is accounted for as it is."""
        size = output.stat().st_size if output.is_file() else 0
        self.connection.execute(
            "INSERT OR REPLACE INTO outputs VALUES (?, ?, ?)", (key_of(output), size, _tail(output, size))
        )

    def unaccount(self, output: Path) -> None:
        """Note that nothing is known of what stands in an output file: the next run reads all of it."""
        self.connection.execute("DELETE FROM outputs WHERE path = ?", (key_of(output),))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self, *, undo: bool = False) -> None:
        """Close the file and let the next run in; closing twice is harmless.

        `undo`: a file that was made here is taken away again.
        """
        with suppress(sqlite3.Error):  # nothing is pending; on a full disk the log stays, and is read next time
            self.connection.close()
        self._release(undo=undo)

    def _release(self, *, undo: bool) -> None:
        if self._lock is not None:
            if undo:
                self._lock.undo()
            self._lock.release()


def key_of(output: Path) -> str:
    """How the state names an output file."""
    return str(output.resolve())


def _tail(path: Path, end: int) -> bytes:
    """A digest of the bytes before `end`; of none where the file is shorter."""
    read = b""
    if path.is_file() and path.stat().st_size >= end:
        with path.open("rb") as file:
            file.seek(max(0, end - TAIL))
            read = file.read(min(end, TAIL))
    return hashlib.blake2b(read, digest_size=10).digest()
