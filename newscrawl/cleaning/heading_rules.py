"""Hand-written rules that hold sub-headings, in headings' markup or in bold type."""

from newscrawl.cleaning.conditions import FEW_LINKS, Rule, is_in_body, is_inside, is_set_apart, speaks_against

_ALL_BOLD, _LONGEST_HEADING = 0.9, 14  # share of the text; words
_LONGEST_NUMBER = 3  # characters: "10."
# Learned probabilities that the rules ask for beside markup; labels of boxes of notes have 0.06 to 0.09.
_BOLD_LINE, _POSSIBLE = 0.2, 0.12
_BOX_BLOCKS = 4
_HEADS_FIRST = 4  # blocks: short paragraphs and their headings above the first long one

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
            and 0 < f["previous_length"] <= _LONGEST_NUMBER
            and not f["links"]
            and not is_set_apart(f, but=("mark_picture",))
            and not speaks_against(f)
        ),
    ),
    Rule(  # of what stays just below it, in whatever box; of 606 such headings 6 were none of the body
        name="heading_of_kept",
        kind="sub_heading",
        applies=lambda f: (
            (f["heading"] > 0 or f["summary"] > 0)
            and f["in_container"] > 0
            and f["blocks_from_first"] >= -_HEADS_FIRST
            and f["above_kept"] > 0
            and not f["links"]
            and not speaks_against(f, but=("by_picture",))
        ),
    ),
    Rule(  # of an entry of this page, which its link leads to
        name="entry_heading",
        kind="sub_heading",
        applies=lambda f: (
            f["own_entry"] > 0
            and f["heading"] > 0
            and f["blocks_from_first"] > 0
            and f["above_kept"] > 0
            and not speaks_against(f, but=("by_picture",))
        ),
    ),
    Rule(  # what opens a box of few blocks, above what stays in it: "The claim"
        name="box_label",
        kind="sub_heading",
        applies=lambda f: (
            f["branch_opens_with_heading"] > 0
            and f["branch_blocks"] <= _BOX_BLOCKS
            and f["words"] <= _LONGEST_HEADING
            and not f["finished"]
            and is_inside(f)
            and f["above_kept"] > 0
            and f["probability"] >= _POSSIBLE
            and not f["links"]
            and not any(f[name] for name in ("branch_has_form", "body_list", "below_colon", "tag_tr"))
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
