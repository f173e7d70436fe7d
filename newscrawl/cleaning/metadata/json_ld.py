"""JSON-LD: every script of the page read, its article found, and what the article's node claims."""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from lxml.etree import XPath

from newscrawl.cleaning.document import Document
from newscrawl.cleaning.identity import normal_url
from newscrawl.cleaning.metadata.recipes import recipe_lines
from newscrawl.cleaning.metadata.records import Claims
from newscrawl.cleaning.metadata.text import unescaped
from newscrawl.cleaning.metadata.tree import select

Node: TypeAlias = dict[str, Any]

_SCRIPTS = XPath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]")
# In the order in which they stand around the JSON, from the outside in.
_OPENING = ("//", "/*", "<![CDATA[", "<!--", "*/")
_CLOSING = (";", "*/", "-->", "]]>", "/*", "//")
_MOST_WRAPPERS = 3  # one inside the other
# Possessive, and a string may lack its end: else all that follows is read again from each quotation mark.
_STRING_OR_COMMA = re.compile(r'("(?:[^"\\]|\\.)*+"?)|,(?=\s*[}\]])', re.DOTALL)
_BAD_ESCAPE = re.compile(r"""\\(?!["\\/bfnrtu])""")
_ARTICLE_TYPE = re.compile(r"(?:article|posting|report|claimreview)$", re.IGNORECASE)
_PAGE_TYPES = frozenset({"webpage", "itempage", "medicalwebpage", "videoobject"})
_SITE_TYPES = frozenset({"organization", "newsmediaorganization", "website"})
# Behind these keys stand other articles, other people's words, or parts of the page.
_OTHER_THINGS = frozenset(
    [
        "itemListElement",
        "hasPart",
        "isPartOf",
        "about",
        "mentions",
        "citation",
        "comment",
        "liveBlogUpdate",
        "subjectOf",
        "relatedLink",
        "significantLink",
        "isBasedOn",
        "review",
        "itemReviewed",
        "breadcrumb",
        "potentialAction",
    ]
)
_MAX_NODES = 20_000


def read_json_ld(document: Document) -> tuple[Claims, ...]:
    """What the article's node claims, then the page's, then the site's."""
    nodes = list(_nodes(document))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    article = _article(nodes, document)
    page = next((n for n in nodes if _has_type(n, _PAGE_TYPES)), None)
    types = tuple(dict.fromkeys(name for node in nodes for name in _types(node)))
    claims = [_claims(node, by_id) for node in (article, page) if node is not None]
    site_names = (name for n in nodes if _has_type(n, _SITE_TYPES) for name in _names(n, by_id))
    recipe = tuple(line for node in nodes for line in recipe_lines(node))
    return (*claims, Claims(types=types, site_names=tuple(site_names), recipe=recipe))


def parse_json(text: str) -> Any | None:
    """The value of a script, with the usual faults repaired; None where it is beyond that.

    >>> parse_json('<!-- {"a": [1, 2,],} -->')
    {'a': [1, 2]}
    """
    text = text.strip().lstrip("\ufeff")
    if not text:
        return None
    for repair in (str, _unwrapped, _without_spare_commas, unescaped):
        text = repair(text)
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _unwrapped(text: str) -> str:
    for _ in range(_MOST_WRAPPERS):
        for mark in _OPENING:
            text = text.removeprefix(mark).lstrip()
        for mark in _CLOSING:
            text = text.removesuffix(mark).rstrip()
    return text


def _without_spare_commas(text: str) -> str:
    text = _BAD_ESCAPE.sub("", text)
    return _STRING_OR_COMMA.sub(lambda match: match.group(1) or "", text)


