"""The label page over HTTP: on loopback, under an address that cannot be guessed, until the last page is done."""

import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from newscrawl.labelling.blocks import CHOICES, LabelPage
from newscrawl.labelling.row import Labelled, make_row
from newscrawl.labelling.view import Form, policy, view_done, view_label_page

HOST = "127.0.0.1"
_MOST_BYTES = 16 * 1024 * 1024  # of a form
_MOST_FIELDS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A page to label, and where its saved copy is."""

    page: LabelPage
    path: str  # relative to the file of references
    encoding: str | None


class LabelServer(ThreadingHTTPServer):
    """Shows one task after the other; `save` gets each row. `address` is what a browser is sent to."""

    daemon_threads = True

    def __init__(self, tasks: Sequence[Task], save: Callable[[dict[str, Any]], None], goal: str, port: int = 0) -> None:
        super().__init__((HOST, port), _Handler)
        self.tasks = tasks
        self.save = save
        self.goal = goal
        self.saved = 0
        self.shown = 0  # the number of the task that is shown
        self.turn = threading.Lock()
        self.path = f"/{secrets.token_urlsafe(16)}"
        self.address = f"http://{HOST}:{self.server_port}{self.path}"

    def serve_until_done(self) -> int:
        """Answer until every task is saved or skipped and that is shown; gives how many were saved."""
        try:
            self.serve_forever(poll_interval=0.1)
        finally:
            self.server_close()
        return self.saved


class _Handler(BaseHTTPRequestHandler):
    server: LabelServer
    timeout = 30  # seconds for one request

    def do_GET(self) -> None:
        if not self._is_ours():
            return
        if self.server.shown < len(self.server.tasks):
            self._show()
        else:
            self._answer(200, view_done(self.server.saved, self.server.goal))
            self.server.shutdown()

    def do_POST(self) -> None:
        if not self._is_ours() or (fields := self._fields()) is None:
            return
        with self.server.turn:
            problem = self._take(fields)
        if problem:
            self._show(problem, 422)
            return
        self.send_response(303)
        self.send_header("Location", self.server.path)
        self.end_headers()

    def _take(self, fields: dict[str, str]) -> str | None:
        """Save or skip the task that is shown; what hinders that, in words. A form that was sent before is ignored."""
        server = self.server
        if fields.get("task") != str(server.shown) or server.shown >= len(server.tasks):
            return None
        if fields.get("do") != "skip":
            try:
                server.save(make_row(_labelled(server.tasks[server.shown], fields)))
            except ValueError as error:
                return str(error)
            except OSError as error:
                return f"cannot write {server.goal}: {error.strerror}"
            server.saved += 1
        server.shown += 1
        return None

    def _is_ours(self) -> bool:
        """Only the page's own address, asked for by its own name: another site's page must not read or save."""
        name = f"{HOST}:{self.server.server_port}"
        origin = self.headers.get("Origin")
        is_own = self.headers.get("Host") == name and origin in (None, "null", f"http://{name}")
        if is_own and self.path == self.server.path:
            return True
        self.send_error(404)
        return False

    def _fields(self) -> dict[str, str] | None:
        try:
            length = int(self.headers.get("Content-Length", ""))
        except ValueError:
            length = -1
        if not 0 <= length <= _MOST_BYTES:
            self.send_error(413)
            return None
        body = self.rfile.read(length).decode("utf-8", "replace")
        try:
            parsed = parse_qs(body, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
        except ValueError:
            self.send_error(413)
            return None
        return {name: values[-1] for name, values in parsed.items()}

    def _show(self, problem: str | None = None, status: int = 200) -> None:
        shown, tasks = self.server.shown, self.server.tasks
        form = Form(action=self.server.path, task=shown, waiting=len(tasks) - shown - 1, problem=problem)
        self._answer(status, view_label_page(tasks[shown].page, form))

    def _answer(self, status: int, text: str) -> None:
        body = text.encode("utf-8", "xmlcharrefreplace")
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", policy())
        self.send_header("Referrer-Policy", "same-origin")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing: stderr is for what a person has to know."""


def _labelled(task: Task, fields: dict[str, str]) -> Labelled:
    return Labelled(
        url=task.page.url,
        path=task.path,
        encoding=task.encoding,
        title=fields.get("title", "").strip(),
        authors=tuple(name.strip() for name in fields.get("authors", "").split(";") if name.strip()),
        date=fields.get("date", "").strip(),
        blocks=tuple(_chosen(task.page, fields)),
    )


def _chosen(page: LabelPage, fields: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every block's choice; texts are the page's own, never the form's."""
    for number, block in enumerate(page.blocks):
        choice = fields.get(f"b{number}", block.choice)
        yield (choice if choice in CHOICES else block.choice), block.text
