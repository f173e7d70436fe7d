"""One queue a domain: a delay holds for www.news.example and m.news.example together."""

from scrapy import Request

from newscrawl.cleaning.identity import registrable_domain


class DomainSlot:
    """Puts each request into the download slot of its registrable domain, so DOWNLOAD_SLOTS is by domain too."""

    def process_request(self, request: Request) -> None:
        """Choose the slot, unless somebody has."""
        if domain := registrable_domain(request.url):
            request.meta.setdefault("download_slot", domain)
