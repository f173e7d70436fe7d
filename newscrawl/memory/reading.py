"""The memory in a state file, for whoever cleans: read only, in any process, also while a run writes to the file."""

from typing import Any

from newscrawl.cleaning.memory import Remembered, Traces, UnreadableMemoryError
from newscrawl.memory.store import MemoryStore
from newscrawl.state.schema import Connection, StateError, open_for_reading


class MemoryFile:
    """A `SiteMemory`. The file is opened when it is first asked, by each process for itself."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._connection: Connection | None = None

    def recall(self, traces: Traces) -> Remembered:
        """What other pages say of these keys. Raises UnreadableMemoryError."""
        try:
            if self._connection is None:
                self._connection = open_for_reading(self.path)
            return MemoryStore(self._connection).recall(traces)
        except StateError as error:
            raise UnreadableMemoryError(str(error)) from error

    def close(self) -> None:
        """Close the file; it is opened again when it is asked again."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def __getstate__(self) -> dict[str, Any]:
        """A connection cannot be handed to another process."""
        return {"path": self.path, "_connection": None}
