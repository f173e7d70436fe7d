"""Output files and state brought together when a run begins, whichever was ahead.

The order of storing is: removals, article, both forced to the disk, then the row in the state. So after a crash the
files may be ahead by one article: its line is read, and its row written now. The state is ahead only where somebody
cut or edited a file: articles whose lines are gone are forgotten, and come again. A file that is gone altogether, or
emptied, was taken away by its reader: what stood in it counts as stored.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from newscrawl.state.articles import StoredArticle, fingerprint, site_of
from newscrawl.state.store import State, key_of
from newscrawl.storage import Line, cut_file, read_lines, recover_lines, recover_removals, url_digest


@dataclass(slots=True, kw_only=True)
class Repairs:
    """What was found when a run began."""

    adopted: set[str] = field(default_factory=set)  # ids of articles that the output had and the state had not
    lost: int = 0  # articles that the state had and the output has no more
    taken_away: int = 0  # articles whose file is gone or empty
    cut: dict[Path, int] = field(default_factory=dict)  # bytes of unfinished lines, by file


def reconcile(state: State, articles: Path | None, removals: Path | None, *, anew: bool = False) -> Repairs:
    """Bring state and files together; `anew`: what stands in the files gives way to the first article of this run.

    So its articles are forgotten, that they come again, and the files are left as they are: if this run meets no page,
    or is killed before, they stay, and the next run that adds to them takes their articles into the state again.
    Raises OutputError and StateError, and changes nothing, where it cannot.
    """
    repairs = Repairs()
    with state.transaction():
        if anew:
            _forget(state, articles, removals)
            return repairs
        if articles is not None:
            _reconcile_articles(state, articles, repairs)
        if removals is not None:
            _reconcile_removals(state, removals, repairs, is_alone=articles is None)
    return repairs


def _forget(state: State, articles: Path | None, removals: Path | None) -> None:
    if articles is not None:
        state.articles.forget(state.articles.ids_written_to(key_of(articles)))
    for path in (articles, removals):
        if path is not None:
            state.unaccount(path)


def _reconcile_articles(state: State, path: Path, repairs: Repairs) -> None:
    output = key_of(path)
    if not path.is_file() or path.stat().st_size == 0:
        repairs.taken_away = state.articles.taken_away(output)
        state.account(path)
        return
    begin = state.accounted(path)
    before = state.articles.ids_in(output) if begin is None else set()
    end = begin or 0
    for line in read_lines(path, end):
        if _adopt(state, line, output):
            repairs.adopted.add(str(line.record.get("id")))
        before.discard(str(line.record.get("id")))
        end = line.end
    repairs.lost = state.articles.forget(before)
    repairs.cut[path] = cut_file(path, end)
    state.account(path)


def _reconcile_removals(state: State, path: Path, repairs: Repairs, *, is_alone: bool) -> None:
    """Cut what a crash left: from what is accounted for on, only an article adopted just now is stored.

    Where no file of articles is known (they go to a pipe, or to a feed of Scrapy's) nobody can tell which are stored:
    there a torn line is all that is cut.
    """
    begin = state.accounted(path)
    if is_alone:
        repairs.cut[path] = recover_lines(path)
    elif begin is None:
        repairs.cut[path] = recover_removals(path, lambda article_id: state.articles.get(article_id) is not None)
    else:
        repairs.cut[path] = recover_removals(path, repairs.adopted.__contains__, begin)
    state.account(path)


def _adopt(state: State, line: Line, output: str) -> bool:
    """Take an article's line into the state. Returns whether it was not there before."""
    record = line.record
    known = state.articles.get(str(record.get("id")))
    version = _integer(record.get("version"), 1)
    if known and known.version >= version and known.fingerprint == _fingerprint(record):
        state.articles.put(replace(known, output=output, start=line.start, size=line.end - line.start), ())
        return False
    addresses = [_text(record, "url"), _text(record, "canonical_url"), *_pages(record)]
    state.articles.put(_row(state, line, output), addresses)
    return True


def _row(state: State, line: Line, output: str) -> StoredArticle:
    record = line.record
    url = _text(record, "url")
    quality = record.get("quality")
    return StoredArticle(
        id=str(record.get("id")),
        url=url,
        address=url_digest(url) if url else None,
        site=site_of(url),
        title=_text(record, "title"),
        published=_text(record, "date_published"),
        version=_integer(record.get("version"), 1),
        fingerprint=_fingerprint(record),
        length=len(_text(record, "text") or ""),
        removed=_integer(quality.get("removed_blocks"), -1) if isinstance(quality, dict) else -1,
        partial=False,
        run=0,
        changed_at=state.now(),
        checked_at=None,
        output=output,
        start=line.start,
        size=line.end - line.start,
    )


def _fingerprint(record: dict[str, Any]) -> bytes:
    return fingerprint(_text(record, "title"), _text(record, "text") or "")


def _text(record: dict[str, Any], name: str) -> str | None:
    value = record.get(name)
    return value if isinstance(value, str) else None


def _pages(record: dict[str, Any]) -> list[str]:
    pages = record.get("pages")
    return [page for page in pages if isinstance(page, str)] if isinstance(pages, list) else []


def _integer(value: Any, default: int) -> int:
    return value if isinstance(value, int) else default
