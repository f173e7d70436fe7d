"""What a crawl knows of a site: where it begins, which addresses count, and at what pace."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One site of a crawl: a table of newscrawl.toml, or the addresses of a command line."""

    name: str
    seeds: tuple[str, ...]
    include: tuple[str, ...] = ()  # regular expressions; an article's address matches one of them
    exclude: tuple[str, ...] = ()  # and none of these
    since: str | None = None  # "2026-11-24" or "2d": older articles are left out
    limit: int | None = None  # article pages asked for in one run
    delay: float | None = None  # seconds between two requests
    keep: tuple[str, ...] = ()  # CSS selectors and text patterns: blocks that always stay
    remove: tuple[str, ...] = ()  # blocks that always go
    schedule: str | None = None  # how often it is meant to run; newscrawl itself starts nothing

    def takes(self, url: str) -> bool:
        """Whether the patterns let an address through.

        >>> site = Site(name="a", seeds=(), include=("/news/",), exclude=("/video/",))
        >>> site.takes("https://a.example/news/1"), site.takes("https://a.example/news/video/1")
        (True, False)
        """
        return (not self.include or _matches(self.include, url)) and not _matches(self.exclude, url)


def _matches(patterns: Iterable[str], url: str) -> bool:
    return any(re.search(pattern, url) for pattern in patterns)
