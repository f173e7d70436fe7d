"""Whether an address is asked for in this run. Times are seconds since 1970."""

from datetime import UTC, datetime

from newscrawl.state.articles import StoredArticle
from newscrawl.state.failures import Failure

MAX_COMPLETIONS = 8  # tries to load the missing page of an article


def is_due(
    article: StoredArticle | None,
    failure: Failure | None,
    *,
    modified: str | None = None,
    recheck: float = 0,
    now: float,
) -> bool:
    """Whether to ask for an address.

    `article` is what is stored under it (and may be rechecked by it), `failure` how it failed last, `modified` the
    time of the last change that its sitemap or feed names, `recheck` the age in seconds up to which stored articles
    are looked at again.
    """
    if failure is not None and not failure.is_over(now):
        return False
    if article is None:
        return True
    if article.partial and (failure is None or failure.times <= MAX_COMPLETIONS):
        return True
    return (recheck > 0 and _age(article, now) <= recheck) or _says_changed(article, modified, now)


def _age(article: StoredArticle, now: float) -> float:
    published = seconds(article.published)
    return now - (article.changed_at if published is None else published)


def _says_changed(article: StoredArticle, modified: str | None, now: float) -> bool:
    """Whether the listing names a change that we have not seen.

    Some sites give the time of the sitemap for every article. So an article that was looked at in vain is looked at
    again only when half as long again has passed: after 1, 2, 3, 4.5, 7, 10 hours, ...
    """
    change = seconds(modified)
    if change is None or article.checked_at is None:
        return False
    seen = seconds(article.listed)
    if change <= (article.checked_at if seen is None else seen):
        return False
    waited, stood = now - article.checked_at, article.checked_at - article.changed_at
    return waited < 0 or waited >= stood / 2


def seconds(text: str | None) -> float | None:
    """An ISO 8601 time as seconds since 1970, without an offset taken as UTC; None for what is none.

    >>> seconds("2026-11-24T07:00:00+07:00") == seconds("2026-11-24")
    True
    """
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.timestamp()
