"""What a page says about its article, from the source that knows best to the one that guesses.

JSON-LD, then `<meta>`, then microdata, then what a reader sees. Each source only reports raw words
(`Claims`); one module per value cleans them and chooses; `htmldate` speaks where all are silent.
"""

from collections.abc import Iterable

from newscrawl.cleaning.document import Document, absolute_url
from newscrawl.cleaning.identity import registrable_domain, split_address
from newscrawl.cleaning.metadata.authors import are_desks, author_names, choose_authors, is_person, is_site, may_follow
from newscrawl.cleaning.metadata.bylines import read_bylines
from newscrawl.cleaning.metadata.dates import POINT_IN_TIME, Moment, choose_date
from newscrawl.cleaning.metadata.headlines import line_of
from newscrawl.cleaning.metadata.houses import house_names
from newscrawl.cleaning.metadata.json_ld import read_json_ld
from newscrawl.cleaning.metadata.language import in_own_script, language_code, script_language
from newscrawl.cleaning.metadata.last_voice import guess_date
from newscrawl.cleaning.metadata.meta_tags import read_meta_tags
from newscrawl.cleaning.metadata.microdata import read_microdata
from newscrawl.cleaning.metadata.records import Claims, Metadata
from newscrawl.cleaning.metadata.tags import read_tags
from newscrawl.cleaning.metadata.text import clean, cleaned
from newscrawl.cleaning.metadata.titles import alternatives, choose_title, site_keys
from newscrawl.cleaning.metadata.visible import (
    dated_lines,
    page_title,
    read_times,
    read_visible,
)

__all__ = ["Claims", "Metadata", "read_metadata"]


def read_metadata(document: Document) -> Metadata:
    """Everything that a page says about its article. Pure: the same page gives the same values."""
    linked, meta = read_json_ld(document), read_meta_tags(document)
    is_told = bool(linked[0].authors and linked[0].published)
    marked = Claims() if is_told else read_microdata(document)
    sites = cleaned((*(n for s in (*linked, meta, marked) for n in s.site_names), *_host_names(document)))
    shown = read_visible(document, _given_titles(document, linked, meta), site_keys(sites))
    sources = (*linked, meta, marked, shown)
    title = choose_title(linked, meta, shown, page_title(document), sites)
    tag = _language_tag(shown, sources)
    published = _published(document, [claim for s in sources for claim in s.published], tag, title)
    modified = choose_date((claim for s in sources for claim in s.modified), tag)
    description = _first(text for s in sources for text in s.descriptions)
    told = f"{title or ''} {description or ''}"
    return Metadata(
        title=title,
        authors=_authors(document, sources, sites, title),
        date_published=published.isoformat() if published else guess_date(document),
        date_modified=modified.isoformat() if modified else None,
        section=_first(name for s in sources for name in s.sections),
        tags=_tags(sources),
        language=script_language(told) or _written_language(language_code(tag), told, document),
        site_name=_first((*meta.site_names[:1], *(n for s in sources for n in s.site_names))),
        canonical_url=document.canonical_url,
        image_url=_image(document, sources),
        description=description,
        article_body=next((s.article_body for s in sources if s.article_body), None),
        recipe=cleaned(line for s in sources for line in s.recipe),
        is_free=next((s.is_free for s in sources if s.is_free is not None), None),
        types=tuple(dict.fromkeys(name for s in sources for name in s.types)),
        headline_alternatives=alternatives(title, sources),
    )


def _written_language(code: str | None, told: str, document: Document) -> str | None:
    """The code, unless what the page tells of its story and its paragraphs are both in another language's script."""
    if in_own_script(code, told) == code:
        return code
    return in_own_script(code, told + "".join(line_of(p) for p in document.root.iter("p")))


def _first(values: Iterable[str]) -> str | None:
    return next((text for value in values if (text := clean(value))), None)


def _given_titles(document: Document, linked: tuple[Claims, ...], meta: Claims) -> tuple[str, ...]:
    """What the page's data call it: JSON-LD, OpenGraph, `<title>`."""
    headlines = [title for claims in linked for title in claims.titles]
    return cleaned((*headlines[:1], *meta.titles[:1], page_title(document) or ""))


def _authors(
    document: Document, sources: tuple[Claims, ...], sites: tuple[str, ...], title: str | None
) -> tuple[str, ...]:
    """Who the page's data names; the visible byline where that is nobody but the site, or a desk of it."""
    houses = (*sites, *house_names(document, (name for s in sources for name in s.authors), sites))
    names = choose_authors(sources, houses)
    is_house = is_site(names, houses)
    if not is_house and not are_desks(names):
        return names
    lines = read_bylines(document, title)
    byline = choose_authors([line for line in lines if not are_desks(author_names(line.authors))] or lines, houses)
    if not is_house:
        return byline if byline and all(map(may_follow, byline)) else names
    if byline and (not names or any(map(is_person, byline))):
        return byline
    return choose_authors(sources, sites)  # what looks like a portal may be somebody who signs with one name


def _published(document: Document, claims: list[str], tag: str | None, title: str | None) -> Moment | None:
    """Visible times and the address where the data is not exact, then the lines below the headline."""
    published = choose_date(claims, tag)
    if published is None or published.exactness < POINT_IN_TIME:
        address = split_address(document.url) if document.url else None
        claims = [*claims, *read_times(document).published, address.path if address else ""]
        published = choose_date(claims, tag)
    if published is None or not published.has_time:
        published = choose_date([*claims, *dated_lines(document, title)], tag)
    return published


def _language_tag(shown: Claims, sources: tuple[Claims, ...]) -> str | None:
    """`html@lang`, else what JSON-LD or `<meta>` says. The whole tag: its region tells of dates."""
    tags = (*shown.languages, *(tag for source in sources for tag in source.languages))
    return next((tag for tag in tags if language_code(tag)), None)


def _host_names(document: Document) -> tuple[str, ...]:
    """`https://www.example.co.id/x` -> `example.co.id`, `example`: how sites sign their titles."""
    domain = registrable_domain(document.url or document.canonical_url)
    return (domain, domain.partition(".")[0]) if domain else ()


def _tags(sources: tuple[Claims, ...]) -> tuple[str, ...]:
    """The tags of the first source that has any."""
    for source in sources:
        if tags := read_tags(source.tags):
            return tags
    return ()


def _image(document: Document, sources: tuple[Claims, ...]) -> str | None:
    for image in (clean(i) for s in sources for i in s.images):
        address = absolute_url(document.base_url, image)
        if address is not None:
            return address
    return None
