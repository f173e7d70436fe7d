"""What the state learns from a cleaned page: whether its article is wanted, and that it was stored."""

from newscrawl.cleaning.pagination.address import read_address
from newscrawl.items import Article, Rejected
from newscrawl.pipelines.cleaning import CleanedPage
from newscrawl.pipelines.drops import AlreadyStored, DuplicateArticle, NotStored, Rejection, Unchanged
from newscrawl.state import Place, State, StoredArticle
from newscrawl.state.articles import fingerprint, site_of
from newscrawl.storage import url_digest

_SAME = "the same article came earlier in this run"
_ANOTHER_PAGE = "another page of an article of this run, not joined: a page has to come right after the one before"


def reason_to_drop(state: State, item: CleanedPage, article: Article) -> Rejection | NotStored | None:
    """Why the article is not stored now; None for a new one, and for a new version.

    A version is made only by the address under which the article was stored: its other addresses (AMP, mobile) may
    word things differently, and would take turns.
    """
    known = state.articles.get(article.id)
    if known is None:
        return None
    if known.run == state.figures.run:
        detail = _ANOTHER_PAGE if _is_another_page(state, article, known) else _SAME
        _note_met(state, item, article, known)
        return DuplicateArticle(
            Rejected(url=item.requested_url, source=item.source, site=item.site, reason="duplicate", detail=detail)
        )
    if item.visit is None or url_digest(item.visit.requested_url) != known.address or known.checked_at is None:
        _note_met(state, item, article, known)
        return AlreadyStored("stored by an earlier run")
    if known.fingerprint != fingerprint(article.title, article.text):
        return None
    _note_unchanged(state, item, known)
    return Unchanged("it says what it said")


def _is_another_page(state: State, article: Article, known: StoredArticle) -> bool:
    """By its address a page of the stored article that is not among those that were joined, with another text."""
    is_numbered = any(reading.is_named for reading in read_address(article.url or ""))
    is_joined = article.url is not None and state.articles.at(article.url) is not None
    return is_numbered and not is_joined and known.fingerprint != fingerprint(article.title, article.text)


def _note_met(state: State, item: CleanedPage, article: Article, known: StoredArticle) -> None:
    with state.transaction():
        state.articles.lead_to(known.id, addresses_of(item, article))
        if item.visit and known.checked_at is None:
            validators = (item.visit.etag, item.visit.last_modified)
            state.articles.found_again(known.id, item.visit.requested_url, validators, state.now())


def _note_unchanged(state: State, item: CleanedPage, known: StoredArticle) -> None:
    with state.transaction():
        state.figures.count(known.site, "unchanged")
        _note_had(state, item, known.site)
        if item.visit:
            state.articles.looked_at(known.id, state.now(), listed=item.visit.listed, partial=item.partial)


def _note_had(state: State, item: CleanedPage, site: str) -> None:
    """The address answered; one whose article goes on elsewhere, on a page that failed, is tried again."""
    if not item.requested_url:
        return
    if item.partial:
        state.failures.note(item.requested_url, site, "partial", state.now())
    else:
        state.failures.clear(item.requested_url)


def addresses_of(item: CleanedPage, article: Article) -> list[str | None]:
    """Every address that leads to the article."""
    return [item.requested_url, item.url, article.url, article.canonical_url, *article.pages]


def record(state: State, item: CleanedPage, article: Article, place: Place) -> None:
    """Note that an article was stored; called inside a transaction, when its line is on the disk."""
    visit, now = item.visit, state.now()
    site = item.site or site_of(article.url)
    # Validators speak for one page; an article on several may change while its first page does not.
    single = len(article.pages) <= 1 and not item.partial
    state.articles.put(
        StoredArticle(
            id=article.id,
            url=article.url,
            address=url_digest(item.requested_url) if item.requested_url else None,
            site=site,
            title=article.title,
            published=article.date_published,
            version=article.version,
            fingerprint=fingerprint(article.title, article.text),
            length=len(article.text),
            removed=len(item.result.removed),
            container=item.result.container,
            rules=" ".join(sorted({removal.rule for removal in item.result.removed})),
            partial=item.partial,
            run=state.figures.run,
            etag=visit.etag if visit and single else None,
            last_modified=visit.last_modified if visit and single else None,
            listed=visit.listed if visit else None,
            changed_at=now,
            checked_at=now,
            output=place.output,
            start=place.start,
            size=place.size,
        ),
        addresses_of(item, article),
    )
    _note_had(state, item, site)
    state.figures.count(site, "new" if article.version == 1 else "updated")
    for removal in item.result.removed:
        state.figures.count(site, "removed", removal.rule)
    state.figures.flush()
