from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.cleaning.document import absolute_url, decode, read_document

URL = "https://planet.example/news/rain"

NOT_HTML = [
    b"",
    b" \n ",
    b"%PDF-1.4 <a>",
    b"\x89PNG\r\n\x1a\n<a>",
    b"\x1f\x8b\x08<p>",
    bytes(range(256)) * 8,
    b"only words",
    b'{"a": "b"}',
    b'<?xml version="1.0"?><rss><channel><title>x</title></channel></rss>',
    b"<!-- a comment --><urlset><url><loc>x</loc></url></urlset>",
    b"<!doctype html>",
]

ENCODINGS = [
    ("<p>café</p>".encode(), None, "utf-8", "café"),
    ("<p>café</p>".encode("cp1252"), None, None, "café"),
    ('<meta charset="iso-8859-1"><p>“café”</p>'.encode("cp1252"), None, "cp1252", "“café”"),
    ('<meta charset="gb2312"><p>你好鎔</p>'.encode("gb18030"), None, "gb18030", "你好鎔"),
    ('<meta charset="iso-8859-1"><p>café</p>'.encode(), None, "utf-8", "café"),
    ('<meta charset="utf-8"><p>café là été</p>'.encode("cp1252"), None, None, "café là été"),
    ("\ufeff<p>café</p>".encode("utf-16"), None, "utf-16-le", "café"),
    (b"\xef\xbb\xbf<p>caf\xc3\xa9</p>", None, "utf-8", "café"),
    ("<meta charset=utf-8><p>мир</p>".encode("cp1251"), "windows-1251", "cp1251", "мир"),
    ("<p>café</p>".encode(), "no-such-charset", "utf-8", "café"),
    ("<p>Жители ждут</p>".encode() + b"\xff", None, "utf-8", "Жители ждут\ufffd"),
    (f"<!--{'x' * 5_000}--><meta charset=utf-8><p>Жители</p>".encode() + b"\xe9", None, "utf-8", "Жители\ufffd"),
    ("<p>Жители посёлка ждут автобус</p>".encode("cp1251"), None, "cp1251", "Жители посёлка ждут автобус"),
    ("<p>日本語のニュース</p>".encode("shift_jis"), None, "shift_jis", "日本語のニュース"),
    (b"<meta charset=utf-8><p>caf\xc3\xa9 \xff caf\xc3\xa9</p>", None, "utf-8", "café \ufffd café"),
]


@pytest.mark.parametrize("body", NOT_HTML)
def test_what_is_not_html_gives_none(body: bytes) -> None:
    assert read_document(body, URL) is None


@pytest.mark.parametrize(("body", "given_encoding", "used", "text"), ENCODINGS)
def test_a_page_is_decoded_as_it_was_written(
    body: bytes, given_encoding: str | None, used: str | None, text: str
) -> None:
    document = read_document(body, URL, encoding=given_encoding)
    assert document is not None
    assert document.root.text_content() == text
    assert used in (None, document.encoding)


def test_an_xhtml_declaration_in_a_string_is_no_obstacle() -> None:
    page = '<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>é</p></body></html>'
    document = read_document(page, URL)
    assert document is not None
    assert document.root.text_content() == "é"


def test_comments_instructions_and_control_characters_are_left_out() -> None:
    document = read_document("<p>a<!-- b --><?php c ?>\x00\x0bd</p>", URL)
    assert document is not None
    assert document.root.text_content() == "ad"


def test_a_form_feed_is_white_space() -> None:
    document = read_document("<p>first\x0cword</p>", URL)
    assert document is not None
    assert document.root.text_content() == "first word"


def test_five_megabytes_of_nested_divs_are_survived() -> None:
    document = read_document(b"<html><body><p>first</p>" + b"<div>" * 1_000_000, URL)
    assert document is not None
    assert "first" in document.root.text_content()


CANONICAL = [
    ('<link rel="canonical" href="/news/rain?utm_source=x">', "https://planet.example/news/rain"),
    ('<meta property="og:url" content="https://planet.example/r">', "https://planet.example/r"),
    ('<link rel="Canonical" href="//other.example/news/rain">', "https://other.example/news/rain"),
    ('<link rel="canonical" href="https://planet.example/">', None),
    ('<link rel="canonical" href="https://other.example">', None),
    ('<link rel="canonical" href="http://[">', None),
    ('<link rel="canonical" href="javascript:void(0)">', None),
    ('<link rel="alternate" href="/amp/rain">', None),
    ("", None),
]


