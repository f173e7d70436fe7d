import gzip
import hashlib
import random
import zlib
from base64 import b32encode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("warcio", reason="warcio is not installed: pip install '.[warc]'")

from newscrawl.archives import records as records_module
from newscrawl.archives.pages import read_pages
from newscrawl.items import RawPage, Rejected
from tests.archives.builder import answer, body, compressed, page, record, url, written

NAMES = ["a.warc", "a.warc.gz"]


def read(path: Path) -> tuple[list[str | None], list[Rejected]]:
    """The addresses of the pages, and what could not be read."""
    found = list(read_pages(path))
    assert all(one.body in {body(n) for n in range(300)} for one in found if isinstance(one, RawPage))
    return [one.url for one in found if isinstance(one, RawPage)], [one for one in found if isinstance(one, Rejected)]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_carries_its_address_bytes_encoding_and_date(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / name, [page(1)])
    (found,) = read_pages(path)
    assert isinstance(found, RawPage)
    assert (found.url, found.body, found.encoding) == (url(1), body(1), "utf-8")
    assert (found.date_downloaded, found.source) == ("2026-11-24T10:00:00Z", f"{path}:0")


@pytest.mark.parametrize("name", NAMES)
def test_a_file_compressed_as_a_whole_and_an_ordinary_one_give_the_same(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records_module, "MAX_RECORD", 4000)
    path = tmp_path / name
    whole = b"".join(page(n) for n in range(9))
    path.write_bytes(gzip.compress(whole) if name.endswith(".gz") else whole)
    assert read(path) == ([url(n) for n in range(9)], [])


@pytest.mark.parametrize(
    "other",
    [
        record(b"software: x\r\n", WARC_Type="warcinfo"),
        record(b"GET / HTTP/1.1\r\n\r\n", WARC_Type="request", WARC_Target_URI=url(2)),
        record(answer(b"", status="301 Moved"), WARC_Target_URI=url(2)),
        record(answer(body(2), status="404 Not Found"), WARC_Target_URI=url(2)),
        record(answer(b"GIF89a", {"Content-Type": "image/gif"}), WARC_Target_URI=url(2)),
        record(b"1.2.3.4", WARC_Type="resource", WARC_Target_URI="dns:ferries.example"),
        record(answer(b""), WARC_Type="revisit", WARC_Target_URI=url(2)),
    ],
    ids=["warcinfo", "request", "redirect", "error", "image", "dns", "revisit"],
)
def test_what_is_no_page_is_passed_over(tmp_path: Path, other: bytes) -> None:
    assert read(written(tmp_path / "a.warc.gz", [page(1), other, page(3)])) == ([url(1), url(3)], [])


def test_an_archive_without_a_page_is_no_silent_success(tmp_path: Path) -> None:
    (found,) = read(written(tmp_path / "a.warc", [record(b"", WARC_Type="warcinfo")]))[1]
    assert found.reason == "no_pages"


def test_a_page_that_was_kept_without_its_address_has_none(tmp_path: Path) -> None:
    assert read(written(tmp_path / "a.warc", [record(answer(body(1))), page(2)])) == ([None, url(2)], [])


def test_a_resource_record_and_an_address_in_angle_brackets_are_pages_too(tmp_path: Path) -> None:
    resource = record(body(1), WARC_Type="resource", WARC_Target_URI=f"<{url(1)}>", Content_Type="text/html")
    assert read(written(tmp_path / "a.warc", [resource])) == ([url(1)], [])


def chunks(data: bytes) -> bytes:
    return (
        b"".join(b"%x\r\n%b\r\n" % (len(data[at : at + 100]), data[at : at + 100]) for at in range(0, len(data), 100))
        + b"0\r\n\r\n"
    )


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def brotli(data: bytes) -> bytes:
    import brotli

    return bytes(brotli.compress(data))


def zstd(data: bytes) -> bytes:
    from backports import zstd

    return bytes(zstd.compress(data))


