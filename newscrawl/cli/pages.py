"""The pages that a command names: saved ones and addresses."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from newscrawl.items import RawPage, Rejected
from newscrawl.page_files import unpacked
from newscrawl.sources import ARCHIVE_SUFFIXES, MAX_BYTES, read_page, read_saved, url_problem


class SourceError(Exception):
    """What was named cannot be used. The message is one line for a person."""


def addresses(sources: Sequence[str]) -> list[str]:
    """Those sources that are URLs. Raises SourceError for one that is not fetched."""
    urls = [source for source in sources if "://" in source]
    for url in urls:
        if problem := url_problem(url):
            raise SourceError(f"{url}: {problem}")
    return urls


def saved_pages(source: str, args: Namespace) -> Iterator[RawPage | Rejected]:
    """The pages of a file, folder or manifest; a single page is from `args.url`, in `args.encoding`."""
    path = Path(source)
    if is_page(path):
        yield read_page(path, args.url, args.encoding)
    else:
        yield from read_saved(path)


def page_of_stdin(args: Namespace) -> RawPage | Rejected:
    """The page that is piped in, from `args.url`, in `args.encoding`."""
    body = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        detail = f"more than {MAX_BYTES // 2**20} MiB"
        return Rejected(url=args.url, source="stdin", reason="too_large", detail=detail)
    return unpacked(RawPage(url=args.url, body=body, encoding=args.encoding, source="stdin"))


def is_page(path: Path) -> bool:
    """Whether a path is a single page, and no folder, manifest or archive."""
    return path.is_file() and not path.name.endswith((".jsonl", *ARCHIVE_SUFFIXES))


def fetched_pages(urls: Sequence[str]) -> Iterator[RawPage | Rejected]:
    """The pages of addresses."""
    if urls:
        from newscrawl.cli.fetching import fetch_pages  # noqa: PLC0415 - Scrapy takes half a second to load

        yield from fetch_pages(urls)
