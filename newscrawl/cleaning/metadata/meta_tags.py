"""`<meta>`: OpenGraph, article:*, Dublin Core, and the names that analytics and ad systems use."""

from collections.abc import Iterable, Iterator

from newscrawl.cleaning.document import Document
from newscrawl.cleaning.metadata.authors import names_authors
from newscrawl.cleaning.metadata.records import Claims
from newscrawl.cleaning.metadata.tables import load_table

_PREFIXES = ("http://ogp.me/ns/", "https://ogp.me/ns/", "http://ogp.me/ns#", "https://ogp.me/ns#")
_NAMES: dict[str, list[str]] = load_table("meta_names.toml")


def read_meta_tags(document: Document) -> Claims:
    """What the page's `<meta>` elements claim, by the order of names in `meta_names.toml`."""
    found: dict[str, list[str]] = {}
    for element in document.elements["meta"]:
        if element.get("itemprop") and not (element.get("name") or element.get("property")):
            continue  # microdata may speak of another thing than the page
        content = (element.get("content") or "").strip()
        for name in {element.get("property"), element.get("name"), element.get("http-equiv")}:
            if name and content:
                found.setdefault(_plain(name), []).append(content)
    claims = {value: _first_of(found, names) for value, names in _NAMES.items()}
    authors = (*claims["authors"], *_labelled_authors(found))
    return Claims(**{**claims, "authors": authors, "tags": _tags(found, _NAMES["tags"])})  # type: ignore[arg-type]


def _plain(name: str) -> str:
    """One spelling for `og:article:published_time` and `http://ogp.me/ns/article#…`."""
    lowered = name.strip().lower()
    for prefix in _PREFIXES:
        if lowered.startswith(prefix):
            lowered = "og:" + lowered.removeprefix(prefix).replace("#", ":")
    return lowered.removeprefix("og:") if lowered.startswith("og:article") else lowered


def _first_of(found: dict[str, list[str]], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(value for name in names for value in found.get(name, ()))


def _labelled_authors(found: dict[str, list[str]]) -> Iterator[str]:
    """`twitter:label1` "Written by", `twitter:data1` the name."""
    for number in ("1", "2"):
        label = found.get(f"twitter:label{number}", [""])[0]
        if names_authors(label):
            yield from found.get(f"twitter:data{number}", ())


def _tags(found: dict[str, list[str]], names: Iterable[str]) -> tuple[str, ...]:
    """The first name that has any: lists of keywords differ in kind and are not to be mixed."""
    return next((tuple(found[name]) for name in names if name in found), ())
