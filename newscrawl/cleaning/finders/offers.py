"""Boxes with a button that leads to a newsletter, an app or a subscription."""

from collections.abc import Iterator

from newscrawl.cleaning.blocks import Block, Node
from newscrawl.cleaning.finders.calls import small_boxes
from newscrawl.cleaning.links import leads_to_offer
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence

_LONGEST_BUTTON = 40  # characters


def find_offers(page: Page, region: Region) -> Iterator[Evidence]:
    """`beside_button`: the block stands in a box with such a button."""
    buttons = {index for index in region.candidates if _is_button(page, page.blocks[index])}
    boxes = {box for index in buttons for box in _boxes(page, region, index)}
    for index in region.candidates if boxes else ():
        if index not in buttons and not boxes.isdisjoint(page.blocks[index].node.ancestors()):
            yield Evidence(block=index, name="beside_button")


def _is_button(page: Page, block: Block) -> bool:
    """A few words that are one link to an offer of the site."""
    is_link = len(block.links) == 1 and block.link_length == len(block.text) and len(block.text) <= _LONGEST_BUTTON
    if not is_link or not leads_to_offer(block.links[0].url):
        return False
    target = page.target(block.links[0])
    return target is not None and target.same_site


def _boxes(page: Page, region: Region, index: int) -> Iterator[Node]:
    """The small elements around a button that hold other text too; the article's head is none."""
    own = page.blocks[index].node
    around = [*small_boxes(page, region, index), *([own] if region.masses[own].blocks > 1 else [])]
    return (box for box in around if next(box.element.iter("h1"), None) is None)
