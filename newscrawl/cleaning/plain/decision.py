"""Keep or remove a line: the one place that drops one, and says why.

The voices are those of the HTML cleaner, in its order: rules that remove on a phrase or a known title, guards that
keep, and the learned weights. The mode sets how sure the weights must be.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newscrawl.cleaning.conditions import Facts, Rule
from newscrawl.cleaning.plain.guards import find_guards
from newscrawl.cleaning.plain.lines import Line, PlainText
from newscrawl.cleaning.plain.measures import NAMES, measure
from newscrawl.cleaning.plain.model import HeadlineModel, Mode
from newscrawl.cleaning.reasons import REASONS
from newscrawl.cleaning.records import BlockKind, Evidence

LEARNED = "unlike_text"
_PROMPT = 0.15  # a phrase's share of its line, from which the line is a prompt
_WITH_LABEL = 0.3  # learned probability that is enough behind a weak label, or below one
_FEWEST_PROSE = 2  # lines; with less the words of a line cannot be told from the article's
_MOST_REASONS = 4
_LEAST_WORTH = 0.15  # log-odds
_SURE = 0.98  # confidence of a removal by rule
_EDGE = 2  # lines at the top and at the end where single words are buttons
_LABELS = ("lead_in", "after_label")
_RUN = NAMES.index("run")
_ALONE = 0.6  # share of its doubt that a lone suspect may have; the figures are in docs/plain-text.md
_EVIDENCE = (
    "ad_label pager_words share_words lead_in lead_in_alone related_heading after_label call_to_action paywall_notice "
    "byline_words update_words time_stamp credit caption_above known_title recurring"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A line before the weights are asked: what speaks for removal or against it by itself."""

    line: Line
    rule: Rule | None  # removes the line
    guard: str | None  # keeps it where no rule removes it
    numbers: Sequence[float] | None  # what the weights judge; None: nothing that could be a headline
    label: str | None  # the evidence of a label that needs the weights' word
    evidence: Sequence[Evidence]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDecision:
    """What becomes of one line."""

    line: Line
    keep: bool
    kind: BlockKind
    rule: str
    reasons: tuple[str, ...]
    probability: float  # that it belongs to the article


def _at_edge(facts: Facts) -> bool:
    return facts["edge"] > 0


REMOVE_RULES: tuple[Rule, ...] = (
    Rule(name="known_title", kind="teaser", applies=lambda f: f["known_title"] > 0),
    Rule(name="ad_label", kind="ad_label", applies=lambda f: f["ad_label"] > 0),
    Rule(
        name="pager_words",
        kind="pager",
        applies=lambda f: f["pager_words"] == 1 or (f["pager_words"] > 0 and _at_edge(f)),
    ),
    Rule(
        name="lead_in",
        kind="teaser",
        applies=lambda f: f["lead_in"] == 1 and f["words"] <= 30 and not f["sentence_end"],
    ),
    Rule(name="lead_in_alone", kind="teaser", applies=lambda f: f["lead_in_alone"] == 1),
    Rule(name="related_heading", kind="teaser", applies=lambda f: f["related_heading"] == 1),
    Rule(name="call_to_action", kind="call_to_action", applies=lambda f: f["call_to_action"] >= _PROMPT),
    Rule(name="paywall_notice", kind="call_to_action", applies=lambda f: f["paywall_notice"] >= 2 * _PROMPT),
    Rule(
        name="share_words",
        kind="boilerplate",
        applies=lambda f: f["share_words"] == 1 or (f["share_words"] > 0 and _at_edge(f)),
    ),
    Rule(name="caption_above", kind="caption", applies=lambda f: f["caption_above"] > 0),
    Rule(name="credit", kind="caption", applies=lambda f: f["credit"] > 0),
    Rule(name="byline_words", kind="boilerplate", applies=lambda f: f["byline_words"] > 0),
    Rule(name="update_words", kind="boilerplate", applies=lambda f: f["update_words"] > 0),
    Rule(name="time_stamp", kind="boilerplate", applies=lambda f: f["time_stamp"] > 0 and f["words"] <= 12),
    Rule(name="recurring", kind="boilerplate", applies=lambda f: f["recurring"] > 0),
)


def read_cases(text: PlainText, evidence: Mapping[int, Sequence[Evidence]]) -> list[Case]:
    """One case for each line, in order."""
    judged = sum(line.is_prose for line in text.lines) >= _FEWEST_PROSE
    measures = measure(text) if judged else {}
    guards = find_guards(text.lines)
    cases = []
    for line in text.lines:
        found = evidence.get(line.index, ())
        numbers = measures.get(line.index)
        facts = _facts(text, line, found, numbers)
        cases.append(
            Case(
                line=line,
                rule=next((rule for rule in REMOVE_RULES if rule.applies(facts)), None),
                guard=guards.get(line.index),
                numbers=numbers,
                label=next((name for name in _LABELS if facts[name] > 0), None),
                evidence=found,
            )
        )
    return cases


