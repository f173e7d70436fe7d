"""The other pages of an article: the show-all view first, then the numbered ones, as long as they are its own.

A page is asked for only on evidence, and each one that came is checked before the next is asked for. So a front page
with "next" links, a page that repeats the last one and a link to the next story cost one request at the most.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from newscrawl.cleaner import Cleaner
from newscrawl.cleaning import CleanResult, join_pages
from newscrawl.cleaning.identity import normal_url
from newscrawl.cleaning.pagination import holds_whole
from newscrawl.discovery.links import same_host
from newscrawl.items import RawPage, Rejected
from newscrawl.pipelines.cleaning import Cleaning

MAX_PAGES = 30  # of one article

Fetch = Callable[[str], Awaitable[RawPage | Rejected]]


async def with_other_pages(page: RawPage, fetch: Fetch, cleaning: Cleaning) -> RawPage:
    """The page together with those on which its article goes on; `fetch` loads one. Raises one of UNCLEANED."""
    if page.url is None:
        return page
    others = await cleaning.do(Cleaner.other_pages, page)
    if others.next_page is None and others.whole_page is None:
        return page
    first = await cleaning.do(Cleaner.clean, page)
    if first.article is None:
        return page
    if others.whole_page and same_host(others.whole_page, page.url):
        whole = await fetch(others.whole_page)
        if isinstance(whole, RawPage) and holds_whole(first, await cleaning.do(Cleaner.clean, whole)):
            return replace(page, whole_page=whole)
    return await _with_numbered_pages(page, first, fetch, cleaning)


async def _with_numbered_pages(page: RawPage, first: CleanResult, fetch: Fetch, cleaning: Cleaning) -> RawPage:
    pages: list[RawPage] = []
    results = [first]
    seen = {normal_url(page.url or "")}
    while len(results) < MAX_PAGES and (url := results[-1].next_page) and same_host(url, page.url or ""):
        if normal_url(url) in seen:
            break
        seen.add(normal_url(url))
        following = await fetch(url)
        if isinstance(following, Rejected):
            return replace(page, next_pages=tuple(pages), missing_page=url)
        pages.append(following)
        results.append(await cleaning.do(Cleaner.clean, following))
        if not _are_joined(results):
            break
    return replace(page, next_pages=tuple(pages))


def _are_joined(results: list[CleanResult]) -> bool:
    """Whether every page so far is the article's and says something new."""
    article = join_pages(results).article
    return article is not None and len(article.pages) == len(results)
