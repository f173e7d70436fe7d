"""Bylines, datelines and notes on updates that stand as blocks of their own."""

import re
from collections.abc import Iterator

from newscrawl.cleaning.lexicon import LEXICON
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence

_LONGEST = 120  # characters
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_INITIALS = re.compile(r"^[(\[]\w{2,4}(?:[/,\- ]\w{2,4}){1,3}[)\]]$")  # "(abc/def)" below an agency's text


def find_bylines(page: Page, region: Region) -> Iterator[Evidence]:
    """`byline_words`, `update_words`, `time_stamp`, `initials`."""
    for index in region.candidates:
        text = page.blocks[index].text
        if len(text) > _LONGEST:
            continue
        for category, name in (("byline", "byline_words"), ("dateline_update", "update_words")):
            match = LEXICON.opening(category, page.tokens(index))
            if match:
                yield Evidence(block=index, name=name, detail=match.phrase)
        if _CLOCK.search(text) and _YEAR.search(text) and not page.shapes[index].finished:
            yield Evidence(block=index, name="time_stamp")
        if _INITIALS.match(text):
            yield Evidence(block=index, name="initials")
