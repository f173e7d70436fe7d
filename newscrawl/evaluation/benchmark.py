"""The cleaner against references: leaks and losses, by site and by the rule that is to blame."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from newscrawl.cleaning import CleanResult
from newscrawl.cleaning.identity import registrable_domain
from newscrawl.cleaning.records import DecidedBlock
from newscrawl.evaluation.bootstrap import standard_error
from newscrawl.evaluation.references import Reference
from newscrawl.evaluation.scores import PageScore, score, squashed, summarise

LEARNED = "learned weights"  # no rule decided
NOT_LOOKED_AT = "not looked at"  # outside the article's region, or the page was no article
IN_PIECES = "kept in pieces"
_FIGURES = ("F1", "kept", "teaser_leak", "other_leak", "extra", "perfect", "exact")
_WITH_ERROR = ("F1", "perfect")


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPage:
    """One page: the reference, what was extracted, and how good that is."""

    reference: Reference
    score: PageScore


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures over some pages. `errors` are bootstrap standard errors."""

    name: str
    pages: int
    values: dict[str, float]
    errors: dict[str, float]
    losses: int  # paragraphs
    leaks: int  # blocks of noise


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFigures:
    """What one rule did: pieces it removed, reference paragraphs among them, noise that it kept."""

    rule: str
    removed: int
    losses: int
    leaks: int


def judge(references: Sequence[Reference], extract: Callable[[Reference], str]) -> list[JudgedPage]:
    """Score an extractor's text of every page."""
    return [JudgedPage(reference=reference, score=score(reference, extract(reference))) for reference in references]


def figures(name: str, pages: Sequence[JudgedPage], *, with_errors: bool = True) -> Figures:
    """The figures over pages; F1 and perfect with their errors, which take time."""
    scores = [page.score for page in pages]
    values = summarise(scores)
    errors = {key: standard_error(scores, _figure(key)) for key in _WITH_ERROR} if with_errors else {}
    return Figures(
        name=name,
        pages=len(pages),
        values={key: values[key] for key in _FIGURES},
        errors=errors,
        losses=sum(len(page.lost) for page in scores),
        leaks=sum(len(page.leaked) for page in scores),
    )


def by_site(pages: Sequence[JudgedPage]) -> list[Figures]:
    """The figures of each site, the one with most losses and leaks first."""
    sites: dict[str, list[JudgedPage]] = defaultdict(list)
    for page in pages:
        sites[registrable_domain(page.reference.url) or page.reference.group].append(page)
    found = [figures(name, site_pages) for name, site_pages in sites.items()]
    return sorted(found, key=lambda site: (-site.losses - site.leaks, -site.pages, site.name))


def by_rule(pages: Sequence[JudgedPage], results: Sequence[CleanResult]) -> list[RuleFigures]:
    """What each rule removed, lost and leaked; most harm first. `results` are those of the pages, in order."""
    removed, losses, leaks = Counter[str](), Counter[str](), Counter[str]()
    for page, result in zip(pages, results, strict=True):
        removed.update(removal.rule for removal in result.removed)
        losses.update(_removed_by(text, result.blocks) for text in page.score.lost)
        leaks.update(_kept_by(text, result.blocks) for text in page.score.leaked)
    rules = [
        RuleFigures(rule=rule, removed=removed[rule], losses=losses[rule], leaks=leaks[rule])
        for rule in {*removed, *losses, *leaks}
    ]
    return sorted(rules, key=lambda rule: (-rule.losses - rule.leaks, -rule.removed, rule.rule))


def _figure(name: str) -> Callable[[Sequence[PageScore]], float]:
    return lambda scores: summarise(scores)[name]


def _removed_by(paragraph: str, blocks: Sequence[DecidedBlock]) -> str:
    """The rule that removed the block of a lost paragraph."""
    same = list(_same(paragraph, blocks))
    for block in same:
        if not block.kept:
            return block.rule or LEARNED
    return IN_PIECES if same else NOT_LOOKED_AT


def _kept_by(noise: str, blocks: Sequence[DecidedBlock]) -> str:
    """The rule that held the block with the noise."""
    return next((block.rule or LEARNED for block in _same(noise, blocks) if block.kept), IN_PIECES)


def _same(text: str, blocks: Sequence[DecidedBlock]) -> Iterator[DecidedBlock]:
    """The blocks that hold the text, or are a part of it."""
    letters = squashed(text)
    for block in blocks:
        own = squashed(block.text)
        if own and (letters in own or own in letters):
            yield block
