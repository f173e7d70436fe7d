"""Calls to the reader: newsletters, apps, channels, donations, subscriptions, comments."""

from collections.abc import Iterator

from newscrawl.cleaning.lexicon import LEXICON
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence

_LONGEST = 400  # characters; longer prose may speak of a newsletter without offering one


def find_calls(page: Page, region: Region) -> Iterator[Evidence]:
    """`call_to_action` and `paywall_notice`: the block holds a phrase of the lexicon."""
    for index in region.candidates:
        text = page.blocks[index].text
        if len(text) > _LONGEST:
            continue
        for category, name in (("call_to_action", "call_to_action"), ("paywall", "paywall_notice")):
            match = LEXICON.within(category, page.tokens(index))
            if match:
                yield Evidence(block=index, name=name, value=len(match.phrase) / len(text), detail=match.phrase)
