"""Tables for the tests of hand-written rules: facts by name that make a rule apply, and changes that silence it.

A fact that is not named is 0. So nothing is above or below a block that says nothing else, and it stands at the end.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from newscrawl.cleaning.conditions import Rule
from newscrawl.cleaning.decision import MODEL_NAMES
from newscrawl.cleaning.marks import BITS
from newscrawl.cleaning.reasons import ASKED, REMEMBERED

Known = dict[str, float]
Case = tuple[str, Known, Sequence[Known]]  # a rule's name, facts with which it applies, changes with which it does not

INSIDE: Known = {"in_container": 1, "in_span": 1}
BELOW: Known = {"in_container": 1, "blocks_from_last": 3}
NOT_AT_END: Known = {"words_below": 41}
BOX: Known = {"own_marks": float(BITS["newsletter"])}
AGAINST: Known = {"credit": 1}
_ONLY_RULES_ASK = (  # what `decide` adds
    "body_list announced below_colon quoted_by_body bulleted beside_body own_marks summary preformatted signed "
    "above_kept above_in_box above_contents words_below probability".split()
)
FACTS = frozenset((*MODEL_NAMES, *ASKED, *REMEMBERED, *_ONLY_RULES_ASK))


def facts(known: Known) -> defaultdict[str, float]:
    return defaultdict(float, known)


def each(**changes: float) -> list[Known]:
    """Changes of one fact each."""
    return [{name: value} for name, value in changes.items()]


def applies(rules: Iterable[Rule], name: str, known: Known) -> bool:
    """Any of the rules of that name applies."""
    return any(rule.applies(facts(known)) for rule in rules if rule.name == name)


def hits(cases: Iterable[Case]) -> list[tuple[str, Known]]:
    """The name and the facts of each case."""
    return [(name, known) for name, known, _ in cases]


def counter_cases(cases: Iterable[Case]) -> list[tuple[str, Known, Known]]:
    """The name, the facts and one change of each case."""
    return [(name, known, change) for name, known, changes in cases for change in changes]


def rows_without_case(rules: Sequence[Rule], cases: Iterable[Case]) -> list[tuple[int, str]]:
    """Place and name of the rules that no case needs: another rule of the same name applies to its facts too."""
    needed: set[int] = set()
    for name, known in hits(cases):
        found = [place for place, rule in enumerate(rules) if rule.name == name and rule.applies(facts(known))]
        needed.update(found if len(found) == 1 else ())
    return [(place, rule.name) for place, rule in enumerate(rules) if place not in needed]


def slips(cases: Iterable[Case]) -> Iterator[str]:
    """What lets a counter-case pass for a wrong reason: a fact that there is not, more than one change, or none."""
    for name, known, changes in cases:
        for one in (known, *changes):
            yield from (f"{name}: no fact is named {fact}" for fact in one if fact not in FACTS)
        for change in changes:
            if sum(known.get(fact, 0) != value for fact, value in change.items()) != 1:
                yield f"{name}: {change} is not one change"
