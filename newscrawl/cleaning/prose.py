"""Which blocks are prose, and how much a character of each counts when the article's place is elected.

Where the blocks' own words and marks find next to nothing, trafilatura is asked, and its text becomes the prose. This
is the only module that asks it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import takewhile

from newscrawl.cleaning.blocks import HEADING_TAGS, Block, Node
from newscrawl.cleaning.document import Document
from newscrawl.cleaning.marks import BITS
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.text import squash

# Weights of prose by what its surroundings say. Set by hand so that the elected container holds the reference body on
# as many of 400 labelled pages as possible (mean share held: 0.96); the choice between close values does not matter.
_OF_COMMENTS = 0.03
_OF_FURNITURE = 0.2
_BELOW_LINKED_HEADLINE = 0.4  # the summary of a card
_IN_JSON_LD = 1.5
_FURNITURE = sum(BITS[m] for m in ("navigation", "footer", "form", "consent", "hidden", "caption", "aside", "button"))
_FURNITURE_ABOVE = BITS["consent"] | BITS["aside"]
_COMMENT = BITS["comment"]
_ARTICLE_BODY = BITS["article_body"]
_ARTICLE = BITS["article"] | BITS["main"]
_LEGAL_WORDS = ("©", "copyright", "all rights reserved")
_FEWEST_WORDS = 8
_MOST_LINK = 0.5
_LIVE_BLOG = "LiveBlogPosting"  # schema.org
_FEWEST_IN_ROW = 3
_CARD_HEADLINE = 160  # characters


def weighed_prose(page: Page) -> Iterator[float]:
    """Per block the characters of its prose outside links, weighed by where they stand; 0.0 for what is none."""
    previous: Block | None = None
    cards = _cards(page) | _rows_of_cards(page)
    for block, is_hinted in zip(page.blocks, page.in_body_hint, strict=True):
        weight = 0.0
        if _is_prose(page, block):
            weight = _weight(page, block)
            if previous is not None and _is_linked_headline(previous):
                weight *= _BELOW_LINKED_HEADLINE
            elif cards and any(node in cards for node in block.node.ancestors()):
                weight *= _OF_FURNITURE
            if is_hinted:
                weight *= _IN_JSON_LD
        yield weight * (len(block.text) - block.link_length)
        previous = block


def _weight(page: Page, block: Block) -> float:
    """How much a character of it counts. What holds the title holds no comments, whatever its class says."""
    above = page.marks.inherited(block.node)
    inside = (node for node in block.node.ancestors() if node not in page.title_holders)
    if above & _COMMENT and any(page.marks.own(node) & _COMMENT for node in inside):
        return _OF_COMMENTS
    lowered = block.text.lower()
    if any(word in lowered for word in _LEGAL_WORDS):
        return 0.0
    if above & _FURNITURE_ABOVE or page.marks.near(block.node) & _FURNITURE:
        return _OF_FURNITURE
    if above & _ARTICLE_BODY:
        return 1.5
    return 1.2 if above & _ARTICLE else 1.0


def _cards(page: Page) -> frozenset[Node]:
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


def _rows_of_cards(page: Page) -> frozenset[Node]:
    """Elements in a row that open with another story's headline each and hold one paragraph of prose at most.

    The sections of a round-up stand beside paragraphs or the title, or in what is called the body; the entries of a
    live report are its body.
    """
    if _LIVE_BLOG in page.metadata.types:
        return frozenset()
    headlines = {block.node: block.index for block in page.blocks if _is_headline_of_another(page, block)}
    counts = Counter(above for headline in headlines for above in headline.ancestors())
    said = Counter(above for block in page.blocks if _is_prose(page, block) for above in block.node.ancestors())
    own = {node for block in page.blocks if _is_prose(page, block) for node in (block.node, block.node.parent)}
    rows: dict[Node | None, set[Node]] = defaultdict(set)
    for headline, index in headlines.items():
        card = _card_of(headline, counts)
        if card is not None and said[card] == 1 and card not in page.title_holders and _opens(page, card, index):
            rows[card.parent].add(card)
    return frozenset(card for parent, row in rows.items() if _is_row_of_cards(page, parent, row, own) for card in row)


def _card_of(headline: Node, counts: Mapping[Node, int]) -> Node | None:
    """The outermost element with no other headline; None for a headline that holds another."""
    alone = list(takewhile(lambda node: counts[node] == 1, headline.ancestors()))
    return alone[-1] if alone else None


def _is_row_of_cards(page: Page, parent: Node | None, row: Collection[Node], own: Collection[Node | None]) -> bool:
    if parent is None or len(row) < _FEWEST_IN_ROW or parent in own:
        return False
    is_of_story = any(node.tag == "article" and node in page.title_holders for node in parent.ancestors())
    return not is_of_story and parent not in page.title_holders and not page.marks.inherited(parent) & _ARTICLE_BODY


def _opens(page: Page, card: Node, headline: int) -> bool:
    """Neither prose nor the page's own headline stands above the headline in the card, nor is it that headline."""
    above = (page.blocks[index] for index in range(headline, -1, -1))
    inside = takewhile(lambda block: card in block.node.ancestors(), above)
    return not any(_is_prose(page, block) or page.shapes[block.index].squashed in page.wordings for block in inside)


def _is_prose(page: Page, block: Block) -> bool:
    """Sentences, not most of them link."""
    shape = page.shapes[block.index]
    is_link = block.link_length >= _MOST_LINK * len(block.text)
    return shape.words >= _FEWEST_WORDS and shape.stops > 0 and not is_link


def _is_headline_of_another(page: Page, block: Block) -> bool:
    return block.node.tag in HEADING_TAGS and _is_linked_headline(block) and page.leads_to_story(block)


def _is_linked_headline(block: Block) -> bool:
    return block.link_length > 0.8 * len(block.text) and len(block.text) < _CARD_HEADLINE


def asked_prose(page: Page) -> list[float] | None:
    """The prose by trafilatura's account; None where it finds nothing either."""
    text = squash(_trafilatura_text(page.document) or "")
    if not text:
        return None
    return [
        float(len(block.text)) if shape.squashed and shape.squashed in text else 0.0
        for block, shape in zip(page.blocks, page.shapes, strict=True)
    ]


def _trafilatura_text(document: Document) -> str | None:
    from trafilatura import extract  # noqa: PLC0415 - it takes 0.6 s to import and is rarely asked

    try:
        text = extract(document.root, include_comments=False, include_tables=True)
    except RecursionError:  # elements in elements, hundreds of them
        return None
    return text if isinstance(text, str) else None
