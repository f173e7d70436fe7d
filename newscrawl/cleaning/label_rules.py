"""Hand-written rules that remove what a label stands in front of, and headlines that no label announces."""

from newscrawl.cleaning.conditions import FEW_LINKS, Rule, is_above_paragraph, is_between_paragraphs, is_plain, is_short
from newscrawl.cleaning.marks import NEAR

LABEL_RULES: tuple[Rule, ...] = (
    Rule(
        name="lead_in",
        kind="teaser",
        applies=lambda f: (
            f["lead_in"] == 1
            and (f["link_share"] >= FEW_LINKS or (is_short(f) and not f["finished"] and not f["body_list"]))
        ),
    ),
    Rule(
        name="lead_in",
        kind="teaser",
        applies=lambda f: f["lead_in"] > 0 and is_short(f) and (f["headline_link"] >= 0.2 or f["article_link"] >= 0.5),
    ),
    Rule(  # "WATCH: How hawkers cope"
        name="lead_in",
        kind="teaser",
        applies=lambda f: (
            f["capital_label"] > 0
            and f["lead_in"] > 0
            and is_short(f)
            and is_plain(f)
            and not any(f[name] for name in ("finished", "body_list", "announced"))
        ),
    ),
    Rule(  # "Video: How hawkers cope", "More from the Herald: Jail to close its wing"
        name="lead_in",
        kind="teaser",
        applies=lambda f: f["media_label"] > 0 and is_short(f) and is_between_paragraphs(f) and not f["finished"],
    ),
    Rule(  # "READ ALSO Traders demand lights"
        name="lead_in_bare",
        kind="teaser",
        applies=lambda f: (
            f["lead_in_bare"] > 0
            and is_short(f)
            and not f["finished"]
            and (is_between_paragraphs(f) or (f["capital_label"] > 0 and is_plain(f)))
        ),
    ),
    Rule(  # a headline in the body's own markup
        name="linked_elsewhere",
        kind="teaser",
        applies=lambda f: (
            f["linked_elsewhere"] > 0
            and is_short(f)
            and f["mark_quote"] < NEAR
            and not any(f[name] for name in ("finished", "heading", "tag_li", "tag_tr", "announced", "second_voice"))
        ),
    ),
    Rule(  # "Read here why beavers are no pest", all of it a link
        name="lead_in_bare",
        kind="teaser",
        applies=lambda f: (
            f["lead_in_bare"] > 0
            and f["whole_link"] > 0
            and is_short(f)
            and not any(f[name] for name in ("foreign_link", "heading", "tag_li", "tag_tr"))
        ),
    ),
    Rule(
        name="lead_in_alone",
        kind="teaser",
        applies=lambda f: (
            f["lead_in_alone"] == 1 or (f["lead_in_alone"] > 0 and max(f["next_link"], f["link_share"]) >= 0.5)
        ),
    ),
    Rule(  # "Read also:" and a headline without a link
        name="after_label",
        kind="teaser",
        applies=lambda f: f["below_label"] > 0 and is_short(f) and is_above_paragraph(f),
    ),
)
