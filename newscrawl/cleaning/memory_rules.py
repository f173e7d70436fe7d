"""The hand-written rules over what is remembered of a site (`newscrawl.cleaning.memory`).

The learned weights were made without a memory, so its evidence speaks through rules alone. Recurrence is a trap: most
lines that stand in several articles are genuine. Versions of one story do not count; a paragraph that reporters put
into every follow-up speaks in the article's words; a sub-heading that a site uses again and again stands among the
body's own headings. What is left has to recur where prompts stand, or on much of the site.
"""

from newscrawl.cleaning.conditions import Facts, Rule, is_inside, speaks_against

_FEW = 3  # independent articles
_LABEL_WORDS = 12
_FOREIGN_WORDS = 0.25  # share of its words that the article uses; of genuine paragraphs nine in ten have more
_SOME, _MUCH, _MOST = 0.05, 0.2, 0.5  # shares of a site's articles
_LIKELY = 0.85  # probability; the learned weights have next to no doubt above it
_ALMOST_ALL = 0.9  # of a slot's blocks
_HALF = 0.5
_NEAR = 2  # blocks above and below the body
_DOUBTED = 0.1  # probability below which even the body's slot does not hold a block


def _recurs(facts: Facts, share: float = 0.0) -> bool:
    """On a few independent articles, and on that share of all."""
    return facts["recurring_line"] >= _FEW and facts["recurring_share"] >= share


def _is_heading(facts: Facts) -> bool:
    return facts["heading"] > 0 or facts["bold"] >= _ALMOST_ALL or facts["colon"] > 0 or facts["question"] > 0


def _is_foreign(facts: Facts) -> bool:
    return facts["words_shared"] < _FOREIGN_WORDS


def _is_at_edge(facts: Facts) -> bool:
    return facts["blocks_from_last"] >= -1 or facts["blocks_from_first"] <= 0


MEMORY_REMOVE_RULES: tuple[Rule, ...] = (
    Rule(
        name="known_headline",
        kind="teaser",
        applies=lambda f: f["known_headline"] > 0 and not f["is_title"],
    ),
    Rule(name="appended_story", kind="teaser", applies=lambda f: f["appended_story"] > 0),
    Rule(  # a label: short, no sentence, no sub-heading
        name="recurring_line",
        kind="boilerplate",
        applies=lambda f: (
            _recurs(f, _SOME)
            and f["words"] <= _LABEL_WORDS
            and not f["finished"]
            and not _is_heading(f)
            and not f["tag_tr"]
            and f["probability"] < _LIKELY
        ),
    ),
    Rule(  # anything in markup that is not the body's, but for a sub-heading in a box of its own
        name="recurring_line",
        kind="boilerplate",
        applies=lambda f: _recurs(f) and not f["body_signature"] and not (_is_heading(f) and f["probability"] >= _HALF),
    ),
    Rule(  # prompts above and below the article
        name="recurring_line",
        kind="boilerplate",
        applies=lambda f: _recurs(f, _SOME) and _is_at_edge(f) and _is_foreign(f) and not _is_heading(f),
    ),
    Rule(
        name="recurring_line",
        kind="boilerplate",
        applies=lambda f: _recurs(f, _MUCH) and _is_foreign(f) and not _is_heading(f),
    ),
    Rule(name="recurring_line", kind="boilerplate", applies=lambda f: _recurs(f, _MOST) and not _is_heading(f)),
    Rule(  # lists of the body have the same bare markup as lists of links
        name="removed_slot",
        kind="boilerplate",
        applies=lambda f: (
            f["removed_slot"] == 1
            and f["probability"] < _LIKELY
            and not (is_inside(f) and (f["tag_li"] or f["tag_tr"]) and f["link_share"] < _HALF)
        ),
    ),
)

MEMORY_KEEP_RULES: tuple[Rule, ...] = (
    Rule(  # a short or odd line where the site's articles have their text
        name="body_slot",
        kind="paragraph",
        applies=lambda f: (
            f["body_slot"] >= _ALMOST_ALL
            and f["body_signature"] > 0
            and f["in_container"] > 0
            and f["blocks_from_first"] >= -_NEAR
            and f["blocks_from_last"] <= _NEAR
            and f["link_share"] < _HALF
            and f["probability"] >= _DOUBTED
            and not speaks_against(f)
        ),
    ),
)

MEMORY_RULES = (*MEMORY_REMOVE_RULES, *MEMORY_KEEP_RULES)
