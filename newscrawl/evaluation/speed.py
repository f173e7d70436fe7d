"""How fast cleaning is, beside trafilatura, resiliparse and the bare parse: `make bench PAGES=...`.

All take turns on every page in one process, so that a busy machine slows all of them: read the ratios.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import process_time

from lxml import etree
from lxml.html import HTMLParser

from newscrawl.cleaning import clean_page
from newscrawl.evaluation.inputs import told
from newscrawl.evaluation.manifests import saved_pages
from newscrawl.items import RawPage

Runner = Callable[[RawPage], object]
_GROWTH = (10_000, 100_000, 1_000_000, 5_000_000)  # bytes
_ROUNDS = 3
_PARAGRAPH = "<p>The council voted on {0} measures about the harbour on Monday, officials said at noon.</p>"
_SCRIPT = "<script>var state = {{'{0}': 'nothing that a reader sees, and most of a large page'}};</script>"


def runners() -> dict[str, Runner]:
    """What is measured, by name; resiliparse only where it is installed."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to load, and only measured here

    found: dict[str, Runner] = {
        "lxml parse": lambda page: etree.fromstring(page.body, HTMLParser(huge_tree=True)),
        "newscrawl": lambda page: clean_page(page.body, page.url, encoding=page.encoding),
        "trafilatura": lambda page: bare_extraction(page.body, url=page.url, with_metadata=True),
    }
    if find_spec("resiliparse"):
        extract = import_module("resiliparse.extract.html2text").extract_plain_text
        found["resiliparse"] = lambda page: extract(page.body.decode("utf-8", "replace"), main_content=True)
    return found


def seconds(runner: Runner, page: RawPage) -> float:
    """The processor time that one page takes, the best of three."""
    times = []
    for _ in range(_ROUNDS):
        start = process_time()
        runner(page)
        times.append(process_time() - start)
    return min(times)


def page_of(size: int) -> RawPage:
    """An invented page of about so many bytes: 100 paragraphs at most, the rest scripts, as in large saved pages."""
    paragraphs = "".join(_PARAGRAPH.format(i) for i in range(min(100, size // 200)))
    scripts = "".join(_SCRIPT.format(i) for i in range((size - len(paragraphs)) // len(_SCRIPT)))
    html = f"<html><head><title>The harbour</title>{scripts}</head><body><article>{paragraphs}</article></body></html>"
    return RawPage(url="https://news.example/harbour", body=html.encode(), source="invented")


def report(pages: Sequence[RawPage], measured: Mapping[str, Runner]) -> Iterator[str]:
    """The lines of the report."""
    times: dict[str, list[float]] = {name: [] for name in measured}
    for page in pages:
        for name, runner in measured.items():
            times[name].append(seconds(runner, page))
    yield f"{len(pages)} pages, milliseconds a page"
    yield f"{'':12} {'median':>8} {'mean':>8} {'most':>8} {'newscrawl / it':>15}"
    own = sum(times["newscrawl"])
    for name, spent in times.items():
        figures = (median(spent), sum(spent) / len(spent), max(spent))
        yield f"{name:12} " + " ".join(f"{figure * 1000:8.1f}" for figure in figures) + f" {own / sum(spent):15.2f}"
    for size in _GROWTH:
        page = page_of(size)
        yield f"{size:>12,} bytes: newscrawl {seconds(measured['newscrawl'], page) * 1000:8.1f}"


@told
def main(paths: Sequence[str]) -> int:
    """Measure on the pages of the paths; 2 where there are none."""
    for line in report(saved_pages([Path(path) for path in paths]), runners()):
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
