"""What the spiders that fetch have in common: a request for a page, its following pages, errors."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.http import Response
from twisted.python.failure import Failure
from w3lib.encoding import http_content_type_encoding

from newscrawl.cleaner import UNCLEANED, uncleaned
from newscrawl.extensions.stopping import RunStoppedError
from newscrawl.items import Listed, RawPage, Rejected
from newscrawl.pipelines.cleaning import cleaning_of
from newscrawl.spiders.failures import DOWNLOAD_ERRORS, http_failure, rejected
from newscrawl.spiders.following import with_other_pages
from newscrawl.spiders.visiting import NOT_MODIFIED, conditional, note_not_modified, requested_url, visit_of

_LOOK = 0.05  # seconds between two looks at whether items are through
MAX_PENDING = 1000  # requests in the scheduler before a list is read on: memory stays flat


class PageSpider(Spider):
    """A spider whose requests end in RawPage and Rejected items."""

    def page_request(
        self,
        url: str,
        source: str | None = None,
        *,
        listed: Listed | None = None,
        modified: str | None = None,
        site: str | None = None,
    ) -> Request:
        """Ask for an article's page.

        `source` is where the URL came from, for messages; `listed` what its listing said of it, `modified` its time of
        the last change; `site` its site's name.
        """
        request = Request(
            url,
            self.parse_page,
            errback=self.page_failed,
            cb_kwargs={"source": source, "listed": listed},
            meta={"site": site},
            # The spiders drop what is listed twice. Scrapy's filter would drop the second step of
            # a redirect loop without a word.
            dont_filter=True,
        )
        return conditional(self.crawler, request, modified)

    async def parse_page(
        self, response: Response, source: str | None = None, listed: Listed | None = None
    ) -> AsyncIterator[RawPage | Rejected]:
        """Yield the page together with the pages on which its article goes on."""
        if response.status == NOT_MODIFIED:
            note_not_modified(self.crawler, response)
            return
        page = replace(raw_page(response, source), listed=listed, site=response.meta.get("site"))
        try:
            whole: RawPage | Rejected = await with_other_pages(page, self._other_page, cleaning_of(self.crawler))
        except RunStoppedError:
            return  # a later run takes the article with all of its pages
        except UNCLEANED as error:
            whole = uncleaned(page, error)
        yield whole

    async def _other_page(self, url: str) -> RawPage | Rejected:
        response = await self.download(url)
        return response if isinstance(response, Rejected) else raw_page(response, None)

    async def download(self, url: str, **meta: Any) -> Response | Rejected:
        """Fetch at once, with robots.txt, delays and retries as for any request. Raises RunStoppedError at the end."""
        engine = self.crawler.engine
        try:
            response = await engine.download_async(Request(url, meta=meta))
        except RunStoppedError:  # one of IgnoreRequest, which a site's refusal is too
            raise
        except DOWNLOAD_ERRORS as error:
            return rejected(url, None, error)
        except (AssertionError, RuntimeError) as error:
            if engine.spider is not None:
                raise
            raise RunStoppedError("the run is over") from error  # the engine only says that it is closed
        if not 200 <= response.status < 300:
            return _http_rejected(url, response.status)
        return response

    def page_failed(self, failure: Failure) -> Iterator[Rejected]:
        """Report a page that could not be fetched; one that was given up at the end of the run has not failed."""
        if isinstance(failure.value, RunStoppedError):
            return
        request: Request = failure.request  # type: ignore[attr-defined]
        assert failure.value is not None
        found = rejected(requested_url(request), request.cb_kwargs.get("source"), failure.value)
        yield replace(found, site=request.meta.get("site"))

    async def wait_for_items(self) -> None:
        """Return when the items are through; Scrapy looks only every five seconds whether that was all."""
        scraper = self.crawler.engine.scraper
        while scraper.slot is not None and scraper.slot.itemproc_size:  # noqa: ASYNC110 - Scrapy tells no event
            await asyncio.sleep(_LOOK)

    async def wait_for_room(self) -> None:
        """Return when the scheduler has room, so that a long list is not held in memory."""
        scheduler: Any = self.crawler.engine.scheduler
        while len(scheduler) >= MAX_PENDING:
            await self.crawler.signals.wait_for(signals.request_left_downloader)


def raw_page(response: Response, source: str | None) -> RawPage:
    """A response as the record that the pipelines take."""
    content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
    return RawPage(
        url=response.url,
        body=response.body,
        encoding=http_content_type_encoding(content_type),
        date_downloaded=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        source=source,
        headers=tuple(
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, values in response.headers.items()
            for value in values
        ),
        visit=visit_of(response),
    )


def _http_rejected(url: str, status: int) -> Rejected:
    reason, detail = http_failure(status)
    return Rejected(url=url, source=None, reason=reason, detail=detail)
