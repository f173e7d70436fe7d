"""A site that asks for time gets it: Retry-After of 429 and 503 holds for the whole domain, not for one request."""

import asyncio
import time
from email.utils import parsedate_to_datetime
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from newscrawl.extensions.stopping import RunStoppedError, is_stopping

_ASKS_FOR_TIME = (429, 503)
_LOOK = 0.5  # seconds between two looks at whether the run is being stopped
MESSAGE = "the site asked to be left alone"


class RetryAfter:
    """Settings: NEWSCRAWL_RETRY_WAIT, seconds to wait where an answer names none, doubled with each try;
    NEWSCRAWL_MAX_RETRY_AFTER, seconds. A site that asks for more is asked nothing more in this run.
    """  # noqa: D205 - the settings are the summary

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.wait = crawler.settings.getfloat("NEWSCRAWL_RETRY_WAIT")
        self.longest = crawler.settings.getfloat("NEWSCRAWL_MAX_RETRY_AFTER")
        self._free_at: dict[str, float] = {}  # by slot, on the monotonic clock

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the settings from the crawler."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Hold the request until its site may be asked again; refuse it where that is too far off.

        Of a run that is being stopped none goes out any more: its robots.txt may have been given up, which Scrapy takes
        for one that forbids nothing.
        """
        self._refuse_at_the_end()
        slot = _slot(request)
        while (wait := self._free_at.get(slot, 0) - time.monotonic()) > 0:
            self._refuse_at_the_end()
            if wait > self.longest:
                raise IgnoreRequest(f"{MESSAGE} for {wait:.0f} seconds")
            await asyncio.sleep(min(wait, _LOOK))

    def _refuse_at_the_end(self) -> None:
        if is_stopping(self.crawler):
            raise RunStoppedError("the run is being stopped")

    def process_response(self, request: Request, response: Response) -> Response:
        """Note what the site asks for."""
        if response.status in _ASKS_FOR_TIME:
            wait = seconds_asked(response.headers.get("Retry-After"))
            if wait is None:
                wait = self.wait * 2 ** request.meta.get("retry_times", 0)
            slot = _slot(request)
            self._free_at[slot] = max(self._free_at.get(slot, 0), time.monotonic() + wait)
            if wait > self.longest:
                request.meta["dont_retry"] = True
            self.crawler.stats.inc_value("newscrawl/retry_after")
        return response


def seconds_asked(header: bytes | None, now: float | None = None) -> float | None:
    """The seconds that a Retry-After header asks for, given as seconds or as a date; None for neither.

    >>> seconds_asked(b"120"), seconds_asked(b"soon")
    (120.0, None)
    >>> seconds_asked(b"Thu, 01 Jan 1970 00:01:00 GMT", now=0)
    60.0
    """
    text = (header or b"").decode("latin-1").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        at = parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, at - (time.time() if now is None else now))


def _slot(request: Request) -> str:
    return str(request.meta.get("download_slot") or "")
