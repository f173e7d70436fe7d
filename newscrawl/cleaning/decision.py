"""Keep or remove: the one place that drops a block. `accounts` says why, for those who ask.

Three voices, in this order: hand-written rules that remove on evidence as good as proof, hand-written rules that keep
what a model is easily wrong about, and the learned weights over all evidence and measures. What these would keep, the
memory of the site may still remove.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from newscrawl.cleaning.below import Below, list_of
from newscrawl.cleaning.blocks import Block, Node
from newscrawl.cleaning.body import Body, read_body
from newscrawl.cleaning.conditions import AGAINST, Rule
from newscrawl.cleaning.cuts import text_without
from newscrawl.cleaning.forest import Leaf
from newscrawl.cleaning.keep_rules import KEEP_RULES
from newscrawl.cleaning.kinds import kept_kind, removed_kind
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.marks import BITS, FAR
from newscrawl.cleaning.measures import MARK_NAMES, NAMES, measure
from newscrawl.cleaning.memory_rules import MEMORY_KEEP_RULES, MEMORY_REMOVE_RULES
from newscrawl.cleaning.model import Model
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.reasons import ASKED, EVIDENCE, REMEMBERED
from newscrawl.cleaning.records import BlockKind, Evidence
from newscrawl.cleaning.remove_rules import REMOVE_RULES
from newscrawl.cleaning.text import is_finished, is_signed, word_count

MODEL_NAMES: tuple[str, ...] = (*NAMES, *EVIDENCE)
THRESHOLD = 0.68  # of the learned probability; the figures of its neighbours are in docs/quality.md
_KEPT_BY_RULE = 0.02  # below this probability not even a keep rule holds a block, unless it is one of these:
# Lines next to each other lie on both sides of any bound, and stay or go together.
_ALIKE = ("data_table", "recipe", "preformatted", "own_entry", "entry_heading", "second_voice")
_WHOLE_LIST = "whole_list"
UNSURE = 0.5  # the most confidence in a page of which it is not sure where the article is, or that it is one
_HELD_ITEMS = 1 / 3  # of a list that rules hold, from which the others stay that are not mostly link
_MOST_LINK = 0.5  # share of the text
_POSSIBLE = 0.08  # probability, below which no list holds an item
_REMOVED_BY_RULE = 0.02  # at most, whatever the weights say
_SHARES = ("call_to_action", "paywall_notice")  # of what stays of the block, where a teaser is cut out of it
_FEWEST_WORDS_LEFT = 3  # of a paragraph out of which a teaser was cut
_FEWEST_WORDS_OUTSIDE = 8  # of one above or below all others

_KEEPING = (*KEEP_RULES, *MEMORY_KEEP_RULES)
CLOSE_CALL = (0.15, 0.85)  # probabilities between which a decision may well be wrong
_DOUBTFUL = 0.1  # probability above which a removal that nothing but the weights speaks for is a close call too
_PERFECT_SHARES = ((0, 0.97), (1, 0.93), (3, 0.89), (8, 0.63), (math.inf, 0.32))  # close calls at most, share


class Grounds(NamedTuple):
    """What a decision rests on: the block's evidence, and where its numbers led in the learned trees."""

    evidence: Sequence[Evidence]
    leaves: Sequence[Leaf]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What becomes of one block."""

    index: int
    keep: bool
    kind: BlockKind
    rule: str  # the rule that decided; "" where the learned weights did
    probability: float  # that it belongs to the article
    cuts: tuple[tuple[int, int], ...] = ()  # characters to take out of a kept block
    grounds: Grounds | None = None  # None where the user decided, for the reasons given
    reasons: tuple[str, ...] = ()


def decide(page: Page, region: Region, evidence: Mapping[int, Sequence[Evidence]], model: Model) -> list[Decision]:
    """One decision for each candidate block of the region, in reading order."""
    measures, body = measure(page, region), read_body(page, region)
    cases: list[tuple[Block, Mapping[str, float], Grounds]] = []
    for index in reversed(region.candidates):
        block, own = page.blocks[index], evidence.get(index, ())
        numbers = vector(measures[index], own)
        grounds = Grounds(evidence=own, leaves=model.leaves(numbers))
        cases.append((block, _facts(numbers, own, body, block), grounds))

    def decided(whole_lists: Mapping[int, Decision]) -> Iterator[Decision]:
        """From the last block to the first: a heading stays or goes with what is below it."""
        below = Below(page, region)
        for block, own_facts, grounds in cases:
            facts = {**own_facts, **below.facts_of(block)}
            found = whole_lists.get(block.index) or _decide_block(block, facts, grounds, model)
            below.add(block, keep=found.keep)
            yield found

    decisions = list(decided({}))
    if whole_lists := {one.index: one for one in _whole_lists(page, decisions)}:
        decisions = list(decided(whole_lists))  # what stays above a list depends on it
    return _with_one_lead(page, region, decisions[::-1])


def _whole_lists(page: Page, decisions: Sequence[Decision]) -> Iterator[Decision]:
    """What changes in lists of which some items stay and some go: those that no rule decided on go with the rest."""
    lists: dict[Node, list[Decision]] = defaultdict(list)
    for one in decisions:
        if (holder := list_of(page.blocks[one.index].node)) is not None:
            lists[holder].append(one)
    for items in lists.values():
        if len({one.keep for one in items}) > 1:
            yield from _together(page, items)


def _together(page: Page, items: Sequence[Decision]) -> Iterator[Decision]:
    """They stay where rules hold something of a third of the list's items, or by their mean probability."""
    weighed = [one for one in items if not one.rule and not one.cuts]
    item_of = {one.index: _item_of(page.blocks[one.index].node) for one in items}
    held = {item_of[one.index]: one.index for one in items if one.keep and one.rule}  # the last of each
    likely = sum(one.probability for one in weighed)
    keep = len(held) >= _HELD_ITEMS * len(set(item_of.values())) or likely >= THRESHOLD * len(weighed)
    for one in weighed:
        block, grounds = page.blocks[one.index], one.grounds
        # Times stand in front of the entries of a report, buttons below them.
        is_below = one.index > held.get(item_of[one.index], one.index)
        if keep and not one.keep and grounds and not is_below and _may_stay(block, one.probability, grounds):
            yield _kept(block, one.probability, grounds, rule=_WHOLE_LIST)
        elif not keep and one.keep and grounds:
            yield _removed(block, one.probability, grounds, "boilerplate", _WHOLE_LIST)


