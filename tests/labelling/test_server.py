"""The label page over real HTTP on loopback."""

import http.client
import re
import threading
from collections.abc import Callable, Iterator
from typing import Any, cast
from urllib.parse import urlencode, urlsplit

import pytest
from lxml import html
from lxml.html import HtmlElement

from newscrawl.items import RawPage
from newscrawl.labelling.blocks import read_label_page
from newscrawl.labelling.server import LabelServer, Task
from tests.conftest import PAGE

Rows = list[dict[str, Any]]
TEASER = "Baca juga: Rakit Bambu Terakhir di Sungai Lolak Pensiun"


@pytest.fixture
def rows() -> Rows:
    return []


@pytest.fixture
def serve(rows: Rows) -> Iterator[Callable[..., LabelServer]]:
    started: list[tuple[LabelServer, threading.Thread]] = []

    def start(pages: int = 1, save: Callable[[dict[str, Any]], None] = rows.append) -> LabelServer:
        page = read_label_page(RawPage(url="https://kabar.example/1", body=PAGE.read_bytes()))
        assert page is not None
        server = LabelServer([Task(page=page, path="1.html", encoding=None)] * pages, save, "gold.jsonl")
        thread = threading.Thread(target=server.serve_until_done, name="label", daemon=True)
        thread.start()
        started.append((server, thread))
        return server

    yield start
    for server, thread in started:
        server.shutdown()
        thread.join(timeout=5)


def ask(
    server: LabelServer, method: str, fields: dict[str, Any] | None = None, path: str | None = None, **headers: str
) -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=10)
    body = urlencode(fields) if fields is not None else None
    connection.request(method, path or server.path, body, headers)
    response = connection.getresponse()
    return response.status, response.read().decode(), dict(response.getheaders())


def form(page: str) -> dict[str, str]:
    """The fields of the page's form as a browser would send them."""
    (element,) = cast(HtmlElement, html.document_fromstring(page)).forms
    return {name: str(value) for name, value in element.fields.items()}


def test_what_is_chosen_becomes_a_row(serve: Callable[..., LabelServer], rows: Rows) -> None:
    server = serve()
    page = ask(server, "GET")[1]
    fields = form(page)
    (name,) = re.findall(rf'name="(b\d+)" aria-label="What this is: {TEASER}"', page)
    status, _, headers = ask(server, "POST", {**fields, name: "body", "title": "Judul", "authors": "Rina; Budi"})
    assert (status, headers["Location"]) == (303, server.path)
    (row,) = rows
    assert (row["title"], row["authors"], row["path"]) == ("Judul", ["Rina", "Budi"], "1.html")
    assert TEASER in row["sections"][0]["paragraphs"]
    assert {"kind": "other", "text": "ADVERTISEMENT"} in row["noise"]


def test_the_last_page_says_what_was_saved_and_the_server_stops(serve: Callable[..., LabelServer]) -> None:
    server = serve()
    ask(server, "POST", form(ask(server, "GET")[1]))
    assert "1 saved in gold.jsonl" in ask(server, "GET")[1]
    for thread in [thread for thread in threading.enumerate() if thread.name == "label"]:
        thread.join(timeout=5)
        assert not thread.is_alive()


def test_a_page_can_be_skipped(serve: Callable[..., LabelServer], rows: Rows) -> None:
    server = serve(pages=2)
    ask(server, "POST", {"task": "0", "do": "skip"})
    assert "the last page" in ask(server, "GET")[1]
    assert rows == []


def test_a_form_that_is_sent_twice_is_saved_once(serve: Callable[..., LabelServer], rows: Rows) -> None:
    server = serve(pages=2)
    fields = form(ask(server, "GET")[1])
    assert [ask(server, "POST", fields)[0] for _ in range(2)] == [303, 303]
    assert len(rows) == 1


def test_a_page_without_body_is_not_saved_and_says_why(serve: Callable[..., LabelServer], rows: Rows) -> None:
    server = serve()
    fields = {name: "outside" if name[1:].isdigit() else value for name, value in form(ask(server, "GET")[1]).items()}
    status, page, _ = ask(server, "POST", fields)
    assert (status, rows) == (422, [])
    assert "mark at least one block as body" in page


def test_a_full_disk_is_said_on_the_page(serve: Callable[..., LabelServer]) -> None:
    def fail(_: dict[str, Any]) -> None:
        raise OSError(28, "No space left on device")

    server = serve(save=fail)
    status, page, _ = ask(server, "POST", form(ask(server, "GET")[1]))
    assert status == 422
    assert "cannot write gold.jsonl: No space left on device" in page


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {}),
        ("/favicon.ico", {}),
        (None, {"Host": "evil.example"}),
        (None, {"Origin": "https://evil.example"}),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_only_the_page_itself_is_answered(
    serve: Callable[..., LabelServer], rows: Rows, path: str | None, headers: dict[str, str], method: str
) -> None:
    assert ask(serve(), method, {"task": "0"} if method == "POST" else None, path, **headers)[0] == 404
    assert rows == []


@pytest.mark.parametrize("length", ["-1", "x", "99999999999"])
def test_a_form_of_no_size_is_refused(serve: Callable[..., LabelServer], length: str) -> None:
    assert ask(serve(), "POST", {}, None, **{"Content-Length": length})[0] == 413


def test_texts_come_from_the_page_and_choices_from_the_list(serve: Callable[..., LabelServer], rows: Rows) -> None:
    server = serve()
    ask(server, "POST", {**form(ask(server, "GET")[1]), "b0": "<script>", "b99999": "body"})
    assert "<script>" not in str(rows)


def test_the_answer_lets_the_browser_load_nothing_else(serve: Callable[..., LabelServer]) -> None:
    _, page, headers = ask(serve(), "GET")
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "form-action 'self'" in policy
    assert not html.document_fromstring(page).xpath("//@src | //link")
