"""Hand-written rules that remove a block: evidence as good as proof."""

from newscrawl.cleaning.conditions import (
    FEW_LINKS,
    Facts,
    Rule,
    is_at_end,
    is_inside,
    parts_sections,
)
from newscrawl.cleaning.label_rules import LABEL_RULES
from newscrawl.cleaning.marks import NEAR, OWN
from newscrawl.cleaning.note_rules import NOTE_RULES, PLAIN_LINE_RULES

_MOSTLY_PROMPT = 0.15  # a phrase's share of its block, from which the block is a prompt
_CARD_BLOCKS = 6
_OTHER_WORDS = 0.8  # of 137 boxes of the body above and below its other paragraphs 2 share less with these
_LONGEST_CAPTION, _LONGEST_BARE_CAPTION = 30, 20  # words; the latter without a picture
_SOME_LINK = 0.25  # share of the text; a source in a sentence is less
_LONGEST_SIGNATURE, _LONGEST_ANNOUNCEMENT, _LONGEST_CONTACT = 4, 8, 40  # words


def _is_listed_or_heading(facts: Facts) -> bool:
    return any(facts[name] for name in ("heading", "body_list", "announced", "tag_tr"))


REMOVE_RULES: tuple[Rule, ...] = (
    Rule(name="other_story", kind="teaser", applies=lambda f: f["other_story"] > 0),
    Rule(  # one word may be a sub-heading, or an item of a list
        name="ad_label",
        kind="ad_label",
        applies=lambda f: f["ad_label"] == 1 or (f["ad_label"] > 0 and not _is_listed_or_heading(f)),
    ),
    Rule(
        name="pager_words",
        kind="pager",
        applies=lambda f: f["pager_words"] == 1 or (f["pager_words"] > 0 and f["link_share"] >= 0.5),
    ),
    Rule(
        name="headline_link",
        kind="teaser",
        applies=lambda f: (
            f["headline_link"] >= 0.68 and f["article_link"] >= 0.9 and f["words"] >= 5 and not f["foreign_link"]
        ),
    ),
    Rule(
        name="article_link",
        kind="teaser",
        applies=lambda f: (
            f["whole_link"] > 0
            and f["article_link"] >= 0.9
            and f["words"] >= 5
            and not f["finished"]
            and not f["foreign_link"]
        ),
    ),
    Rule(  # a line of its own; sub-headings lead to such addresses too, and quotations to where they are from
        name="sibling_link",
        kind="teaser",
        applies=lambda f: (
            f["sibling_link"] == 1
            and f["words"] >= 5
            and not any(f[name] for name in ("finished", "heading", "after_break", "tag_li", "tag_tr"))
            and not any(f[name] for name in ("previous_colon", "mark_quote"))
        ),
    ),
    *LABEL_RULES,
    Rule(  # a card: a linked headline and its summary in a small box of their own
        name="below_headline",
        kind="teaser",
        applies=lambda f: (
            f["below_headline"] > 0
            and not f["body_signature"]
            and f["branch_blocks"] <= _CARD_BLOCKS
            and f["branch_prose_share"] < 0.2
        ),
    ),
    Rule(
        name="after_label",
        kind="teaser",
        applies=lambda f: f["after_label"] > 0 and f["link_share"] >= 0.9 and f["article_link"] > 0,
    ),
    Rule(  # a sentence with a source may open with an arrow too
        name="pointer",
        kind="teaser",
        applies=lambda f: f["pointer"] >= _SOME_LINK or (f["pointer"] > 0 and not f["finished"]),
    ),
    Rule(
        name="heads_teasers",
        kind="teaser",
        applies=lambda f: f["heads_teasers"] > 0 and (f["heading"] > 0 or f["colon"] > 0) and not f["tag_li"],
    ),
    Rule(  # "All on WhatsApp and Facebook", or such an item of a list; prose may link to an account
        name="service_link",
        kind="call_to_action",
        applies=lambda f: (
            (f["service_link"] == 1 and not f["announced"])
            or (f["service_link"] > 0 and (f["whole_link"] > 0 or (f["tag_li"] > 0 and not f["finished"])))
        ),
    ),
    Rule(name="beside_call", kind="call_to_action", applies=lambda f: f["beside_call"] > 0),
    Rule(
        name="beside_button",
        kind="call_to_action",
        applies=lambda f: (
            f["beside_button"] > 0
            and f["branch_blocks"] <= _CARD_BLOCKS
            and not any(f[name] for name in ("body_signature", "tag_li", "tag_tr"))
        ),
    ),
    Rule(
        name="production_note",
        kind="credit",
        applies=lambda f: f["production_note"] > 0 and (f["blocks_from_last"] >= -1 or is_at_end(f)),
    ),
    Rule(name="original_title", kind="boilerplate", applies=lambda f: f["original_title"] > 0),
    Rule(  # one word may be a sub-heading: "Opinion"
        name="related_heading",
        kind="teaser",
        applies=lambda f: (
            f["heading"] > 0
            and (
                f["related_heading"] == 1
                or (f["related_heading"] > 0 and not (is_inside(f) and f["next_body_signature"] > 0))
            )
        ),
    ),
    Rule(  # a signature in bold type, the heading of what is no part of the article
        name="heads_nothing",
        kind="boilerplate",
        applies=lambda f: (
            f["bold"] == 1
            and not f["words_below"]
            and f["words"] <= _LONGEST_SIGNATURE
            and not any(f[name] for name in ("heading", "finished", "tag_li", "tag_tr", "digits", "previous_colon"))
        ),
    ),
    Rule(  # "In this story you will read:"
        name="heads_nothing",
        kind="boilerplate",
        applies=lambda f: f["above_contents"] > 0 and f["colon"] > 0 and f["words"] <= _LONGEST_ANNOUNCEMENT,
    ),
    Rule(  # the heading of a box that its classes call related stories, in whatever words
        name="mark_related",
        kind="teaser",
        applies=lambda f: f["heading"] > 0 and f["mark_related"] >= NEAR and not f["body_signature"],
    ),
    Rule(name="call_to_action", kind="call_to_action", applies=lambda f: f["call_to_action"] >= _MOSTLY_PROMPT),
    Rule(  # the last words of a page are where prompts stand
        name="call_to_action",
        kind="call_to_action",
        applies=lambda f: f["call_to_action"] > 0 and f["links"] > 0 and f["blocks_from_last"] >= 0,
    ),
    Rule(  # "Tips? Write to news@this.site"
        name="own_mailbox",
        kind="call_to_action",
        applies=lambda f: f["own_mailbox"] > 0 and f["words"] <= _LONGEST_CONTACT and is_at_end(f),
    ),
    Rule(name="paywall_notice", kind="call_to_action", applies=lambda f: f["paywall_notice"] >= 2 * _MOSTLY_PROMPT),
    Rule(name="repeated_text", kind="boilerplate", applies=lambda f: f["repeated_text"] >= 4 and f["words"] >= 12),
    Rule(name="copy_of_article", kind="boilerplate", applies=lambda f: f["copy_of_article"] > 0),
    Rule(  # words that an editor lifts out of the text and sets beside it, and who says them
        name="pull_quote",
        kind="boilerplate",
        applies=lambda f: (
            (f["part_of_paragraph"] > 0 or f["lifted_speaker"] > 0)
            and f["mark_quote"] >= NEAR
            and f["in_container"] > 0
            and not f["embedded_post"]
            and not f["previous_colon"]
        ),
    ),
    Rule(  # no more of the article below them; a quoted post may be a row of emoji, a table's row one of dashes
        name="section_break",
        kind="boilerplate",
        applies=lambda f: (
            f["section_break"] > 0 and not parts_sections(f) and not f["embedded_post"] and not f["tag_tr"]
        ),
    ),
    Rule(  # a prompt, a biography or another story in a box that nothing marks as one
        name="other_words",
        kind="boilerplate",
        applies=lambda f: (
            f["other_words"] >= _OTHER_WORDS
            and not f["in_span"]
            and f["finished"] > 0
            and f["link_share"] < FEW_LINKS
            and not f["in_json_ld"]
            and not f["is_description"]
            and not f["mark_quote"] >= NEAR
            and not any(f[name] for name in ("embedded_post", "second_voice", "tag_tr", "tag_li"))
        ),
    ),
    *PLAIN_LINE_RULES,
    Rule(name="shortcode", kind="embed", applies=lambda f: f["shortcode"] > 0),
    *NOTE_RULES,
    Rule(
        name="channel",
        kind="call_to_action",
        applies=lambda f: f["channel"] > 0 and not any(f[name] for name in ("embedded_post", "question", "tag_tr")),
    ),
    Rule(
        name="is_title",
        kind="boilerplate",
        applies=lambda f: (
            (f["is_title"] > 0 and f["tag_h1"] > 0)
            or (f["is_title"] == 1 and f["heading"] > 0 and f["blocks_from_first"] < 0)
        ),
    ),
    Rule(
        name="credit_at_end",
        kind="caption",
        applies=lambda f: f["credit_at_end"] == 1 and f["words"] <= _LONGEST_CAPTION and not f["heading"],
    ),
    Rule(  # without a picture; the last paragraph may have the article's picture's behind it
        name="credit_at_end",
        kind="caption",
        applies=lambda f: (
            f["credit_at_end"] > 0
            and f["words"] <= _LONGEST_BARE_CAPTION
            and not is_at_end(f)
            and not any(f[name] for name in ("heading", "tag_li", "tag_tr"))
        ),
    ),
    Rule(name="caption_place", kind="caption", applies=lambda f: f["caption_place"] > 0 and f["mark_caption"] > 0),
    Rule(  # a paragraph beside a picture that its own class calls a caption
        name="by_picture", kind="caption", applies=lambda f: f["by_picture"] > 0 and f["mark_caption"] >= OWN
    ),
)
