"""A Redis server on loopback that ends with the tests."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = None if shutil.which("redis-server") else "redis-server is not installed (Debian: apt install redis-server)"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


class RedisServer:
    """Keeps what it holds in `folder`, as docs/scale.md has it: a killed server comes back with all it had."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._folder = folder
        self.start()

    def start(self) -> None:
        options = f"--port {self.port} --bind 127.0.0.1 --save  --appendonly yes --dir {self._folder}".split(" ")
        log = (self._folder / "redis.log").open("ab")
        with log:
            self._process = subprocess.Popen(["redis-server", *options], stdout=log, stderr=log)
        end = time.monotonic() + 20
        while not self._answers():
            assert time.monotonic() < end, (self._folder / "redis.log").read_text()

    def _answers(self) -> bool:
        with socket.socket() as asking:
            asking.settimeout(1)
            if asking.connect_ex(("127.0.0.1", self.port)):
                return False
            asking.sendall(b"PING\r\n")
            return asking.recv(64).startswith(b"+PONG")

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()


@contextmanager
def redis_server(folder: Path) -> Iterator[RedisServer]:
    """Runs as long as the block."""
    server = RedisServer(folder)
    try:
        yield server
    finally:
        server.kill()
