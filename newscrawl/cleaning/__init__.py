"""The cleaning core: HTML or text in, values out. Pure: no Scrapy, no files but its own data, no global state."""

from newscrawl.cleaning.records import CleanResult

__all__ = ["CleanResult", "clean_page", "join_pages"]


def clean_page(
    html: bytes | str,
    url: str | None = None,
    *,
    encoding: str | None = None,
    date_downloaded: str | None = None,
) -> CleanResult:
    raise NotImplementedError


def join_pages(results: "list[CleanResult]") -> CleanResult:
    raise NotImplementedError
