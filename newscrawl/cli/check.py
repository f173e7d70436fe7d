"""`newscrawl sites check`: what discovery finds at each site, and how a few of its articles come out."""

import json
import logging
import statistics
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.http import Response

from newscrawl.cli.run import (
    FAILED,
    OK,
    PARTIAL,
    finished_process,
    log_settings,
    network_settings,
    project_settings,
    unusable_setting,
)
from newscrawl.extensions.summary import Summary, counts_below
from newscrawl.items import Article
from newscrawl.pipelines.drops import Rejection
from newscrawl.sites import Site

_FOUND = {
    "feeds": "feeds",
    "indexes": "sitemap indexes",
    "sitemaps": "sitemaps",
    "sitemaps_pruned": "sitemaps left out as too old or not of articles",
    "sections": "section pages",
    "entries": "addresses",
    "wanted": "of these wanted",
    "entries_of_other_sites": "addresses of other sites",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCheck:
    """What one site gave."""

    site: str
    found: dict[str, int]  # sitemaps, feeds, entries ...
    newest: str | None  # the newest date that a listing names
    articles: int
    median_length: int | None  # characters of an article's text
    without_date: int
    incomplete: int
    problems: dict[str, int]  # reason -> how many pages or listings
    examples: list[str] = field(default_factory=list)  # one line for each kind of problem

    def __str__(self) -> str:
        found = ", ".join(f"{words}: {self.found[name]}" for name, words in _FOUND.items() if name in self.found)
        lines = [
            f"{self.site}: {self.articles} articles of {self.found.get('asked', 0)} pages",
            f"  found: {found or 'nothing'}" + (f"; the newest of {self.newest}" if self.newest else ""),
        ]
        if self.articles:
            lines.append(
                f"  articles: median {self.median_length} characters, {self.without_date} without a date, "
                f"{self.incomplete} incomplete"
            )
        return "\n".join([*lines, *(f"  {line}" for line in self.examples)])


def check(sites: Sequence[Site], args: Namespace) -> int:
    """Try the sites and print the report. 0: every site gives articles; 3: some do; 1: none does.

    What a signal stopped has seen too little for a report.
    """
    seen = _Seen()
    try:
        crawler, stopped = _tried(sites, args, seen)
    except ValueError as error:
        return unusable_setting(args, error)
    if stopped is not None:
        return stopped
    reports = [seen.report(site, crawler) for site in sites]
    for report in reports:
        print(json.dumps(asdict(report), ensure_ascii=False) if args.json else report)
    good = sum(report.articles > 0 for report in reports)
    return OK if good == len(reports) else PARTIAL if good else FAILED


def _tried(sites: Sequence[Site], args: Namespace, seen: "_Seen") -> tuple[Crawler, int | None]:
    if not args.verbose:  # the run's summary tells of articles as new, and here none is stored
        logging.getLogger(Summary.__module__).setLevel(logging.WARNING)
    return finished_process(
        "site",
        project_settings([*_settings(args), *args.settings]),
        verbose=bool(args.verbose),
        connect=seen.connect,
        survey=True,
        sites=[replace(site, limit=args.sample) for site in sites],
    )


def _settings(args: Namespace) -> Iterator[tuple[str, Any]]:
    yield "NEWSCRAWL_MEMORY", args.memory
    yield "NEWSCRAWL_PROGRESS", not args.quiet
    yield from log_settings(args)
    yield from network_settings(args)


class _Seen:
    """The articles and the rejections of each site."""

    def __init__(self) -> None:
        self.articles: dict[str | None, list[Article]] = {}
        self.problems: dict[str | None, Counter[str]] = {}
        self.examples: dict[str | None, dict[str, str]] = {}

    def connect(self, crawler: Crawler) -> None:
        """Listen to the run."""
        crawler.signals.connect(self.scraped, signals.item_scraped)
        crawler.signals.connect(self.dropped, signals.item_dropped)

    def scraped(self, item: Any, response: Response | None) -> None:
        """Take an article."""
        if isinstance(item, Article):
            self.articles.setdefault(_site(response), []).append(item)

    def dropped(self, response: Response | None, exception: DropItem) -> None:
        """Take a page or a listing that gave none."""
        if isinstance(exception, Rejection):
            rejected = exception.rejected
            site = _site(response) or rejected.source
            self.problems.setdefault(site, Counter())[rejected.reason] += 1
            self.examples.setdefault(site, {}).setdefault(
                rejected.reason, f"{rejected.reason}: {rejected.url}: {rejected.detail}"
            )

    def report(self, site: Site, crawler: Crawler) -> SiteCheck:
        """What is known of one site."""
        articles = self.articles.get(site.name, [])
        prefix = f"newscrawl/sites/{site.name}/"
        counts = counts_below(crawler.stats, prefix)
        newest = counts.pop("newest", None)
        return SiteCheck(
            site=site.name,
            found=counts,
            newest=str(newest) if newest else None,
            articles=len(articles),
            median_length=round(statistics.median(len(a.text) for a in articles)) if articles else None,
            without_date=sum(article.date_published is None for article in articles),
            incomplete=sum(article.complete is False for article in articles),
            problems=dict(self.problems.get(site.name, {})),
            examples=list(self.examples.get(site.name, {}).values()),
        )


def _site(response: Response | None) -> str | None:
    """The site whose page was asked for; None where there was no answer."""
    return response.meta.get("site") if response is not None and response.request is not None else None
