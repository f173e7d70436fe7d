"""robots.txt for every page that waits for it.

Scrapy 2.19 lets all pages of a host wait for one Deferred. On asyncio it gives its result to the first of them alone:
the others get None, which allows everything. Here each waits for one of its own.
"""

from functools import partial

from scrapy import Request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.robotstxt import RobotParser
from scrapy.utils.defer import maybe_deferred_to_future
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.defer import Deferred

Rules = RobotParser | None  # None: there are none


class RobotsRules(RobotsTxtMiddleware):
    """Takes the place of Scrapy's RobotsTxtMiddleware, and obeys the same settings."""

    async def robot_parser(self, request: Request) -> Rules:
        """The rules of the request's host; asked for once."""
        awaited = self._parsers.get(urlparse_cached(request).netloc)
        if not isinstance(awaited, Deferred):
            return await super().robot_parser(request)
        own: Deferred[Rules] = Deferred()
        awaited.addCallback(partial(_handed_on, own))
        return await maybe_deferred_to_future(own)


def _handed_on(own: "Deferred[Rules]", rules: Rules) -> Rules:
    own.callback(rules)
    return rules
