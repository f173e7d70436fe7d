"""How much memory a long run takes: resident memory after 2,000 pages beside the end of 20,000.

python -m tests.memory_use [--pages 20000]
"""

import argparse
import subprocess
import tempfile
import time
from pathlib import Path

from tests.crash import command
from tests.news_site import news_sites

FIRST = 2000  # pages after which memory should stand still
GROWTH = 0.10


def resident(process: int) -> int:
    """Kilobytes of a process that runs."""
    (line,) = [x for x in Path(f"/proc/{process}/status").read_text().splitlines() if x.startswith("VmRSS:")]
    return int(line.split()[1])


def lines_from(path: Path, start: int) -> tuple[int, int]:
    """How many lines stand after `start`, and where the file ends."""
    if not path.is_file():
        return 0, start
    with path.open("rb") as file:
        file.seek(start)
        read = file.read()
    return read.count(b"\n"), start + len(read)


def main() -> None:
    """Crawl, sample once a second, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20_000)
    pages = parser.parse_args().pages
    with news_sites(pages, slowness=0.0) as sites, tempfile.TemporaryDirectory() as name:
        output = Path(name) / "articles.jsonl"
        count = end = 0
        samples: list[tuple[int, int]] = []
        with subprocess.Popen(command(sites, Path(name)), stderr=subprocess.DEVNULL) as process:
            while process.poll() is None:
                time.sleep(1)
                more, end = lines_from(output, end)
                count += more
                if process.poll() is None and count < pages:
                    samples.append((count, resident(process.pid)))
        count += lines_from(output, end)[0]
    first = next(memory for lines, memory in samples if lines >= FIRST)
    most = max(memory for lines, memory in samples if lines >= FIRST)
    growth = samples[-1][1] / first - 1
    print(
        f"{count} articles; {first // 1024} MiB after {FIRST}, {samples[-1][1] // 1024} MiB at the end ({growth:+.1%})"
    )
    print(
        f"at most {most // 1024} MiB; every tenth of the run:", [m // 1024 for _, m in samples[:: len(samples) // 10]]
    )
    if count != pages or growth >= GROWTH:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
