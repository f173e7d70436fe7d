"""Many explanations -> the figures of the summary page."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from newscrawl.report.explanation import Explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFigures:
    """What one rule removed."""

    rule: str
    blocks: int
    characters: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFigures:
    """The pages of one site. Leaks and losses are None where no page has a reference."""

    site: str
    pages: int
    articles: int
    blocks: int  # removed
    share: float  # of the characters of text and removals together that were removed
    leaked: int | None
    lost: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The figures over all pages."""

    pages: int
    verdicts: Counter[str]
    rules: tuple[RuleFigures, ...]  # most blocks first
    kinds: Counter[str]
    sites: tuple[SiteFigures, ...]  # most pages first
    lengths: tuple[int, ...]  # characters of each article's text
    shares: tuple[float, ...]  # removed, of each article's characters
    counts: tuple[int, ...]  # removed blocks of each article
    confidences: tuple[float, ...]
    leaked: int | None
    lost: int | None
    perfect: int | None  # pages with a reference, no leak and no loss


def summarise(explanations: Sequence[Explanation]) -> Summary:
    """The figures of the summary page."""
    articles = [e for e in explanations if e.article]
    judged = [e for e in explanations if e.lost is not None]
    return Summary(
        pages=len(explanations),
        verdicts=Counter(e.verdict for e in explanations),
        rules=_rules(articles),
        kinds=Counter(removal.kind for e in articles for removal in e.removed),
        sites=_sites(explanations),
        lengths=tuple(_length(e) for e in articles),
        shares=tuple(_share([e]) for e in articles),
        counts=tuple(len(e.removed) for e in articles),
        confidences=tuple(e.article.quality["confidence"] for e in articles if e.article and _has_confidence(e)),
        leaked=_leaked(judged),
        lost=_lost(judged),
        perfect=sum(not e.leaked and not e.lost for e in judged) if judged else None,
    )


def site_of(explanation: Explanation) -> str:
    """The registrable domain, or the host, or "no address"."""
    if explanation.article and explanation.article.domain:
        return explanation.article.domain
    try:
        return urlsplit(explanation.url or "").hostname or "no address"
    except ValueError:
        return "no address"


def _rules(articles: Sequence[Explanation]) -> tuple[RuleFigures, ...]:
    blocks: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    holders: dict[str, set[int]] = defaultdict(set)
    for number, explanation in enumerate(articles):
        for removal in explanation.removed:
            blocks[removal.rule] += 1
            characters[removal.rule] += len(removal.text)
            holders[removal.rule].add(number)
    return tuple(
        RuleFigures(rule=rule, blocks=count, characters=characters[rule], articles=len(holders[rule]))
        for rule, count in sorted(blocks.items(), key=lambda item: (-item[1], item[0]))
    )


def _sites(explanations: Sequence[Explanation]) -> tuple[SiteFigures, ...]:
    by_site: dict[str, list[Explanation]] = defaultdict(list)
    for explanation in explanations:
        by_site[site_of(explanation)].append(explanation)
    return tuple(
        _site(name, pages) for name, pages in sorted(by_site.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def _site(name: str, pages: Sequence[Explanation]) -> SiteFigures:
    judged = [e for e in pages if e.lost is not None]
    return SiteFigures(
        site=name,
        pages=len(pages),
        articles=sum(e.article is not None for e in pages),
        blocks=sum(len(e.removed) for e in pages),
        share=_share(pages),
        leaked=_leaked(judged),
        lost=_lost(judged),
    )


def _leaked(judged: Sequence[Explanation]) -> int | None:
    return sum(len(e.leaked) for e in judged) if judged else None


def _lost(judged: Sequence[Explanation]) -> int | None:
    return sum(len(e.lost or ()) for e in judged) if judged else None


def _length(explanation: Explanation) -> int:
    return len(explanation.article.text) if explanation.article else 0


def _share(pages: Sequence[Explanation]) -> float:
    removed = sum(len(removal.text) for e in pages for removal in e.removed)
    kept = sum(map(_length, pages))
    return removed / (removed + kept) if removed else 0.0


def _has_confidence(explanation: Explanation) -> bool:
    return explanation.article is not None and isinstance(explanation.article.quality.get("confidence"), int | float)
