"""A run that cannot begin, or meets nothing: one line, and nothing left behind that was not there before."""

import logging

from scrapy.exceptions import CloseSpider
from scrapy.statscollectors import StatsCollector

logger = logging.getLogger(__name__)

_REFUSED = "newscrawl/refused"


def refuse(stats: StatsCollector, error: Exception) -> CloseSpider:
    """What to raise where a file of the run cannot be used; a user's mistake needs no traceback."""
    logger.error("%s", error)
    stats.set_value(_REFUSED, 1)
    return CloseSpider("output_error")


def is_refused(stats: StatsCollector) -> bool:
    """Whether the run did not begin: the files that it has made for itself are taken away again."""
    return bool(stats.get_value(_REFUSED))


def reached_articles(stats: StatsCollector) -> bool:
    """Whether the run met an article, new or stored before."""
    return any(stats.get_value(f"newscrawl/{name}") for name in ("stored", "updated", "unchanged", "already_stored"))
