"""No request to a loopback or private address, by whatever way it came: a list, a link, a redirect or a DNS answer.

The middleware looks at what the URL says, the resolver at what the name turns out to be, at the moment of connecting:
there is no second look-up that could give another answer.
"""

from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from newscrawl.addresses import is_private_address, private_netloc

MESSAGE = "a private address"


class PrivateAddresses:
    """Settings: NEWSCRAWL_ALLOW_PRIVATE. A spider's `private_hosts` (host and port) are allowed too."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.allow_all = crawler.settings.getbool("NEWSCRAWL_ALLOW_PRIVATE")
        self.refused: set[str] = set()  # names that turned out to be private

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the settings from the crawler."""
        return cls(crawler)

    @property
    def allowed(self) -> frozenset[str]:
        """What the person who started the crawl named."""
        return getattr(self.crawler.spider, "private_hosts", frozenset())

    def process_request(self, request: Request) -> None:
        """Refuse an address that says itself that it is private."""
        netloc = private_netloc(request.url)
        if netloc and not self.allow_all and netloc not in self.allowed:
            raise IgnoreRequest(f"{MESSAGE}: {netloc}")

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Say why a name was not resolved, before it is tried again."""
        host = urlsplit(request.url).hostname or ""
        if isinstance(exception, CannotResolveHostError) and host in self.refused:
            raise IgnoreRequest(f"{MESSAGE}: {host}") from exception

    def allows_answer(self, name: str, address: str) -> bool:
        """Whether a name may lead to the address that was found for it; a refusal is remembered."""
        hosts = {netloc.rpartition(":")[0] or netloc for netloc in self.allowed}
        if self.allow_all or name in hosts or not is_private_address(address):
            return True
        self.refused.add(name)
        return False


class GuardedResolver(CachingThreadedResolver):
    """Scrapy's resolver without the answers that PrivateAddresses does not allow."""

    process: Any  # the CrawlerProcess: Scrapy installs one resolver for all crawls of a process

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> Self:
        """Scrapy asks for this before there is a crawl; `crawler` is the CrawlerProcess."""
        resolver = super().from_crawler(crawler, reactor)
        resolver.process = crawler
        return resolver

    def getHostByName(self, name: str, timeout: Any = ()) -> Deferred[str]:  # noqa: N802 - Twisted's name
        """The address of a name; DNSLookupError where it is private."""
        return super().getHostByName(name, timeout).addCallback(self._checked, name)

    def _checked(self, address: str, name: str) -> str:
        guards = [crawler.get_downloader_middleware(PrivateAddresses) for crawler in self.process.crawlers]
        if not all(guard.allows_answer(name, address) for guard in guards if guard is not None):
            raise DNSLookupError(f"{name} is {MESSAGE}")
        return address
