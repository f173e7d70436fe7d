"""What one source claims about an article, and what the sources together say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """The raw words of one source, its best first. Nothing is normalised here."""

    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    site_names: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    alternative_titles: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    article_body: str | None = None
    recipe: tuple[str, ...] = ()  # what it asks for, and its steps
    is_free: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says about its article. "Not found" is None or empty."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    date_published: str | None = None  # ISO 8601, only as exact as the page says
    date_modified: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None  # ISO 639-1
    site_name: str | None = None
    canonical_url: str | None = None
    image_url: str | None = None  # absolute
    description: str | None = None
    article_body: str | None = None  # JSON-LD articleBody: plain text, may hold teasers
    recipe: tuple[str, ...] = ()  # lines of the JSON-LD recipe: what it asks for, and its steps
    is_free: bool | None = None  # isAccessibleForFree
    types: tuple[str, ...] = ()  # @type of every JSON-LD node of the page's own, and og:type
    headline_alternatives: tuple[str, ...] = ()  # other wordings of the title
