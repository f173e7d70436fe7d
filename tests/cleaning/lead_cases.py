"""Cases of the rules that keep a lead, on facts alone: what is said for each, and each fact that silences it."""

from newscrawl.cleaning.marks import FAR, NEAR, OWN
from tests.cleaning.rule_tables import (
    AGAINST,
    Case,
    Known,
    each,
)

_BELOW_TITLE: Known = {"blocks_from_title": 3, "blocks_from_first": -20, "mark_hidden": FAR, "mark_paywall": NEAR}
_NOT_BELOW_TITLE: list[Known] = [
    *each(blocks_from_title=4, blocks_from_first=-21, links=1, mark_hidden=NEAR, mark_paywall=OWN, mark_newsletter=FAR),
    {"blocks_from_title": 0},
    {"blocks_from_first": 0},
    AGAINST,
]
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
    (  # its own class says so
        "below_title",
        {**_BELOW_TITLE, "mark_lead": OWN, "words": 5, "words_shared": 0.2, "mark_navigation": OWN},
        [*_NOT_BELOW_TITLE, *each(mark_lead=NEAR, words=4, words_shared=0.19)],
    ),
    (  # the class of its wrapper does
        "below_title",
        {**_BELOW_TITLE, "mark_lead": NEAR, "parent_blocks": 1, "words": 5, "words_shared": 0.2},
        each(mark_lead=FAR, parent_blocks=2, words=4, words_shared=0.19),
    ),
    (  # a sentence that speaks of the article
        "below_title",
        {**_BELOW_TITLE, "words": 10, "finished": 1, "probability": 0.08, "words_shared": 0.4},
        [*_NOT_BELOW_TITLE, *each(words=9, finished=0, probability=0.07, words_shared=0.39, mark_navigation=FAR)],
    ),
    (  # the line just below the title needs no full stop
        "below_title",
        {**_BELOW_TITLE, "blocks_from_title": 1, "words": 10, "probability": 0.2, "words_shared": 0.4},
        each(blocks_from_title=2, words=9, probability=0.19, words_shared=0.39),
    ),
)
