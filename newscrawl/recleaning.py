"""Stored articles beside what the cleaner makes of their kept pages today."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from newscrawl.article_pages import clean_article
from newscrawl.cleaning import CleanResult, SiteMemory
from newscrawl.items import RawPage, Rejected
from newscrawl.overrides import SiteOverrides
from newscrawl.pipelines.time_guard import PageTooSlowError, time_limit
from newscrawl.sources import ARCHIVE_SUFFIXES, MANIFEST, manifest_page
from newscrawl.storage import url_digest
from newscrawl.stored import Record, StoredArticles, StoredError, StoredRemovals, read_records


@dataclass(frozen=True, slots=True, kw_only=True)
class Recleaned:
    """What became of one article.

    Outcomes: "same", "changed", "new" (its page gave none before), "lost" (its page gives none any more),
    "no_page" (no page was kept; the stored article stands), "failed" (the kept page cannot be read; likewise).
    """

    outcome: str
    url: str | None
    article: Record | None  # as it is now
    removals: Sequence[Record]
    added: tuple[str, ...] = ()  # lines of text
    taken: tuple[str, ...] = ()
    reason: str = ""


@dataclass(slots=True)
class Totals:
    """The figures over all articles."""

    outcomes: Counter[str] = field(default_factory=Counter)
    added: int = 0  # lines of text
    taken: int = 0
    rules: Counter[str] = field(default_factory=Counter)  # removals now, by rule

    def count(self, one: Recleaned) -> None:
        """Add one article."""
        self.outcomes[one.outcome] += 1
        self.added += len(one.added)
        self.taken += len(one.taken)
        self.rules.update(str(removal["rule"]) for removal in one.removals)


class KeptManifest:
    """The newest kept version of each page. Only addresses' digests and places in the file stay in memory.

    Raises StoredError where the manifest cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path / MANIFEST if path.is_dir() else path
        if path.name.lower().endswith(ARCHIVE_SUFFIXES):  # --keep-html makes these too; what is lacking can be said
            raise StoredError(
                f"{path} is a WARC archive, and reclean needs a folder that --keep-html has made, or its {MANIFEST}; "
                "newscrawl replay cleans the pages of an archive"
            )
        self._lines: dict[bytes, int] = {}
        for number, row in enumerate(read_records(self.path)):
            self._lines[_digest(row)] = number

    def __len__(self) -> int:
        return len(self._lines)

    def __contains__(self, digest: object) -> bool:
        return digest in self._lines

    def pages(self) -> Iterator[tuple[bytes, RawPage | Rejected]]:
        """Every page's newest version, with its address's digest, in the order of the manifest."""
        for number, row in enumerate(read_records(self.path)):
            digest = _digest(row)
            if self._lines[digest] == number:
                yield digest, manifest_page(self.path, f"{self.path}:{number + 1}", row)


def _digest(row: Record) -> bytes:
    """Of the page's address; a page without one is told by its file."""
    return url_digest(str(row.get("url") or row.get("path")))


def reclean(
    manifest: KeptManifest,
    articles: Path,
    removals: StoredRemovals,
    overrides: SiteOverrides,
    memory: SiteMemory | None = None,
) -> Iterator[Recleaned]:
    """Every kept page in the order of the manifest, then the stored articles without one.

    A page goes with the article of its address; where none is stored under it (a page that was saved without an
    address, the AMP page of an article), with the article of the id that cleaning gives it. An article is given once,
    as a run stores it once: by the page of its own address, else by the first page.

    Raises StoredError where the articles cannot be read.
    """
    stored = StoredArticles(articles)
    given: set[str] = set()  # ids
    for digest, page in manifest.pages():
        before = stored.pop(digest)
        result = _cleaned(page, overrides, memory)
        if isinstance(result, str):
            if before is not None:
                yield _as_stored("failed", before, removals, result)
            continue
        if result.article and before is None:
            known = stored.digest_of(result.article.id)
            if result.article.id in given or known in manifest:
                continue
            before = stored.pop(known) if known else None
        if result.article:
            given.add(result.article.id)
        if (one := _compared(page.url or page.source, before, result)) is not None:
            yield one
    for record in stored.rest():
        yield _as_stored("no_page", record, removals, "no page was kept")


def _cleaned(page: RawPage | Rejected, overrides: SiteOverrides, memory: SiteMemory | None) -> CleanResult | str:
    """The page's result, or why there is none, in words."""
    if isinstance(page, Rejected):
        return page.detail
    try:
        with time_limit():
            return clean_article(page, overrides, memory)
    except PageTooSlowError as error:
        return str(error)


def _compared(url: str | None, before: Record | None, result: CleanResult) -> Recleaned | None:
    """None where there was no article and is none."""
    article = asdict(result.article) if result.article else None
    removals = [asdict(removal) for removal in result.removed]
    if article is None:
        if before is None:
            return None
        return Recleaned(outcome="lost", url=url, article=None, removals=(), reason=result.reason)
    if before is None:
        return Recleaned(outcome="new", url=url, article=article, removals=removals, reason=result.reason)
    article["source"] = before.get("source") or article["source"]  # where it came from first, before it was kept
    added, taken = _difference(before["text"], article["text"])
    outcome = "changed" if before["text"] != article["text"] else "same"
    return Recleaned(outcome=outcome, url=url, article=article, removals=removals, added=added, taken=taken)


def _as_stored(outcome: str, record: Record, removals: StoredRemovals, reason: str) -> Recleaned:
    return Recleaned(
        outcome=outcome, url=record.get("url"), article=record, removals=removals.of(record), reason=reason
    )


def _difference(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    r"""Lines that are new, and lines that are gone.

    >>> _difference("a\nb", "a\nc\nb")
    (('c',), ())
    """
    old, new = before.split("\n"), after.split("\n")
    added: list[str] = []
    taken: list[str] = []
    for what, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            taken += old[old_start:old_end]
            added += new[new_start:new_end]
    return tuple(added), tuple(taken)
