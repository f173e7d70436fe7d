"""One queue a domain: a delay holds for www.news.example and m.news.example together."""

from scrapy import Request

from newscrawl.cleaning.identity import registrable_domain


class DomainSlot:
    """Puts each request into the download slot of its registrable domain, so DOWNLOAD_SLOTS is by domain too."""

    def process_request(self, request: Request) -> None:
        """Choose the slot, unless somebody has. A redirect brings the slot of the address that it came from."""
        domain = registrable_domain(request.url)
        ours = (None, *map(registrable_domain, request.meta.get("redirect_urls", ())[-1:]))
        if domain and request.meta.get("download_slot") in ours:
            request.meta["download_slot"] = domain
