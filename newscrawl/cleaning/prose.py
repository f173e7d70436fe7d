"""Which blocks are prose, and how much a character of each counts when the article's place is elected."""

from collections.abc import Iterator

from newscrawl.cleaning.blocks import Block
from newscrawl.cleaning.cards import cards_of_others, is_linked_headline, is_prose
from newscrawl.cleaning.marks import BITS
from newscrawl.cleaning.page import Page

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


def weighed_prose(page: Page) -> Iterator[float]:
    """Per block the characters of its prose outside links, weighed by where they stand; 0.0 for what is none."""
    previous: Block | None = None
    cards = cards_of_others(page)
    for block, is_hinted in zip(page.blocks, page.in_body_hint, strict=True):
        weight = 0.0
        if is_prose(page, block):
            weight = _weight(page, block)
            if previous is not None and is_linked_headline(previous):
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
