"""Articles and removals to JSON Lines files: append, one write per line, no article twice, then the state."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.exporters import JsonLinesItemExporter

from newscrawl.items import Article, Removal
from newscrawl.pipelines.cleaning import CleanedPage
from newscrawl.pipelines.drops import Failed, LimitReached, NotHtml, StorageFailed, tells_of_a_page
from newscrawl.pipelines.recording import reason_to_drop, record
from newscrawl.pipelines.refusing import is_refused, reached_articles, refuse
from newscrawl.state import MEMORY, Place, State, StateError
from newscrawl.state.failures import DAY
from newscrawl.state.reconcile import Repairs, reconcile
from newscrawl.state.store import key_of
from newscrawl.storage import LineFile, OutputError

logger = logging.getLogger(__name__)


class StoragePipeline:
    """Writes each article once, its removals before it, and gives the Article on (for FEEDS).

    Settings: NEWSCRAWL_OUTPUT and NEWSCRAWL_REMOVALS (paths, or "-" for stdout; unset: not
    written), NEWSCRAWL_STATE (a path; unset: what is in the output is known, and nothing else),
    NEWSCRAWL_OVERWRITE, NEWSCRAWL_LIMIT (0: none), NEWSCRAWL_LEARN (whether the state learns what pages say of their
    sites).
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.output: str | None = crawler.settings.get("NEWSCRAWL_OUTPUT")
        self.removals: str | None = crawler.settings.get("NEWSCRAWL_REMOVALS")
        self.overwrite = crawler.settings.getbool("NEWSCRAWL_OVERWRITE")
        self.limit = crawler.settings.getint("NEWSCRAWL_LIMIT")
        self.learning = crawler.settings.getbool("NEWSCRAWL_LEARN")
        self.state: State | None = None
        self._stored = 0
        self._met_page = self._missed_page = False
        self._articles_file: LineFile | None = None
        self._removals_file: LineFile | None = None
        self._stop: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the settings from the crawler; the state is closed after all that read it at the end."""
        pipeline = cls(crawler)
        crawler.signals.connect(pipeline.close_state, signals.engine_stopped)
        crawler.signals.connect(pipeline.item_dropped, signals.item_dropped)
        return pipeline

    def open_spider(self) -> None:
        """Open the state and the files, repair what a crash left, and learn what is stored already."""
        try:
            self.state = State(self.crawler.settings.get("NEWSCRAWL_STATE") or MEMORY)
            self._begin(self.state)
        except (OutputError, StateError) as error:
            raise refuse(self.crawler.stats, error) from error

    def _begin(self, state: State) -> None:
        self._articles_file = self._open(self.output)
        self._removals_file = self._open(self.removals)
        articles, removals = _path_of(self._articles_file), _path_of(self._removals_file)
        _say_repaired(reconcile(state, articles, removals, anew=self.overwrite), state, self.output)
        with state.transaction():
            if (last := state.figures.last_time()) and last > state.now() + 60:
                logger.warning("the clock went back: the last run noted a time %.0f s from now", last - state.now())
            state.figures.begin(state.now())

    def item_dropped(self, exception: DropItem) -> None:
        """Remember that there was a page, though none of its articles may be stored."""
        self._met_page = self._met_page or tells_of_a_page(exception)
        self._missed_page = self._missed_page or isinstance(exception, (Failed, NotHtml))

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
        if self.stopping or self.state is None:
            raise LimitReached("the run is being stopped")
        try:
            article, removed = self._wanted(self.state, item, item.result.article)
            place = self._write(article, removed)
            with self.state.transaction():
                record(self.state, item, article, place)
                self._learn(self.state, item)
                self._account(self.state)
        except OSError as error:
            raise self._failed(f"cannot write {self.output}: {error.strerror}", error) from error
        except StateError as error:
            raise self._failed(str(error), error) from error
        self._note(article, removed)
        return article

    @staticmethod
    def _wanted(state: State, item: CleanedPage, article: Article) -> tuple[Article, Sequence[Removal]]:
        """The article and its removals with their version. Raises the reason why it is not stored."""
        if drop := reason_to_drop(state, item, article):
            raise drop
        known = state.articles.get(article.id)
        if known is None:
            return article, item.result.removed
        version = known.version + 1
        removed = [replace(removal, article_version=version) for removal in item.result.removed]
        return replace(article, version=version), removed

    def _write(self, article: Article, removed: Sequence[Removal]) -> Place:
        """Write the removals, then the article; both are on the disk when this returns, if a state follows."""
        written: list[tuple[LineFile | None, Sequence[Article | Removal]]]
        written = [(self._removals_file, removed), (self._articles_file, [article])]
        place = Place()
        self._begin_files()
        for file, items in written:
            if file is None or not items:
                continue
            start, lines = file.end, _lines(items)
            file.write(lines)
            if self.state and self.state.lasting:
                file.sync()
            if start is not None:
                place = Place(output=key_of(file.path), start=start, size=len(lines))
        return place if self._articles_file else Place()

    def _begin_files(self) -> None:
        """What is to be overwritten gives way, both files at once: no old removal stands beside a new article.

        The removals first: killed between the two, there are articles without removals, and no removals of nothing.
        """
        for file in (self._removals_file, self._articles_file):
            if file is not None:
                file.begin()

    def _learn(self, state: State, item: CleanedPage) -> None:
        """What the page says of its site, for the pages to come."""
        if self.learning:
            state.memory.learn(item.result.observed, int(state.now() // DAY))

    def _account(self, state: State) -> None:
        for file in (self._removals_file, self._articles_file):
            if file is not None and file.end is not None:
                state.account(file.path)

    def _note(self, article: Article, removed: Sequence[Removal]) -> None:
        stats = self.crawler.stats
        self._stored += 1
        stats.inc_value("newscrawl/stored" if article.version == 1 else "newscrawl/updated")
        for removal in removed:
            stats.inc_value(f"cleaning/removed/{removal.rule}")
        if self.limit and self._stored >= self.limit:
            self._close("limit")

    def _failed(self, message: str, error: Exception) -> StorageFailed:
        if isinstance(error, BrokenPipeError):
            self._close("broken_pipe")
        else:
            self.give_up(message)
        return StorageFailed(str(error))

    def give_up(self, message: str) -> None:
        """Say why, and stop the run."""
        if not self.stopping:
            logger.error("%s; stopping, what is stored stays", message)
        self._close("output_error")

    def _close(self, reason: str) -> None:
        if self._stop is None:
            loop = asyncio.get_running_loop()
            self._stop = loop.create_task(self.crawler.engine.close_spider_async(reason=reason))

    def close_spider(self) -> None:
        """Close the files; one that is to be overwritten is empty after a run whose pages gave no article.

        Without any page (a disk that is not mounted, a server that is down) it stays: nothing has taken its place.
        """
        if self._met_page:
            self._begin_files()
        elif not is_refused(self.crawler.stats):
            self._say_kept()
        for file in (self._removals_file, self._articles_file):
            if file is not None:
                file.close(keep_empty=not self.came_to_nothing)
        if is_refused(self.crawler.stats):
            self.close_state()  # the engine has not begun, and does not say that it ends

    @property
    def came_to_nothing(self) -> bool:
        """Whether the run could not begin, or had not one page of those that it was given: it leaves no empty file."""
        stats = self.crawler.stats
        return is_refused(stats) or (self._missed_page and not self._met_page and not reached_articles(stats))

    def _say_kept(self) -> None:
        if self._articles_file is not None and self._articles_file.holds_old_lines:
            logger.warning("there was no page: %s stays as it was", self.output)

    def close_state(self) -> None:
        """End the run's record, and let the next run in."""
        state, self.state = self.state, None
        if state is None:
            return
        useless = is_refused(self.crawler.stats)
        try:
            useless = useless or (self.came_to_nothing and state.is_blank())
            if state.figures.run:
                with state.transaction():
                    state.memory.forget_old(int(state.now() // DAY))
                    state.figures.finish(state.now(), str(self.crawler.stats.get_value("finish_reason")))
        except StateError as error:
            if not self.stopping:  # else it has been said
                logger.error("%s", error)  # noqa: TRY400 - a full disk needs no traceback
        state.close(undo=useless)


def state_of(crawler: Crawler) -> State | None:
    """The state of a crawler's run; None where its project has put another storage in place of ours."""
    storage = crawler.get_item_pipeline(StoragePipeline)
    return storage.state if storage else None


def _lines(items: Sequence[Article | Removal]) -> bytes:
    lines = BytesIO()
    exporter = JsonLinesItemExporter(lines, encoding="utf-8")
    for item in items:
        exporter.export_item(item)
    return lines.getvalue()


def _path_of(file: LineFile | None) -> Path | None:
    """Where a file stands that can be read again; None for a pipe or a device."""
    return file.path if file is not None and file.end is not None else None


def _say_repaired(repairs: Repairs, state: State, output: str | None) -> None:
    for path, cut in repairs.cut.items():
        if cut:
            logger.warning("repaired %s: cut off %d bytes that a crash had left unfinished", path, cut)
    if repairs.lost:
        logger.warning(
            "%d articles that %s should hold are not there any more: they will be fetched again", repairs.lost, output
        )
    if repairs.taken_away:
        logger.warning(
            "%s is gone or empty; its %d articles count as stored; to fetch them again: -O or `newscrawl state forget`",
            output,
            repairs.taken_away,
        )
    if repairs.adopted and state.lasting:
        logger.info("%d articles stood in %s and not in the state: they are noted now", len(repairs.adopted), output)
