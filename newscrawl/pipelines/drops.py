"""Why an item goes no further: one DropItem per reason, so that Scrapy counts each by itself."""

from scrapy.exceptions import DropItem

from newscrawl.items import Rejected


class Rejection(DropItem):
    """A page that gave no article. `rejected` is its line of the rejects file."""

    def __init__(self, rejected: Rejected) -> None:
        super().__init__(f"{rejected.reason}: {rejected.detail}", log_level="DEBUG")
        self.rejected = rejected


class IndexPage(Rejection):
    """The page lists articles and is none."""


class EmptyArticle(Rejection):
    """The page has no text to speak of."""


class PaywallStub(Rejection):
    """Only the beginning is there; the rest is for subscribers."""


class NotFoundPage(Rejection):
    """The page says that there is no such page, with the status of one that is there."""


class NotHtml(Rejection):
    """The body is no HTML page."""


class TooOld(Rejection):
    """Published before the day that `--since` names."""


class DuplicateArticle(Rejection):
    """The same article came earlier in this run."""


class ForbiddenPage(Rejection):
    """Found, and forbidden by robots.txt: not asked for, and no failure."""


class Failed(Rejection):
    """The page could not be fetched or read."""


class NotStored(DropItem):
    """An article that is not written, and is no rejection either."""

    def __init__(self, why: str) -> None:
        super().__init__(why, log_level="DEBUG")


class AlreadyStored(NotStored):
    """The output file holds it from an earlier run."""


class Unchanged(NotStored):
    """Looked at again, and it says what it said."""


class LimitReached(NotStored):
    """The run has stored as many as were asked for."""


class StorageFailed(NotStored):
    """The output cannot be written any more; the run is being stopped."""


def tells_of_a_page(drop: DropItem) -> bool:
    """Whether there was a page: one that came, could be read and is HTML."""
    if isinstance(drop, Rejection):
        return not isinstance(drop, (Failed, ForbiddenPage, NotHtml))
    return isinstance(drop, (AlreadyStored, Unchanged))
