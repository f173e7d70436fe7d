"""How many pages a second a list gives over loopback HTTP, beside Scrapy with an empty callback on the same server.

    python -m newscrawl.evaluation.throughput PAGES... [--pages 1000] [--jobs 1,2] [--rounds 3]

All runs are processes of their own and take turns; the server is this process, and has its share of the same cores.
What is measured begins when the spider opens: the start of the programs is left out, that of the workers is not.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response

from newscrawl.evaluation.inputs import told
from newscrawl.evaluation.loopback import Answer, LoopbackHandler, SavedWeb, saved_web
from newscrawl.evaluation.manifests import saved_pages
from newscrawl.items import RawPage

_HANDLER = f"{LoopbackHandler.__module__}.{LoopbackHandler.__qualname__}"
_SETTINGS = {  # of both
    "DOWNLOAD_DELAY": "0",
    "CONCURRENT_REQUESTS": "16",
    "CONCURRENT_REQUESTS_PER_DOMAIN": "16",
    "AUTOTHROTTLE_ENABLED": "False",
    "ROBOTSTXT_OBEY": "False",
    "DOWNLOAD_HANDLERS": json.dumps({"http": _HANDLER, "https": _HANDLER}),
}


class EmptySpider(Spider):
    """Asks for every address of a file and does nothing with the answer."""

    name = "empty"

    async def start(self):  # type: ignore[no-untyped-def]
        """Yield a request an address."""
        for url in Path(self.file).read_text(encoding="utf-8").splitlines():  # type: ignore[attr-defined]
            yield Request(url, self.parse, dont_filter=True)

    def parse(self, response: Response) -> None:
        """Do nothing."""


def addresses(pages: Sequence[RawPage], count: int) -> dict[str, RawPage]:
    """So many addresses, each with a page; the pages are used again, on other hosts, until there are enough.

    >>> list(addresses([RawPage(url="https://a.example/1", body=b"")], 2))
    ['https://r0.a.example/1', 'https://r1.a.example/1']
    """
    found: dict[str, RawPage] = {}
    while len(found) < count:
        for number, page in enumerate(pages[: count - len(found)]):
            url = page.url or f"https://news.example/{number}"
            found[url.replace("://", f"://r{len(found) // len(pages)}.", 1)] = page
    return found


def _empty(server: str, urls: Path) -> float:
    """Seconds of Scrapy alone; runs in a process of its own, see `main`."""
    process = AsyncCrawlerProcess({**_SETTINGS, "NEWSCRAWL_LOOPBACK": server, "LOG_LEVEL": "CRITICAL"})
    crawler = process.create_crawler(EmptySpider)
    process.crawl(crawler, file=str(urls))
    process.start()
    return float(crawler.stats.get_value("elapsed_time_seconds"))


def seconds(jobs: int, server: SavedWeb, urls: Path) -> float:
    """How long one run takes: newscrawl with so many jobs, or with 0 Scrapy alone."""
    address = f"http://127.0.0.1:{server.server_port}"
    if jobs == 0:
        command = [sys.executable, "-m", __spec__.name, "--empty", address, str(urls)]
        return float(subprocess.run(command, capture_output=True, check=True).stdout)
    with tempfile.TemporaryDirectory() as folder:
        summary = Path(folder, "summary.json")
        command = [sys.executable, "-m", "newscrawl", "fetch", "-q", "-i", str(urls), "-j", str(jobs)]
        command += ["-o", str(Path(folder, "articles.jsonl")), "--summary", str(summary), "--allow-private"]
        for name, value in {**_SETTINGS, "NEWSCRAWL_LOOPBACK": address}.items():
            command += ["-s", f"{name}={value}"]
        subprocess.run(command, check=False)
        return float(json.loads(summary.read_text("utf-8"))["seconds"])


def report(times: dict[int, list[float]], count: int) -> Iterator[str]:
    r"""The lines of the report.

    >>> print(*report({0: [1.0, 3.0, 2.0], 2: [4.0, 5.0, 4.0]}, 100), sep="\n")
    100 pages, medians of 3
    Scrapy with an empty callback    50.0 pages/s
    newscrawl -j 2                   25.0 pages/s   50 %
    """
    yield f"{count} pages, medians of {len(times[0])}"
    alone = count / median(times[0])
    yield f"{'Scrapy with an empty callback':30}{alone:7.1f} pages/s"
    for jobs, spent in times.items():
        if jobs:
            rate = count / median(spent)
            yield f"{f'newscrawl -j {jobs}':30}{rate:7.1f} pages/s {rate / alone:5.0%}".replace("%", " %")


@told
def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report; 2 where there are no pages."""
    parser = argparse.ArgumentParser(prog="python -m newscrawl.evaluation.throughput")
    parser.add_argument("paths", nargs="+", type=Path, help="pages, folders, manifests or archives")
    parser.add_argument("--pages", type=int, default=1000, help="how many are asked for")
    parser.add_argument("--jobs", default="1,2", help="with commas between them")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--empty", metavar="SERVER", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.empty:
        sys.stdout.write(f"{_empty(options.empty, options.paths[0])}\n")
        return 0
    served = addresses(saved_pages(options.paths), options.pages)
    kinds = [0, *map(int, options.jobs.split(","))]
    times: dict[int, list[float]] = {kind: [] for kind in kinds}
    with (
        saved_web({url: _answer(page) for url, page in served.items()}) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        urls = Path(folder, "urls.txt")
        urls.write_text("".join(f"{url}\n" for url in served), encoding="utf-8")
        for _ in range(options.rounds):
            for kind in kinds:
                times[kind].append(seconds(kind, server, urls))
    sys.stdout.write("\n".join(report(times, len(served))) + "\n")
    return 0


def _answer(page: RawPage) -> Answer:
    return Answer(body=page.body, content_type="text/html" + (f"; charset={page.encoding}" if page.encoding else ""))


if __name__ == "__main__":
    sys.exit(main())
