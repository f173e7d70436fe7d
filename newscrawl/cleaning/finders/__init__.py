"""Finders: each looks for one kind of evidence, yields it, and changes nothing.

A finder takes the page and the region of its article and yields Evidence about the region's candidate blocks.
`find_evidence` asks them all; `newscrawl.cleaning.decision` is the only one that acts on what they say.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from newscrawl.cleaning.finders.appended import find_appended
from newscrawl.cleaning.finders.boxes import find_boxes
from newscrawl.cleaning.finders.bylines import find_bylines
from newscrawl.cleaning.finders.calls import find_calls
from newscrawl.cleaning.finders.captions import find_captions
from newscrawl.cleaning.finders.channels import find_channels
from newscrawl.cleaning.finders.embeds import find_embeds
from newscrawl.cleaning.finders.entries import find_entries
from newscrawl.cleaning.finders.furniture import find_furniture
from newscrawl.cleaning.finders.headlines import find_headlines
from newscrawl.cleaning.finders.labels import find_labels
from newscrawl.cleaning.finders.leads import find_leads
from newscrawl.cleaning.finders.memory import find_remembered
from newscrawl.cleaning.finders.metadata import find_metadata
from newscrawl.cleaning.finders.offers import find_offers
from newscrawl.cleaning.finders.plain_lines import find_plain_lines
from newscrawl.cleaning.finders.repetition import find_repetition
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.memory import SiteMemory, Traces
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence

EvidenceByBlock: TypeAlias = Mapping[int, Sequence[Evidence]]
Finder = Callable[[Page, Region], Iterator[Evidence]]

FINDERS: tuple[Finder, ...] = (
    find_headlines,
    find_labels,
    find_calls,
    find_furniture,
    find_captions,
    find_bylines,
    find_embeds,
    find_repetition,
    find_metadata,
    find_appended,
    find_boxes,
    find_offers,
    find_channels,
    find_plain_lines,
    find_leads,
    find_entries,
)


def find_evidence(page: Page, region: Region) -> EvidenceByBlock:
    """All evidence by block index, in the order of the finders."""
    return _by_block(evidence for finder in FINDERS for evidence in finder(page, region))


def with_remembered(region: Region, evidence: EvidenceByBlock, traces: Traces, memory: SiteMemory) -> EvidenceByBlock:
    """The evidence together with what the site's memory says."""
    remembered = find_remembered(region, traces, memory.recall(traces))
    return _by_block([*(item for items in evidence.values() for item in items), *remembered])


def with_second_voice(region: Region, evidence: EvidenceByBlock) -> EvidenceByBlock:
    """The evidence together with what trafilatura takes for the text."""
    voice = (Evidence(block=index, name="second_voice") for index in sorted(region.voice))
    return _by_block([*(item for items in evidence.values() for item in items), *voice])


def _by_block(evidence: Iterable[Evidence]) -> EvidenceByBlock:
    found: dict[int, list[Evidence]] = defaultdict(list)
    for item in evidence:
        found[item.block].append(item)
    return found