@pytest.mark.parametrize(("head", "expected"), CANONICAL)
def test_the_address_that_a_page_names_is_taken_if_it_can_be_its_own(head: str, expected: str | None) -> None:
    document = read_document(f"<html><head>{head}</head><body><p>x</p></body></html>", URL)
    assert document is not None
    assert document.canonical_url == expected


@pytest.mark.parametrize(
    ("canonical", "url", "expected"),
    [
        ("/news", "/news/rain-at-last-in-the-north", None),
        ("/news/2026/", "/news/2026/11/03/rain-4711001", None),
        ("/news/2026/11/03/rain-4711001", "/news/2026/11/03/rain-4711001/2", "/news/2026/11/03/rain-4711001"),
        ("/rain", "/rain/2", "/rain"),
        ("/news", "/rain-at-last-in-the-north", "/news"),
        ("/news?id=7", "/news/rain-at-last-in-the-north", "/news?id=7"),
        ("//other.example/news", "/news/rain-at-last-in-the-north", None),
    ],
)
def test_a_list_above_the_page_is_not_its_own_address(canonical: str, url: str, expected: str | None) -> None:
    head = f'<link rel="canonical" href="{canonical}">'
    document = read_document(f"<html><head>{head}</head><body><p>x</p></body></html>", urljoin(URL, url))
    assert document is not None
    assert document.canonical_url == (expected and urljoin(URL, expected))


@pytest.mark.parametrize("url", [None, URL])
def test_a_base_element_that_is_no_address_moves_none(url: str | None) -> None:
    document = read_document('<base href="http://["><p>x</p>', url)
    assert document is not None
    assert document.base_url == url


def test_a_base_element_moves_relative_links() -> None:
    document = read_document('<base href="/archive/"><p>x</p>', URL)
    assert document is not None
    assert document.base_url == "https://planet.example/archive/"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("a", "https://planet.example/news/a"),
        ("mailto:a@b.example", None),
        ("http://[", None),
        ("//[", None),
        ("http:///a", None),
        ("http://\u2100/", None),
    ],
)
def test_only_web_addresses_are_made_absolute(href: str, expected: str | None) -> None:
    assert absolute_url(URL, href) == expected


@given(st.binary(max_size=400))
def test_no_bytes_make_the_reader_fail(body: bytes) -> None:
    read_document(body, URL)
    read_document(b"<p>" + body, URL)


@given(st.text())
def test_utf8_is_always_read_as_utf8(text: str) -> None:
    body = f"<p>é{text}".encode("utf-8", "replace")
    assert decode(body) == (body.decode(), "utf-8")


def test_a_page_without_its_address_is_one_of_the_address_that_it_names() -> None:
    canonical = "<link rel='canonical' href='https://news.example/city/bridge'>"
    document = read_document(f"<html><head>{canonical}</head><body><p>Rain.</p></body></html>")
    assert document is not None
    assert (document.url, document.base_url) == (None, "https://news.example/city/bridge")


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>One</p></html><!-- header --><p>two</p></body></html>",
        "<html><body><p>One</p></body ></HTML><p>two</p>",
        "<html><body><p>One</p></body></html><html><body><p>two</p></body></html>",
        "<html><body><p>One</p></body></html lang='de'><p>two</p>",
        "<html lang='de' /><body class='page'/><p>One</p><p>two</p></body></html>",
    ],
)
def test_what_stands_behind_an_end_of_the_page_is_read(page: str) -> None:
    document = read_document(page)
    assert document is not None
    assert [p.text for p in document.root.iter("p")] == ["One", "two"]


@pytest.mark.parametrize("doctype", ["", "<!DOCTYPE html>\n"])
def test_a_second_page_behind_the_first_is_none_of_it(doctype: str) -> None:
    second = f"{doctype}<html lang='en'><head><title>404 Not Found</title></head><body><p>two</p></body></html>"
    document = read_document(f"<html><body><p>One</p></div></body></html>\n{second}")
    assert document is not None
    assert [p.text for p in document.root.iter("p")] == ["One"]
    assert not document.elements["title"]