def _item_of(node: Node) -> Node:
    """The item of a list that the node is or stands in."""
    return next((above for above in node.ancestors() if above.tag in ("li", "dt", "dd")), node)


def _may_stay(block: Block, probability: float, grounds: Grounds) -> bool:
    """Nothing speaks against the item: no label, no call, no credit, no link that is most of it."""
    is_link = block.link_length >= _MOST_LINK * len(block.text)
    return probability >= _POSSIBLE and not is_link and not any(item.name in AGAINST for item in grounds.evidence)


def _facts(numbers: Sequence[float], evidence: Sequence[Evidence], body: Body, block: Block) -> dict[str, float]:
    """What the rules ask. The classes of a whole page make no box of a paragraph: to them it has no such mark."""
    facts = dict(zip(MODEL_NAMES, numbers, strict=True))
    facts.update(_unlearned(evidence))
    marks = body.marks_of(block.node)
    of_frame = marks.frame & ~marks.own
    if of_frame:
        names = (f"mark_{name}" for name in MARK_NAMES if of_frame & BITS[name])
        facts.update((name, 0) for name in names if facts[name] == FAR)
    node = block.node
    facts.update(body_list=body.is_item(node), announced=body.is_announced(node), beside_body=body.is_beside(node))
    facts.update(below_colon=body.is_below_colon(node), quoted_by_body=body.is_quoted_by_body(node))
    facts["bulleted"] = node in body.bulleted
    facts["summary"] = node.tag == "summary"
    facts["signed"] = is_signed(block.text)
    facts["preformatted"] = node in body.preformatted
    facts["own_marks"] = marks.own if facts["in_container"] else 0  # what stands outside is in no box of the body
    return facts


def confidence(region: Region, decisions: Sequence[Decision]) -> float:
    """How sure the cleaner is of a page, 0..1, by how many blocks were a close call.

    The shares are those of perfect pages among 281 labelled pages, each judged by weights that had not seen its site.
    """
    close = sum(map(_is_close, decisions))
    share = next(share for most, share in _PERFECT_SHARES if close <= most)
    return share if region.sure else min(share, UNSURE)


def _is_close(decision: Decision) -> bool:
    found = decision.grounds.evidence if decision.grounds else ()
    is_quiet = not decision.keep and not decision.rule and not found
    return (_DOUBTFUL if is_quiet else CLOSE_CALL[0]) < decision.probability < CLOSE_CALL[1]


