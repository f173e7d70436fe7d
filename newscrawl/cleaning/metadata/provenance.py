"""Which of a page's sources say what its metadata say: for a person who asks, not for a crawl."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from newscrawl.cleaning.document import Document, absolute_url
from newscrawl.cleaning.metadata import Claims, Metadata, read_metadata
from newscrawl.cleaning.metadata.bylines import read_bylines
from newscrawl.cleaning.metadata.dates import choose_date
from newscrawl.cleaning.metadata.headlines import read_lines
from newscrawl.cleaning.metadata.json_ld import read_json_ld
from newscrawl.cleaning.metadata.language import language_code
from newscrawl.cleaning.metadata.meta_tags import read_meta_tags
from newscrawl.cleaning.metadata.microdata import read_microdata
from newscrawl.cleaning.metadata.visible import dated_lines, page_title, read_times, read_visible
from newscrawl.cleaning.text import squash

_DATES = ("date_published", "date_modified")
# The field of Metadata, and where a source's words for it are in its Claims.
_CLAIMS: Mapping[str, Callable[[Claims], Sequence[str]]] = {
    "title": lambda claims: claims.titles,
    "authors": lambda claims: claims.authors,
    "date_published": lambda claims: claims.published,
    "date_modified": lambda claims: claims.modified,
    "section": lambda claims: claims.sections,
    "tags": lambda claims: claims.tags,
    "language": lambda claims: claims.languages,
    "site_name": lambda claims: claims.site_names,
    "image_url": lambda claims: claims.images,
    "description": lambda claims: claims.descriptions,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataField:
    """A value and the sources of the page that say it; none where it was worked out from text or address."""

    name: str
    value: str | None
    sources: tuple[str, ...]


def read_provenance(document: Document) -> tuple[MetadataField, ...]:
    """Every field of the page's metadata with its sources, the best first."""
    metadata = read_metadata(document)
    sources = _sources(document, metadata.title)
    fields = [
        MetadataField(
            name=name,
            value=_shown(metadata, name),
            sources=tuple(
                dict.fromkeys(source for source, claims in sources if _says(name, claims, metadata, document))
            ),
        )
        for name in _CLAIMS
    ]
    canonical = ("link rel=canonical or og:url",) if metadata.canonical_url else ()
    return (*fields, MetadataField(name="canonical_url", value=metadata.canonical_url, sources=canonical))


def _sources(document: Document, title: str | None) -> Sequence[tuple[str, Claims]]:
    written, bylines = page_title(document), read_bylines(document, title)
    times = (*read_times(document).published, *dated_lines(document, title))
    return (
        *(("JSON-LD", claims) for claims in read_json_ld(document)),
        ("meta tags", read_meta_tags(document)),
        ("microdata", read_microdata(document)),
        ("visible page", replace(read_visible(document), titles=tuple(read_lines(document)))),
        ("visible byline", Claims(authors=tuple(name for line in bylines for name in line.authors))),
        ("visible time", Claims(published=times)),
        ("<title>", Claims(titles=(written,) if written else ())),
    )


def _shown(metadata: Metadata, name: str) -> str | None:
    value = getattr(metadata, name)
    return (", ".join(value) if isinstance(value, tuple) else value) or None


def _says(name: str, claims: Claims, metadata: Metadata, document: Document) -> bool:
    """Whether a source's words hold the value."""
    value, words = getattr(metadata, name), _CLAIMS[name](claims)
    if not value or not words:
        return False
    if name in _DATES:
        found = choose_date(words, metadata.language)
        return found is not None and found.isoformat()[:16] == value[:16]
    if name == "image_url":
        return any(absolute_url(document.base_url, word) == value for word in words)
    if name == "language":
        return any(language_code(word) == value for word in words)
    said = squash(" ".join(words))
    parts = value if isinstance(value, tuple) else (value,)
    return all(squash(part) in said for part in parts)
