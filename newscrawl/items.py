"""The records that newscrawl writes and passes on. Field order is the order in the output files."""

from dataclasses import dataclass, field
from typing import Any

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One clean article: one line of the articles file. "Not found" is None."""

    schema_version: str = SCHEMA_VERSION
    id: str  # first 32 hex digits of the SHA-256 of the canonical URL (of the text where no URL is known)
    url: str | None  # where the page was fetched from, or what the manifest says
    canonical_url: str | None  # what the page itself names as its address
    source: str | None = None  # the file, archive record or line of a list that its first page came from; None: a crawl
    domain: str | None  # registrable domain: "example.co.id"
    site_name: str | None
    title: str | None
    text: str  # body blocks in reading order, joined by "\n"
    date_published: str | None  # ISO 8601; with UTC offset where the page has one, date only where it has no time
    date_modified: str | None
    date_downloaded: str | None  # ISO 8601, UTC, "Z"
    authors: list[str]
    language: str | None  # ISO 639-1
    section: str | None
    tags: list[str]
    description: str | None
    image_url: str | None
    pages: list[str]  # the URLs whose bodies are joined in `text`, in order
    complete: bool | None  # False: part of the article is known to be missing; None: cannot tell
    version: int = 1  # a changed article is stored again, under the same id, with the next version
    content_hash: str  # SHA-256 of the NFC text, hex
    simhash: str  # 16 hex digits
    cleaner_version: str
    quality: dict[str, Any] = field(default_factory=dict)  # removed_blocks, removed_chars, confidence, notes


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """One piece of text that stood inside the article's region and was taken out: one line of the removals file."""

    article_id: str
    article_version: int = 1
    url: str | None
    text: str
    kind: str  # teaser, call_to_action, ad_label, pager, caption, credit, ...
    rule: str  # the strongest reason, by name
    evidence: list[str]  # every reason in words, strongest first
    position: int  # how many blocks of the article's text stand before it
    path: str  # where it stood in the page, as an XPath
    confidence: float  # 0..1, how sure the decision is


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a sitemap or a feed said of an article."""

    listing: str  # the address of the sitemap or feed
    title: str | None = None
    date_published: str | None = None  # ISO 8601


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """How a page was asked for, and by what its server will know whether it has changed since."""

    requested_url: str  # before redirects
    listed: str | None = None  # the time of the last change, as its sitemap or feed says
    etag: str | None = None
    last_modified: str | None = None  # as in HTTP


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """A page as fetched or read from disk, before cleaning."""

    url: str | None
    body: bytes
    encoding: str | None = None  # wins over what the page says
    date_downloaded: str | None = None
    source: str | None = None  # the file, archive record or line of a list it came from, as the run named it
    next_pages: tuple["RawPage", ...] = ()  # pages 2.. of the same article, in order
    missing_page: str | None = None  # the URL of a following page that could not be loaded
    whole_page: "RawPage | None" = None  # the view that shows all pages at once, in the place of next_pages
    listed: Listed | None = None  # what the listing that named the page said of it
    headers: tuple[tuple[str, str], ...] = ()  # of the HTTP answer
    site: str | None = None  # the name of its site in newscrawl.toml
    visit: Visit | None = None  # None for a page from disk


@dataclass(frozen=True, slots=True, kw_only=True)
class RawText:
    """An article's plain text as read from disk, before cleaning."""

    text: str
    title: str | None = None
    url: str | None = None
    source: str | None = None  # the file or line it came from, as the run named it
    known: dict[str, Any] = field(default_factory=dict)  # further fields of the article that came with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A page that gave no article: one line of the rejects file."""

    url: str | None
    source: str | None
    site: str | None = None  # the name of its site, in a crawl of sites
    reason: str  # index, empty, paywall, duplicate, not_html, http_404, timeout, ...
    detail: str  # one sentence for a person


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden(Rejected):
    """A page that a crawl found, and its site's robots.txt forbids: the site's wish, and no failure."""
