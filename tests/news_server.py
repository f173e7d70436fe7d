"""The invented news sites on loopback, 127.0.0.1 to 127.0.0.5 on one port, with most of what real servers do."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.news_site import HOSTS, NewsSites, Story, listing, page


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "_Server"

    def do_GET(self) -> None:
        sites, host = self.server.sites, self.server.host
        before = sites.note(host, self.path)
        story = sites.story_at(host, self.path)
        if story is None:
            found = listing(sites, host, self.path)
            self._answer(404, "text/plain", b"none") if found is None else self._answer(200, *found)
        elif not before and story.trouble and self._trouble(story.trouble):
            return
        elif self.path.startswith("/old/"):
            self._answer(301, "text/plain", b"", Location=sites.url(story))
        else:
            self._story(sites, story)

    def _story(self, sites: NewsSites, story: Story) -> None:
        modified = sites.modified(story)
        etag, date = f'"{story.number}-{modified}"', formatdate(int(modified), usegmt=True)
        # Two hosts know entity tags, two know dates, one knows neither.
        place = HOSTS.index(story.host)
        headers = {"ETag": etag} if place < 2 else {"Last-Modified": date} if place < 4 else {}
        if self.headers["If-None-Match"] == headers.get("ETag", "-") or (
            self.headers["If-Modified-Since"] == headers.get("Last-Modified", "-")
        ):
            sites.not_modified += 1
            self._answer(304, "text/html", b"", **headers)
            return
        number = 2 if self.path.endswith("?page=2") else 1
        html = page(sites, story, number, amp=self.path.startswith("/amp"))
        self._answer(200, "text/html; charset=utf-8", html, **headers)

    def _trouble(self, trouble: str) -> bool:
        """Answer badly; False: only slowly."""
        if trouble in {"503", "429"}:
            self._answer(int(trouble), "text/plain", b"later", **{"Retry-After": str(self.server.sites.retry_after)})
        elif trouble == "cut":
            self.send_response(200)
            self.send_header("Content-Length", "5000")
            self.end_headers()
            self.wfile.write(b"<html><body><p>This answer breaks")
            self.close_connection = True
        elif trouble == "reset":
            self.close_connection = True
        else:
            time.sleep(self.server.sites.slowness)
            return False
        return True

    def _answer(self, status: int, kind: str, body: str | bytes, **headers: str) -> None:
        body = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if status != 304:
            self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, host: str, sites: NewsSites) -> None:
        self.host, self.sites = host, sites
        super().__init__((host, sites.port), _Handler)

    def handle_error(self, *args: object) -> None:
        """A crawler that was killed leaves broken connections behind."""


@contextmanager
def news_sites(count: int, slowness: float = 0.3) -> Iterator[NewsSites]:
    """Serve the five sites as long as the block runs."""
    sites = NewsSites(count, slowness)
    first = _Server(HOSTS[0], sites)
    sites.port = first.server_port
    servers = [first, *(_Server(host, sites) for host in HOSTS[1:])]
    for server in servers:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield sites
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
