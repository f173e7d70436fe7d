"""Every page as it was fetched into a folder or a WARC file, before anything is made of it."""

import asyncio
import logging
from pathlib import Path
from typing import Any, Protocol, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from newscrawl.extras import MissingExtraError, require
from newscrawl.items import RawPage
from newscrawl.kept_pages import KeptPages
from newscrawl.pipelines.drops import LimitReached, StorageFailed
from newscrawl.pipelines.refusing import refuse
from newscrawl.pipelines.storage import StoragePipeline
from newscrawl.sources import ARCHIVE_SUFFIXES
from newscrawl.storage import OutputError

logger = logging.getLogger(__name__)


class Kept(Protocol):
    """Where pages are kept."""

    def add(self, page: RawPage) -> None:
        """Keep a page. Raises OSError."""

    def close(self, *, keep_empty: bool = True) -> None:
        """Close it; without `keep_empty` what was made and holds no page is taken away."""


def _opened(path: Path) -> Kept:
    if not path.name.endswith(ARCHIVE_SUFFIXES):
        return KeptPages(path)
    require("warc", "a WARC archive")
    from newscrawl.archives.writing import WarcFile  # noqa: PLC0415 - needs the extra

    return WarcFile(path)


class KeepingPipeline:
    """Keeps each RawPage; items of other classes pass through.

    Setting: NEWSCRAWL_KEEP_HTML, a folder, or a .warc or .warc.gz file; unset: off.
    """

    def __init__(self, crawler: Crawler, folder: str) -> None:
        self.crawler = crawler
        self.folder = folder
        self._pages: Kept | None = None
        self._stop: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read the setting."""
        folder = crawler.settings.get("NEWSCRAWL_KEEP_HTML")
        if not folder:
            raise NotConfigured
        return cls(crawler, folder)

    def open_spider(self) -> None:
        """Open the folder or file."""
        try:
            self._pages = _opened(Path(self.folder))
        except (OutputError, MissingExtraError) as error:
            raise refuse(self.crawler.stats, error) from error

    def process_item(self, item: Any) -> Any:
        """Keep a page; one that came after the run's last article is dropped."""
        storage = self.crawler.get_item_pipeline(StoragePipeline)
        if storage and storage.stopping:
            raise LimitReached("the run is being stopped")
        if isinstance(item, RawPage) and self._pages is not None:
            try:
                self._pages.add(item)
            except OSError as error:
                if self._stop is None:  # once, not for each page that is still in hand
                    logger.error("cannot keep a page in %s: %s; stopping", self.folder, error.strerror)  # noqa: TRY400
                self._close()
                raise StorageFailed(str(error)) from error
        return item

    def _close(self) -> None:
        if self._stop is None:
            engine = self.crawler.engine
            self._stop = asyncio.get_running_loop().create_task(engine.close_spider_async(reason="output_error"))

    def close_spider(self) -> None:
        """Close the folder or file."""
        storage = self.crawler.get_item_pipeline(StoragePipeline)
        if self._pages is not None:
            self._pages.close(keep_empty=not (storage and storage.came_to_nothing))
