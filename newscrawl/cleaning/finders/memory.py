"""What other pages of the site say about the blocks of this one."""

from collections.abc import Iterator

from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.memory import Headline, Remembered, SlotRecord, Traces
from newscrawl.cleaning.records import Evidence

_FEWEST_PAGES = 3  # from which a slot's record says something
_OWN_PROSE = 3  # blocks of body that stand before an appended story
_APPENDED_PROSE = 2  # blocks of an appended story's body, at least


def find_remembered(region: Region, traces: Traces, remembered: Remembered) -> Iterator[Evidence]:
    """`known_headline`, `recurring_line`, `recurring_share`, `body_slot`, `removed_slot`, `appended_story`."""
    for index, key in traces.lines.items():
        if (headline := remembered.headlines.get(key)) and key not in traces.titles:
            yield Evidence(block=index, name="known_headline", detail=headline.url)
            yield from _appended(region, traces, remembered, index, headline)
        if line := remembered.lines.get(key):
            detail = f"on about {line.pages}"
            yield Evidence(block=index, name="recurring_line", value=line.support, detail=detail)
            yield Evidence(block=index, name="recurring_share", value=line.share)
    for index, key in traces.slots.items():
        record = remembered.slots.get(key)
        if record is not None and record.pages >= _FEWEST_PAGES:
            yield _of_slot(index, record)


def _of_slot(index: int, record: SlotRecord) -> Evidence:
    share = record.kept / max(1, record.kept + record.removed)
    blocks = f"{record.kept} blocks of it kept and {record.removed} removed on {record.pages} articles"
    if share >= 0.5:
        return Evidence(block=index, name="body_slot", value=share, detail=blocks)
    return Evidence(block=index, name="removed_slot", value=1 - share, detail=blocks)


def _appended(
    region: Region, traces: Traces, remembered: Remembered, start: int, headline: Headline
) -> Iterator[Evidence]:
    """The headline's own story below it, to the end of the region, as the other page has it."""
    own = sum(region.prose[i] > 0 and not _is_held(i, traces, remembered, headline) for i in range(start))
    below = [index for index in region.candidates if index > start]
    held = [index for index in below if _is_held(index, traces, remembered, headline)]
    if own >= _OWN_PROSE and sum(region.prose[index] > 0 for index in held) >= _APPENDED_PROSE:
        for index in held:
            yield Evidence(block=index, name="appended_story", detail=headline.url)


def _is_held(index: int, traces: Traces, remembered: Remembered, headline: Headline) -> bool:
    return headline.page in remembered.holders.get(traces.lines.get(index, 0), ())
