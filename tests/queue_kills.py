"""Workers on one queue that are killed at random moments while Redis goes away, and what has to hold afterwards.

python -m tests.queue_kills [--urls 3000] [--hosts 40] [--workers 3] [--kills 10] [--delay 1] [--seed N]
"""

import argparse
import asyncio
import contextlib
import io
import itertools
import json
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newscrawl.cli import main
from tests.redis_server import MISSING, RedisServer, free_port, redis_server

LIFETIME = 5.0  # seconds of a lock: killed workers' shards are free soon
CLOCK = 0.02  # seconds by which the server's own clock may be late
WORDS = "harbour council bridge ferry market school teacher river farmer budget storm village library engine".split()


@dataclass
class ManyHosts:
    """Stories on 127.0.0.1, 127.0.0.2 ...; `asked` are the times of all requests, by host, robots.txt among them."""

    urls: int
    hosts: int
    port: int = field(default_factory=free_port)
    asked: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    stories: Counter[str] = field(default_factory=Counter)
    opened: threading.Event = field(default_factory=threading.Event)  # before, nobody gets an answer

    @property
    def addresses(self) -> list[str]:
        return [f"http://{self.host(n)}:{self.port}/news/2025/11/18/story-{n}" for n in range(self.urls)]

    def host(self, number: int) -> str:
        return f"127.0.0.{number % self.hosts + 1}"

    def until(self, requests: int) -> None:
        """Return when so many requests have come."""
        end = time.monotonic() + 60
        while sum(map(len, self.asked.values())) < requests:
            assert time.monotonic() < end, "the workers ask for nothing"
            time.sleep(0.02)

    @staticmethod
    def paragraphs(number: int) -> list[str]:
        chooser = random.Random(number)
        return [
            f"Paragraph {place} of story {number} tells how the {a} came to the {b} after a long night, and why nobody "
            f"at the {c} had expected it to happen in that week."
            for place in range(1, 6)
            for a, b, c in [chooser.sample(WORDS, 3)]
        ]

    def page(self, number: int) -> str:
        body = "".join(f"<p>{text}</p>" for text in self.paragraphs(number))
        title = f"Story {number} divides the town"
        return (
            f"<html><head><title>{title}</title><meta property='og:type' content='article'></head><body><main><article>"
            f"<h1>{title}</h1><div>{body}</div></article></main></body></html>"
        )

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection's requests; some stories fail when they are asked for first."""
        host = writer.get_extra_info("sockname")[0]
        try:
            while request := await reader.readline():
                self.asked[host].append(time.monotonic())
                path = request.split()[1].decode()
                while (await reader.readline()).strip():
                    pass
                if not self.opened.is_set():
                    await asyncio.to_thread(self.opened.wait, 60)
                status, body = self._found(path)
                if not status:
                    break
                head = f"HTTP/1.1 {status} X\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
                writer.write((head + body).encode())
                await writer.drain()
        except ConnectionError:  # a killed worker
            pass
        writer.close()

    def _found(self, path: str) -> tuple[int, str]:
        if path == "/robots.txt":
            return 200, ""
        number = int(path.rpartition("-")[2])
        self.stories[path] += 1
        trouble = {11: 503, 23: 0}.get(number % 100) if self.stories[path] == 1 else None
        return (trouble, "") if trouble is not None else (200, self.page(number))


@contextlib.contextmanager
def many_hosts(urls: int, hosts: int) -> Iterator[ManyHosts]:
    """Serve them as long as the block runs."""
    site = ManyHosts(urls, hosts)
    loop = asyncio.new_event_loop()
    addresses = [site.host(number) for number in range(hosts)]
    server = loop.run_until_complete(asyncio.start_server(site.answer, addresses, site.port))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.close()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


class Workers:
    """Processes with a file each in `folder`; one that is killed is started again."""

    def __init__(self, redis: RedisServer, folder: Path, count: int, delay: float, lifetime: float = LIFETIME) -> None:
        self.redis, self.folder, self.delay, self.lifetime = redis, folder, delay, lifetime
        self.running = [self._start(number) for number in range(count)]

    @property
    def outputs(self) -> list[Path]:
        return [self.folder / f"worker-{number}.jsonl" for number in range(len(self.running))]

    def log(self, number: int) -> Path:
        return self.folder / f"worker-{number}.log"

    def _start(self, number: int) -> subprocess.Popen[bytes]:
        output = self.folder / f"worker-{number}.jsonl"
        words = ["worker", "-o", str(output), "--redis", self.redis.url, "--allow-private", "--delay", str(self.delay)]
        waits = {"QUEUE_LIFETIME": self.lifetime, "QUEUE_RETRY_WAIT": 1, "RETRY_WAIT": 1}
        words += [f"-sNEWSCRAWL_{name}={value}" for name, value in waits.items()]
        with self.log(number).open("ab") as log:
            command = [sys.executable, "-m", "newscrawl", *words]
            return subprocess.Popen(command, stderr=log)

    def kill(self, number: int) -> bool:
        """Kill one and start it again; False where it had ended: all was done, or Redis was away when it began."""
        code = self.running[number].poll()
        said = self.log(number).read_text()
        assert code in (None, 0) or "cannot be reached" in said.splitlines()[-1], said
        self.running[number].kill()
        self.running[number].wait()
        self.running[number] = self._start(number)
        return code is None

    def pause(self, number: int) -> None:
        """Hold one up for so long that others take what it has; it does not know, and goes on."""
        self.running[number].send_signal(signal.SIGSTOP)
        time.sleep(self.lifetime + 3)
        self.running[number].send_signal(signal.SIGCONT)

    def wait_for_all(self) -> None:
        """Return when each has opened its file: its imports are done and it has met Redis."""
        end = time.monotonic() + 60
        while not all(path.exists() for path in self.outputs):
            assert time.monotonic() < end, "the workers do not begin"
            time.sleep(0.02)

    def busiest(self) -> int:
        """The one that has stored the most."""
        return max(range(len(self.running)), key=lambda number: self.outputs[number].stat().st_size)

    def wait(self, seconds: float) -> None:
        """Return when all have ended by themselves."""
        for number, process in enumerate(self.running):
            code = process.wait(seconds)
            assert code == 0, f"worker {number}: exit code {code}\n{self.log(number).read_text()[-3000:]}"

    def stop(self) -> None:
        for process in self.running:
            process.kill()
            process.wait()