def vector(measures: Sequence[float], evidence: Sequence[Evidence]) -> list[float]:
    """The numbers that the model judges, in the order of MODEL_NAMES; the strongest evidence of a name counts."""
    strongest = dict.fromkeys(EVIDENCE, 0.0)
    for item in evidence:
        if item.name in strongest:
            strongest[item.name] = max(strongest[item.name], item.value)
    return [*measures, *strongest.values()]


def _with_one_lead(page: Page, region: Region, decisions: list[Decision]) -> list[Decision]:
    """Of kept blocks that are just the description one stays: the last that is not below the body's first block."""
    leads = [one.index for one in decisions if one.keep and page.shapes[one.index].squashed == page.description]
    if not page.description or len(leads) < 2:
        return decisions
    lead = max((index for index in leads if index <= region.first), default=leads[0])
    return [_without_copy(one) if one.index in leads and one.index != lead else one for one in decisions]


def _without_copy(one: Decision) -> Decision:
    probability = min(one.probability, _REMOVED_BY_RULE)
    return replace(one, keep=False, kind="boilerplate", rule="copy_of_article", probability=probability, cuts=())


def _decide_block(block: Block, facts: dict[str, float], grounds: Grounds, model: Model) -> Decision:
    facts["probability"] = probability = model.probability(grounds.leaves)
    cuts = tuple(item.span for item in grounds.evidence if item.span is not None)
    left = text_without(block.text, cuts) if cuts else []
    facts.update((name, facts[name] * len(block.text) / len(" ".join(left))) for name in _SHARES if left)
    removing = next((rule for rule in REMOVE_RULES if rule.applies(facts)), None)
    is_prompt = removing is not None and removing.kind == "call_to_action"
    if left and not is_prompt and _enough_left(left, facts, block.text[: min(cuts)[0]].strip()):
        return _kept(block, probability, grounds, cuts=cuts)
    if removing is None and cuts:
        removing = Rule(name="inline_teaser", kind="teaser", applies=bool)
    if removing is not None:
        return _removed(block, min(probability, _REMOVED_BY_RULE), grounds, removing.kind, removing.name)
    likely = probability >= _KEPT_BY_RULE
    keeping = next((rule for rule in _KEEPING if rule.applies(facts) and (likely or rule.name in _ALIKE)), None)
    if keeping or probability >= THRESHOLD:
        remembering = next((rule for rule in MEMORY_REMOVE_RULES if rule.applies(facts)), None)
        if remembering is not None:
            return _removed(block, min(probability, _REMOVED_BY_RULE), grounds, remembering.kind, remembering.name)
        return _kept(block, probability, grounds, rule=keeping.name if keeping else "")
    return _removed(block, probability, grounds, removed_kind(grounds.evidence, facts))


def _unlearned(evidence: Sequence[Evidence]) -> dict[str, float]:
    """The evidence that the weights do not know, by name; 0 where there is none."""
    found = dict.fromkeys((*ASKED, *REMEMBERED), 0.0)
    found.update((item.name, item.value) for item in evidence if item.name in found)
    return found


def _kept(
    block: Block, probability: float, grounds: Grounds, *, rule: str = "", cuts: tuple[tuple[int, int], ...] = ()
) -> Decision:
    return Decision(
        index=block.index,
        keep=True,
        kind=kept_kind(block, embedded=any(item.name == "embedded_post" for item in grounds.evidence)),
        rule=rule,
        probability=probability,
        cuts=cuts,
        grounds=grounds,
    )


def _removed(block: Block, probability: float, grounds: Grounds, kind: BlockKind, rule: str = "") -> Decision:
    return Decision(index=block.index, keep=False, kind=kind, rule=rule, probability=probability, grounds=grounds)


def _enough_left(lines: Sequence[str], facts: Mapping[str, float], opening: str) -> bool:
    """Whether what stays of a block without its teasers is a part of the article; `opening` stands before the first.

    The links of teasers hide that a paragraph is the first or the last one of the body. Lists of stories stand there
    too, and may open with a few words.
    """
    words = word_count(" ".join(lines))
    if facts["in_container"] <= 0 or words < _FEWEST_WORDS_LEFT:
        return False
    if facts["in_span"] > 0 or is_finished(opening):
        return True
    return facts["body_signature"] > 0 and words >= _FEWEST_WORDS_OUTSIDE and is_finished(lines[-1])
