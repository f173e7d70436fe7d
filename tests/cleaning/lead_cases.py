"""Cases of the rules that keep a lead, on facts alone: what is said for each, and each fact that silences it."""

from newscrawl.cleaning.marks import FAR, NEAR, OWN
from tests.cleaning.rule_tables import (
    AGAINST,
    Case,
    Known,
    each,
)

_BELOW_TITLE: Known = {
    "blocks_from_title": 3,
    "blocks_from_first": -20,
    "mark_hidden": FAR,
    "mark_paywall": NEAR,
    "mark_navigation": OWN,
}
_NOT_BELOW_TITLE: list[Known] = [
    *each(blocks_from_first=-21, links=1, mark_hidden=NEAR, mark_paywall=OWN, mark_newsletter=FAR),
    {"blocks_from_title": 0},
    {"blocks_from_first": 0},
    AGAINST,
]
_CALLED: Known = {**_BELOW_TITLE, "mark_lead": OWN, "words": 5, "blocks_from_title": 8}
_OVER_PICTURE: Known = {"mark_picture": FAR, "mark_figure": FAR, "mark_consent": FAR}
CASES: tuple[Case, ...] = (
    (
        "lead",
        {"is_description": 1, "words": 5, "link_share": 0.29, "blocks_from_title": 7, "by_picture": 1},
        [
            *each(is_description=0, words=4, link_share=0.3, blocks_from_title=8, blocks_from_first=1),
            {"blocks_from_title": 0},
            AGAINST,
        ],
    ),
    (
        "near_description",
        {"near_description": 1, "blocks_from_title": 8, "mark_fact_box": OWN},
        [
            *each(
                near_description=0, blocks_from_title=9, links=1, mark_caption=FAR, mark_figure=FAR, mark_picture=FAR
            ),
            {"blocks_from_title": 0},
            AGAINST,
        ],
    ),
    (
        "inline_lead",
        {"inline_lead": 1, "words": 2, "by_picture": 1, "blocks_from_title": -99},
        [*each(inline_lead=0, words=1, links=1, time_stamp=1, mark_newsletter=FAR, blocks_from_title=-1), AGAINST],
    ),
    (  # its own class says so
        "below_title",
        {**_CALLED, "words_shared": 0.2},
        [*_NOT_BELOW_TITLE, *each(blocks_from_title=9, mark_lead=NEAR, words=4, words_shared=0.19, mark_picture=FAR)],
    ),
    (  # the class of its wrapper does
        "below_title",
        {**_CALLED, "mark_lead": NEAR, "parent_blocks": 1, "words_shared": 0.2},
        each(mark_lead=FAR, parent_blocks=2, words=4, words_shared=0.19),
    ),
    (  # a sentence that its class calls so, in a gallery or over a picture too
        "below_title",
        {**_CALLED, "finished": 1, "probability": 0.15, "words_shared": 0.1, **_OVER_PICTURE},
        [*_NOT_BELOW_TITLE, *each(finished=0, probability=0.14, words_shared=0.09, mark_lead=NEAR)],
    ),
    ("below_title", {**_CALLED, "words_shared": 0.3, **_OVER_PICTURE}, each(words_shared=0.29)),
    (  # a likely one, in a language in which words are not found again
        "below_title",
        {**_CALLED, "finished": 1, "probability": 0.5},
        each(finished=0, probability=0.49),
    ),
    (  # where the page shows no title
        "below_title",
        {**_CALLED, "words_shared": 0.2, "blocks_from_title": -99, "blocks_from_first": -3},
        each(blocks_from_title=-20, blocks_from_first=-4, mark_lead=0),
    ),
    (  # a sentence that speaks of the article
        "below_title",
        {**_BELOW_TITLE, "words": 10, "finished": 1, "probability": 0.08, "words_shared": 0.3},
        [
            *_NOT_BELOW_TITLE,
            *each(blocks_from_title=4, words=9, finished=0, probability=0.07, words_shared=0.29, mark_picture=FAR),
        ],
    ),
    (  # the line just below the title needs no full stop
        "below_title",
        {**_BELOW_TITLE, "blocks_from_title": 1, "words": 10, "probability": 0.15, "words_shared": 0.3},
        each(blocks_from_title=2, words=9, probability=0.14, words_shared=0.29),
    ),
    (  # what follows the headline at once
        "beside_title",
        {"beside_title": 1, "words": 5, "finished": 1, "own_blocks": 1, "words_shared": 0.1},
        [
            *each(
                beside_title=0,
                words=4,
                finished=0,
                words_shared=0.09,
                own_blocks=2,
                links=1,
                time_stamp=1,
                update_words=1,
            ),
            *each(own_date=1, is_title=0.9, mark_byline=OWN, digits=0.2),
            AGAINST,
        ],
    ),
    (
        "beside_title",
        {"beside_title": 1, "words": 5, "words_shared": 0.2, "own_blocks": 1, "mark_byline": NEAR},
        each(words_shared=0.19),
    ),
    (  # one of three paragraphs in a wrapper that is called so
        "below_title",
        {**_CALLED, "mark_lead": NEAR, "parent_blocks": 3, "finished": 1, "probability": 0.5},
        each(parent_blocks=4, probability=0.49, mark_lead=FAR),
    ),
)
