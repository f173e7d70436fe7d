"""Pages that are no story (goods, questions, programs, offers), and when trafilatura's account of them counts."""

from collections.abc import Sequence
from urllib.parse import unquote

from newscrawl.cleaning.conditions import AGAINST
from newscrawl.cleaning.decision import Decision, decide
from newscrawl.cleaning.finders import EvidenceByBlock, with_second_voice
from newscrawl.cleaning.identity import split_address
from newscrawl.cleaning.links import looks_like_article
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.model import Model
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.text import CHARACTERS_OF_WORD

# Share of the characters: 29 of 70 pages of our own that are no news keep less, and 2 of 19 stories without metadata.
_MUCH = 0.85
_STORY_BLOCKS, _STORY_PROSE = 7, 1_000  # paragraphs, characters
_STORY_SHARE = 0.9  # of prose in what is kept; threads and questions, which have an hour too, have less

# Of schema.org and OpenGraph, what a page is about that is no story.
_OTHER_TYPES = frozenset(
    "book course event faqpage hotel howto jobposting localbusiness lodgingbusiness medicalwebpage movie offer place "
    "product productgroup profile qapage question realestatelisting recipe restaurant softwareapplication "
    "softwaresourcecode discussionforumposting".split()
)


def decide_with_voice(
    page: Page, region: Region, evidence: EvidenceByBlock, model: Model
) -> tuple[list[Decision], bool]:
    """The decisions, and whether trafilatura was heard for them."""
    decisions = decide(page, region, evidence, model)
    if not lacks_much(page, region, decisions):
        return decisions, False
    return decide(page, region, with_second_voice(region, evidence), model), True


def lacks_much(page: Page, region: Region, decisions: Sequence[Decision]) -> bool:
    """Of a page that is no story, what is kept lacks much of what trafilatura takes for the text.

    The title does not count, nor what a rule or evidence removed: that is noise on any page.
    """
    kept = [one.index for one in decisions if one.keep]
    if not region.voice or _reads_as_story(page, region, kept):
        return False
    counted = [one for one in decisions if one.index in region.voice and (one.keep or _is_just_unlikely(page, one))]
    told = sum(len(page.blocks[one.index].text) for one in counted)
    return sum(len(page.blocks[one.index].text) for one in counted if one.keep) < _MUCH * told


def _is_just_unlikely(page: Page, removed: Decision) -> bool:
    found = removed.grounds.evidence if removed.grounds else ()
    return not (removed.rule or page.says_title(removed.index) or any(item.name in AGAINST for item in found))


def _reads_as_story(page: Page, region: Region, kept: Sequence[int]) -> bool:
    """News without metadata: many paragraphs and a date, or hardly anything else and an hour or a story's address."""
    if _OTHER_TYPES & {name.lower() for name in page.metadata.types}:
        return False
    date = page.metadata.date_published
    prose = [index for index in kept if index in region.body]
    length = sum(max(len(page.blocks[index].text), CHARACTERS_OF_WORD * page.shapes[index].words) for index in prose)
    if date and len(prose) >= _STORY_BLOCKS and length >= _STORY_PROSE:
        return True
    in_all = sum(len(page.blocks[index].text) for index in kept)
    is_prose = sum(len(page.blocks[index].text) for index in prose) >= _STORY_SHARE * in_all > 0
    return is_prose and ("T" in (date or "") or _has_story_address(page))


def _has_story_address(page: Page) -> bool:
    address = split_address(page.document.url or "")
    return address is not None and looks_like_article(unquote(address.path))
