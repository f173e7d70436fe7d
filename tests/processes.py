"""The processes of this machine, by /proc."""

import time
from pathlib import Path


def descendants(process: int) -> set[int]:
    """The processes below one, however deep."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        parents[int(status.parent.name)] = int(fields[1])
    found: set[int] = set()
    below = {process}
    while below:
        below = {child for child, parent in parents.items() if parent in below} - found
        found |= below
    return found


def wait_for_lines(path: Path, count: int) -> None:
    """Return as soon as the file has so many lines; fail after 30 seconds."""
    deadline = time.monotonic() + 30
    while not path.is_file() or path.read_bytes().count(b"\n") < count:
        assert time.monotonic() < deadline, f"{path} does not grow"
        time.sleep(0.01)