def newscrawl(*words: str) -> str:
    """What a command prints."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    assert code == 0, err.getvalue()
    return out.getvalue()


def load(site: ManyHosts, redis: RedisServer, folder: Path) -> None:
    """Queue the whole list; each address twice, which changes nothing."""
    (folder / "list.txt").write_text("".join(f"{url}\n" for url in site.addresses * 2))
    newscrawl("queue", "load", str(folder / "list.txt"), "--redis", redis.url)


def check_merged(site: ManyHosts, workers: Workers) -> list[dict[str, Any]]:
    """Every article exactly once and whole after merge, in the files of all workers together."""
    files = [str(path) for path in workers.outputs if path.exists()]
    merged = workers.folder / "merged.jsonl"
    newscrawl("merge", *files, "-o", str(merged))
    articles = [json.loads(line) for line in merged.read_text().splitlines()]
    found = Counter(article["url"] for article in articles)
    assert found == Counter(site.addresses), (found - Counter(site.addresses), Counter(site.addresses) - found)
    assert len({article["id"] for article in articles}) == len(articles)
    for article in articles:
        number = int(article["url"].rpartition("-")[2])
        assert [line for line in article["text"].split("\n") if line.startswith("Paragraph ")] == site.paragraphs(
            number
        )
    return articles


def shortest_pause(site: ManyHosts) -> float:
    """The least time between two requests to one host, in seconds."""
    return min(b - a for times in site.asked.values() for a, b in itertools.pairwise(times))


def check_done(redis: RedisServer, urls: int) -> dict[str, Any]:
    """The queue says that everything is done and nothing was given up."""
    status: dict[str, Any] = json.loads(newscrawl("queue", "status", "--json", "--redis", redis.url))
    assert (status["loaded"], status["left"], status["dead"], status["failed"]) == (urls, 0, 0, 0), status
    assert status["stored"] + status["known"] == urls, status
    return status


def run() -> None:
    """Kill, and check."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("urls", 3000), ("hosts", 40), ("workers", 3), ("kills", 10), ("seed", int(time.time()))):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--delay", type=float, default=1.0)
    args = parser.parse_args()
    if MISSING:
        sys.exit(MISSING)
    chooser = random.Random(args.seed)
    print(f"{args.urls} addresses, {args.hosts} hosts, {args.workers} workers, seed {args.seed}", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with many_hosts(args.urls, args.hosts) as site, redis_server(folder) as redis:
            site.opened.set()
            load(site, redis, folder)
            began = time.monotonic()
            workers = Workers(redis, folder, args.workers, args.delay)
            try:
                kill_at_random(chooser, workers, redis, args.kills)
                print(newscrawl("queue", "status", "--redis", redis.url), end="", flush=True)
                workers.wait(900)
            finally:
                workers.stop()
            report(site, workers, redis, time.monotonic() - began)


def kill_at_random(chooser: random.Random, workers: Workers, redis: RedisServer, kills: int) -> None:
    """Kill workers, and hold one up twice; in the middle, kill Redis too, which is away for three seconds."""
    killed = held_up = 0
    for number in range(kills):
        time.sleep(chooser.uniform(2, 8))
        if number == kills // 2:
            redis.kill()
            time.sleep(3)
            redis.start()
            print("Redis was killed, away for three seconds, and started again", flush=True)
        killed += workers.kill(chooser.randrange(len(workers.running)))
        if number in (kills // 4, 3 * kills // 4):
            workers.pause(chooser.randrange(len(workers.running)))
            held_up += 1
    print(f"killed {killed} times, held up {held_up} times", flush=True)


def report(site: ManyHosts, workers: Workers, redis: RedisServer, seconds: float) -> None:
    """Check, and say what was found."""
    articles = check_merged(site, workers)
    check_done(redis, site.urls)
    lines = sum(len(path.read_bytes().splitlines()) for path in workers.outputs)
    asked = sum(site.stories.values())
    print(f"{len(articles)} articles, each once after merge, whole; {lines - len(articles)} of them stood in two files")
    lost = sum(workers.log(number).read_text().count("not renewed in time") for number in range(len(workers.running)))
    print(f"workers noticed {lost} times that they had lost shards")
    print(f"{asked} requests for {site.urls} stories; {seconds:.0f} s")
    pause = shortest_pause(site)
    print(f"shortest pause between two requests to a host: {pause:.3f} s, of {workers.delay:g} s asked for")
    assert pause >= workers.delay - CLOCK


if __name__ == "__main__":
    run()
