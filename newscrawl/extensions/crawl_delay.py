"""The Crawl-delay of a robots.txt, as the least delay of its domain: Scrapy reads it and does not apply it."""

from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.robotstxt import RobotParser


class CrawlDelay:
    """Raises a slot's delay to what the site asks for. AutoThrottle may raise it further, never lower it."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        settings = crawler.settings
        self.user_agent: str = settings.get("ROBOTSTXT_USER_AGENT") or settings["USER_AGENT"]
        slots: dict[str, dict[str, float]] = settings.getdict("DOWNLOAD_SLOTS")
        self._least = {slot: configured["delay"] for slot, configured in slots.items() if "delay" in configured}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Connect to the signals."""
        delay = cls(crawler)
        crawler.signals.connect(delay.robots_parsed, signals.robots_parsed)
        crawler.signals.connect(delay.response_downloaded, signals.response_downloaded)
        return delay

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Note the delay, and apply it to the domain's slot, now and whenever Scrapy makes it anew."""
        delay = robotparser.crawl_delay(self.user_agent)
        slot = request.meta.get("download_slot")
        if not delay or not slot:
            return
        downloader: Any = self.crawler.engine.downloader
        configured = downloader.per_slot_settings.setdefault(slot, {})
        least = max(float(delay), configured.get("delay", 0.0))
        configured["delay"] = self._least[slot] = least
        self._raise(slot)

    def response_downloaded(self, response: Response, request: Request) -> None:  # noqa: ARG002 - Scrapy names them
        """Undo what AutoThrottle has lowered below it."""
        self._raise(request.meta.get("download_slot", ""))

    def _raise(self, name: str) -> None:
        downloader: Any = self.crawler.engine.downloader
        slot = downloader.slots.get(name)
        if slot is not None and name in self._least:
            slot.delay = max(slot.delay, self._least[name])
