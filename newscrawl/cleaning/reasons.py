"""The words and kinds of everything that a decision can rest on (data/reasons.toml)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from newscrawl.cleaning.records import BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What a name means for a person, and the kind of block that it speaks for."""

    words: str
    kind: BlockKind | None = None


def _read_reasons() -> tuple[dict[str, Reason], ...]:
    table = tomllib.loads(files("newscrawl.cleaning").joinpath("data/reasons.toml").read_text("utf-8"))
    evidence = {name: Reason(**entry) for name, entry in table["evidence"].items()}
    asked = {name: Reason(**entry) for name, entry in table["asked"].items()}
    remembered = {name: Reason(**entry) for name, entry in table["memory"].items()}
    measures = {name: Reason(words=words) for name, words in table["measure"].items()}
    rules = {name: Reason(words=words) for name, words in table["rule"].items()}
    lines = {name: Reason(**entry) for name, entry in table["line"].items()}
    return evidence, asked, remembered, measures, rules, lines


_evidence, _asked, _remembered, _measures, _rules, _lines = _read_reasons()
EVIDENCE: tuple[str, ...] = tuple(_evidence)  # the finders' names, in the order of the learned numbers
# What the learned weights do not know: evidence that only rules ask, and what a site's memory says.
ASKED: tuple[str, ...] = tuple(_asked)
REMEMBERED: tuple[str, ...] = tuple(_remembered)
REASONS: Mapping[str, Reason] = {**_evidence, **_asked, **_remembered, **_measures, **_rules, **_lines}
