from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("warcio", reason="warcio is not installed: pip install '.[warc]'")

from warcio.archiveiterator import ArchiveIterator

from newscrawl.archives.pages import read_pages
from newscrawl.archives.writing import WarcFile
from newscrawl.items import Listed, RawPage
from tests.archives.builder import body, url

EVERY_BYTE = bytes(range(256)) * 9 + b"\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\n"
FIRST = RawPage(
    url=url(1),
    body=body(1),
    encoding="utf-8",
    date_downloaded="2026-11-24T10:00:00Z",
    headers=(("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("X-Übung", "ja")),
)
SECOND = replace(FIRST, url=url(2), body=EVERY_BYTE)


def kept(path: Path, *pages: RawPage) -> list[RawPage]:
    """The pages after a round trip, without what only one side has."""
    file = WarcFile(path)
    for page in pages:
        file.add(page)
    file.close()
    return [plain(page) for page in read_pages(path) if isinstance(page, RawPage)]


def plain(page: RawPage) -> RawPage:
    whole = plain(page.whole_page) if page.whole_page else None
    return replace(page, source=None, headers=(), next_pages=tuple(map(plain, page.next_pages)), whole_page=whole)


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
@pytest.mark.parametrize(
    "page",
    [
        FIRST,
        SECOND,
        replace(FIRST, encoding="cp1251", headers=()),
        replace(FIRST, encoding=None, headers=()),
        replace(FIRST, headers=(("Content-Type", "application/octet-stream"),), encoding=None),
        replace(FIRST, next_pages=(SECOND, replace(FIRST, url=url(3)))),
        replace(FIRST, whole_page=SECOND),
        replace(FIRST, missing_page=url(2), listed=Listed(listing=url(9), title="Fähre „heute“")),
    ],
    ids=["simple", "every byte", "encoding", "no encoding", "wrong type", "following", "whole", "listed"],
)
def test_what_is_kept_is_read_as_it_was(tmp_path: Path, name: str, page: RawPage) -> None:
    last = replace(FIRST, url=url(7))
    assert kept(tmp_path / name, page, last) == [plain(page), plain(last)]


def test_a_file_is_gone_on_with_even_after_a_record_that_a_kill_left_in_part(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    kept(path, FIRST, SECOND)
    path.write_bytes(path.read_bytes()[:-100])
    assert kept(path, replace(FIRST, url=url(3))) == [plain(FIRST), plain(replace(FIRST, url=url(3)))]


def test_warcio_finds_every_digest_true_and_the_fields_that_indexers_ask_for(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    kept(path, FIRST, SECOND)
    with path.open("rb") as file:
        found = list(ArchiveIterator(file, check_digests="raise"))
    assert [record.rec_type for record in found] == ["warcinfo", "response", "response"]
    fields = found[1].rec_headers.get_header
    assert fields("WARC-Identified-Payload-Type") == "text/html"
    assert fields("WARC-Payload-Digest").startswith("sha1:")
    assert found[1].http_headers.get_header("X-Crawler-Content-Encoding") == "gzip"
    assert found[1].http_headers.get_header("Content-Length") == str(len(FIRST.body))


def test_an_archive_that_was_made_for_nothing_is_taken_away_again(tmp_path: Path) -> None:
    WarcFile(tmp_path / "a.warc.gz").close(keep_empty=False)
    assert not [*tmp_path.iterdir()]
