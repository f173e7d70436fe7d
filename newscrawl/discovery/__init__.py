"""Where a site's articles are, read from bytes: no requests are made here.

`listings` reads sitemaps, sitemap indexes and feeds; `links` finds feeds, sections and articles among a page's links;
`dates` compares what listings and articles call a date.
"""

from newscrawl.discovery.dates import SinceError, is_older, parse_since
from newscrawl.discovery.links import (
    article_links,
    feed_links,
    is_amp,
    looks_like_article,
    looks_like_section,
    page_links,
    plain_address,
    same_host,
)
from newscrawl.discovery.listings import Entry, Listing, read_listing

__all__ = [
    "Entry",
    "Listing",
    "SinceError",
    "article_links",
    "feed_links",
    "is_amp",
    "is_older",
    "looks_like_article",
    "looks_like_section",
    "page_links",
    "parse_since",
    "plain_address",
    "read_listing",
    "same_host",
]
