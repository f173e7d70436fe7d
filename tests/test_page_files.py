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


@pytest.mark.parametrize("body", [plistlib.dumps({"a": 1}, fmt=plistlib.FMT_BINARY), b"bplist00 and no more"])
def test_another_property_list_is_reported(body: bytes) -> None:
    page = unpacked(RawPage(url=None, body=body))
    assert isinstance(page, Rejected)
    assert page.detail == "this is a property list, and no web archive of a page"


@pytest.mark.parametrize(
    ("note", "url", "date"),
    [
        (f"<!-- saved from url=(0040){URL} -->", URL, None),
        ("<!-- saved from url=(0014)about:internet -->", None, None),
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
    "body", [HTML, "Content-Type: multipart/mixed\n\nx", f"<p>Content-Type: multipart/related</p>{HTML}"]
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
