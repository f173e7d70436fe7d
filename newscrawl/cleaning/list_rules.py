"""Hand-written rules that hold items of lists, whatever they are built of, and the words that open a list."""

from newscrawl.cleaning.conditions import FEW_LINKS, Facts, Rule, is_inside, is_set_apart, is_source, speaks_against
from newscrawl.cleaning.marks import OWN

_CLOSING_ITEMS = 10  # how far below the body's last block its end may stand
# Learned probabilities; a list below the body that the weights hold for less than the first is none of its lists.
_POSSIBLE, _IN_DOUBT = 0.08, 0.4
_HALF = 0.5
_FEWEST_WORDS_OF_ITEM = 2  # one word names a tab or a button as often
_FEWEST_WORDS = 3  # "Menu:" and "Tags:" open lists of the page
_SAID_OF_ITEMS = ("lead_in", "service_link")  # evidence that says little of an item


def _is_plain_item(facts: Facts) -> bool:
    """Without a link ("Mira: a teacher"), or a sentence in which the link is little: somebody's profile."""
    return not facts["links"] or (facts["finished"] > 0 and facts["link_share"] < FEW_LINKS)


def _boxes_of_list(facts: Facts) -> tuple[str, ...]:
    """A list that words announce may stand beside a picture."""
    return ("mark_picture",) if facts["announced"] else ()


LIST_RULES: tuple[Rule, ...] = (
    Rule(
        name="body_list",
        kind="list_item",
        applies=lambda f: (
            (f["body_list"] > 0 or f["announced"] > 0)
            and f["mark_button"] < OWN
            and (max(f["link_share"], f["article_link"]) < _HALF or is_source(f))
            and is_inside(f)
            and not is_set_apart(f, but=_boxes_of_list(f))
            and not speaks_against(f, but=_SAID_OF_ITEMS if _is_plain_item(f) else ())
        ),
    ),
    Rule(  # what a recipe asks for: items in a box without links just below words with a colon
        name="announced_box",
        kind="list_item",
        applies=lambda f: (
            f["below_colon"] > 0
            and f["tag_li"] > 0
            and is_inside(f)
            and not any(f[name] for name in ("branch_links", "branch_has_form", "branch_has_button"))
            and not is_set_apart(f, but=("mark_fact_box",))
            and not speaks_against(f)
        ),
    ),
    Rule(  # lines that begin with a bullet
        name="bulleted_line",
        kind="list_item",
        applies=lambda f: (
            f["bulleted"] > 0 and is_inside(f) and not f["links"] and not is_set_apart(f) and not speaks_against(f)
        ),
    ),
    Rule(  # what a recipe asks for above its steps, goals above a table: more of the box stays
        name="list_of_kept",
        kind="list_item",
        applies=lambda f: (
            f["above_in_box"] > 0
            and f["blocks_from_first"] > 0
            and f["words"] >= _FEWEST_WORDS_OF_ITEM
            and not any(f[name] for name in ("links", "branch_has_form"))
            and not is_set_apart(f, but=("mark_fact_box",))
            and not speaks_against(f)
        ),
    ),
    Rule(  # what the page's own data list; there recipes stand in boxes of their own, with buttons and forms
        name="recipe",
        kind="list_item",
        applies=lambda f: (
            f["in_recipe"] > 0 and f["link_share"] < FEW_LINKS and not speaks_against(f, but=("by_picture",))
        ),
    ),
    Rule(  # "You need:", in the element of the list that stays below
        name="opens_list",
        kind="paragraph",
        applies=lambda f: (
            f["colon"] > 0
            and f["above_kept"] > 0
            and f["words"] >= _FEWEST_WORDS
            and is_inside(f)
            and not any(f[name] for name in ("links", "heading", "branch_has_form"))
            and not is_set_apart(f, but=("mark_fact_box",))
            and not speaks_against(f)
        ),
    ),
    Rule(  # below the last paragraph stand lists of topics and of offers too
        name="closing_list",
        kind="list_item",
        applies=lambda f: (
            f["body_list"] > 0
            and f["in_container"] > 0
            and 0 < f["blocks_from_last"] <= _CLOSING_ITEMS
            and (
                f["announced"] > 0 or f["branch_after_colon"] > 0 or f["finished"] > 0 or f["probability"] >= _IN_DOUBT
            )
            and (f["announced"] > 0 or f["probability"] >= _POSSIBLE)
            and not f["links"]
            and not is_set_apart(f, but=_boxes_of_list(f))
            and not speaks_against(f)
        ),
    ),
)
