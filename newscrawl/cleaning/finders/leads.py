"""Leads that only their words or an element within their line tell: between the title and the body."""

from collections import Counter
from collections.abc import Iterator

from newscrawl.cleaning.blocks import Block
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.marks import BITS, class_marks
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence

_TAGS = ("b", "strong")  # a <span> that is called "summary" may hold anything
_LEAD = BITS["lead"]
_ABOVE = 6  # blocks: the lead's own lines, a picture's caption
_FAR_ABOVE = 20  # blocks, as far as measures count
_SHORTEST = 30  # letters
_PIECE = 3  # letters: what two wordings share in any script
# What has as much of both above the bodies of 432 labelled pages is their lead or their beginning, captions aside.
_OF_DESCRIPTION, _OF_BLOCK = 0.7, 0.5


def find_leads(page: Page, region: Region) -> Iterator[Evidence]:
    """`inline_lead`: just above the body, the block is an element called so, `<strong class="summary">`, or its line.

    `near_description`: the block, somewhere above the body, says what the page's description does in about as many
    words. `beside_title`: it is the element that follows the headline's `<h1>`.
    """
    titles = {node.element for node in page.title_holders if node.tag == "h1"}
    known: dict[str, int] = {}
    said = _pieces(page.description)
    is_told = not _are_alike(_pieces(page.title), said)  # else the description says no more than the title
    for index in region.candidates:
        above = region.first - index
        if 0 < above <= _ABOVE and _is_called_lead(page.blocks[index], known):
            yield Evidence(block=index, name="inline_lead")
        if 0 < above <= _FAR_ABOVE and page.blocks[index].node.element.getprevious() in titles:
            yield Evidence(block=index, name="beside_title")
        if is_told and 0 < above <= _FAR_ABOVE and _are_alike(said, _pieces(page.shapes[index].squashed)):
            yield Evidence(block=index, name="near_description")


def _is_called_lead(block: Block, known: dict[str, int]) -> bool:
    called = (one for one in block.node.element.iter(*_TAGS) if class_marks(one.get("class", ""), known) & _LEAD)
    return any(block.text in " ".join(one.text_content().split()) for one in called)


def _pieces(text: str) -> Counter[str]:
    return Counter(text[start : start + _PIECE] for start in range(len(text) - _PIECE + 1))


def _are_alike(description: Counter[str], block: Counter[str]) -> bool:
    if min(description.total(), block.total()) < _SHORTEST:
        return False
    shared = (description & block).total()
    return shared >= _OF_DESCRIPTION * description.total() and shared >= _OF_BLOCK * block.total()
