"""Pages out of archives, as documents for CleanStep."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import ClassVar

from datatrove.data import Document
from datatrove.pipeline.readers.base import BaseDiskReader

from newscrawl.items import RawPage, Rejected
from newscrawl.sources import read_saved

PAGE = "page"  # in a document's metadata: a RawPage, or a Rejected


class PageReader(BaseDiskReader):  # type: ignore[misc]
    """Reads what `replay` reads; the options are those of every datatrove reader (`glob_pattern`, `paths_file` ...).

    datatrove's own WarcReader passes over records without `WARC-Identified-Payload-Type`, joins no pages of an article,
    and ends at a broken record. A document's `text` is empty here: the page is in its metadata.
    """

    name = "📰 newscrawl pages"
    _requires_dependencies: ClassVar[list[str]] = ["warcio"]

    def read_file(self, filepath: str) -> Iterator[Document]:
        """The pages of one file in order, and what cannot be read of it."""
        with self._on_disk(filepath) as path:
            place = self.data_folder.resolve_paths(filepath)
            for number, page in enumerate(read_saved(path)):
                found = _from(page, str(path), place)
                self.stat_update("rejected" if isinstance(found, Rejected) else "pages")
                yield Document(text="", id=f"{filepath}/{number}", metadata={PAGE: found})

    @contextmanager
    def _on_disk(self, filepath: str) -> Iterator[Path]:
        """The file itself, or a copy of it where it is elsewhere: an archive is read from a disk."""
        if self.data_folder.is_local():
            yield Path(self.data_folder.resolve_paths(filepath))
            return
        with TemporaryDirectory() as folder:
            path = Path(folder, Path(filepath).name)
            with self.data_folder.open(filepath, "rb") as there, path.open("wb") as here:
                copyfileobj(there, here)
            yield path


def _from(page: RawPage | Rejected, path: str, place: str) -> RawPage | Rejected:
    """With the place that it was read from, not that of the copy."""
    return replace(page, source=page.source.replace(path, place, 1)) if page.source else page
