"""What the memory of a site is worth: pages of one site, cleaned without it and with what the others say.

    python -m newscrawl.evaluation.memory SITE.jsonl... [--weights WEIGHTS.json] [--changes] [--again]

Each file holds references (`newscrawl.evaluation.references`) of pages of one site. All of them are learned; a page
never counts for itself, so every figure is that of a page left out. The shipped weights may have been made from these
very pages: `--weights` takes others, such as those that `python -m newscrawl.training` makes without the site.
With `--again` two thirds of every page's paragraphs are learned as another page too, three times over, as if the site
published everything again: what that costs in genuine text is what recurrence would cost.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newscrawl.cleaning import Nothing, Observation, SiteMemory
from newscrawl.cleaning.assembly import assemble
from newscrawl.cleaning.document import read_document
from newscrawl.cleaning.finders import find_evidence, with_remembered
from newscrawl.cleaning.main_content import find_region
from newscrawl.cleaning.metadata import read_metadata
from newscrawl.cleaning.model import Model, read_model, shipped_model
from newscrawl.cleaning.no_story import decide_with_voice
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.traces import observe, trace
from newscrawl.evaluation.inputs import ReadFrom, told
from newscrawl.evaluation.references import Reference, read_all
from newscrawl.evaluation.scores import PageScore, score, squashed, summarise
from newscrawl.memory import MemoryStore
from newscrawl.state.schema import MEMORY, open_database

_FIGURES = ("F1", "kept", "teaser_leak", "other_leak", "extra", "perfect")
_PARAGRAPH = re.compile(r"<p[\s>].*?</p>", re.DOTALL | re.IGNORECASE)
_DAY = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """One page's lines, and what a memory learns from it."""

    lines: tuple[str, ...]
    observed: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One page without the memory and with it."""

    reference: Reference
    before: Cleaned
    after: Cleaned

    def scores(self) -> tuple[PageScore, PageScore]:
        """Both texts against the reference."""
        one, other = (score(self.reference, "\n".join(cleaned.lines)) for cleaned in (self.before, self.after))
        return one, other


def compare(references: Sequence[Reference], model: Model, *, again: bool = False) -> list[Compared]:
    """Every page of one site, cleaned without a memory and with that of all."""
    store = MemoryStore(open_database(MEMORY))
    before = [clean(reference.html(), reference, model, Nothing()) for reference in references]
    for cleaned in before:
        store.learn(cleaned.observed, _DAY)
    for reference in references if again else ():
        for html, url in _published_again(reference):
            store.learn(clean(html, reference, model, Nothing(), url).observed, _DAY)
    after = [clean(reference.html(), reference, model, store) for reference in references]
    rows = zip(references, before, after, strict=True)
    return [Compared(reference=reference, before=one, after=other) for reference, one, other in rows]


def clean(html: bytes, reference: Reference, model: Model, memory: SiteMemory, url: str | None = None) -> Cleaned:
    """The steps of `clean_page` with these weights."""
    document = read_document(html, url or reference.url, encoding=reference.encoding)
    if document is None:
        return Cleaned(lines=())
    page = Page(document, read_metadata(document))
    if not page.blocks:
        return Cleaned(lines=())
    region = find_region(page)
    traces = trace(page, region)
    evidence = with_remembered(region, find_evidence(page, region), traces, memory)
    decisions, _ = decide_with_voice(page, region, evidence, model)
    return Cleaned(
        lines=assemble(page, decisions, region.container).lines, observed=(observe(page, decisions, traces),)
    )


def _published_again(reference: Reference) -> Iterator[tuple[bytes, str]]:
    """Three later versions of a page, each without another third of its paragraphs, under addresses of their own."""
    html = reference.text_of_page()
    html = re.sub(r"<link[^>]*canonical[^>]*>|<meta[^>]*og:url[^>]*>", "", html, flags=re.IGNORECASE)
    paragraphs = list(_PARAGRAPH.finditer(html))
    for version in range(3):
        pieces, end = [], 0
        for paragraph in paragraphs[version::3]:
            pieces.append(html[end : paragraph.start()])
            end = paragraph.end()
        yield "".join([*pieces, html[end:]]).encode(reference.encoding or "utf-8"), f"{reference.url}/version-{version}"


@told
def main(arguments: Sequence[str] | None = None) -> int:
    """Print both rows of figures of each file; 2 for a file that cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m newscrawl.evaluation.memory")
    parser.add_argument("references", nargs="+", type=Path, help="references of one site each (JSON Lines)")
    parser.add_argument(
        "--weights", type=Path, help="instead of the shipped weights; {site} stands for the file's name"
    )
    parser.add_argument("--again", action="store_true", help="learn versions of every page, as if published again")
    parser.add_argument("--changes", action="store_true", help="show every line that the memory removed or kept")
    options = parser.parse_args(arguments)
    every: list[list[Compared]] = []
    for path in options.references:
        model = _model(options.weights, path)
        every.append(compare(read_all([path]), model, again=options.again))
        _report(path.name, every[-1])
        if options.changes:
            sys.stdout.writelines(_changes(every[-1]))
    _report("all pages", [page for pages in every for page in pages])
    _report_mean(every)
    return 0


def _model(weights: Path | None, path: Path) -> Model:
    if weights is None:
        return shipped_model()
    own = Path(str(weights).replace("{site}", path.stem))
    with ReadFrom(own):
        return read_model(own.read_text("utf-8"))


def _report(name: str, pages: Sequence[Compared]) -> None:
    scores = [page.scores() for page in pages]
    for which, found in (("without", [one for one, _ in scores]), ("with", [other for _, other in scores])):
        _write_row(name, which, len(pages), summarise(found))


def _report_mean(every: Sequence[Sequence[Compared]]) -> None:
    """The mean over the sites, each counting the same."""
    for number, which in enumerate(("without", "with")):
        rows = [summarise([page.scores()[number] for page in pages]) for pages in every]
        means = {key: sum(row[key] for row in rows) / len(rows) for key in _FIGURES}
        _write_row("mean of the files", which, len(every), means)


def _write_row(name: str, which: str, count: int, figures: dict[str, float]) -> None:
    shown = "  ".join(f"{key} {figures[key]:.4f}" for key in _FIGURES)
    sys.stdout.write(f"{name:24} {which:8} {count:4}  {shown}\n")


def _changes(pages: Iterable[Compared]) -> Iterator[str]:
    for page in pages:
        wanted = squashed(" ".join((*page.reference.paragraphs, *page.reference.optional)))
        for sign, one, other in (("-", page.before, page.after), ("+", page.after, page.before)):
            for line in one.lines:
                if line not in other.lines:
                    right = (squashed(line) in wanted) == (sign == "+")
                    yield f"  {'right' if right else 'wrong'} {sign} {line[:90]}  [{page.reference.url[:80]}]\n"


if __name__ == "__main__":
    raise SystemExit(main())
