"""One line for every page that gave no article: in the rejects file, on stderr, in the stats."""

import json
import logging
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.http import Response
from twisted.python.failure import Failure

from newscrawl.items import Article, Rejected
from newscrawl.pipelines.drops import AlreadyStored, Failed, Rejection, Unchanged, tells_of_a_page
from newscrawl.pipelines.refusing import is_refused, refuse
from newscrawl.storage import LineFile, OutputError, recover_lines

logger = logging.getLogger(__name__)

_LONGEST_PLACE = 300  # characters: what is no address may be a whole article


class Rejects:
    """Settings: NEWSCRAWL_REJECTS (a path; unset: no file), NEWSCRAWL_OVERWRITE."""

    def __init__(self, crawler: Crawler) -> None:
        self.stats = crawler.stats
        self.path: str | None = crawler.settings.get("NEWSCRAWL_REJECTS")
        self.overwrite = crawler.settings.getbool("NEWSCRAWL_OVERWRITE")
        self._file: LineFile | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Connect to the signals of dropped items and errors."""
        rejects = cls(crawler)
        connect = crawler.signals.connect
        connect(rejects.spider_opened, signals.spider_opened)
        connect(rejects.item_scraped, signals.item_scraped)
        connect(rejects.item_dropped, signals.item_dropped)
        connect(rejects.item_error, signals.item_error)
        connect(rejects.spider_error, signals.spider_error)
        connect(rejects.spider_closed, signals.spider_closed)
        return rejects

    def spider_opened(self) -> None:
        """Open the rejects file, unless the articles' file has been refused: one line about that is enough."""
        if not self.path or is_refused(self.stats):
            return
        try:
            self._file = LineFile(self.path, overwrite=self.overwrite)
            recover_lines(Path(self.path))
        except OutputError as error:
            raise refuse(self.stats, error) from error

    def item_scraped(self, item: Any) -> None:
        """A file that is to be overwritten gives way with that of the articles, also where nothing is rejected."""
        if self._file is not None and isinstance(item, Article):
            self._file.begin()

    def item_dropped(self, exception: DropItem) -> None:
        """Report a rejection; an article that is stored already is only counted."""
        if self._file is not None and tells_of_a_page(exception):
            self._file.begin()
        if isinstance(exception, AlreadyStored):
            self.stats.inc_value("newscrawl/already_stored")
        elif isinstance(exception, Unchanged):
            self.stats.inc_value("newscrawl/unchanged")
        elif isinstance(exception, Failed):
            self._report(exception.rejected, "failed")
        elif isinstance(exception, Rejection):
            self._report(exception.rejected, "rejected")

    def item_error(self, item: Any, failure: Failure) -> None:
        """Report a page that made a pipeline raise: a fault of ours, the run goes on."""
        self._report(
            Rejected(
                url=getattr(item, "url", None),
                source=getattr(item, "source", None),
                reason="error",
                detail=f"internal error: {failure.value!r}",
            ),
            "failed",
        )

    def spider_error(self, failure: Failure, response: Response | None) -> None:
        """Report a page that made a spider raise."""
        url = getattr(response, "url", None)
        detail = f"internal error: {failure.value!r}"
        self._report(Rejected(url=url, source=None, reason="error", detail=detail), "failed")

    def _report(self, rejected: Rejected, outcome: str) -> None:
        self.stats.inc_value(f"newscrawl/{outcome}/{rejected.reason}")
        logger.log(
            logging.WARNING if outcome == "failed" else logging.INFO,
            "%s %s: %s",
            outcome,
            _place(rejected),
            rejected.detail,
        )
        if self._file is not None:
            self._write(self._file, rejected)

    def _write(self, file: LineFile, rejected: Rejected) -> None:
        line = json.dumps(asdict(rejected), ensure_ascii=False) + "\n"
        try:
            file.write(line.encode("utf-8", "replace"))
        except OSError as error:
            logger.error("cannot write %s: %s", self.path, error.strerror)  # noqa: TRY400
            self.stats.inc_value("newscrawl/rejects_failed")

    def spider_closed(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close(keep_empty=not is_refused(self.stats))


def _place(rejected: Rejected) -> str:
    """Where it was, as it can be shown on a terminal: the list's line and the URL, or the file."""
    parts = [part for part in (rejected.source, rejected.url) if part]
    place = " ".join(dict.fromkeys(parts)) or "a page"
    shown = place if len(place) <= _LONGEST_PLACE else f"{place[:_LONGEST_PLACE]}…"
    return "".join(char if char.isprintable() else "\ufffd" for char in shown)
