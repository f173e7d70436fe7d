"""What a memory forgets by itself, so that it stays small and follows a site that changes."""

from collections.abc import Iterable

from newscrawl.memory.tables import Tables

MOST_PAGES = 3000  # of a site, the newest; a busy one publishes as many in two weeks
OLDEST_PAGE = 180  # days
MOST_HEADLINES = 1_000_000  # of a site
OLDEST_HEADLINE = 730  # days
_SLACK = 1.1  # by which a bound may be passed before anything is done


def forget_old(tables: Tables, sites: Iterable[str], today: int) -> None:
    """Bring these sites back within the bounds; the result does not depend on the order in which pages were learned."""
    for name in sites:
        site = tables.site(name)
        if site is not None:
            tables.forget_headlines(site, before=today - OLDEST_HEADLINE, most=MOST_HEADLINES)
            if tables.count("pages", site) > MOST_PAGES * _SLACK or tables.oldest(site) < today - OLDEST_PAGE * _SLACK:
                tables.forget_pages(site, before=today - OLDEST_PAGE, most=MOST_PAGES)
