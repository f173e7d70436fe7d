"""Decisions on lines -> the article, its ledger and its blocks: the records of the HTML cleaner."""

from collections.abc import Iterator, Sequence

from newscrawl.cleaning.identity import article_id, content_hash, registrable_domain, simhash
from newscrawl.cleaning.metadata.function_words import guess_language
from newscrawl.cleaning.plain.decision import LineDecision
from newscrawl.cleaning.plain.lines import PlainText
from newscrawl.cleaning.records import CleanResult, DecidedBlock
from newscrawl.cleaning.text import squash
from newscrawl.items import Article, Removal

TEXT_CLEANER_VERSION = "text-7"  # raised with every change of what is kept or removed
_LEAST_BODY = 30  # letters, as for pages
_END = 3  # lines at the end, among which a pager's words say that the text goes on elsewhere
_CUT_OFF = "the text ends with a pager's words"


def write_result(
    plain: PlainText, decisions: Sequence[LineDecision], *, language: str | None, url: str | None
) -> CleanResult:
    """The result of a text; one without a body is no article."""
    text = "\n".join(decision.line.text for decision in decisions if decision.keep)
    blocks = tuple(
        DecidedBlock(
            kind=d.kind,
            text=d.line.text,
            kept=d.keep,
            path=_path(d),
            reasons=d.reasons,
            rule=d.rule,
            probability=round(d.probability, 3),
        )
        for d in decisions
    )
    if len(squash(text)) < _LEAST_BODY:
        return CleanResult(verdict="empty", reason="the text has no body", article=None, blocks=blocks)
    removed = tuple(_write_ledger(decisions, article_id(url or text), url))
    article = _write_article(plain, text, language=language, url=url, quality=_quality(decisions, removed))
    return CleanResult(verdict="article", reason="it was given as one", article=article, removed=removed, blocks=blocks)


def _write_article(
    plain: PlainText, text: str, *, language: str | None, url: str | None, quality: dict[str, object]
) -> Article:
    return Article(
        id=article_id(url or text),
        url=url,
        canonical_url=None,
        domain=registrable_domain(url),
        site_name=None,
        title=plain.title,
        text=text,
        date_published=None,
        date_modified=None,
        date_downloaded=None,
        authors=[],
        language=language or guess_language(text),
        section=None,
        tags=[],
        description=None,
        image_url=None,
        pages=[url] if url else [],
        complete=False if "complete_reason" in quality else None,
        content_hash=content_hash(text),
        simhash=simhash(text),
        cleaner_version=TEXT_CLEANER_VERSION,
        quality=quality,
    )


def _quality(decisions: Sequence[LineDecision], removed: Sequence[Removal]) -> dict[str, object]:
    quality: dict[str, object] = {
        "removed_blocks": len(removed),
        "removed_chars": sum(len(removal.text) for removal in removed),
    }
    if any(decision.kind == "pager" and not decision.keep for decision in decisions[-_END:]):
        quality["complete_reason"] = _CUT_OFF
    return quality


def _write_ledger(decisions: Sequence[LineDecision], identity: str, url: str | None) -> Iterator[Removal]:
    position = 0
    for decision in decisions:
        if decision.keep:
            position += 1
            continue
        yield Removal(
            article_id=identity,
            url=url,
            text=decision.line.text,
            kind=decision.kind,
            rule=decision.rule,
            evidence=list(decision.reasons),
            position=position,
            path=_path(decision),
            confidence=round(1 - decision.probability, 3),
        )


def _path(decision: LineDecision) -> str:
    return f"line {decision.line.number}"
