"""`newscrawl` in processes of its own that need not load it anew: each is forked from one that has.

The command line needs 0.6 seconds of processor time to load Scrapy and the cleaner, for a tenth of that in work, and
the tests start it two hundred times. What is forked has its own arguments, folder, environment, streams and signals,
and ends as `python -m newscrawl` does. All have one hash seed: a test that asks whether two processes agree starts
Python itself.

This file is three things: the server that forks (`Forked` starts it), the words that start a process (`command`), and
the small program behind those words, which hands its streams to the server and ends as the process ended.
"""

import json
import os
import re
import signal
import socket
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
_LOADED = (
    "newscrawl.cli.run newscrawl.cli.clean newscrawl.cli.explain newscrawl.cli.check newscrawl.cli.label "
    "newscrawl.addon newscrawl.spiders.site newscrawl.spiders.urls newscrawl.spiders.replay newscrawl.spiders.texts "
    "newscrawl.state scrapy.core.engine aiohttp.web trafilatura feedparser"
).split()
_CLASS = re.compile(r"(?:newscrawl|scrapy)(?:\.\w+)+\.[A-Z]\w+")
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Forked:
    """The server, from its making until it is closed or this process ends."""

    def __init__(self, folder: Path) -> None:
        import subprocess

        self.address = str(folder / "forked")
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(self.address)
            listener.listen(64)  # who comes before all is loaded waits
            fd = listener.fileno()
            words = [sys.executable, "-m", "tests.forked", "--serve", str(fd)]
            self._process = subprocess.Popen(words, stdin=subprocess.PIPE, cwd=ROOT, pass_fds=[fd])

    @property
    def command(self) -> list[str]:
        """What stands for `python -m newscrawl`."""
        return [sys.executable, "-I", "-S", __file__, self.address]

    def close(self) -> None:
        self._process.communicate()


def serve(listener: socket.socket) -> None:
    """Fork for everyone who comes, until stdin ends. Returns in a process that is to run newscrawl."""
    import gc
    import select

    load()
    assert "twisted.internet.reactor" not in sys.modules, "each run installs its own"
    gc.freeze()
    number = listener.fileno()
    while number in select.select([number, 0], [], [])[0]:
        caller, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            return _hand_over(caller)
        caller.close()
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
    os._exit(0)


def load() -> None:
    """Load what a run loads: newscrawl, and what Scrapy finds by the names in its settings."""
    from importlib import import_module

    from scrapy.settings import Settings
    from scrapy.utils.misc import load_object

    from newscrawl.cleaning import clean_page

    for name in _LOADED:
        import_module(name)
    clean_page(b"<title>A bridge</title><p>The council voted on the bridge.</p>", "https://harbour.example/")
    settings = Settings()
    settings.setmodule("newscrawl.settings")
    for value in settings.copy_to_dict().values():
        for path in (value, *value, *value.values()) if isinstance(value, dict) else [value]:
            if isinstance(path, str) and _CLASS.fullmatch(path):
                load_object(path)


def _hand_over(caller: socket.socket) -> None:
    """Run the caller's command in a process below this one, which tells how it ended."""
    message, streams, _, _ = socket.recv_fds(caller, 2**20, 3, socket.MSG_WAITALL)
    pid = os.fork()
    if pid == 0:
        caller.close()
        _become(json.loads(message), streams)
        return
    for stream in streams:
        os.close(stream)
    with suppress(OSError):
        caller.sendall(f"{pid}\n".encode())
        threading.Thread(target=_kill_when_left, args=(caller, pid), daemon=True).start()
        _, status = os.waitpid(pid, 0)
        caller.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def _kill_when_left(caller: socket.socket, pid: int) -> None:
    """A caller that is killed takes the process with it."""
    import select

    gone = select.poll()
    gone.register(caller, 0)  # nothing but that the other end is closed
    gone.poll()
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _become(told: dict[str, Any], streams: list[int]) -> None:
    """Make this process the one that the caller asked for."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(told["folder"])
    os.environ.clear()
    os.environ.update(told["environment"])
    sys.argv = ["newscrawl", *told["arguments"]]


def call(address: str, arguments: list[str]) -> int:
    """Have a command run with the streams of this process; gives its exit code."""
    told = {"arguments": arguments, "folder": str(Path.cwd()), "environment": dict(os.environ)}
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(address)
        socket.send_fds(server, [json.dumps(told).encode()], [0, 1, 2])
        server.shutdown(socket.SHUT_WR)
        with server.makefile() as answers:
            pid = int(answers.readline())
            for number in _SIGNALS:
                signal.signal(number, lambda number, _: os.kill(pid, number))
            return int(answers.readline())


if __name__ == "__main__":
    if sys.argv[1] == "--serve":
        import runpy

        serve(socket.socket(fileno=int(sys.argv[2])))
        runpy.run_module("newscrawl", run_name="__main__", alter_sys=True)
    else:
        code = call(sys.argv[1], sys.argv[2:])
        if code < 0:
            signal.signal(-code, signal.SIG_DFL)
            os.kill(os.getpid(), -code)
        sys.exit(code)
