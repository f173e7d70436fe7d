"""What the memory of sites costs: `python -m newscrawl.evaluation.memory_costs [SITE.jsonl...]`.

First how long a page of sixty lines takes to be looked up in an invented site of 3,000 articles, with a thousand
headlines and with a million: a page that shares lines and markup with the others, and one that shares nothing. None is
asked about twice, so that lines stand anywhere in the index; the file is warm. Then, on references
(`newscrawl.evaluation.references`), what learning and asking cost beside cleaning, and what the state file takes.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from newscrawl.cleaning import Nothing, Observation, clean_page
from newscrawl.cleaning.memory import SeenHeadline, SeenSlot, Traces, key_of
from newscrawl.evaluation.inputs import told
from newscrawl.evaluation.references import Reference, read_all
from newscrawl.memory.reading import MemoryFile
from newscrawl.state import State, StateError

_SIZES = (1_000, 1_000_000)  # headlines
_PAGES = 3000
_OWN, _SHARED, _SLOTS = 50, 10, 15  # lines that no other page has, lines that all have, slots
_ASKED = 2000
_SITE = "courier.example"
_ROUNDS = 3
_DAY = 1
_BYTES = "SELECT name, sum(pgsize) FROM dbstat WHERE name LIKE 'memory%' GROUP BY name"


def invented(number: int, headlines: int = 0, shared: str = "all") -> Observation:
    """A page that shows so many headlines of others; its lines and slots are those of `shared`, and its own."""
    own = [key_of(f"line {number} {index}") for index in range(_OWN)]
    lines = [*own, *(key_of(f"line of {shared} {index}") for index in range(_SHARED))]
    slots = [key_of(f"slot of {shared} {index % _SLOTS}") for index in range(len(lines))]
    traces = Traces(
        site=_SITE,
        page=key_of(f"page {number}"),
        titles=frozenset(),
        sketch=frozenset(sorted(own)[:12]),
        lines=dict(enumerate(lines)),
        slots=dict(enumerate(slots)),
    )
    return Observation(
        traces=traces,
        texts=dict.fromkeys(lines, "A line of a page"),
        slots=dict.fromkeys(slots, SeenSlot(name="p.text", kept=4, removed=1)),
        headlines=tuple(_headline(f"{number}-{index}") for index in range(headlines)),
    )


def _headline(name: str) -> SeenHeadline:
    url = f"https://{_SITE}/news/2026/11/a-headline-of-some-words-{name}"
    return SeenHeadline(key=key_of(f"headline {name}"), page=key_of(url), url=url)


def look_ups(headlines: int, folder: Path, pages: int = _PAGES, asked: int = _ASKED) -> Iterator[float]:
    """Seconds that a page takes (median of the later half): one of the site, and one that shares nothing with it."""
    path = str(folder / f"{headlines}.sqlite")
    with State(path) as state, state.transaction():
        for number in range(pages):
            share = (number + 1) * headlines // pages - number * headlines // pages
            state.memory.learn([invented(number, share)], _DAY)
    for number, shared in enumerate(("all", "none")):
        memory = MemoryFile(path)
        first = pages + number * asked
        times = [_seconds(memory, invented(first + page, shared=shared).traces) for page in range(asked)]
        memory.close()
        yield median(times[asked // 2 :])


def _seconds(memory: MemoryFile, traces: Traces) -> float:
    start = perf_counter()
    memory.recall(traces)
    return perf_counter() - start


@dataclass(slots=True)
class Costs:
    """Processor seconds of each step, over all pages; bytes of the state file by table, where SQLite can tell."""

    cleaning: float = 0.0
    observing: float = 0.0
    writing: float = 0.0
    asking: float = 0.0
    tables: dict[str, int] = field(default_factory=dict)


def costs(references: Sequence[Reference], folder: Path) -> Costs:
    """Clean and learn every page as a crawl does, then ask about each."""
    found = Costs()
    asked = []
    with State(str(folder / "state.sqlite")) as state:
        for reference in references:
            clean = partial(clean_page, reference.html(), reference.url, encoding=reference.encoding)
            turns = [(_spent(clean), _spent(partial(clean, memory=Nothing()))) for _ in range(_ROUNDS)]
            plain, observed = (min(times) for times in zip(*turns, strict=True))
            found.cleaning += plain
            found.observing += observed - plain
            pages = clean(memory=Nothing()).observed
            asked += [page.traces for page in pages]
            found.writing += _spent(partial(_learn, state, pages))
        for traces in asked:
            found.asking += min(_spent(partial(state.memory.recall, traces)) for _ in range(_ROUNDS))
        with suppress(StateError):  # a SQLite without dbstat
            found.tables.update(state.connection.execute(_BYTES).fetchall())
    return found


def _learn(state: State, pages: Sequence[Observation]) -> None:
    with state.transaction():
        state.memory.learn(pages, _DAY)


def _spent(call: Callable[[], object]) -> float:
    start = process_time()
    call()
    return process_time() - start


@told
def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 2 for a file that cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m newscrawl.evaluation.memory_costs")
    parser.add_argument("references", nargs="*", type=Path, help="references (JSON Lines)")
    parser.add_argument("--headlines", nargs="*", type=int, default=_SIZES, help="sizes of the invented site")
    options = parser.parse_args(arguments)
    references = read_all(options.references) if options.references else []
    with TemporaryDirectory(prefix="newscrawl-") as folder:
        for headlines in options.headlines:
            known, unknown = (seconds * 1000 for seconds in look_ups(headlines, Path(folder)))
            sys.stdout.write(
                f"{headlines:9,} headlines: a page of the site {known:.3f} ms, of no known line {unknown:.3f} ms; "
                f"a file of {Path(folder, f'{headlines}.sqlite').stat().st_size / 1e6:.1f} MB\n"
            )
        if references:
            sys.stdout.writelines(_lines(costs(references, Path(folder)), len(references)))
    return 0


def _lines(found: Costs, pages: int) -> Iterator[str]:
    for name in ("observing", "writing", "asking"):
        yield f"{name:10} {getattr(found, name) / found.cleaning:6.1%} of cleaning\n"
    yield f"{'cleaning':10} {found.cleaning / pages * 1000:6.1f} ms a page\n"
    for name, size in found.tables.items():
        yield f"{name:20} {size / pages:7.0f} bytes a page\n"


if __name__ == "__main__":
    raise SystemExit(main())
