"""Where a story of a few sentences is.

Beside two paragraphs a list of summaries, a footer or a widget holds as much prose, and the lead alone as much as the
body. What tells them apart are the words of the story's title and description.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from newscrawl.cleaning.blocks import HEADING_TAGS, Block, Node
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.parts import has_fields, is_near, levels_above
from newscrawl.cleaning.plain.words import fold_line, longer_keys

# Set by 355 labelled pages of which all but the first one, two or three paragraphs were taken out.
_BRIEF, _BRIEF_AROUND = 900, 1300  # weighed characters of prose
_FEW, _FEW_PARAGRAPHS = 400, 2  # characters of prose, whatever their weight, and in how many paragraphs
_OF_STORY = 2.0  # how much more a paragraph counts that speaks of the story
_FEWEST_SHARED = 3  # words that a paragraph has from the title, the description or the body
_LEAST_PROSE = 30  # weighed characters of a paragraph beside the body


def is_brief(prose: Iterable[float], around: float) -> bool:
    """Whether there are but a few sentences: prose of the elected body, and in what holds its container."""
    return sum(prose) < _BRIEF and around < _BRIEF_AROUND


def prose_of_story(page: Page, prose: Sequence[float]) -> list[float]:
    """The same prose; paragraphs that speak of what the title and the description speak of count more."""
    story = _story_words(page)
    return [mass * _OF_STORY if mass and _speaks_of(page, i, story) else mass for i, mass in enumerate(prose)]


def paragraphs_beside(page: Page, prose: Sequence[float], in_body: Sequence[bool], container: Node) -> Iterator[int]:
    """What of a brief story stands in one element of other markup beside its container, above or in it.

    In several elements of the same markup stand comments, or cards.
    """
    body = [block for block in page.blocks if in_body[block.index] and prose[block.index]]
    if len(body) > _FEW_PARAGRAPHS or sum(len(block.text) - block.link_length for block in body) > _FEW:
        return
    above = levels_above(container)
    story = _story_words(page).union(*(page.stems(block.index) for block in body))
    holders: dict[str, dict[Node, list[int]]] = defaultdict(lambda: defaultdict(list))
    for block in page.blocks:
        is_other = prose[block.index] >= _LEAST_PROSE and not in_body[block.index] and not _is_headline(page, block)
        if is_other and block.node.parent is not None and _speaks_of(page, block.index, story):
            holders[page.signatures[block.index].parent][block.node.parent].append(block.index)
    for alike in holders.values():
        for holder, indexes in alike.items():
            if len(alike) == 1 and is_near(page, holder, above, len(indexes)) and not has_fields(holder):
                yield from indexes


def _is_headline(page: Page, block: Block) -> bool:
    return block.node.tag in HEADING_TAGS or (bool(page.title) and page.title in page.shapes[block.index].squashed)


def _story_words(page: Page) -> frozenset[str]:
    told = (page.metadata.title, page.metadata.description)
    return longer_keys(fold_line(" ".join(text for text in told if text)))


def _speaks_of(page: Page, index: int, story: frozenset[str]) -> bool:
    return len(story & page.stems(index)) >= _FEWEST_SHARED
