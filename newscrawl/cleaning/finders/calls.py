"""Calls to the reader: newsletters, apps, channels, donations, subscriptions, comments."""

import re
from collections.abc import Iterator

from newscrawl.cleaning.blocks import Node
from newscrawl.cleaning.lexicon import CALLS, LEXICON, Match
from newscrawl.cleaning.links import is_same_site
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence
from newscrawl.cleaning.text import CLOSING, fold

_QUOTES = re.compile(r"[\"“”„«»‹›「」『』]")
_PAIRS = ('""', "“”", "„“", "„”", "””", "«»", "»«", "‹›", "›‹", "「」", "『』")
_QUESTION_MARKS = ("?", "？", "؟")
_MAILBOX = re.compile(r"[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63})+)")
_SHORTEST_SURNAME = 4  # letters; shorter ones stand in other words
_BOX_BLOCKS = 12  # an element with more is no box
_PARAGRAPHS_OF_BODY = 4  # of a round-up
_PARAGRAPHS_BELOW = 2  # one may be a biography
_MUCH = 0.3  # of the article's prose; what holds as much is its body
_LONGEST = 400  # characters; longer prose may speak of a newsletter without offering one


def find_calls(page: Page, region: Region) -> Iterator[Evidence]:
    """`call_to_action` and `paywall_notice`: a phrase of the lexicon; `beside_call`: an item of the same box's list.

    `own_mailbox`: an address to write to, at the site's own domain or named after an author.
    """
    boxes: dict[Node, str] = {}
    for index in region.candidates:
        yield from _own_mailboxes(page, index)
        for evidence in _calls(page, region, index):
            around = (box for box in small_boxes(page, region, index) if not _is_round_up(page, region, box))
            boxes.update(dict.fromkeys(around, evidence.detail or ""))
            yield evidence
    for index in region.candidates:
        node = page.blocks[index].node
        phrase = next((boxes[box] for box in small_boxes(page, region, index) if box in boxes), None)
        if phrase is not None and node.tag == "li":
            yield Evidence(block=index, name="beside_call", detail=phrase)


def _own_mailboxes(page: Page, index: int) -> Iterator[Evidence]:
    text = page.blocks[index].text
    if "@" not in text or not _is_asking(page, index):
        return
    for mailbox in _MAILBOX.finditer(text):
        if is_same_site(mailbox.group(1), page.document.base_url) or _is_author_s(page, mailbox.group()):
            yield Evidence(block=index, name="own_mailbox", detail=mailbox.group())


def _is_author_s(page: Page, mailbox: str) -> bool:
    """An author's surname stands in front of the "@": papers of a chain write from its domain."""
    account = fold(mailbox.partition("@")[0])
    surnames = (fold(name).split()[-1] for name in page.metadata.authors if " " in name)
    return any(len(surname) >= _SHORTEST_SURNAME and surname in account for surname in surnames)


def _is_asking(page: Page, index: int) -> bool:
    """No sentence, which may name whom a story is about, unless it names the author."""
    text = page.blocks[index].text
    is_author_s = any(" " in name and f" {name} " in f" {text} " for name in page.metadata.authors)
    return "?" in text or not page.shapes[index].finished or is_author_s


def _calls(page: Page, region: Region, index: int) -> Iterator[Evidence]:
    text = page.blocks[index].text
    if len(text) > _LONGEST:
        return
    for category, name in CALLS:
        match = LEXICON.within(category, page.tokens(index))
        if match is None or _is_quoted(text, match):
            continue
        if category != "opinion" or not _is_interviewers(page, region, index, match):
            yield Evidence(block=index, name=name, value=len(match.phrase) / len(text), detail=match.phrase)


def _is_interviewers(page: Page, region: Region, index: int, match: Match) -> bool:
    """The block is one question with more words than those, and the text goes on below it. A prompt ends a text."""
    is_one = page.shapes[index].stops == 1 and page.blocks[index].text.rstrip(CLOSING).endswith(_QUESTION_MARKS)
    goes_on = sum(below > index for below in region.body) >= _PARAGRAPHS_BELOW
    return is_one and goes_on and len(page.tokens(index).words) > match.tokens


def _is_quoted(text: str, match: Match) -> bool:
    """Somebody says it: a quotation opens before the phrase and closes behind it."""
    before, after = _QUOTES.findall(text[: match.start]), _QUOTES.findall(text[match.end :])
    if not before or not after:
        return False
    return before[-1] + after[0] in _PAIRS and not (before[-1] == '"' and before.count('"') % 2 == 0)


def _is_round_up(page: Page, region: Region, box: Node) -> bool:
    """It holds several paragraphs of the body: a part of the text in which subscribers are asked for too."""
    inside = (index for index in region.body if box in page.blocks[index].node.ancestors())
    return sum(page.blocks[index].node.tag == "p" for index in inside) >= _PARAGRAPHS_OF_BODY


def small_boxes(page: Page, region: Region, index: int) -> Iterator[Node]:
    """The small elements above a block: for an item of a list, the list and what holds it."""
    ancestors = page.blocks[index].node.ancestors()
    for node, _ in zip(ancestors, range(3), strict=False):
        mass = region.masses[node]
        if node is not page.blocks[index].node and mass.blocks <= _BOX_BLOCKS and mass.prose < _MUCH * region.total:
            yield node
