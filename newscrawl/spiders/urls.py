"""A list of article URLs."""

import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from scrapy import Request

from newscrawl.extensions.stopping import is_stopping
from newscrawl.items import Rejected
from newscrawl.sources import ListedUrl, read_urls
from newscrawl.spiders.fetching import PageSpider
from newscrawl.spiders.visiting import wants
from newscrawl.storage import url_digest


class UrlsSpider(PageSpider):
    """`file`: a text file with one URL a line, or "-" for stdin."""

    name = "urls"

    def __init__(self, file: str = "-", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.file = file

    async def start(self) -> AsyncIterator[Request | Rejected]:
        """Yield a request a URL; what is no URL is rejected with its line number."""
        seen: set[bytes] = set()
        entry: ListedUrl | Rejected | None = None
        for entry in self._entries():
            if isinstance(entry, Rejected):
                yield entry
                continue
            if (key := url_digest(entry.url)) in seen:
                self.crawler.stats.inc_value("newscrawl/listed_again")
                continue
            seen.add(key)  # before it is asked for: what is stored already is counted once, too
            if wants(self.crawler, entry.url, patient=False):
                await self.wait_for_room()
                if is_stopping(self.crawler):
                    return
                yield self.page_request(entry.url, entry.source)
        if entry is None:
            source = "stdin" if self.file == "-" else self.file
            yield Rejected(url=None, source=source, reason="unreadable", detail="the list holds no address")
        await self.wait_for_items()

    def _entries(self) -> Iterator[ListedUrl | Rejected]:
        if self.file == "-":
            yield from read_urls(sys.stdin, "stdin")
            return
        try:
            with Path(self.file).open(encoding="utf-8", errors="replace") as lines:
                yield from read_urls(lines, self.file)
        except OSError as error:
            detail = f"the list cannot be read: {error.strerror}"
            yield Rejected(url=None, source=self.file, reason="unreadable", detail=detail)
