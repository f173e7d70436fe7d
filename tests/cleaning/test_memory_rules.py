"""The rules over what is remembered of a site, on facts alone."""

from collections import defaultdict

import pytest

from newscrawl.cleaning.memory_rules import MEMORY_REMOVE_RULES

_SLOT = {"removed_slot": 1.0, "probability": 0.7}
_INSIDE = {"in_container": 1.0, "in_span": 1.0}


@pytest.mark.parametrize(
    ("known", "removes"),
    [
        (_SLOT, True),
        ({**_SLOT, **_INSIDE}, True),
        ({**_SLOT, **_INSIDE, "tag_li": 1}, False),  # a list of the body: lists of links have the same bare markup
        ({**_SLOT, **_INSIDE, "tag_tr": 1}, False),
        ({**_SLOT, **_INSIDE, "tag_li": 1, "link_share": 0.9}, True),
        ({**_SLOT, "tag_li": 1}, True),
        ({**_SLOT, "probability": 0.9}, False),
        ({**_SLOT, "removed_slot": 0.9}, False),
    ],
)
def test_markup_that_was_always_removed_goes(known: dict[str, float], removes: bool) -> None:
    (rule,) = [rule for rule in MEMORY_REMOVE_RULES if rule.name == "removed_slot"]
    assert rule.applies(defaultdict(float, known)) is removes
