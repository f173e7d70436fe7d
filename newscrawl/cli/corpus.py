"""A new articles file with its removals beside it, for the commands that make one from another."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from newscrawl.cli.paths import beside
from newscrawl.storage import LineFile, OutputError
from newscrawl.stored import Record


class Corpus:
    """Writes articles and removals; without an output it writes nothing."""

    def __init__(self, articles: LineFile | None = None, removals: LineFile | None = None) -> None:
        self._articles = articles
        self._removals = removals
        self.is_wanted = True  # False: the files are taken away again at the end

    def write(self, article: Record, removals: Sequence[Record]) -> None:
        """Write the removals, then their article. Raises OSError."""
        if self._removals is not None and removals:
            self._removals.write(b"".join(map(_line, removals)))
        if self._articles is not None:
            self._articles.write(_line(article))


@contextmanager
def new_corpus(output: str | None) -> Iterator[Corpus]:
    """Open the files; None writes nothing, "-" only articles, to stdout. Raises OutputError for a file that exists.

    Files that were not finished are taken away again: a part of the articles must not look like all of them.
    """
    paths = [path for path in (output, beside(output, "removals") if output else None) if path is not None]
    for path in paths:
        if path != "-" and Path(path).exists():
            raise OutputError(f"{path} exists already: name a new file")
    files = [LineFile(path) for path in paths]
    corpus, finished = Corpus(*files), False
    try:
        yield corpus
        finished = corpus.is_wanted
    finally:
        for file in files:
            file.close()
        for path in [] if finished else paths:
            if path != "-":
                Path(path).unlink(missing_ok=True)


def _line(record: Record) -> bytes:
    return (json.dumps(record, ensure_ascii=False) + "\n").encode("utf-8", "replace")
