"""Which elements are cards: the headline of another story, with its summary.

A list of them may hold more prose than the story that it stands beside.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from itertools import takewhile

from newscrawl.cleaning.blocks import HEADING_TAGS, Block, Node
from newscrawl.cleaning.marks import BITS
from newscrawl.cleaning.page import Page

_ARTICLE_BODY = BITS["article_body"]
_FEWEST_WORDS = 8
_MOST_LINK = 0.5
_HEADLINE = 160  # characters
_FEWEST_IN_ROW = 3


def cards_of_others(page: Page) -> frozenset[Node]:
    """The elements that are cards of other stories."""
    return _articles(page) | _rows(page)


def is_prose(page: Page, block: Block) -> bool:
    """Sentences, not most of them link."""
    shape = page.shapes[block.index]
    is_link = block.link_length >= _MOST_LINK * len(block.text)
    return shape.words >= _FEWEST_WORDS and shape.stops > 0 and not is_link


def is_linked_headline(block: Block) -> bool:
    """A short text, nearly all of it link."""
    return block.link_length > 0.8 * len(block.text) and len(block.text) < _HEADLINE


def _articles(page: Page) -> frozenset[Node]:
    """Of `<article>`s in a list those without the title that open with another story's headline, or a line above it."""
    lists: dict[Node | None, set[Node]] = defaultdict(set)
    opened: set[Node] = set()
    for index, block in enumerate(page.blocks):
        card = next((node for node in block.node.ancestors() if node.tag == "article"), None)
        if card is None or card.parent is None or card in opened:
            continue
        shape = page.shapes[index]
        if (shape.stops and shape.words >= _FEWEST_WORDS) or shape.squashed in page.wordings:
            opened.add(card)
        elif card not in page.title_holders and _is_headline_of_another(page, block):
            opened.add(card)
            lists[card.parent.parent if card.parent.tag == "li" else card.parent].add(card)
    return frozenset(card for cards in lists.values() if len(cards) > 1 for card in cards)


def _rows(page: Page) -> frozenset[Node]:
    """Elements in a row that open with another story's headline each and hold one paragraph of prose.

    The sections of a round-up stand beside paragraphs or the title, or in what is called the body; the entries of a
    live report are its body.
    """
    if page.is_live_report:
        return frozenset()
    headlines = {block.node: block.index for block in page.blocks if _is_headline_of_another(page, block)}
    counts = Counter(above for headline in headlines for above in headline.ancestors())
    said = Counter(above for block in page.blocks if is_prose(page, block) for above in block.node.ancestors())
    own = {node for block in page.blocks if is_prose(page, block) for node in (block.node, block.node.parent)}
    rows: dict[Node | None, set[Node]] = defaultdict(set)
    for headline, index in headlines.items():
        card = _card_of(headline, counts)
        if card is not None and said[card] == 1 and _opens(page, card, index):
            rows[card.parent].add(card)
    return frozenset(card for parent, row in rows.items() if _is_row(page, parent, row, own) for card in row)


def _card_of(headline: Node, counts: Mapping[Node, int]) -> Node | None:
    """The outermost element with no other headline; None for a headline that holds another."""
    alone = list(takewhile(lambda node: counts[node] == 1, headline.ancestors()))
    return alone[-1] if alone else None


def _is_row(page: Page, parent: Node | None, row: Collection[Node], own: Collection[Node | None]) -> bool:
    """The elements stand in one that is no part of the story; `own` are those that hold prose themselves."""
    if parent is None or len(row) < _FEWEST_IN_ROW or parent in own:
        return False
    is_of_story = any(node.tag == "article" and node in page.title_holders for node in parent.ancestors())
    return not is_of_story and parent not in page.title_holders and not page.marks.inherited(parent) & _ARTICLE_BODY


def _opens(page: Page, card: Node, headline: int) -> bool:
    """Neither prose nor the page's own headline stands above the headline in the card, nor is it that headline."""
    above = (page.blocks[index] for index in range(headline, -1, -1))
    inside = takewhile(lambda block: card in block.node.ancestors(), above)
    return not any(is_prose(page, block) or page.shapes[block.index].squashed in page.wordings for block in inside)


def _is_headline_of_another(page: Page, block: Block) -> bool:
    return block.node.tag in HEADING_TAGS and is_linked_headline(block) and page.leads_to_story(block)
