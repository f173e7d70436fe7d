"""How much each reason was worth, for a person who asks why."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newscrawl.cleaning.reasons import REASONS
from newscrawl.cleaning.records import Weight

_LEAST = 0.15  # log-odds; a smaller contribution is not worth naming


def weigh(rules: Sequence[str], worth: Mapping[str, float], details: Mapping[str, str]) -> Iterator[Weight]:
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
