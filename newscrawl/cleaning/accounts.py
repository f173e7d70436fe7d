"""Why a block was kept or removed, in words: asked for what is shown to somebody, since it takes time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newscrawl.cleaning.decision import CLOSE_CALL, Decision, Grounds
from newscrawl.cleaning.model import Model
from newscrawl.cleaning.reasons import REASONS
from newscrawl.cleaning.records import Weight

LEARNED = "learned"  # the rule of a removal that no single reason explains
_MOST_REASONS = 4
_LEAST = 0.15  # log-odds; a smaller contribution is not worth naming


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a decision rests on, for a person."""

    rule: str  # the rule that decided or, of a removal, the strongest reason; "" where the learned weights kept
    reasons: tuple[str, ...]  # for a removal, in words, strongest first
    weights: tuple[Weight, ...]  # the rule that decided, and what spoke against the block


def account_of(decision: Decision, model: Model, *, weights: bool = True) -> Account:
    """The account of a decision that these weights were asked for; the weights of its reasons are the larger part."""
    if decision.grounds is None:
        return Account(rule=decision.rule, reasons=decision.reasons, weights=())
    if decision.keep:
        doubts = _doubts(decision, decision.grounds, model) if weights else ()
        return Account(rule=decision.rule, reasons=(), weights=tuple(doubts))
    worth = model.contributions(decision.grounds.leaves)
    against = sorted((name for name in worth if worth[name] <= -_LEAST), key=worth.__getitem__)
    rules = [decision.rule] if decision.rule else []
    names = [*rules, *(name for name in against if name not in rules)]
    details = _details(decision.grounds)
    return Account(
        rule=names[0] if names else LEARNED,
        reasons=tuple(_in_words(names, details)),
        weights=tuple(_weigh(rules, worth, details)) if weights else (),
    )


def _doubts(decision: Decision, grounds: Grounds, model: Model) -> Iterator[Weight]:
    """The rule that held a block, and what spoke against it; only where it was a close call."""
    if decision.probability <= CLOSE_CALL[1] and not decision.cuts:
        rules = [decision.rule] if decision.rule else []
        yield from _weigh(rules, model.contributions(grounds.leaves), _details(grounds))


def _details(grounds: Grounds) -> dict[str, str]:
    return {item.name: item.detail for item in grounds.evidence if item.detail}


def _in_words(names: Sequence[str], details: Mapping[str, str]) -> list[str]:
    """The strongest reasons in words, each said once."""
    return list(dict.fromkeys(_words(name, details) for name in names))[:_MOST_REASONS]


def _weigh(rules: Sequence[str], worth: Mapping[str, float], details: Mapping[str, str]) -> Iterator[Weight]:
    """The rules that decided, then all that spoke against the block, strongest first.

    In: the rules' names; the contributions by name, in log-odds; what the finders saw, by name. Measures of one family
    share words and are added up.
    """
    said = [_words(name, details) for name in rules]
    for name, words in zip(rules, said, strict=True):
        yield Weight(name=name, words=words, log_odds=None)
    for words, names in _families(worth, details).items():
        log_odds = sum(worth[name] for name in names)
        if log_odds <= -_LEAST and words not in said:
            yield Weight(name=min(names, key=worth.__getitem__), words=words, log_odds=round(log_odds, 2))


def _families(worth: Mapping[str, float], details: Mapping[str, str]) -> dict[str, list[str]]:
    """Names by their words, the family with the strongest contribution first."""
    families: dict[str, list[str]] = defaultdict(list)
    for name in worth:
        if worth[name] < 0:
            families[_words(name, details)].append(name)
    return dict(sorted(families.items(), key=lambda item: sum(worth[name] for name in item[1])))


def _words(name: str, details: Mapping[str, str]) -> str:
    words = REASONS[name].words
    return f"{words}: {details[name]}" if name in details else words
