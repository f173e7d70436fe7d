"""One run at a time for a state file."""

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from newscrawl.state.schema import StateError
from newscrawl.storage import lock


class StateLock:
    """Held as long as a run uses the state file; the system takes it back from a process that dies.

    It is a `flock` on the file itself, which does not meet the locks that SQLite takes on it, so that others can
    read meanwhile. Raises StateError where another process holds it.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        try:
            self._file: int | None = self._opened()
        except OSError as error:
            raise StateError(f"cannot use the state file {path}: {error.strerror}") from error
        try:
            lock(self._file)
        except BlockingIOError as error:
            self.release()
            raise StateError(
                f"the state file {path} is in use by another newscrawl{_holder(path)}: one run at a time; "
                "nothing was changed"
            ) from error

    def _opened(self) -> int:
        """The file; of two runs at once, one alone has made it."""
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
        self._made = not Path(self._path).exists()
        if self._made:
            try:
                return os.open(self._path, flags | os.O_EXCL, 0o644)
            except FileExistsError:
                self._made = False
        return os.open(self._path, flags, 0o644)

    def undo(self) -> None:
        """Take the file away if it was made here, and with it what SQLite has put beside it."""
        for end in ("", "-wal", "-shm") if self._made else ():
            Path(f"{self._path}{end}").unlink(missing_ok=True)

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
