"""Entries of the page itself, as of a live report: their headings lead to their own places on it."""

import re
from collections import defaultdict
from collections.abc import Iterator

from newscrawl.cleaning.blocks import HEADING_TAGS, Block, Node
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence

_SEVERAL = 2
_HEADLINE_WORDS = 4
_CLOCK = re.compile(r"\d[.:h]\d\d")
_WHOLE_LINK = 0.9


def find_entries(page: Page, region: Region) -> Iterator[Evidence]:
    """`own_entry`: the block stands in an element beside others of its class, each headed by a link to itself."""
    alike: dict[tuple[str, str], dict[Node, bool]] = defaultdict(dict)
    for block in page.blocks:
        if (entry := _entry(page, block)) is not None:
            alike[entry.tag, entry.classes][entry] = _is_told(page, block)
    entries = {node for group in alike.values() if len(group) >= _SEVERAL and any(group.values()) for node in group}
    for index in region.candidates if entries else ():
        if any(node in entries for node in page.blocks[index].node.ancestors()):
            yield Evidence(block=index, name="own_entry")


def _is_told(page: Page, heading: Block) -> bool:
    """It is a headline or a time of the day. Comments are headed by names: a report has at least one other heading."""
    return page.shapes[heading.index].words >= _HEADLINE_WORDS or _CLOCK.search(heading.text) is not None


def _entry(page: Page, block: Block) -> Node | None:
    """The smallest element that holds a heading, linked to a place on this page, and the block below it."""
    is_link = bool(block.links) and block.link_length >= _WHOLE_LINK * len(block.text)
    if not is_link or block.node.tag not in HEADING_TAGS or block.index + 1 == len(page.blocks):
        return None
    if not all(map(page.leads_here, block.links)):
        return None
    below = set(page.blocks[block.index + 1].node.ancestors())
    return next((node for node in block.node.ancestors() if node in below), None)
