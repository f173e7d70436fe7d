"""What stands on the page more than once: paragraphs do not, boxes and pull quotes do."""

from collections import Counter
from collections.abc import Iterator

from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence

_SHORTEST_PART = 20  # letters; a shorter text is part of others by chance
_NEIGHBOURHOOD = 40  # blocks
_SHORTEST_PROBE = 30  # letters
_PROBES, _HELD = 5, 3  # paragraphs that are sought in a block, and how many make it a copy of the article


def find_repetition(page: Page, region: Region) -> Iterator[Evidence]:
    """`repeated_text`, `repeated_link`, `part_of_another_block`, `copy_of_article`."""
    texts = Counter(shape.squashed for shape in page.shapes)
    probes = _probes(page, region)
    targets = Counter(link.url for block in page.blocks for link in block.links if link.url)
    for index in region.candidates:
        squashed = page.shapes[index].squashed
        if squashed and texts[squashed] > 1:
            yield Evidence(block=index, name="repeated_text", value=min(9, texts[squashed]))
        most = max((targets[link.url] for link in page.blocks[index].links), default=0)
        if most > 1:
            yield Evidence(block=index, name="repeated_link", value=min(9, most))
        if len(squashed) >= _SHORTEST_PART and _is_part(page, index, squashed):
            yield Evidence(block=index, name="part_of_another_block")
        if sum(probe in squashed and probe != squashed for probe in probes) >= _HELD:
            yield Evidence(block=index, name="copy_of_article")


def _probes(page: Page, region: Region) -> list[str]:
    """Paragraphs from all over the article."""
    texts = [page.shapes[index].squashed for index in range(region.first, region.last + 1)]
    texts = [text for text in dict.fromkeys(texts) if len(text) >= _SHORTEST_PROBE]
    return texts[:: max(1, len(texts) // _PROBES)][:_PROBES]


def _is_part(page: Page, index: int, squashed: str) -> bool:
    first = max(0, index - _NEIGHBOURHOOD)
    return any(
        len(shape.squashed) > len(squashed) and squashed in shape.squashed
        for shape in page.shapes[first : index + _NEIGHBOURHOOD]
    )
