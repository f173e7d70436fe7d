"""What stays below a block: blocks are decided on from the last to the first."""

from collections.abc import Mapping

from newscrawl.cleaning.blocks import LIST_TAGS, Block, Node
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page

_NEAR = 3  # levels down to what follows a block
_LEVELS_OF_ITEM = 4  # from an item's text to its list


class Below:
    """What stays of the blocks that were added; each is to stand above the ones before."""

    def __init__(self, page: Page, region: Region) -> None:
        self._page, self._container = page, region.container
        self._words = 0.0
        self._next: int | None = None  # the block just below, where it stays
        self._contents: Node | None = None  # the list of the block just below: of links within the page, and it goes
        self._kept_lists: set[Node | None] = set()  # of which something stays
        # Of an element in the container, the list of the last sentence or table's row in it that stays.
        self._last_lists: dict[Node, Node | None] = {}

    def facts_of(self, block: Block) -> Mapping[str, float]:
        """`above_kept`, `above_contents`, `words_below` and `above_in_box` (see `conditions`) of the block above."""
        own = list_of(block.node)
        box = own.parent if own is not None else None
        return {
            "above_kept": self._next is not None and _follows(self._page, self._next, block),
            "above_contents": self._contents is not None and own is None,
            "words_below": self._words,
            "above_in_box": box is not None and self._last_lists.get(box, own) is not own,
        }

    def add(self, block: Block, *, keep: bool) -> None:
        """The block stays or goes."""
        self._next = block.index if keep else None
        own = list_of(block.node)
        is_contents = not keep and own not in self._kept_lists and _leads_within(block)
        self._contents = own if is_contents else None
        shape = self._page.shapes[block.index]
        if keep:
            self._words += shape.words
            self._kept_lists.add(own)
            around = list(block.node.ancestors())
            is_said = shape.finished or block.node.tag == "tr"
            inside = around[: around.index(self._container)] if is_said and self._container in around else []
            for node in inside:
                self._last_lists.setdefault(node, list_of(block.node))


def list_of(node: Node) -> Node | None:
    """The list that an item, or a paragraph in it, stands in; None where it is none."""
    near = zip(node.ancestors(), range(_LEVELS_OF_ITEM), strict=False)
    return next((above for above, _ in near if above.tag in LIST_TAGS), None)


def _leads_within(block: Block) -> bool:
    """It is all a link to another place of the page."""
    return any(link.url.startswith("#") and link.end - link.start == len(block.text) for link in block.links)


def _follows(page: Page, index: int, block: Block) -> bool:
    """The block of that index is the next one, in the same element, in a wrapper there, or the first row of a table."""
    node = page.blocks[index].node
    near = [above.parent for above, _ in zip(node.ancestors(), range(_NEAR), strict=False)]
    return index == block.index + 1 and (block.node.parent in near or node.tag == "tr")
