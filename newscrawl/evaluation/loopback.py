"""Saved pages as a web on this machine: each is served by loopback HTTP and reaches the spider under its own address.

Everything between the two is the real thing: robots.txt is asked for, delays are kept, redirects and errors are HTTP
answers. Only the name of the host is not looked up: a download handler sends every request to the loopback server and
gives the answer the address that was asked for.
"""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, unquote

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.misc import build_from_crawler, load_object

from newscrawl.cleaning.identity import normal_url

_HTTP11 = "scrapy.core.downloader.handlers.http11.HTTP11DownloadHandler"
_WITHOUT_REACTOR = "scrapy.core.downloader.handlers._aiohttp.AiohttpDownloadHandler"

_POLL = 0.01  # seconds until the server sees that it is to end: nobody waits half of one (its default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server says for one address."""

    body: bytes = b""
    content_type: str = "text/html"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class SavedWeb(ThreadingHTTPServer):
    """Answers by the address in the path; 404 for what it does not have. `requested` are the addresses, in order."""

    daemon_threads = True

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = {_key(url): answer for url, answer in answers.items()}
        self.requested: list[str] = []

    def answer(self, url: str) -> Answer:
        """The answer for an address."""
        self.requested.append(url)
        return self.answers.get(_key(url), Answer(status=404))


class _Handler(BaseHTTPRequestHandler):
    server: SavedWeb

    def do_GET(self) -> None:
        answer = self.server.answer(unquote(self.path.removeprefix("/")))
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, *args: object) -> None:
        """Say nothing: stderr is the crawler's."""


class LoopbackHandler(BaseDownloadHandler):
    """Scrapy download handler that asks the server at NEWSCRAWL_LOOPBACK ("http://127.0.0.1:PORT") for everything."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._server = crawler.settings["NEWSCRAWL_LOOPBACK"]
        name = _HTTP11 if crawler.settings.getbool("TWISTED_REACTOR_ENABLED") else _WITHOUT_REACTOR
        self._handler: BaseDownloadHandler = build_from_crawler(load_object(name), crawler)

    async def download_request(self, request: Request) -> Response:
        """The answer of the loopback server, under the request's own address."""
        asked = request.replace(url=f"{self._server}/{quote(request.url, safe='')}")
        response = await self._handler.download_request(asked)
        request.meta["download_latency"] = asked.meta.get("download_latency")
        return response.replace(url=request.url)

    async def close(self) -> None:
        """Close the connections."""
        await self._handler.close()


@contextmanager
def saved_web(answers: Mapping[str, Answer]) -> Iterator[SavedWeb]:
    """Serve the answers, by address, as long as the block runs."""
    server = SavedWeb(answers)
    threading.Thread(target=server.serve_forever, args=(_POLL,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def loopback_settings(server: SavedWeb) -> dict[str, object]:
    """Scrapy settings with which a crawl meets the saved web and nothing else."""
    handlers = dict.fromkeys(("http", "https"), LoopbackHandler)
    return {
        "NEWSCRAWL_LOOPBACK": f"http://127.0.0.1:{server.server_port}",
        "DOWNLOAD_HANDLERS": {**handlers, "file": None, "ftp": None, "data": None, "s3": None},
    }


def _key(url: str) -> str:
    """Addresses that differ in nothing that a server would look at."""
    return unquote(normal_url(url)).partition("://")[2].removeprefix("www.").rstrip("/")
