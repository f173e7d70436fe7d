"""What stands on the page more than once: paragraphs do not, boxes and pull quotes do."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from newscrawl.cleaning.blocks import HEADING_TAGS
from newscrawl.cleaning.links import LinkTarget
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.marks import BITS
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence
from newscrawl.cleaning.text import opens_small, squash

_SHORTEST_PART = 20  # letters; a shorter text is part of others by chance
_SENTENCE_END = re.compile(r"[.!?…。！？][\"”»’'」』]?\s*")
_SPEAKER = re.compile(r"(?<=[.!?…。！？\"”»’])\s*[—–-]\s?[^.!?…。！？]{1,60}$")
_LONGEST_SPEAKER = 10  # words
_QUOTATION = 3  # blocks: the words, whose they are, what that person is; songs and poems have more
_MOST_QUOTATIONS = 60  # of a page; to look for each in all paragraphs takes time
_QUOTE = BITS["quote"]
_NEIGHBOURHOOD = 40  # blocks
_SHORTEST_HEADLINE, _WHOLE = 4, 0.9  # words; share of a block that is link
_MOST_HEADLINES = 2  # of other stories in a body; a round-up has more, and they are its sub-headings
_SHORTEST_PROBE = 30  # letters
_PROBES, _HELD = 5, 3  # paragraphs that are sought in a block, and how many make it a copy of the article


def find_repetition(page: Page, region: Region) -> Iterator[Evidence]:
    """The repetition of texts and of links.

    `repeated_text`, `repeated_link`, `part_of_another_block`, `part_of_paragraph`, `lifted_speaker`, `copy_of_article`;
    `linked_elsewhere`: elsewhere it is a link to another story.
    """
    texts = [shape.squashed for shape in page.shapes]
    times = Counter(texts)
    quoted = (index for index in region.candidates if page.marks.near(page.blocks[index].node) & _QUOTE)
    quotations = frozenset(islice(quoted, _MOST_QUOTATIONS))
    paragraphs = [(index, texts[index]) for index in region.body] if quotations else []
    probes = _probes(texts[region.first : region.last + 1])
    lifted = {index for index in quotations if _is_said(page, index, paragraphs)}
    targets = Counter(link.url for block in page.blocks for link in block.links if link.url)
    yield from _linked_elsewhere(page, region, texts, times)
    for index in region.candidates:
        squashed = texts[index]
        if squashed and times[squashed] > 1:
            yield Evidence(block=index, name="repeated_text", value=min(9, times[squashed]))
        most = max((targets[link.url] for link in page.blocks[index].links), default=0)
        if most > 1:
            yield Evidence(block=index, name="repeated_link", value=min(9, most))
        if len(squashed) >= _SHORTEST_PART and _is_part(squashed, _around(texts, index)):
            yield Evidence(block=index, name="part_of_another_block")
        if index in lifted:
            yield Evidence(block=index, name="part_of_paragraph")
        elif index in quotations and _names_speaker(page, region, index, lifted):
            yield Evidence(block=index, name="lifted_speaker")
        if sum(probe in squashed and probe != squashed for probe in probes) >= _HELD:
            yield Evidence(block=index, name="copy_of_article")


def _linked_elsewhere(page: Page, region: Region, texts: Sequence[str], times: Mapping[str, int]) -> Iterator[Evidence]:
    places: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        if times[text] > 1:
            places[text].append(index)
    found = [index for index in region.candidates if _is_headline(page, index, texts) and texts[index] in places]
    linked = [index for index in found if any(_leads_to_story(page, other) for other in places[texts[index]])]
    inside = sum(region.first <= index <= region.last for index in linked)
    if inside <= _MOST_HEADLINES:
        yield from (Evidence(block=index, name="linked_elsewhere") for index in linked)


def _is_headline(page: Page, index: int, texts: Sequence[str]) -> bool:
    """Some words that are no link, and not of the title."""
    is_text = not page.blocks[index].links and page.shapes[index].words >= _SHORTEST_HEADLINE
    return is_text and texts[index] not in page.title


def _leads_to_story(page: Page, index: int) -> bool:
    """The whole block is a link to another story of the site: not to this page, nor to a part of it."""
    block = page.blocks[index]
    is_link = block.link_length >= _WHOLE * len(block.text)
    return is_link and any(_is_other_story(page.target(link)) for link in block.links)


def _is_other_story(target: LinkTarget | None) -> bool:
    return target is not None and target.same_site and target.article and not target.own


def _probes(texts: Sequence[str]) -> list[str]:
    """Paragraphs from all over the article."""
    long_ones = [text for text in dict.fromkeys(texts) if len(text) >= _SHORTEST_PROBE]
    return long_ones[:: max(1, len(long_ones) // _PROBES)][:_PROBES]


def _around(texts: Sequence[str], index: int) -> Sequence[str]:
    return texts[max(0, index - _NEIGHBOURHOOD) : index + _NEIGHBOURHOOD]


def _is_said(page: Page, index: int, paragraphs: Sequence[tuple[int, str]]) -> bool:
    """Another paragraph holds all sentences of the block; behind a dash may stand who says them."""
    said = _SPEAKER.sub("", page.blocks[index].text)
    parts = [part for part in map(squash, _SENTENCE_END.split(said)) if part]
    if sum(map(len, parts)) < _SHORTEST_PART:
        return False
    others = (text for other, text in paragraphs if other != index)
    return any(all(part in text and part != text for part in parts) for text in others)


def _names_speaker(page: Page, region: Region, index: int, lifted: Collection[int]) -> bool:
    """A line or two of a few words, no sentence and no heading, below a lifted quotation in its small element."""
    above = next((one for one in (index - 1, index - 2) if one in lifted), None)
    node = page.blocks[index].node
    if (
        above is None
        or node.tag in HEADING_TAGS
        or not all(_is_few_words(page, i) for i in range(above + 1, index + 1))
    ):
        return False
    shared = set(page.blocks[above].node.ancestors()).intersection(node.ancestors())
    return any(page.marks.own(one) & _QUOTE and region.masses[one].blocks <= _QUOTATION for one in shared)


def _is_few_words(page: Page, index: int) -> bool:
    shape = page.shapes[index]
    return shape.words <= _LONGEST_SPEAKER and not shape.finished and not opens_small(page.blocks[index].text)


def _is_part(text: str, others: Sequence[str]) -> bool:
    length = len(text)
    return any(len(other) > length and text in other for other in others)
