"""`newscrawl evaluate`."""

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from newscrawl.cleaning import CleanResult, SiteMemory
from newscrawl.cleaning.memory import UnreadableMemoryError
from newscrawl.cli.outcome import failure, usage_error
from newscrawl.cli.overrides import read_overrides
from newscrawl.cli.remembering import read_memory
from newscrawl.config import ConfigError
from newscrawl.evaluation.benchmark import Figures, JudgedPage, RuleFigures, by_rule, by_site, figures, judge
from newscrawl.evaluation.peers import Extract, StoredTexts, read_peer
from newscrawl.evaluation.references import Reference, read_all
from newscrawl.items import RawPage
from newscrawl.overrides import SiteOverrides, clean_raw
from newscrawl.report.document import write_report
from newscrawl.report.explanation import Explanation, explain_page
from newscrawl.report.terminal import printable

_MOST_ROWS = 15  # of the tables by site and by rule
_COLUMNS = {  # heads and widths
    "pages": 6,
    "F1": 15,
    "kept": 7,
    "teasers": 9,
    "other": 7,
    "extra": 7,
    "perfect": 15,
    "losses": 8,
    "leaks": 7,
}
_SHOWN = 100  # characters of a lost or leaked text


def evaluate(args: Namespace) -> int:
    """Measure the cleaner, and others beside it, on pages with references."""
    try:
        overrides, memory = read_overrides(args), read_memory(args)
        peers = {name: read_peer(name) for name in args.against}
        references = read_all([Path(path) for path in args.gold])
        if apart := _without_a_page(peers, references):
            return failure(f"{apart} and {', '.join(args.gold)} have no page (url) in common")
        results = [clean_raw(_raw(reference), overrides, memory, blocks=True) for reference in references]
    except (ValueError, ConfigError, UnreadableMemoryError) as error:
        return usage_error(str(error))
    texts = {id(reference): _text(result) for reference, result in zip(references, results, strict=True)}
    ours = judge(references, lambda reference: texts[id(reference)])
    others = {name: judge(references, extract) for name, extract in peers.items()}
    rules = by_rule(ours, results)
    if args.json:
        print(json.dumps(_record(ours, others, rules), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(ours, others, rules, args.worst)))
    return _write_report(Path(args.report), ours, overrides, memory) if args.report else 0


def _without_a_page(peers: Mapping[str, Extract], references: Sequence[Reference]) -> str | None:
    """The first file that holds none of the pages: it would be a row of zeros."""
    files = ((name, peer) for name, peer in peers.items() if isinstance(peer, StoredTexts))
    return next((name for name, texts in files if not texts.has_any(references)), None)


def _raw(reference: Reference) -> RawPage:
    return RawPage(url=reference.url, body=reference.html(), encoding=reference.encoding)


def _text(result: CleanResult) -> str:
    return result.article.text if result.article else ""


def _record(
    ours: Sequence[JudgedPage], others: Mapping[str, Sequence[JudgedPage]], rules: Sequence[RuleFigures]
) -> dict[str, object]:
    """Everything as one JSON object."""
    return {
        "systems": [asdict(figures(name, pages)) for name, pages in {"newscrawl": ours, **others}.items()],
        "sites": [asdict(site) for site in by_site(ours)],
        "rules": [asdict(rule) for rule in rules],
        "pages": [
            {
                "url": page.reference.url,
                "perfect": page.score.perfect,
                "lost": page.score.lost,
                "leaked": page.score.leaked,
            }
            for page in ours
        ],
    }


def _lines(
    ours: Sequence[JudgedPage], others: Mapping[str, Sequence[JudgedPage]], rules: Sequence[RuleFigures], worst: int
) -> Iterator[str]:
    sites = by_site(ours)
    yield f"{len(ours)} pages of {len(sites)} site{'s' if len(sites) > 1 else ''}; ± is one bootstrap standard error"
    yield ""
    yield from _table("", [figures(name, pages) for name, pages in {"newscrawl": ours, **others}.items()])
    yield ""
    yield from _table("by site", sites[:_MOST_ROWS])
    yield from _more(len(sites), "sites")
    yield ""
    yield f"{'by rule':28}{'removed':>9}{'losses':>9}{'leaks':>9}"
    for rule in rules[:_MOST_ROWS]:
        yield f"{rule.rule:28}{rule.removed:9}{rule.losses:9}{rule.leaks:9}"
    yield from _more(len(rules), "rules")
    for page in sorted(ours, key=_harm, reverse=True)[:worst]:
        yield from _page(page)


def _more(rows: int, name: str) -> Iterator[str]:
    if rows > _MOST_ROWS:
        yield f"... and {rows - _MOST_ROWS} {name} with less harm (--json has all)"


def _table(name: str, rows: Sequence[Figures]) -> Iterator[str]:
    yield f"{name:28}" + "".join(f"{head:>{width}}" for head, width in _COLUMNS.items())
    for row in rows:
        values = row.values
        cells = (
            str(row.pages),
            _with_error(row, "F1"),
            *(f"{values[key]:.3f}" for key in ("kept", "teaser_leak", "other_leak", "extra")),
            _with_error(row, "perfect"),
            str(row.losses),
            str(row.leaks),
        )
        shown = "".join(f"{cell:>{width}}" for cell, width in zip(cells, _COLUMNS.values(), strict=True))
        yield f"{printable(row.name)[:27]:28}{shown}"


def _with_error(row: Figures, key: str) -> str:
    error = f"±{row.errors[key]:.3f}" if row.pages > 1 else "      "
    return f"{row.values[key]:.3f} {error}"


def _harm(page: JudgedPage) -> int:
    return sum(map(len, page.score.lost)) + sum(map(len, page.score.leaked)) + page.score.extra


def _page(page: JudgedPage) -> Iterator[str]:
    yield ""
    yield printable(page.reference.url)
    for what, texts in (("lost", page.score.lost), ("leaked", page.score.leaked)):
        for text in texts:
            yield f"  {what}: {printable(text[:_SHOWN])}"
    yield f"  {page.score.extra} characters that are in no reference"


def _write_report(path: Path, pages: Sequence[JudgedPage], overrides: SiteOverrides, memory: SiteMemory | None) -> int:
    report = write_report([_explained(page, overrides, memory) for page in pages])
    try:
        path.write_bytes(report.encode("utf-8", "xmlcharrefreplace"))
    except OSError as error:
        return failure(f"cannot write {path}: {error.strerror}")
    return 0


def _explained(page: JudgedPage, overrides: SiteOverrides, memory: SiteMemory | None) -> Explanation:
    explanation = explain_page(_raw(page.reference), overrides, memory)
    return replace(explanation, lost=page.score.lost, leaked=page.score.leaked)
