"""The demo site over real HTTP: robots.txt, a sitemap, a feed, articles, one of them on two pages."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SITE = Path(__file__).parents[2] / "fixtures" / "kabarpesisir"
ADDRESS = "https://kabarpesisir.example"  # as the files name it; listings get the real one

_FILES = {
    "/": "index.html",
    "/robots.txt": "robots.txt",
    "/sitemap.xml": "sitemap.xml",
    "/sitemap-news.xml": "sitemap-news.xml",
    "/feed.xml": "feed.xml",
}
_POLL = 0.01  # seconds until the server sees that it is to end: nobody waits half of one (its default)
_TYPES = {".html": "text/html; charset=utf-8", ".xml": "application/xml", ".txt": "text/plain"}


def site_files() -> dict[str, Path]:
    """Every path (with its query) that the site answers, and the file behind it."""
    files = {path: SITE / name for path, name in _FILES.items()}
    for meta_file in sorted(SITE.glob("*/meta.json")):
        meta = json.loads(meta_file.read_text(encoding="utf-8"))
        pages = meta.get("pages", [{"url": meta["url"], "path": "page.html"}])
        files |= {page["url"].removeprefix(ADDRESS): meta_file.parent / page["path"] for page in pages}
    return files


class _Handler(BaseHTTPRequestHandler):
    server: "DemoServer"

    def do_GET(self) -> None:
        file = self.server.files.get(self.path)
        self.server.requested.append(self.path)
        self.server.user_agents.add(self.headers.get("User-Agent", ""))
        if file is None:
            self.send_error(404)
            return
        body = file.read_bytes()
        if file.suffix != ".html" or file.name == "index.html":
            body = body.replace(ADDRESS.encode(), self.server.address.encode())
        self.send_response(200)
        self.send_header("Content-Type", _TYPES[file.suffix])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing: stderr is the crawler's."""


class DemoServer(ThreadingHTTPServer):
    """Serves the files; `address` is its URL, `requested` the paths asked for, in order, `user_agents` by whom."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files = site_files()
        self.requested: list[str] = []
        self.user_agents: set[str] = set()
        self.address = f"http://127.0.0.1:{self.server_port}"


@contextmanager
def demo_site() -> Iterator[DemoServer]:
    """Serve the demo site on a free port as long as the block runs; gives the server."""
    server = DemoServer()
    threading.Thread(target=server.serve_forever, args=(_POLL,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
