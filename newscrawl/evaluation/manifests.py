"""Replay manifests that also say what is right: one JSON object a line, with `url` and `path`."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def read_manifest(path: Path) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Each row and its page; paths are relative to the manifest, `.gz` is unpacked. Raises OSError and ValueError."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            yield row, read_page(path.parent / row["path"])


def read_page(path: Path) -> bytes:
    """A saved page's bytes."""
    body = path.read_bytes()
    return gzip.decompress(body) if path.suffix == ".gz" else body
