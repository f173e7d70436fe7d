"""What the spiders that fetch have in common: a request for a page, its following pages, errors."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.http import Response
from twisted.python.failure import Failure
from w3lib.encoding import http_content_type_encoding

from newscrawl.cleaning.pagination import find_next_page
from newscrawl.discovery import same_host
from newscrawl.items import RawPage, Rejected
from newscrawl.pipelines.storage import StoragePipeline
from newscrawl.spiders.failures import DOWNLOAD_ERRORS, http_failure, rejected

MAX_PAGES = 30  # of one article
MAX_PENDING = 1000  # requests in the scheduler before a list is read on: memory stays flat


class PageSpider(Spider):
    """A spider whose requests end in RawPage and Rejected items."""

    def page_request(self, url: str, source: str | None = None) -> Request:
        """Ask for an article's page; `source` is where the URL came from, for messages."""
        return Request(
            url,
            self.parse_page,
            errback=self.page_failed,
            cb_kwargs={"source": source},
            # The spiders drop what is listed twice. Scrapy's filter would drop the second step of
            # a redirect loop without a word.
            dont_filter=True,
        )

    async def parse_page(self, response: Response, source: str | None = None) -> AsyncIterator[RawPage]:
        """Yield the page together with the pages on which its article goes on."""
        page = raw_page(response, source)
        following, missing = await self._following_pages(page)
        yield replace(page, next_pages=tuple(following), missing_page=missing)

    async def _following_pages(self, page: RawPage) -> tuple[list[RawPage], str | None]:
        """Pages 2.. in order, and the URL of the one that could not be loaded, if any."""
        pages: list[RawPage] = []
        seen = {page.url}
        last = page
        while len(pages) < MAX_PAGES - 1:
            url = find_next_page(last.body, last.url or "", encoding=last.encoding)
            if url is None or url in seen or not same_host(url, page.url or ""):
                break
            seen.add(url)
            response = await self.download(url)
            if isinstance(response, Rejected):
                return pages, url
            last = raw_page(response, None)
            pages.append(last)
        return pages, None

    async def download(self, url: str, **meta: Any) -> Response | Rejected:
        """Fetch at once, with robots.txt, delays and retries as for any request."""
        try:
            response = await self.crawler.engine.download_async(Request(url, meta=meta))
        except DOWNLOAD_ERRORS as error:
            return rejected(url, None, error)
        if not 200 <= response.status < 300:
            return _http_rejected(url, response.status)
        return response

    def page_failed(self, failure: Failure) -> Iterator[Rejected]:
        """Report a page that could not be fetched."""
        request: Request = failure.request  # type: ignore[attr-defined]
        assert failure.value is not None
        yield rejected(request.url, request.cb_kwargs.get("source"), failure.value)

    def already_stored(self, url: str) -> bool:
        """Whether the output file has this URL's article, so that it need not be fetched."""
        storage = self.crawler.get_item_pipeline(StoragePipeline)
        if storage is None or not storage.stored.has_url(url):
            return False
        self.crawler.stats.inc_value("newscrawl/already_stored")
        return True

    async def wait_for_room(self) -> None:
        """Return when the scheduler has room, so that a long list is not held in memory."""
        scheduler: Any = self.crawler.engine.scheduler
        if len(scheduler) >= MAX_PENDING:
            await self.crawler.signals.wait_for(signals.scheduler_empty)


def raw_page(response: Response, source: str | None) -> RawPage:
    """A response as the record that the pipelines take."""
    content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
    return RawPage(
        url=response.url,
        body=response.body,
        encoding=http_content_type_encoding(content_type),
        date_downloaded=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        source=source,
    )


def _http_rejected(url: str, status: int) -> Rejected:
    reason, detail = http_failure(status)
    return Rejected(url=url, source=None, reason=reason, detail=detail)
