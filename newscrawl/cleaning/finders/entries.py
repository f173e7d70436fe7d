"""Entries of the page itself, as of a live report: their headings lead to their own places on it."""

from collections import Counter
from collections.abc import Iterator

from newscrawl.cleaning.blocks import HEADING_TAGS, Block, Node
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence

_SEVERAL = 2
_HEADING_WORDS = 2  # comments are headed by a name as often
_WHOLE_LINK = 0.9


def find_entries(page: Page, region: Region) -> Iterator[Evidence]:
    """`own_entry`: the block stands in an element beside others of its class, each headed by a link to itself."""
    headed = {found for block in page.blocks if (found := _entry(page, block)) is not None}
    likes = Counter((node.tag, node.classes) for node in headed)
    entries = {node for node in headed if likes[node.tag, node.classes] >= _SEVERAL}
    for index in region.candidates if entries else ():
        if any(node in entries for node in page.blocks[index].node.ancestors()):
            yield Evidence(block=index, name="own_entry")


def _entry(page: Page, block: Block) -> Node | None:
    """The smallest element that holds a heading, linked to a place on this page, and the block below it."""
    is_link = bool(block.links) and block.link_length >= _WHOLE_LINK * len(block.text)
    if not is_link or block.node.tag not in HEADING_TAGS or block.index + 1 == len(page.blocks):
        return None
    if page.shapes[block.index].words < _HEADING_WORDS or not all(map(page.leads_here, block.links)):
        return None
    below = set(page.blocks[block.index + 1].node.ancestors())
    return next((node for node in block.node.ancestors() if node in below), None)