def _facts(text: PlainText, line: Line, evidence: Sequence[Evidence], numbers: Sequence[float] | None) -> Facts:
    facts = dict.fromkeys((*_EVIDENCE, *NAMES), 0.0)
    if numbers is not None:
        facts |= zip(NAMES, numbers, strict=True)
    for item in evidence:
        facts[item.name] = max(facts[item.name], item.value)
    return facts | {"words": line.words, "edge": not _EDGE <= line.index < len(text.lines) - _EDGE}


def decide(cases: Sequence[Case], model: HeadlineModel, mode: Mode) -> list[LineDecision]:
    """One decision for each case. Beside a teaser that a rule has found, less is asked of the weights."""
    ruled = {case.line.index for case in cases if case.rule is not None and case.rule.kind == "teaser"}
    probabilities = [probability_of(case, model) for case in cases]
    return [
        _decide(case, model, mode, ruled, (probability, in_company))
        for case, probability, in_company in zip(cases, probabilities, in_their_text(probabilities), strict=True)
    ]


def probability_of(case: Case, model: HeadlineModel) -> float:
    """How probable it is by itself, 0..1, that the line was put in."""
    if case.rule is not None:
        return 1.0
    return 0.0 if case.numbers is None or case.guard is not None else model.probability(case.numbers)


def in_their_text(probabilities: Sequence[float]) -> list[float]:
    """What the lines of one text count for together, as probabilities, from what each is by itself.

    Who puts headlines into a text puts in several. So a line counts as it is beside another that is no less suspect;
    alone it has to be surer.

    >>> in_their_text([0.7, 0.7, 0.1]), in_their_text([0.7, 0.1, 0.1])
    ([0.7, 0.7, 0.1], [0.5, 0.1, 0.1])
    """
    first, second = sorted((*probabilities, 0.0, 0.0), reverse=True)[:2]
    others = [second if probability == first else first for probability in probabilities]
    return [
        max(min(probability, other), round(1 - (1 - probability) / _ALONE, 6))
        for probability, other in zip(probabilities, others, strict=True)
    ]


def _decide(
    case: Case, model: HeadlineModel, mode: Mode, ruled: set[int], probabilities: tuple[float, float]
) -> LineDecision:
    if case.rule is not None:
        return _removed(case, case.rule.name, case.rule.kind, 1 - _SURE, model)
    if case.numbers is None or case.guard is not None:
        return _kept(case, 1.0)
    probability, in_company = probabilities
    if case.label is not None and probability >= _WITH_LABEL:
        return _removed(case, case.label, "teaser", 1 - probability, model)
    if ruled & {case.line.index - 1, case.line.index + 1} and probability >= model.thresholds["thorough"]:
        return _removed(case, "beside_teaser", "teaser", 1 - probability, model)
    alone = case.numbers[_RUN] == 1
    if in_company >= model.thresholds[mode] and (alone or mode != "safe"):
        return _removed(case, LEARNED, "teaser", 1 - probability, model)
    return _kept(case, 1 - probability)


def _kept(case: Case, probability: float) -> LineDecision:
    kind: BlockKind = "paragraph" if case.line.finished or case.line.is_prose else "sub_heading"
    return LineDecision(line=case.line, keep=True, kind=kind, rule="", reasons=(), probability=probability)


def _removed(case: Case, rule: str, kind: BlockKind, probability: float, model: HeadlineModel) -> LineDecision:
    names = [rule, *_speaking(case, model)] if rule in (LEARNED, "beside_teaser", *_LABELS) else [rule]
    details = {item.name: item.detail for item in case.evidence if item.detail}
    words = (f"{REASONS[name].words}: {details[name]}" if name in details else REASONS[name].words for name in names)
    return LineDecision(
        line=case.line,
        keep=False,
        kind=kind,
        rule=rule,
        reasons=tuple(dict.fromkeys(words))[:_MOST_REASONS],
        probability=probability,
    )


def _speaking(case: Case, model: HeadlineModel) -> Iterator[str]:
    """The measures that speak for a headline of another story, strongest first, where there are words for them."""
    worth = model.forest.contributions(model.forest.leaves(case.numbers)) if case.numbers else {}
    for name in sorted(worth, key=lambda name: -worth[name]):
        if worth[name] >= _LEAST_WORTH and f"line_{name}" in REASONS:
            yield f"line_{name}"