def _nodes(document: Document) -> Iterator[Node]:
    """Every object that is about this page or its site, outer before inner."""
    waiting: deque[Any] = deque(parse_json(script.text or "") for script in select(_SCRIPTS, document.root))
    seen = 0
    while waiting and seen < _MAX_NODES:
        value, seen = waiting.popleft(), seen + 1
        if isinstance(value, list):
            waiting.extendleft(reversed(value))
        elif isinstance(value, dict):
            yield value
            waiting.extend(
                inner for key, inner in value.items() if isinstance(inner, dict | list) and key not in _OTHER_THINGS
            )


def _types(node: Node) -> list[str]:
    return [name.rpartition("/")[2] for name in _strings(node.get("@type"))]


def _has_type(node: Node, names: frozenset[str]) -> bool:
    return any(name.lower() in names for name in _types(node))


def _article(nodes: Iterable[Node], document: Document) -> Node | None:
    """The article whose address is the page's, else the first with a headline, else the first."""
    articles = [n for n in nodes if any(_ARTICLE_TYPE.search(name) for name in _types(n))]
    here = {normal_url(url) for url in (document.url, document.canonical_url) if url}
    ranked = sorted(articles, key=lambda n: (not here & _addresses(n), "headline" not in n))
    return ranked[0] if ranked else None


def _addresses(node: Node) -> set[str]:
    named = [node.get("url"), node.get("@id"), node.get("mainEntityOfPage")]
    flat = [v.get("@id") or v.get("url") if isinstance(v, dict) else v for v in named]
    return {normal_url(v.partition("#")[0]) for v in flat if isinstance(v, str) and v.strip()}


def _claims(node: Node, by_id: dict[str, Node]) -> Claims:
    people = node.get("author") or node.get("creator") or node.get("byline")
    return Claims(
        titles=tuple(_strings(node.get("headline") or node.get("name"))),
        alternative_titles=tuple(_strings([node.get("alternativeHeadline"), node.get("name")])),
        authors=tuple(_names(people, by_id)),
        published=tuple(_strings([node.get("datePublished"), node.get("dateCreated")])),
        modified=tuple(_strings(node.get("dateModified"))),
        sections=tuple(_strings(node.get("articleSection"))),
        tags=tuple(_names(node.get("keywords"), by_id)),
        languages=tuple(_names(node.get("inLanguage"), by_id)),
        site_names=tuple(_names(node.get("publisher"), by_id)),
        images=tuple(_image_addresses([node.get("image"), node.get("thumbnailUrl")], by_id)),
        descriptions=tuple(_strings(node.get("description"))),
        article_body=next(iter(_strings(node.get("articleBody"))), None),
        is_free=_boolean(node.get("isAccessibleForFree")),
    )


def _strings(value: Any) -> Iterator[str]:
    """The strings in a value or a list of values (also `{"@value": ...}`)."""
    for item in value if isinstance(value, list) else [value]:
        found = item.get("@value") if isinstance(item, dict) else item
        if isinstance(found, list):
            yield from _strings(found)
        elif isinstance(found, str) and found.strip():
            yield found
        elif isinstance(found, int | float) and not isinstance(found, bool):
            yield str(found)


def _names(value: Any, by_id: dict[str, Node]) -> Iterator[str]:
    """The names of things that are given as strings, objects, references, or lists of these."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, list):
            yield from _names(item, by_id)
        elif isinstance(item, dict):
            whole = item if "name" in item else by_id.get(str(item.get("@id")), item)
            yield from _strings(whole.get("name") or whole.get("@value") or _given_and_family(whole))
        else:
            yield from _strings(item)


def _given_and_family(person: Node) -> str:
    parts = (person.get("givenName"), person.get("familyName"))
    return " ".join(part for part in parts if isinstance(part, str))


def _image_addresses(value: Any, by_id: dict[str, Node]) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, list):
            yield from _image_addresses(item, by_id)
        elif isinstance(item, dict):
            whole = item if len(item) > 1 else by_id.get(str(item.get("@id")), item)
            yield from _strings(whole.get("url") or whole.get("contentUrl") or whole.get("@id"))
        else:
            yield from _strings(item)


def _boolean(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).strip().lower())
