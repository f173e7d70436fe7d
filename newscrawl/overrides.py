"""Overrides by site: which of a user's entries hold for a page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from newscrawl.cleaning import CleanResult, Overrides, SiteMemory, clean_page
from newscrawl.cleaning.identity import registrable_domain
from newscrawl.items import RawPage
from newscrawl.sites import Site

SiteOverrides: TypeAlias = Mapping[str, Overrides]  # by registrable domain
NONE: SiteOverrides = {}


def overrides_of(sites: Iterable[Site]) -> dict[str, Overrides]:
    """The entries of the sites by registrable domain; sites of one domain share theirs.

    >>> overrides_of([Site(name="a", seeds=("https://www.a.example/",), keep=("p.lead",))])
    {'a.example': Overrides(keep=('p.lead',), remove=())}
    """
    keep, remove = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for site in sites:
        for domain in {registrable_domain(seed) or "" for seed in site.seeds}:
            keep[domain] += site.keep
            remove[domain] += site.remove
    return {
        domain: Overrides(keep=tuple(dict.fromkeys(keep[domain])), remove=tuple(dict.fromkeys(remove[domain])))
        for domain in keep
        if keep[domain] or remove[domain]
    }


def clean_raw(
    page: RawPage, overrides: SiteOverrides = NONE, memory: SiteMemory | None = None, *, blocks: bool = False
) -> CleanResult:
    """Clean one page with the overrides of its site; where its address is not known, the page's own word counts."""
    domain = registrable_domain(page.url) if page.url else None
    result = _clean(page, overrides.get(domain or ""), memory, blocks=blocks)
    if page.url is None and result.article and (own := overrides.get(result.article.domain or "")):
        return _clean(page, own, memory, blocks=blocks)
    return result


def _clean(page: RawPage, overrides: Overrides | None, memory: SiteMemory | None, *, blocks: bool) -> CleanResult:
    return clean_page(
        page.body,
        page.url,
        encoding=page.encoding,
        date_downloaded=page.date_downloaded,
        overrides=overrides,
        memory=memory,
        blocks=blocks,
    )
