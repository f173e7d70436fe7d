"""Articles and removals to JSON Lines files: append, one write per line, no article twice."""

import asyncio
import logging
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.exporters import JsonLinesItemExporter

from newscrawl.items import Article, Rejected, Removal
from newscrawl.pipelines.cleaning import CleanedPage
from newscrawl.pipelines.drops import AlreadyStored, DuplicateArticle, LimitReached, StorageFailed
from newscrawl.storage import (
    LineFile,
    OutputError,
    StoredArticles,
    recover_articles,
    recover_removals,
)

logger = logging.getLogger(__name__)


class StoragePipeline:
    """Writes each article once, its removals before it, and gives the Article on (for FEEDS).

    Settings: NEWSCRAWL_OUTPUT and NEWSCRAWL_REMOVALS (paths, or "-" for stdout; unset: not
    written), NEWSCRAWL_OVERWRITE, NEWSCRAWL_LIMIT (0: none).
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.output: str | None = crawler.settings.get("NEWSCRAWL_OUTPUT")
        self.removals: str | None = crawler.settings.get("NEWSCRAWL_REMOVALS")
        self.overwrite = crawler.settings.getbool("NEWSCRAWL_OVERWRITE")
        self.limit = crawler.settings.getint("NEWSCRAWL_LIMIT")
        self.stored = StoredArticles()
        self._seen: set[str] = set()
        self._articles_file: LineFile | None = None
        self._removals_file: LineFile | None = None
        self._stop: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the settings from the crawler."""
        return cls(crawler)

    def open_spider(self) -> None:
        """Open the files, repair what a crash left, and learn what is stored already."""
        try:
            self._articles_file = self._open(self.output)
            self._removals_file = self._open(self.removals)
            if self.output not in {None, "-"}:
                self.stored, cut = recover_articles(Path(str(self.output)))
                _say_repaired(self.output, cut)
            if self.removals not in {None, "-"}:
                cut = recover_removals(Path(str(self.removals)), self.stored.ids)
                _say_repaired(self.removals, cut)
        except OutputError as error:
            logger.error("%s", error)  # noqa: TRY400 - a user's mistake needs no traceback
            raise CloseSpider("output_error") from error

    @property
    def stopping(self) -> bool:
        """Whether nothing more will be stored in this run."""
        return self._stop is not None

    def _open(self, path: str | None) -> LineFile | None:
        return LineFile(path, overwrite=self.overwrite) if path else None

    def process_item(self, item: Any) -> Any:
        """Store a CleanedPage's article; items of other classes pass through."""
        if not isinstance(item, CleanedPage) or item.result.article is None:
            return item
        article = item.result.article
        self._refuse_known(item, article)
        try:
            self._write(self._removals_file, item.result.removed)
            self._write(self._articles_file, [article])
        except OSError as error:
            raise self._failed(error) from error
        self._count(article, item.result.removed)
        return article

    def _refuse_known(self, item: CleanedPage, article: Article) -> None:
        if self.stopping:
            raise LimitReached("the run is being stopped")
        if article.id in self._seen:
            detail = "the same article came earlier in this run"
            raise DuplicateArticle(Rejected(url=item.url, source=item.source, reason="duplicate", detail=detail))
        if article.id in self.stored.ids:
            raise AlreadyStored("stored by an earlier run")

    @staticmethod
    def _write(file: LineFile | None, items: Sequence[Article | Removal]) -> None:
        if file is None or not items:
            return
        lines = BytesIO()
        exporter = JsonLinesItemExporter(lines, encoding="utf-8")
        for item in items:
            exporter.export_item(item)
        file.write(lines.getvalue())

    def _count(self, article: Article, removed: Sequence[Removal]) -> None:
        stats = self.crawler.stats
        self._seen.add(article.id)
        stats.inc_value("newscrawl/stored")
        for removal in removed:
            stats.inc_value(f"cleaning/removed/{removal.rule}")
        if self.limit and len(self._seen) >= self.limit:
            self._close("limit")

    def _failed(self, error: OSError) -> StorageFailed:
        if isinstance(error, BrokenPipeError):
            self._close("broken_pipe")
        else:
            logger.error("cannot write %s: %s; stopping, what is stored stays", self.output, error.strerror)
            self._close("output_error")
        return StorageFailed(str(error))

    def _close(self, reason: str) -> None:
        if self._stop is None:
            loop = asyncio.get_running_loop()
            self._stop = loop.create_task(self.crawler.engine.close_spider_async(reason=reason))

    def close_spider(self) -> None:
        """Close the files."""
        for file in (self._removals_file, self._articles_file):
            if file is not None:
                file.close()


def _say_repaired(path: str | None, cut: int) -> None:
    if cut:
        logger.warning("repaired %s: cut off %d bytes that a crash had left unfinished", path, cut)
