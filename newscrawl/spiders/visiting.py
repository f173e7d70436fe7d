"""Which addresses a run asks for, and with what conditions, by what the state knows of them."""

from dataclasses import replace
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from newscrawl.items import Visit
from newscrawl.pipelines.storage import state_of
from newscrawl.state import State, StoredArticle
from newscrawl.state.articles import site_of
from newscrawl.state.visits import is_due
from newscrawl.storage import url_digest

NOT_MODIFIED = 304


def wants(
    crawler: Crawler, url: str, *, modified: str | None = None, site: str | None = None, patient: bool = True
) -> bool:
    """Whether an address is to be asked for in this run; what is left out is counted.

    `modified` is the time of the last change that a sitemap or feed names; without `patient`, what failed lately is
    tried again at once. Setting: NEWSCRAWL_RECHECK (seconds).
    """
    state = state_of(crawler)
    if state is None:
        return True
    article = state.articles.at(url)
    failure = state.failures.at(url) if patient or article else None
    recheck = crawler.settings.getfloat("NEWSCRAWL_RECHECK")
    if article is not None and not _is_own(article, url):
        due = False
    else:
        due = is_due(article, failure, modified=modified, recheck=recheck, now=state.now())
    if not due:
        kind = "known" if article else "waiting"
        crawler.stats.inc_value("newscrawl/already_stored" if article else "newscrawl/waiting")
        state.figures.count(site or site_of(url), kind)
    return due


def has_changed(crawler: Crawler, url: str, modified: str | None) -> bool:
    """Whether a stored article is to be asked for because one more listing names it, with a later change."""
    state = state_of(crawler)
    article = state.articles.at(url) if state else None
    if state is None or article is None or modified is None or not _is_own(article, url):
        return False
    return is_due(article, state.failures.at(url), modified=modified, now=state.now())


def _is_own(article: StoredArticle, url: str) -> bool:
    """Whether this is the address that the article is rechecked by."""
    return article.address is None or article.address == url_digest(url)


def conditional(crawler: Crawler, request: Request, modified: str | None = None) -> Request:
    """The request, so that its server sends the page only if it has changed since it was stored."""
    headers = _validators(state_of(crawler), request.url)
    visit = Visit(requested_url=request.url, listed=modified)
    meta: dict[str, Any] = {**request.meta, "visit": visit}
    if headers:
        meta["handle_httpstatus_list"] = [NOT_MODIFIED]
    return request.replace(headers={**request.headers, **headers}, meta=meta)


def _validators(state: State | None, url: str) -> dict[str, str]:
    article = state.articles.at(url) if state else None
    if article is None or article.partial or not _is_own(article, url):
        return {}
    named = {"If-None-Match": article.etag, "If-Modified-Since": article.last_modified}
    return {name: value for name, value in named.items() if value}


def visit_of(response: Response) -> Visit | None:
    """How this page was asked for, with the validators that came with it."""
    visit: Visit | None = response.meta.get("visit")
    if visit is None:
        return None
    return replace(visit, etag=_header(response, "ETag"), last_modified=_header(response, "Last-Modified"))


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def requested_url(request: Request) -> str:
    """The address as its listing named it, before redirects."""
    visit: Visit | None = request.meta.get("visit")
    return visit.requested_url if visit else request.url


def note_not_modified(crawler: Crawler, response: Response) -> None:
    """Take the answer that an article is as it was."""
    state = state_of(crawler)
    visit = visit_of(response)
    article = state.articles.at(visit.requested_url) if state and visit else None
    if state is None or visit is None or article is None:
        return
    with state.transaction():
        state.articles.looked_at(article.id, state.now(), listed=visit.listed, partial=article.partial)
        state.failures.clear(visit.requested_url)
        state.figures.count(article.site, "unchanged")
    crawler.stats.inc_value("newscrawl/unchanged")
