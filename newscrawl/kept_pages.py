"""Pages kept as they were fetched, compressed, beside a manifest that `replay` reads.

A page's file is named after its address and its bytes, so a page that has changed is kept beside its earlier version,
and one that has not is kept once. The file is written before its line: a killed run leaves at most a file without one.
"""

import gzip
import hashlib
import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from newscrawl.cleaning.document import is_encoding
from newscrawl.items import RawPage
from newscrawl.sources import MANIFEST
from newscrawl.storage import LineFile, OutputError, recover_lines

_LEVEL = 6  # of gzip


class KeptPages:
    """A folder of kept pages, open for more. Raises OutputError where it cannot be written."""

    def __init__(self, folder: Path) -> None:
        self._made = [place for place in (folder, *folder.parents) if not place.exists()]
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"cannot write {folder}: {error.strerror}") from error
        self._folder = folder
        manifest = folder / MANIFEST
        self._file = LineFile(str(manifest))
        recover_lines(manifest)
        with manifest.open(encoding="utf-8") as lines:
            self._known = {json.loads(line).get("path") for line in lines}

    def add(self, page: RawPage) -> None:
        """Keep a page, with the other pages of its article. Raises OSError."""
        row = self._row(page)
        if row["path"] in self._known:
            return
        others = {
            "next_pages": [self._row(following) for following in page.next_pages],
            "whole_page": self._row(page.whole_page) if page.whole_page else None,
            "missing_page": page.missing_page,
            "listed": asdict(page.listed) if page.listed else None,
        }
        line = {**row, **{name: value for name, value in others.items() if value}}
        self._file.write((json.dumps(line, ensure_ascii=False) + "\n").encode("utf-8", "replace"))
        self._known.add(row["path"])

    def close(self, *, keep_empty: bool = True) -> None:
        """Close the manifest; without `keep_empty` a folder that was made here and holds no page is taken away."""
        self._file.close(keep_empty=keep_empty)
        if not keep_empty and not self._known:
            with suppress(OSError):  # somebody has put something there
                for place in self._made:
                    place.rmdir()

    def _row(self, page: RawPage) -> dict[str, Any]:
        """The page's part of a manifest line; its file is written."""
        path = _name(page)
        target = self._folder / path
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            part = target.with_suffix(".part")
            part.write_bytes(gzip.compress(page.body, _LEVEL, mtime=0))
            part.replace(target)
        return {
            "url": page.url,
            "path": path,
            "encoding": page.encoding
            if page.encoding and is_encoding(page.encoding)
            else None,  # a server says anything
            "date_downloaded": page.date_downloaded,
        }


def _name(page: RawPage) -> str:
    address = (page.url or "").encode("utf-8", "replace")
    digest = hashlib.blake2b(address + b"\0" + page.body, digest_size=16).hexdigest()
    return f"{digest[:2]}/{digest}.html.gz"
