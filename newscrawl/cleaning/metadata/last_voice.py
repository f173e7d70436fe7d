"""Where the page says nothing that we can read: htmldate's guess, to the day."""

from copy import deepcopy

from newscrawl.cleaning.document import Document

_EARLIEST, _LATEST = "1995-01-01", "2100-01-01"  # fixed: by default htmldate looks at today's clock


def guess_date(document: Document) -> str | None:
    """The day of publication as htmldate finds it, `YYYY-MM-DD`."""
    from htmldate import find_date  # noqa: PLC0415 -- takes long to import, and is seldom asked

    # htmldate prunes the tree it is given.
    found = find_date(
        deepcopy(document.root),
        extensive_search=False,
        original_date=True,
        url=document.url,
        min_date=_EARLIEST,
        max_date=_LATEST,
    )
    return str(found) if found else None
