"""Links that are headlines of other stories.

The words of a link's text, found in the link's own address, say "this is the headline of the target": in any language,
with nothing else known. Link density alone is a coin flip inside articles, so it is weak evidence by itself.
"""

from collections.abc import Iterator

from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence
from newscrawl.cleaning.segmentation import Block

_WHOLE = 0.9  # share of the block's text that is link
_LEAST_OVERLAP = 0.3
_OWN_SLUG = 0.6  # overlap from which a link's text is its target's headline
_CARD_BLOCKS = 6  # an element with more is no card
_REACH = 2  # blocks between a card's headline and its summary


def find_headlines(page: Page, region: Region) -> Iterator[Evidence]:
    """`whole_link`, `headline_link` (overlap of text and slug), `article_link`, `foreign_link`, `below_headline`."""
    for index in region.candidates:
        block = page.blocks[index]
        headline = _headline_above(page, region, block)
        if headline is not None:
            yield Evidence(block=index, name="below_headline", detail=headline.text)
        if block.link_length >= _WHOLE * len(block.text):
            yield Evidence(block=index, name="whole_link", value=block.link_length / len(block.text))
        yield from _targets(page, block)


def _targets(page: Page, block: Block) -> Iterator[Evidence]:
    for link in block.links:
        target = page.target(link)
        if target is None:
            continue
        share = (link.end - link.start) / len(block.text)
        if target.slug_overlap >= _LEAST_OVERLAP:
            yield Evidence(
                block=block.index,
                name="headline_link",
                value=target.slug_overlap * share,
                detail=f"{link.text} → {link.url}",
            )
        if target.article:
            yield Evidence(block=block.index, name="article_link", value=share, detail=link.url)
        if not target.same_site:
            yield Evidence(block=block.index, name="foreign_link", value=share, detail=link.url)


def _headline_above(page: Page, region: Region, block: Block) -> Block | None:
    """The linked headline of another story just above, in the same small element."""
    for other in page.blocks[max(0, block.index - _REACH) : block.index]:
        around = {other.node.parent, other.node.parent.parent if other.node.parent else None}
        shared = (around & {block.node, block.node.parent}) - {None}
        in_card = any(region.masses[node].blocks <= _CARD_BLOCKS for node in shared)
        if (
            in_card
            and other.node is not block.node
            and other.link_length >= _WHOLE * len(other.text)
            and _leads_to_story(page, other)
        ):
            return other
    return None


def _leads_to_story(page: Page, block: Block) -> bool:
    targets = (page.target(link) for link in block.links)
    return any(target is not None and target.article and target.slug_overlap >= _OWN_SLUG for target in targets)
