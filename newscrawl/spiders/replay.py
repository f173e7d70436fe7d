"""Saved pages from disk, in their order, without a request."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

from scrapy import Spider

from newscrawl.items import RawPage, Rejected
from newscrawl.sources import read_saved


class ReplaySpider(Spider):
    """`path`: a page, a folder or a manifest, or several of them."""

    name = "replay"

    def __init__(self, path: str | Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.paths = [path] if isinstance(path, str) else list(path)

    async def start(self) -> AsyncIterator[RawPage | Rejected]:
        """Yield the pages in the order of the paths."""
        for path in self.paths:
            for page in read_saved(Path(path)):
                yield page
