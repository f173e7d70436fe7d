"""`newscrawl reclean`."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from newscrawl.cli.corpus import new_corpus
from newscrawl.cli.emptiness import note_empty
from newscrawl.cli.outcome import failure, usage_error
from newscrawl.cli.overrides import read_overrides
from newscrawl.cli.paths import beside
from newscrawl.cli.remembering import read_memory
from newscrawl.config import ConfigError
from newscrawl.counting import counted
from newscrawl.recleaning import KeptManifest, Recleaned, Totals
from newscrawl.recleaning import reclean as recleaned
from newscrawl.report.terminal import printable
from newscrawl.storage import OutputError
from newscrawl.stored import StoredError, StoredRemovals

_SHOWN = 110  # characters of a line of text
_WORDS = {"same": "as before", "no_page": "without a kept page", "failed": "whose page cannot be read"}


def reclean(args: Namespace) -> int:
    """Say what changed; with an output, write all articles as they are now."""
    removals = args.removals or beside(args.articles, "removals")
    totals = Totals()
    note_empty([args.articles])
    try:
        overrides, memory, manifest = read_overrides(args), read_memory(args), KeptManifest(Path(args.pages))
        stored = StoredRemovals(Path(removals) if removals else None)
        with new_corpus(args.output) as corpus:
            for one in recleaned(manifest, Path(args.articles), stored, overrides, memory):
                totals.count(one)
                if one.article is not None:
                    corpus.write(one.article, one.removals)
                _say(one, as_json=args.json)
    except (StoredError, OutputError, ConfigError) as error:
        return usage_error(str(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        return failure(f"cannot write {args.output}: {error.strerror}")
    print("\n".join(_summary(totals)), file=sys.stderr)
    return 3 if totals.outcomes["failed"] else 0


def _say(one: Recleaned, *, as_json: bool) -> None:
    if one.outcome in ("same", "no_page"):
        return
    if as_json:
        record = asdict(one)
        del record["article"], record["removals"]
        print(json.dumps(record, ensure_ascii=False))
        return
    print(printable(f"{one.outcome}: {one.url}" + (f": {one.reason}" if one.reason else "")))
    for sign, lines in (("-", one.taken), ("+", one.added)):
        for line in lines:
            print(f"  {sign} {printable(line[:_SHOWN])}")


def _summary(totals: Totals) -> Iterator[str]:
    counts = [f"{count} {_WORDS.get(outcome, outcome)}" for outcome, count in sorted(totals.outcomes.items())]
    yield f"newscrawl: {counted(totals.outcomes.total(), 'article')}: {', '.join(counts) or 'none'}"
    yield f"newscrawl: {counted(totals.added, 'line')} of text more, {totals.taken} less"
