"""Replay manifests that also say what is right: one JSON object a line, with `url` and `path`; and saved pages."""

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from newscrawl.evaluation.inputs import InputError, ReadFrom
from newscrawl.items import RawPage, Rejected
from newscrawl.sources import read_saved


def read_manifest(path: Path, *keys: str) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Each row and its page; paths are relative to the manifest, `.gz` is unpacked.

    Raises InputError, also for a row without one of the keys.
    """
    for number, row in read_rows(path):
        if missing := [key for key in ("path", *keys) if key not in row]:
            raise InputError(f"{path}: line {number} has no '{missing[0]}'")
        with ReadFrom(f"{path}: line {number}: {row['path']}"):
            page = read_page(path.parent / row["path"])
        yield row, page


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a file of JSON lines, each with its line's number. Raises InputError, also where there is none."""
    with ReadFrom(path):
        text = path.read_text("utf-8")
    if not text.strip():
        raise InputError(f"{path}: there is no line in it")
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            with ReadFrom(f"{path}: line {number}"):
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise TypeError("this is no JSON object")
            yield number, row


def read_page(path: Path) -> bytes:
    """A saved page's bytes."""
    body = path.read_bytes()
    return gzip.decompress(body) if path.suffix == ".gz" else body


def saved_pages(paths: Sequence[Path]) -> list[RawPage]:
    """What `replay` would read. Raises InputError where there is no page."""
    found = [page for path in paths for page in read_saved(path)]
    pages = [page for page in found if isinstance(page, RawPage)]
    if not pages:
        why = next((f"{one.source}: {one.detail}" for one in found if isinstance(one, Rejected)), None)
        raise InputError(why or "there are no pages: name a page, a folder or a manifest")
    return pages
