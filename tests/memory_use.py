"""How much memory a long run takes: resident memory after 2,000 pages beside the end of 20,000.

python -m tests.memory_use [--pages 20000]            a crawl
python -m tests.memory_use --replay [--jobs 2]        saved pages; the worker processes are measured one by one
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.crash import command as crawl_command
from tests.news_server import news_sites
from tests.news_site import NewsSites, page
from tests.processes import descendants

FIRST = 2000  # pages after which memory should stand still
GROWTH = 0.10


@dataclass(frozen=True)
class Sample:
    """What was resident (kilobytes) when so many articles were stored: the run's own process first."""

    articles: int
    processes: tuple[int, ...]


def resident(process: int) -> int:
    """Kilobytes of a process; 0 where it has just ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    found = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(found[0].split()[1]) if found else 0


def lines_from(path: Path, start: int) -> tuple[int, int]:
    """How many lines stand after `start`, and where the file ends."""
    if not path.is_file():
        return 0, start
    with path.open("rb") as file:
        file.seek(start)
        read = file.read()
    return read.count(b"\n"), start + len(read)


@contextmanager
def crawled(pages: int, folder: Path) -> Iterator[list[str]]:
    """The command of a crawl of so many pages."""
    with news_sites(pages, slowness=0.0) as sites:
        yield crawl_command(sites, folder)


@contextmanager
def replayed(pages: int, folder: Path, jobs: int) -> Iterator[list[str]]:
    """The command of a replay of so many pages."""
    sites = NewsSites(pages, slowness=0.0)
    with (folder / "pages.jsonl").open("w") as manifest:
        for story in sites.stories:
            (folder / f"{story.number}.html").write_text(page(sites, story, 1, amp=False))
            manifest.write(f'{{"url": "{sites.url(story)}", "path": "{story.number}.html"}}\n')
    output = str(folder / "articles.jsonl")
    yield [
        sys.executable,
        "-m",
        "newscrawl",
        "replay",
        "-q",
        str(folder / "pages.jsonl"),
        "-o",
        output,
        "-j",
        str(jobs),
    ]


def samples(words: list[str], output: Path, pages: int) -> tuple[int, list[Sample]]:
    """Run, sample once a second; how many articles there are in the end, and the samples."""
    count = end = 0
    taken: list[Sample] = []
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            time.sleep(1)
            more, end = lines_from(output, end)
            count += more
            if process.poll() is None and count < pages:
                tree = [process.pid, *sorted(descendants(process.pid))]
                taken.append(Sample(count, tuple(map(resident, tree))))
    return count + lines_from(output, end)[0], taken


def main() -> None:
    """Run, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--replay", action="store_true")
    parser.add_argument("--jobs", type=int, default=2, help="of --replay")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run = replayed(options.pages, folder, options.jobs) if options.replay else crawled(options.pages, folder)
        with run as words:
            count, taken = samples(words, folder / "articles.jsonl", options.pages)
    late = [sample for sample in taken if sample.articles >= FIRST]
    growth = sum(late[-1].processes) / sum(late[0].processes) - 1
    print(f"{count} articles; MiB of each process:")
    for sample in [late[0], *late[:: max(1, len(late) // 10)][1:], late[-1]]:
        print(f"{sample.articles:8}", *(kilobytes // 1024 for kilobytes in sample.processes))
    print(f"growth from {late[0].articles} articles to the end: {growth:+.1%}")
    if count != options.pages or growth >= GROWTH:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
