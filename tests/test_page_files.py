import plistlib
from pathlib import Path

import pytest

from newscrawl.items import RawPage, Rejected
from newscrawl.page_files import unpacked
from newscrawl.sources import read_saved

URL = "https://harbour.example/2026/11/03/ferry"
HTML = "<!DOCTYPE html><html><body><p>Die Fähre fährt stündlich.</p></body></html>"
MHTML = f"""From: <Saved by Blink>
Snapshot-Content-Location: {URL}
Subject: =?utf-8?Q?F=C3=A4hre?=
Date: Tue, 3 Nov 2026 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----part"

------part
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://adverts.example/frame

<html><body>Anzeige</body></html>
------part
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: {URL}

<!DOCTYPE html><html><body><p>Die F=C3=A4hre f=C3=A4hrt st=C3=BCndlich.</p></body></html>
------part
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://harbour.example/ferry.png

iVBORw0KGgo=
------part--
"""
ARCHIVE = {
    "WebMainResource": {
        "WebResourceData": HTML.encode("iso-8859-1"),
        "WebResourceURL": URL,
        "WebResourceTextEncodingName": "iso-8859-1",
        "WebResourceMIMEType": "text/html",
    }
}


def opened(body: bytes, url: str | None = None) -> RawPage:
    page = unpacked(RawPage(url=url, body=body, source="ferry"))
    assert isinstance(page, RawPage)
    return page


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_an_mhtml_file_is_the_page_that_it_is_a_snapshot_of(ending: str) -> None:
    page = opened(MHTML.replace("\n", ending).encode())
    assert page.body.decode().strip() == HTML
    assert (page.url, page.date_downloaded, page.source) == (URL, "2026-11-03T09:00:00Z", "ferry")


def test_the_time_is_that_of_the_world_where_no_zone_is_known() -> None:
    assert opened(MHTML.replace("+0100", "-0000").encode()).date_downloaded == "2026-11-03T10:00:00Z"


def test_without_an_address_of_the_snapshot_the_first_html_part_is_the_page() -> None:
    page = opened(MHTML.replace(f"Snapshot-Content-Location: {URL}\n", "").encode())
    assert (b"Anzeige" in page.body, page.url, page.encoding) == (True, "https://adverts.example/frame", "utf-8")


def test_an_mhtml_file_without_html_is_reported() -> None:
    page = unpacked(RawPage(url=None, body=MHTML.replace("text/html", "text/plain").encode(), source="ferry.mht"))
    assert isinstance(page, Rejected)
    assert (page.source, page.reason) == ("ferry.mht", "unreadable")


def test_a_web_archive_is_its_main_resource() -> None:
    page = opened(plistlib.dumps(ARCHIVE, fmt=plistlib.FMT_BINARY))
    assert (page.body, page.url, page.encoding) == (HTML.encode("iso-8859-1"), URL, "iso-8859-1")


BINARY = plistlib.FMT_BINARY
NO_ARCHIVE = "this is a property list, and no web archive of a page"
DEEP = b"Content-Type: multipart/related; boundary=a0\n\n" + b"".join(
    b"--a%d\nContent-Type: multipart/related; boundary=a%d\n\n" % (n, n + 1) for n in range(3_000)
)
BROKEN = "this saved page is broken: save it again, or save it as HTML"


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (plistlib.dumps({"a": 1}, fmt=BINARY), NO_ARCHIVE),
        (plistlib.dumps([1], fmt=BINARY), NO_ARCHIVE),
        (plistlib.dumps({"WebMainResource": {"WebResourceData": "text"}}, fmt=BINARY), NO_ARCHIVE),
        (b"bplist00 and no more", BROKEN),
        (DEEP, BROKEN),
        (MHTML.removesuffix("------part--\n").encode(), "this MHTML file is cut off: save the page again"),
    ],
)
def test_a_file_that_is_broken_or_another_is_reported(body: bytes, detail: str) -> None:
    page = unpacked(RawPage(url=None, body=body, source="ferry"))
    assert isinstance(page, Rejected)
    assert (page.source, page.reason, page.detail) == ("ferry", "unreadable", detail)


