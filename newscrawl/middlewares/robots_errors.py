"""A robots.txt that the server fails to give forbids everything (RFC 9309, 2.3.1.4): what it would say is not known.

Scrapy reads the page of a server error as a robots.txt without rules. Here a file that forbids everything takes its
place, after the retries; one that does not exist (404) goes on allowing everything.
"""

import logging

from scrapy import Request
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

logger = logging.getLogger(__name__)

_FORBID = b"User-agent: *\nDisallow: /\n"


class RobotsErrors:
    """Looks at answers to the requests of Scrapy's RobotsTxtMiddleware; others pass as they are."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Forbid where the server failed."""
        parts = urlparse_cached(request)
        if response.status < 500 or parts.path != "/robots.txt" or not request.meta.get("dont_obey_robotstxt"):
            return response
        logger.warning("%s: robots.txt gives HTTP status %d: nothing is fetched there", parts.netloc, response.status)
        return response.replace(body=_FORBID)
