"""Hand-written rules that hold sub-headings, in headings' markup or in bold type."""

from newscrawl.cleaning.conditions import FEW_LINKS, Rule, is_in_body, is_inside, is_set_apart, speaks_against

_ALL_BOLD, _LONGEST_HEADING = 0.9, 14  # share of the text; words
_LONGEST_NUMBER = 3  # characters: "10."
_BOLD_LINE, _IN_DOUBT = 0.2, 0.4  # learned probabilities that rules ask for beside markup

HEADING_RULES: tuple[Rule, ...] = (
    Rule(
        name="body_heading",
        kind="sub_heading",
        applies=lambda f: (
            f["heading"] > 0
            and (is_in_body(f) or (is_inside(f) and f["beside_body"] > 0 and not is_set_apart(f)))
            and f["link_share"] == 0
            and not speaks_against(f)
        ),
    ),
    Rule(  # of a slide, or an item of a list, in a wrapper with its number
        name="slide_heading",
        kind="sub_heading",
        applies=lambda f: (
            f["heading"] > 0
            and is_inside(f)
            and (
                0 < f["previous_length"] <= _LONGEST_NUMBER
                or (f["probability"] >= _IN_DOUBT and f["above_kept"] > 0)  # else it heads a box that went
            )
            and not f["links"]
            and not is_set_apart(f, but=("mark_picture",))
            and not speaks_against(f)
        ),
    ),
    Rule(  # below the last paragraph that is long enough to tell where the body ends
        name="closing_heading",
        kind="sub_heading",
        applies=lambda f: (
            f["heading"] > 0
            and f["in_container"] > 0
            and f["blocks_from_last"] > 0
            and f["above_kept"] > 0
            and not f["links"]
            and not is_set_apart(f)
            and not speaks_against(f)
        ),
    ),
    Rule(  # a sub-heading in bold type, in an element of its own
        name="bold_heading",
        kind="sub_heading",
        applies=lambda f: (
            f["bold"] >= _ALL_BOLD
            and f["words"] <= _LONGEST_HEADING
            and f["probability"] >= _BOLD_LINE
            and is_inside(f)
            and f["beside_body"] > 0
            and f["next_body_signature"] > 0
            and f["next_link"] < FEW_LINKS
            and not f["links"]
            and not is_set_apart(f)
            and not speaks_against(f)
        ),
    ),
)