@pytest.mark.parametrize(
    "field",
    [
        "Date: Di, 3 März 2026",
        "Date: Fri, 31 Dec 9999 23:59:59 -2300",
        "Date: 3 Nov 2026 10:00:00 +999999999999",
        "X-Long: " + 10_000 * "a",
    ],
)
def test_a_field_that_says_nothing_is_passed_over(field: str) -> None:
    lines = [line for line in MHTML.split("\n") if not line.startswith(field.partition(":")[0])]
    page = opened("\n".join([field, *lines]).encode())
    assert (page.body.decode().strip(), page.url) == (HTML, URL)


@pytest.mark.parametrize("url", ["http://[bad/x", "https:///no-host", "cid:1"])
def test_an_address_that_is_none_of_the_web_is_passed_over(url: str) -> None:
    assert opened(MHTML.replace(URL, url).encode()).url is None


def test_an_encoding_that_nobody_knows_is_passed_over() -> None:
    assert (
        opened(MHTML.replace("charset=utf-8", "charset=klingon").replace("Snapshot-", "X-").encode()).encoding is None
    )


def test_a_page_of_a_single_part_is_unpacked() -> None:
    head = f"Content-Location: {URL}\nMIME-Version: 1.0\nContent-Type: text/html\n"
    page = opened(f"{head}Content-Transfer-Encoding: quoted-printable\n\n<p>Br=C3=BCcke</p>".encode())
    assert (page.body.decode(), page.url) == ("<p>Brücke</p>", URL)


def test_an_address_may_be_encoded_and_blank_lines_may_stand_above() -> None:
    encoded = MHTML.replace(f"Location: {URL}\nSubject", f"Location: =?utf-8?Q?{URL.replace('/', '=2F')}?=\nSubject")
    assert opened(b"\xef\xbb\xbf\n" + encoded.encode()).url == URL


def test_a_web_archive_may_be_written_in_xml() -> None:
    assert opened(plistlib.dumps(ARCHIVE)).url == URL


@pytest.mark.parametrize(
    ("note", "url", "date"),
    [
        (f"<!-- saved from url=(0040){URL} -->", URL, None),
        ("<!-- saved from url=(0014)about:internet -->", None, None),
        ("<!-- saved from url=(0040)http://[bad/x -->", None, None),
        (
            f"<!--\n Page saved with SingleFile\n url: {URL}\n saved date: Tue Nov 03 2026 10:00:00 GMT+0100 (C)\n-->",
            URL,
            "2026-11-03T09:00:00Z",
        ),
        (f"<!-- Page saved with SingleFile \n url: {URL} \n saved date: heute \n-->", URL, None),
        (f"<!-- {URL} -->", None, None),
    ],
)
def test_a_note_on_top_names_the_address(note: str, url: str | None, date: str | None) -> None:
    page = opened(f"<!DOCTYPE html>\n{note}\n{HTML}".encode())
    assert (page.url, page.date_downloaded) == (url, date)


def test_an_address_that_is_known_wins() -> None:
    assert opened(MHTML.encode(), "https://harbour.example/").url == "https://harbour.example/"


@pytest.mark.parametrize(
    "body",
    [HTML, f"bplist {HTML}", "Content-Type: multipart/mixed\n\nx", f"<p>Content-Type: multipart/related</p>{HTML}"],
)
def test_another_file_stays_as_it_is(body: str) -> None:
    page = RawPage(url=None, body=body.encode())
    assert unpacked(page) == page


def test_a_folder_may_hold_such_files(tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").write_bytes(MHTML.encode())
    (tmp_path / "b.webarchive").write_bytes(plistlib.dumps(ARCHIVE, fmt=plistlib.FMT_BINARY))
    (tmp_path / "c.plist").write_bytes(plistlib.dumps(ARCHIVE, fmt=plistlib.FMT_BINARY))
    pages = list(read_saved(tmp_path))
    assert [(page.url, page.source) for page in pages] == [
        (URL, str(tmp_path / "a.mhtml")),
        (URL, str(tmp_path / "b.webarchive")),
    ]
