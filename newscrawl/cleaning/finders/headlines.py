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


def find_headlines(page: Page, region: Region) -> Iterator[Evidence]:
    """`whole_link`, `headline_link` (the overlap of link text and slug), `article_link`."""
    for index in region.candidates:
        block = page.blocks[index]
        if not block.links:
            continue
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