@pytest.mark.parametrize(
    ("headers", "encode"),
    [
        ({"Transfer-Encoding": "chunked"}, chunks),
        ({"Content-Encoding": "gzip"}, gzip.compress),
        ({"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}, lambda data: chunks(gzip.compress(data))),
        ({"Content-Encoding": "deflate"}, zlib.compress),
        ({"Content-Encoding": "deflate"}, raw_deflate),
        ({"Content-Encoding": "br"}, brotli),
        ({"Content-Encoding": "zstd"}, zstd),
        # headers that the writer has kept though the body is plain, as CC-NEWS had them
        ({"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}, bytes),
    ],
)
def test_a_body_comes_without_its_encodings(
    tmp_path: Path, headers: dict[str, str], encode: Callable[[bytes], bytes]
) -> None:
    block = answer(encode(body(1)), {"Content-Type": "text/html", **headers})
    assert read(written(tmp_path / "a.warc", [record(block, WARC_Target_URI=url(1))])) == ([url(1)], [])


def digest(block: bytes) -> str:
    return "sha1:" + b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()


BAD_GZIP = answer(gzip.compress(body(2))[:-40], {"Content-Type": "text/html", "Content-Encoding": "gzip"})


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (record(answer(body(2)), WARC_Target_URI=url(2), WARC_Block_Digest=digest(b"other")), "bad_digest"),
        (record(b"no answer at all", WARC_Target_URI=url(2)), "bad_record"),
        (record(answer(body(2)), WARC_Target_URI=url(2), WARC_Truncated="length"), "truncated"),
        (page(2).replace(b"Content-Length: ", b"Content-Length: 9"), "bad_record"),
        (page(2).replace(b"Content-Length: ", b"Content-Width: "), "bad_record"),
        (page(2)[:-300], "bad_record"),
        (page(2).replace(b"WARC/1.0", b"\0\0\0\0/1.0"), "bad_record"),
    ],
    ids=["digest", "no answer", "truncated", "long length", "no length", "cut", "no beginning"],
)
@pytest.mark.parametrize("name", NAMES)
def test_a_broken_record_is_reported_and_its_neighbours_are_read(
    tmp_path: Path, name: str, bad: bytes, reason: str
) -> None:
    pages, rejected = read(written(tmp_path / name, [page(1), bad, page(3)]))
    assert pages == [url(1), url(3)]
    (found,) = rejected
    assert found.reason in {reason, "truncated"}
    assert str(found.source).startswith(f"{tmp_path / name}:")


def test_a_whole_digest_is_no_reason_to_reject(tmp_path: Path) -> None:
    block = answer(body(1))
    good = record(block, WARC_Target_URI=url(1), WARC_Block_Digest=digest(block))
    assert read(written(tmp_path / "a.warc", [good])) == ([url(1)], [])


@pytest.mark.parametrize("name", NAMES)
def test_of_a_file_that_breaks_off_all_but_the_last_is_read(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / name, [page(n) for n in range(5)])
    path.write_bytes(path.read_bytes()[:-200])
    pages, (last,) = read(path)
    assert pages == [url(n) for n in range(4)]
    assert last.reason == "truncated"


@pytest.mark.parametrize("name", NAMES)
def test_of_a_file_whose_beginning_is_lost_the_rest_is_read(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / name, [page(n) for n in range(5)])
    path.write_bytes(bytes(200) + path.read_bytes()[200:])
    pages, rejected = read(path)
    assert pages == [url(n) for n in range(1, 5)]
    assert len(rejected) == 1


def damaged(member: bytes, random_: random.Random) -> bytes:
    """A gzip member with one of the faults that archives have."""
    at = random_.randrange(20, len(member) - 20)
    kinds = [
        member[:at] + bytes([member[at] ^ 0x55]) + member[at + 1 :],
        member[:at],
        member[:at] + member[at + 10 :],
        member[:at] + b"\x1f\x8b\x08\x00" * 5 + member[at:],
        bytes(len(member)),
    ]
    return random_.choice(kinds)


@pytest.mark.parametrize("seed", range(4))
def test_a_file_with_five_percent_of_broken_members_gives_every_readable_page(tmp_path: Path, seed: int) -> None:
    random_ = random.Random(seed)
    broken = set(random_.sample(range(200), 10))
    members = [compressed([page(n)]) for n in range(200)]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(damaged(m, random_) if n in broken else m for n, m in enumerate(members)))
    pages, rejected = read(path)
    assert pages == [url(n) for n in range(200) if n not in broken]
    assert rejected


@pytest.mark.parametrize("seed", range(4))
def test_an_uncompressed_file_with_five_percent_cut_records_gives_every_readable_page(
    tmp_path: Path, seed: int
) -> None:
    random_ = random.Random(seed)
    broken = set(random_.sample(range(200), 10))
    path = tmp_path / "a.warc"
    rows = [page(n)[: random_.randrange(9, 900)] if n in broken else page(n) for n in range(200)]
    path.write_bytes(b"".join(rows))
    pages, rejected = read(path)
    assert pages == [url(n) for n in range(200) if n not in broken]
    assert rejected


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    (found,) = read_pages(tmp_path / "none.warc.gz")
    assert isinstance(found, Rejected)
    assert replace(found, source=None) == Rejected(
        url=None, source=None, reason="missing_file", detail="there is no such file"
    )
