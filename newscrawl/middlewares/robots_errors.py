"""A robots.txt that the server fails to give forbids everything (RFC 9309, 2.3.1.4): what it would say is not known.

Scrapy reads the page of a server error as a robots.txt without rules. Here a file that forbids everything takes its
place, after the retries; one that does not exist (404) goes on allowing everything.

Of a host that cannot be reached at all Scrapy would log a traceback; the page itself then fails in one line.
"""

import logging
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.statscollectors import StatsCollector
from scrapy.utils.httpobj import urlparse_cached

logger = logging.getLogger(__name__)

_FORBID = b"User-agent: *\nDisallow: /\n"


class RobotsErrors:
    """Looks at answers to the requests of Scrapy's RobotsTxtMiddleware; others pass as they are.

    Counts `newscrawl/robots_errors`: what is forbidden so is no wish of the site.
    """

    def __init__(self, stats: StatsCollector) -> None:
        self.stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the counters."""
        return cls(crawler.stats)

    def process_response(self, request: Request, response: Response) -> Response:
        """Forbid where the server failed."""
        if response.status < 500 or not _asks_for_robots(request):
            return response
        host = urlparse_cached(request).netloc
        self.stats.inc_value("newscrawl/robots_errors")
        logger.warning("%s: robots.txt gives HTTP status %d: nothing is fetched there", host, response.status)
        return response.replace(body=_FORBID)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Give up without a traceback: Scrapy logs every error here but IgnoreRequest."""
        if _asks_for_robots(request):
            raise IgnoreRequest(str(exception)) from exception


def _asks_for_robots(request: Request) -> bool:
    return urlparse_cached(request).path == "/robots.txt" and bool(request.meta.get("dont_obey_robotstxt"))
