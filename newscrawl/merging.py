"""The articles of several files as one file: each once, in its newest version."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from newscrawl.stored import Record, StoredRemovals, read_articles

Mark = tuple[str, int, int, int]  # downloaded, version, file, line: the greatest is the newest


def merge(files: Sequence[tuple[Path, Path | None]]) -> Iterator[tuple[Record, list[Record]]]:
    """Every article's newest version with the removals of that version, in the order in which the files hold them.

    `files` are articles files with their removals. Newest is what was downloaded last; of what was downloaded at once
    or at no known time, the higher version; of equals, the later one. Only a mark for each id stays in memory. Raises
    StoredError where a file is no articles file, before anything is given.
    """
    newest: dict[str, Mark] = {}
    for number, (path, _) in enumerate(files):
        for line, article in enumerate(read_articles(path)):
            mark = _mark(article, number, line)
            newest[article["id"]] = max(mark, newest.get(article["id"], mark))
    for number, (path, removals_path) in enumerate(files):
        removals = StoredRemovals(removals_path)
        for line, article in enumerate(read_articles(path)):
            if newest[article["id"]] == _mark(article, number, line):
                yield article, removals.of(article)


def _mark(article: Record, number: int, line: int) -> Mark:
    return (str(article.get("date_downloaded") or ""), int(article.get("version", 1)), number, line)
