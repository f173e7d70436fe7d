"""The pages of one article as one result."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

from newscrawl.cleaning.identity import article_id, content_hash, simhash
from newscrawl.cleaning.pagination.address import read_address, same_article
from newscrawl.cleaning.records import CleanResult
from newscrawl.cleaning.text import fold, squash, words
from newscrawl.items import Article, Removal

CUT_SHORT = "the rest of the text is only for subscribers"

_LONG = 60  # letters; a line of this length that stands on two pages is repeated, not said again
_SHORTEST_WORD = 4
REPEATED = "repeated_on_next_page"
_Ended = Literal["lost", "other"] | None  # at a page without an article, at one of another article


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """The lines of one page that are new, and what was left out of it."""

    lines: tuple[str, ...]
    removed: tuple[Removal, ...]


def is_same_article(first: CleanResult, following: CleanResult) -> bool:
    """Whether `following`, a page that was linked as the next one, belongs to the article of `first`.

    It is an article's page with new text, and its address (or the canonical one) is that of `first` but for the page
    number. Where the number is written so that it may be part of the name ("slug2"), the titles share a word; where
    the addresses differ, the titles are the same.
    """
    one, other = first.article, following.article
    if one is None or other is None or one.domain != other.domain or not _new_lines(one.text, other.text):
        return False
    form = _shared_address(one, other)
    if form is None:
        return bool(squash(one.title or "")) and squash(one.title or "") == squash(other.title or "")
    return form not in ("suffix", "glued") or bool(_title_words(one) & _title_words(other))


def join_pages(results: Sequence[CleanResult]) -> CleanResult:
    """One result from the pages of an article, in order; `results` holds at least one.

    The metadata are the first page's. What later pages repeat of earlier ones stands once, and the ledger names it. A
    page that only repeats earlier ones (a loop) is left out, and one of another article ends this one: then nobody can
    tell whether the article is complete. A page that is no article's ends it and leaves it incomplete. The reasons are
    in `quality["complete_reason"]` and `quality["notes"]`.
    """
    first = results[0]
    if first.article is None:
        return first
    used, notes, ended = _usable(results)
    article = _joined(first.article, used, notes, lost=ended == "lost")
    removed = tuple(_shifted(article, used))
    quality = {
        **article.quality,
        "removed_blocks": len(removed),
        "removed_chars": sum(len(removal.text) for removal in removed),
    }
    return replace(
        first,
        article=replace(article, quality=quality),
        removed=removed,
        blocks=tuple(block for result in used for block in result.blocks),
        observed=tuple(seen for result in used for seen in result.observed),
        next_page=None if ended else results[-1].next_page,
        cut_short=any(result.cut_short for result in used),
    )


def _usable(results: Sequence[CleanResult]) -> tuple[list[CleanResult], list[str], _Ended]:
    """The pages with new text, notes on the others, and how the chain broke off, if it did."""
    used, notes = [results[0]], list[str]()
    for result in results[1:]:
        if result.article is None:
            return used, [*notes, f"a following page is no article: {result.reason}"], "lost"
        if not _new_lines("\n".join(map(_text, used)), result.article.text):
            notes.append(f"a following page only repeats what came before: {result.article.url}")
        elif is_same_article(results[0], result):
            used.append(result)
        else:
            return used, [*notes, f"a following page is another article: {result.article.url}"], "other"
    return used, notes, None


def _joined(first: Article, used: Sequence[CleanResult], notes: Sequence[str], *, lost: bool) -> Article:
    text = "\n".join(line for body in _bodies(used) for line in body.lines)
    complete, reason = _completeness(used, notes, lost=lost)
    quality = {**first.quality, "complete_reason": reason}
    if overrides := [
        words for result in used[1:] if result.article for words in result.article.quality.get("overrides", ())
    ]:
        quality["overrides"] = [*first.quality.get("overrides", []), *overrides]
    if notes:
        quality["notes"] = [*first.quality.get("notes", []), *notes]
    return replace(
        first,
        id=article_id(first.canonical_url or first.url or text),
        text=text,
        pages=[result.article.url for result in used if result.article and result.article.url],
        complete=complete,
        content_hash=first.content_hash if text == first.text else content_hash(text),
        simhash=first.simhash if text == first.text else simhash(text),
        quality=quality,
    )


def _completeness(used: Sequence[CleanResult], notes: Sequence[str], *, lost: bool) -> tuple[bool | None, str]:
    if lost:
        return False, notes[-1]
    if any(result.cut_short for result in used):
        return False, CUT_SHORT
    if notes:
        return None, notes[-1]
    if used[-1].next_page and used[-1].next_page in [result.article.url for result in used if result.article]:
        return None, f"the last page names an earlier one as its next: {used[-1].next_page}"
    if used[-1].next_page:
        return False, f"the last page has a following one: {used[-1].next_page}"
    if len(used) > 1:
        return True, "all pages are joined, and the last names no following one"
    return None, "a single page that names no following one"


def _bodies(used: Sequence[CleanResult]) -> Iterator[_Body]:
    """Each page's lines without what stands on an earlier one, and that as removals by its own page's positions."""
    seen: list[str] = []
    for result in used:
        old = _old_lines(seen, _text(result))
        lines = _text(result).split("\n")
        kept = tuple(line for line, is_old in zip(lines, old, strict=True) if not is_old)
        yield _Body(lines=kept, removed=tuple(_with_repeated(result, lines, old)))
        seen += kept


def _old_lines(seen: Sequence[str], text: str) -> list[bool]:
    """Which lines stand on an earlier page: at the head of this one any, further down only long ones."""
    if not seen:
        return [False] * len(text.split("\n"))
    known = {squash(line) for line in seen}
    old, at_head = [], bool(seen)
    for line in text.split("\n"):
        letters = squash(line)
        is_known = letters in known
        at_head = at_head and is_known
        old.append(is_known and (at_head or len(letters) >= _LONG))
    return old


def _new_lines(earlier: str, text: str) -> bool:
    """The text says something that the earlier one does not."""
    return not all(_old_lines(earlier.split("\n"), text))


def _with_repeated(result: CleanResult, lines: Sequence[str], old: Sequence[bool]) -> Iterator[Removal]:
    """The page's removals and its repeated lines, at their positions in what is left of the page."""
    kept_before = list(accumulate((not is_old for is_old in old), initial=0))
    found = [replace(removal, position=kept_before[min(removal.position, len(lines))]) for removal in result.removed]
    found += [
        _repeated(result, line, kept_before[position])
        for position, (line, is_old) in enumerate(zip(lines, old, strict=True))
        if is_old
    ]
    yield from sorted(found, key=lambda removal: removal.position)


