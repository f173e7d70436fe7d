"""What a user says about blocks of a site's pages; it wins over every decision of the cleaner.

An entry is a CSS selector, or a text pattern: `text:` and a regular expression that is sought in the block's text,
whatever its case. A selector means the blocks inside the elements that it selects, or around them where these are
inline. Where an entry of `keep` and one of `remove` mean the same block, it is kept: a lost paragraph is worse than a
leak.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from cssselect import SelectorError
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from newscrawl.cleaning.blocks import Block
from newscrawl.cleaning.decision import Decision
from newscrawl.cleaning.kinds import kept_kind
from newscrawl.cleaning.page import Page

KEPT, REMOVED = "override_keep", "override_remove"
_TEXT = "text:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """The entries for one site. Raises ValueError, with a sentence, for an entry that cannot be read."""

    keep: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for entry in (*self.keep, *self.remove):
            _check(entry)


def apply_overrides(page: Page, decisions: Sequence[Decision], overrides: Overrides) -> list[Decision]:
    """The decisions with those that the user makes, in reading order; `keep` also finds blocks that had none."""
    keeps, removes = _matches(page, overrides.keep), _matches(page, overrides.remove)
    decided = {decision.index: decision for decision in decisions}
    for index, entry in removes.items():
        if index in decided and decided[index].keep:
            decided[index] = _removed(index, entry)
    for index, entry in keeps.items():
        before = decided.get(index)
        if before is None or not before.keep or before.cuts:
            decided[index] = _kept(page.blocks[index], entry)
    return [decided[index] for index in sorted(decided)]


def applied(decisions: Sequence[Decision]) -> list[str]:
    """Which entries changed something, in words, for the article's record."""
    counts = Counter(decision.reasons[0] for decision in decisions if decision.rule in (KEPT, REMOVED))
    return [f"{words} ({count} block{'s' if count > 1 else ''})" for words, count in counts.items()]


def _check(entry: str) -> None:
    try:
        if entry.startswith(_TEXT):
            re.compile(entry.removeprefix(_TEXT))
        else:
            CSSSelector(entry)
    except re.error as error:
        raise ValueError(f"{entry!r} is no regular expression: {error}") from error
    except SelectorError as error:
        raise ValueError(f"{entry!r} is no CSS selector ({error}); a text pattern begins with {_TEXT!r}") from error


def _matches(page: Page, entries: Sequence[str]) -> Mapping[int, str]:
    """The first entry that means a block, by the block's index."""
    found: dict[int, str] = {}
    for entry in entries:
        for block in _meant(page, entry):
            found.setdefault(block.index, entry)
    return found


def _meant(page: Page, entry: str) -> Iterator[Block]:
    if entry.startswith(_TEXT):
        pattern = re.compile(entry.removeprefix(_TEXT), re.IGNORECASE)
        yield from (block for block in page.blocks if pattern.search(block.text))
        return
    selected = cast(list[HtmlElement], CSSSelector(entry)(page.document.root))
    elements = set(selected)
    for block in page.blocks:
        if any(node.element in elements for node in block.node.ancestors()) or _holds_inline(block, selected):
            yield block


def _holds_inline(block: Block, selected: Sequence[HtmlElement]) -> bool:
    """An element that is selected stands in the block's own run of text."""
    for element in selected:
        text = " ".join(element.text_content().split())
        if text and text in block.text and _block_element(element, block) is block.node.element:
            return True
    return False


def _block_element(element: HtmlElement, block: Block) -> HtmlElement | None:
    return next((above for above in element.iterancestors() if above is block.node.element), None)


def _kept(block: Block, entry: str) -> Decision:
    return Decision(
        index=block.index,
        keep=True,
        kind=kept_kind(block, embedded=False),
        rule=KEPT,
        reasons=(f"your override keeps it: {entry}",),
        probability=1.0,
    )


def _removed(index: int, entry: str) -> Decision:
    return Decision(
        index=index,
        keep=False,
        kind="boilerplate",
        rule=REMOVED,
        reasons=(f"your override removes it: {entry}",),
        probability=0.0,
    )
