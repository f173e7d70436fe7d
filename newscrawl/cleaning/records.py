"""What the cleaning steps hand to each other."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from newscrawl.cleaning.memory import Observation
from newscrawl.items import Article, Removal

BlockKind = Literal[
    "paragraph",
    "sub_heading",
    "list_item",
    "quote",
    "table_row",
    "caption",
    "credit",
    "embed",
    "fact_box",
    "teaser",
    "call_to_action",
    "pager",
    "ad_label",
    "boilerplate",  # the rest: bylines, dates, share bars, topics, menus
]

Verdict = Literal[
    "article",
    "index",
    "empty",
    "paywall",
    "not_found",  # an error page that came as if it were there
    "blocked",  # a check, a wall or a refusal in the story's place
    "not_html",
    "too_large",
]


class Link(NamedTuple):
    """A link inside a block: `start` and `end` are character offsets of its text in the block's text.

    A tuple, like all that a page has hundreds of: it is made in a third of the time of a frozen dataclass.
    """

    text: str
    url: str
    start: int
    end: int


class Evidence(NamedTuple):
    """Something that a finder saw about one block. It says, it does not act."""

    block: int  # Block.index
    name: str  # the evidence's name, as in the docs and the weights
    value: float = 1.0
    detail: str | None = None  # for a person: the phrase, the slug, the repeated text
    span: tuple[int, int] | None = None  # the characters concerned, where it is not the whole block


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What one reason was worth in the decision about a block."""

    name: str  # of the evidence, the measure or the rule; "" where only the words of a reason were stored
    words: str
    log_odds: float | None  # below 0 speaks for removal; None: a rule, which decides by itself, or not stored


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanResult:
    """What `clean_page` says about a page."""

    verdict: Verdict
    reason: str  # the verdict in one sentence
    article: Article | None  # None unless the verdict is "article"
    removed: tuple[Removal, ...] = ()
    blocks: tuple["DecidedBlock", ...] = ()  # every block of the article's region, if asked for
    next_page: str | None = None  # where the same article goes on
    cut_short: bool = False  # the rest of the text is only for subscribers
    container: str | None = None  # the element that held the body: its tag and classes, without numbers
    observed: tuple[Observation, ...] = ()  # what a memory can learn, page by page; only where one was given


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedBlock:
    """A typed block and what became of it (`--blocks` writes these)."""

    kind: BlockKind
    text: str
    kept: bool
    path: str
    reasons: tuple[str, ...] = ()  # why it was removed, in words, strongest first
    rule: str = ""  # the rule that decided, or the strongest evidence; "" where the learned weights kept it
    probability: float = 1.0  # that it belongs to the article
    weights: tuple[Weight, ...] = ()  # of a kept block: what spoke against it, where it was a close call
    cuts: tuple[tuple[int, int], ...] = ()  # characters of a kept block that were taken out
