"""One run at a time for a state file."""

import fcntl
import os
import sqlite3
from datetime import UTC, datetime
from typing import Self

from newscrawl.state.schema import StateError


class StateLock:
    """Held as long as a run uses the state file; the system takes it back from a process that dies.

    It is a `flock` on the file itself, which does not meet the locks that SQLite takes on it, so that others can
    read meanwhile. Raises StateError where another process holds it.
    """

    def __init__(self, path: str) -> None:
        try:
            self._file: int | None = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise StateError(f"cannot use the state file {path}: {error.strerror}") from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self.release()
            raise StateError(
                f"the state file {path} is in use by another newscrawl{_holder(path)}: one run at a time; "
                "nothing was changed"
            ) from error

    def release(self) -> None:
        """Let the next one in. Only after the database is closed: closing this file ends SQLite's locks too."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.release()


def _holder(path: str) -> str:
    """Who runs, as far as the file tells."""
    try:
        connection = sqlite3.connect(path)
        try:
            row = connection.execute("SELECT process, started_at FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return ""
    if row is None:
        return ""
    started = datetime.fromtimestamp(row[1], UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    return f" (process {row[0]}, started {started})"
