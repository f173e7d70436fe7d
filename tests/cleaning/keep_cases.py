"""Cases of the rules that keep, on facts alone: what is said for each, and each fact that silences it."""

from newscrawl.cleaning.keep_rules import KEEP_RULES
from newscrawl.cleaning.lead_rules import LEAD_RULES
from newscrawl.cleaning.marks import BITS, FAR, NEAR, OWN
from tests.cleaning.rule_tables import (
    AGAINST,
    BOX,
    INSIDE,
    Case,
    Known,
    each,
)

RULES = tuple(rule for rule in KEEP_RULES if rule not in LEAD_RULES)
_OUTSIDE: list[Known] = each(in_container=0, in_span=0)
_BOXED: Known = {"mark_newsletter": 1}
_NO_PROSE: list[Known] = each(words=11, finished=0, link_share=0.3)
_PROSE: Known = {"words": 12, "finished": 1, "link_share": 0.29}
_IN_ITS_WORDS: Known = {**_PROSE, "words_shared": 0.3, "probability": 0.08}
_NOT_IN_ITS_WORDS: list[Known] = [
    *_NO_PROSE,
    *each(words_shared=0.29, probability=0.07, branch_links=0.1, branch_has_form=1),
]
_CLOSING: Known = {**_PROSE, "in_container": 1, "blocks_from_last": 4, "container_distance": 2}
_ANSWER: Known = {"finished": 1, "body_signature": 1, "in_container": 1, "previous_same_signature": 1}
_NO_ANSWER: list[Known] = [
    *each(finished=0, body_signature=0, in_container=0, previous_same_signature=0, links=1),
    AGAINST,
]
_VERSE: Known = {**INSIDE, "own_blocks": 3, "tag_p": 1, "beside_body": 1}
_QUOTE: Known = {**INSIDE, "mark_quote": NEAR, "own_marks": float(BITS["quote"])}
_NO_QUOTE: list[Known] = [*_OUTSIDE, *each(mark_quote=FAR, part_of_another_block=1), BOX, AGAINST]
_BOLD_LINE: Known = {**INSIDE, "bold": 0.9, "words": 14, "probability": 0.2}
_ITEM: Known = {**INSIDE, "body_list": 1}
_LINKS: Known = {"links": 1, "link_share": 0.49, "article_link": 0.49}
_SOURCE: Known = {**INSIDE, "announced": 1, "foreign_link": 1, "link_share": 0.5}
_PROFILE: Known = {**_ITEM, "lead_in": 1, "service_link": 1}
_LAST_ITEM: Known = {"in_container": 1, "body_list": 1, "blocks_from_last": 10, "probability": 0.08}
_NO_LAST_ITEM: list[Known] = [
    *each(in_container=0, body_list=0, blocks_from_last=11, links=1),
    {"blocks_from_last": 0},
    BOX,
    AGAINST,
]
_LINE: Known = {"in_container": 1, "body_signature": 1, "beside_body": 1}
_NO_LINE: list[Known] = [
    *each(in_container=0, body_signature=0, beside_body=0, heading=1, links=1, sign=1, time_stamp=1, update_words=1),
    BOX,
    AGAINST,
]
_LABEL: Known = {"above_kept": 1, "probability": 0.12}
CASES: tuple[Case, ...] = (
    ("embedded_post", {**INSIDE, "embedded_post": 1}, [*_OUTSIDE, {"embedded_post": 0}]),
    (
        "data_table",
        {"in_container": 1, "tag_tr": 1, "link_share": 0.29, "own_marks": float(BITS["figure"])},
        [*each(tag_tr=0, in_container=0, link_share=0.3), BOX],
    ),
    (
        "body_prose",
        {**_PROSE, "body_signature": 1, "in_span": 1, "tag_signature_share": 0.3},
        [*each(body_signature=0, in_span=0, tag_signature_share=0.29, finished=0, link_share=0.3), AGAINST],
    ),
    ("unmarked_prose", {**_PROSE, **INSIDE}, [*_NO_PROSE, *_OUTSIDE, {"branch_has_form": 1}, _BOXED, AGAINST]),
    (  # a run of text in an element with a picture somewhere
        "unmarked_prose",
        {**_PROSE, **INSIDE, "by_picture": 1, "own_blocks": 4, "words_shared": 0.3},
        each(own_blocks=3, words_shared=0.29),
    ),
    (
        "opening_prose",
        {**_PROSE, "in_container": 1, "blocks_from_first": -4, "by_picture": 1},
        [*_NO_PROSE, *each(in_container=0, blocks_from_first=-5), {"blocks_from_first": 0}, _BOXED, AGAINST],
    ),
    (  # just above the element that holds the body
        "opening_prose",
        {**_PROSE, "blocks_from_first": -4, "above_kept": 1, "probability": 0.5, "words_shared": 0.3},
        each(above_kept=0, probability=0.49, words_shared=0.29, branch_links=0.1),
    ),
    (  # in a box between the paragraphs
        "in_its_words",
        {**_IN_ITS_WORDS, **INSIDE, "mark_picture": 1, "mark_paywall": 1, "mark_fact_box": 1, "by_picture": 1},
        [*_NOT_IN_ITS_WORDS, *_OUTSIDE, _BOXED, AGAINST],
    ),
    (  # and below them
        "in_its_words",
        {**_IN_ITS_WORDS, "in_container": 1, "blocks_from_last": 10, "mark_picture": 1},
        [*_NOT_IN_ITS_WORDS, *each(blocks_from_last=11, mark_fact_box=1), {"blocks_from_last": 0}],
    ),
    (
        "closing_prose",
        {**_CLOSING, "probability": 0.4, "by_picture": 1, "mark_paywall": 1},
        [
            *_NO_PROSE,
            *each(in_container=0, blocks_from_last=5, probability=0.39),
            {"blocks_from_last": 0},
            _BOXED,
            AGAINST,
        ],
    ),
    ("closing_prose", {**_CLOSING, "class_share": 0.5}, each(class_share=0.49)),
    ("closing_prose", {**_CLOSING, "parent_class_share": 0.5}, each(parent_class_share=0.49)),
    ("closing_prose", {**_CLOSING, "container_distance": 1}, each(container_distance=2)),
    (
        "dialogue",
        {**_ANSWER, "question": 1, "next_same_signature": 1},
        [*each(question=0, next_same_signature=0), *_NO_ANSWER],
    ),
    ("dialogue", {**_ANSWER, "previous_question": 1}, [*each(previous_question=0), *_NO_ANSWER]),
    (
        "aside_prose",
        {**_PROSE, **INSIDE, "mark_aside": 1, "branch_blocks": 3},
        [*_NO_PROSE, *_OUTSIDE, *each(mark_aside=0, branch_blocks=4, links=1), _BOXED, AGAINST],
    ),
    (
        "line",
        {"in_container": 1, "body_signature": 1, "after_break": 1, "own_blocks": 4, "link_share": 0.29},
        [*each(in_container=0, body_signature=0, after_break=0, own_blocks=3, link_share=0.3), AGAINST],
    ),
    ("line", _VERSE, [*_OUTSIDE, *each(own_blocks=2, tag_p=0, beside_body=0, links=1), BOX, AGAINST]),
    (
        "entry",
        {**_PROSE, **INSIDE, "nested_articles": 1, "parent_class_share": 0.3, "words": 8, "by_picture": 1},
        [
            *_OUTSIDE,
            *each(nested_articles=0, parent_class_share=0.29, words=7, finished=0, link_share=0.3),
            AGAINST,
        ],
    ),
    (
        "own_entry",
        {**_PROSE, "own_entry": 1, "blocks_from_first": 1, "words": 3, "mark_embed": 1, "by_picture": 1},
        [*each(own_entry=0, blocks_from_first=0, words=2, finished=0, link_share=0.3), _BOXED, AGAINST],
    ),
    (
        "quotation",
        {**_QUOTE, "words": 5, "finished": 1},
        [*_NO_QUOTE, *each(words=4, finished=0)],
    ),
    (
        "quotation",
        {**_QUOTE, "in_span": 0, "quoted_by_body": 1, "own_blocks": 5},
        each(in_container=0, quoted_by_body=0, own_blocks=4, links=1),
    ),
    ("quotation", {**_QUOTE, "own_blocks": 2}, [*_NO_QUOTE, *each(own_blocks=1, links=1)]),
    ("quotation", {**_QUOTE, "parent_blocks": 2}, [*_NO_QUOTE, *each(parent_blocks=1, links=1)]),
    (
        "in_json_ld",
        {**_PROSE, "in_json_ld": 1, "words": 5},
        [*each(in_json_ld=0, words=4, finished=0, link_share=0.3), AGAINST],
    ),
    (
        "section_break",
        {**INSIDE, "section_break": 1, "body_signature": 1},
        [*_OUTSIDE, *each(section_break=0, body_signature=0)],
    ),
    (
        "body_heading",
        {"heading": 1, "body_signature": 1, "in_span": 1, **BOX},
        [*each(heading=0, body_signature=0, in_span=0, link_share=0.01), AGAINST],
    ),
    (
        "body_heading",
        {**INSIDE, "heading": 1, "beside_body": 1},
        [*_OUTSIDE, *each(heading=0, beside_body=0, link_share=0.01), BOX, AGAINST],
    ),
    (  # below a number
        "slide_heading",
        {**INSIDE, "heading": 1, "previous_length": 3, "own_marks": float(BITS["picture"])},
        [*_OUTSIDE, *each(heading=0, previous_length=4, links=1), {"previous_length": 0}, BOX, AGAINST],
    ),
    (
        "heading_of_kept",
        {"heading": 1, "above_kept": 1, "in_container": 1, "blocks_from_first": -4, "by_picture": 1, **BOX},
        [*each(heading=0, in_container=0, above_kept=0, blocks_from_first=-5, links=1), AGAINST],
    ),
    ("heading_of_kept", {"summary": 1, "above_kept": 1, "in_container": 1}, [*each(summary=0, above_kept=0), AGAINST]),
    (
        "entry_heading",
        {"own_entry": 1, "heading": 1, "blocks_from_first": 1, "above_kept": 1, "by_picture": 1, "links": 1},
        [*each(own_entry=0, heading=0, blocks_from_first=0, above_kept=0), AGAINST],
    ),
    (
        "box_label",
        {**INSIDE, **_LABEL, "branch_opens_with_heading": 1, "branch_blocks": 4, "words": 14, **BOX},
        [
            *_OUTSIDE,
            *each(branch_opens_with_heading=0, branch_blocks=5, words=15, finished=1, above_kept=0, links=1),
            *each(probability=0.11, branch_has_form=1, body_list=1, below_colon=1, tag_tr=1),
            AGAINST,
        ],
    ),
    (
        "bold_heading",
        {**_BOLD_LINE, "beside_body": 1, "next_body_signature": 1, "next_link": 0.29},
        [
            *_OUTSIDE,
            *each(bold=0.89, words=15, probability=0.19, beside_body=0, next_body_signature=0, next_link=0.3, links=1),
            BOX,
            AGAINST,
        ],
    ),
    (
        "body_list",
        {**_ITEM, **_LINKS},
        [
            *_OUTSIDE,
            *each(body_list=0, link_share=0.5, article_link=0.5, own_marks=float(BITS["tags"])),
            *each(lead_in=1, service_link=1),  # it is mostly link
            {"mark_button": OWN},
            BOX,
            AGAINST,
        ],
    ),
    (  # beside a picture
        "body_list",
        {**INSIDE, "announced": 1, "own_marks": float(BITS["picture"])},
        [*_OUTSIDE, *each(announced=0), BOX, AGAINST],
    ),
    ("body_list", _ITEM, [{"own_marks": float(BITS["picture"])}]),
    (
        "announced_box",
        {**INSIDE, "below_colon": 1, "tag_li": 1, "own_marks": float(BITS["fact_box"])},
        [
            *_OUTSIDE,
            *each(below_colon=0, tag_li=0, branch_links=0.1, branch_has_form=1, branch_has_button=1),
            BOX,
            AGAINST,
        ],
    ),
    (
        "list_of_kept",
        {"above_in_box": 1, "blocks_from_first": 1, "words": 2, "own_marks": float(BITS["fact_box"])},
        [*each(above_in_box=0, blocks_from_first=0, words=1, links=1, branch_has_form=1), BOX, AGAINST],
    ),
    (
        "recipe",
        {"in_recipe": 1, "link_share": 0.29, "by_picture": 1, "branch_has_form": 1},
        [*each(in_recipe=0, link_share=0.3), AGAINST],
    ),
    (
        "preformatted",
        {"preformatted": 1, "in_container": 1, "link_share": 0.29, "caption_place": 1, "by_picture": 1},
        [*each(preformatted=0, in_container=0, link_share=0.3, branch_has_form=1), AGAINST],
    ),
    (
        "signed_sentence",
        {"signed": 1, "body_signature": 1, "in_container": 1, "words_below": 8, "words": 3, "credit": 1},
        [*each(signed=0, body_signature=0, in_container=0, words_below=9, words=2, links=1, by_picture=1), BOX],
    ),
    (
        "second_voice",
        {"second_voice": 1, "link_share": 0.29, "by_picture": 1},
        [*each(second_voice=0, link_share=0.3), AGAINST],
    ),
    (
        "opens_list",
        {**INSIDE, "colon": 1, "above_kept": 1, "words": 3, "own_marks": float(BITS["fact_box"])},
        [*_OUTSIDE, *each(colon=0, above_kept=0, words=2, links=1, heading=1, branch_has_form=1), BOX, AGAINST],
    ),
    ("bulleted_line", {**INSIDE, "bulleted": 1}, [*_OUTSIDE, *each(bulleted=0, links=1, lead_in=1), BOX, AGAINST]),
    ("body_list", _SOURCE, [*_OUTSIDE, *each(announced=0, foreign_link=0, article_link=1), BOX, AGAINST]),
    ("body_list", _PROFILE, [*each(links=1), AGAINST]),
    (
        "body_list",
        {**_PROFILE, "links": 1, "finished": 1, "link_share": 0.29},
        [*each(finished=0, link_share=0.3), AGAINST],
    ),
    (  # beside a picture
        "closing_list",
        {**_LAST_ITEM, "announced": 1, "probability": 0, "own_marks": float(BITS["picture"])},
        [*_NO_LAST_ITEM, {"announced": 0}],
    ),
    (
        "closing_list",
        {**_LAST_ITEM, "branch_after_colon": 1},
        [*_NO_LAST_ITEM, *each(branch_after_colon=0, probability=0.07)],
    ),
    ("closing_list", {**_LAST_ITEM, "finished": 1}, [*_NO_LAST_ITEM, *each(finished=0, probability=0.07)]),
    (
        "closing_list",
        {**_LAST_ITEM, "probability": 0.4},
        [*_NO_LAST_ITEM, {"probability": 0.39}],
    ),
    (
        "linked_paragraph",
        {"link_share": 0.9, "finished": 1, "words": 12, "headline_link": 0.49, "body_signature": 1},
        each(link_share=0.89, finished=0, words=11, headline_link=0.5, body_signature=0, lead_in=1, call_to_action=1),
    ),
    (
        "closing_line",
        {**_LINE, "blocks_from_last": 19, "probability": 0.1},
        [*_NO_LINE, *each(blocks_from_last=20, probability=0.09), {"blocks_from_last": 0}],
    ),
    (
        "middle_line",
        {**_LINE, "in_span": 1, "next_body_signature": 1, "probability": 0.2},
        [*_NO_LINE, *each(in_span=0, next_body_signature=0, probability=0.19), {"finished": 1}],
    ),
    (
        "opening_line",
        {**_LINE, "blocks_from_first": -4, "probability": 0.3},
        [*_NO_LINE, *each(blocks_from_first=-5, probability=0.29), {"blocks_from_first": 0}],
    ),
)