def _repeated(result: CleanResult, line: str, position: int) -> Removal:
    return Removal(
        article_id="",
        url=None,
        text=line,
        kind="boilerplate",
        rule=REPEATED,
        evidence=[f"an earlier page of the article has it; repeated on {result.article and result.article.url}"],
        position=position,
        path="",
        confidence=1.0,
    )


def _shifted(article: Article, used: Sequence[CleanResult]) -> Iterator[Removal]:
    """All pages' removals as those of the joined article."""
    before = 0
    for body in _bodies(used):
        for removal in body.removed:
            yield replace(removal, article_id=article.id, url=article.url, position=before + removal.position)
        before += len(body.lines)


def _text(result: CleanResult) -> str:
    return result.article.text if result.article else ""


def _shared_address(one: Article, other: Article) -> str | None:
    """How the page number is written, where the addresses differ in nothing else; None where they do."""
    readings = [r for url in (one.canonical_url, one.url) if url for r in read_address(url)]
    others = [r for url in (other.url, other.canonical_url) if url for r in read_address(url)]
    forms = [r.form for r in others if any(same_article(r, own) for own in readings)]
    return min(forms, key=lambda form: form in ("suffix", "glued")) if forms else None


def _title_words(article: Article) -> set[str]:
    return {word for word in words(fold(article.title or "")) if len(word) >= _SHORTEST_WORD}
