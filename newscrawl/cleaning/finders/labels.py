"""Lead-in labels ("Baca juga:", "Read more:") and what stands behind them.

A label may open a block, be a block of its own above the headline, or stand inside a paragraph in front of a link.
"""

import re
from collections.abc import Iterator

from newscrawl.cleaning.blocks import HEADING_TAGS, Block
from newscrawl.cleaning.lexicon import LEXICON, Match, Tokens, certainty
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence, Link
from newscrawl.cleaning.text import (
    CLOSING,
    COLONS,
    SENTENCE_ENDS,
    ends_in_colon,
    has_case,
    is_finished,
    opens_small,
    word_count,
)

_DASHES = "–—-"
_SIGNS = f"{COLONS}»>|→▶►{_DASHES} "
_SEPARATORS = frozenset(_SIGNS.strip())
_REACH = 7  # blocks: how far below a label its headlines stand
_MOSTLY_LINK = 0.5
_SHORTEST_HEADLINE = 3  # words; "find out more here" is no label in front of a headline
_LONGEST_UNKNOWN, _SHORTEST_STORY = 3, 4  # words of a label that no lexicon has, and of what it stands before
_LONGEST_LABEL = 80  # characters in front of a link that are looked at
# » stands behind a space in French.
_SENTENCE_END = re.compile(rf"[{SENTENCE_ENDS}][{re.escape(CLOSING)}]*(?:\s[»›])?\s*|[(\[（【]")
_OPENING_BRACKETS, _CLOSING_BRACKETS = "([（【", frozenset(")]）】")
_FEWEST_CAPITALS = 4  # letters of a label; "TV" and names of agencies are written so too
_SIGNS_OF_LABEL = 2  # characters in bold type beside its words
_QUOTED_BEHIND = re.compile(r"\s(?:\w+\s)?(['‘\"“])[^'‘’\"“”]+['’\"”]")  # "See also Video 'Police open the vault'"
_STOP_BEHIND = re.compile(r"[.!！]\s*\w")
_SHORTEST_NAMED, _LONGEST_NAMED = 2, 7  # words of a label that names where its story is from: "More from the Post:"
_OPENING_QUOTES, _CLOSING_QUOTES = frozenset("\"'“‘„«‹「『"), frozenset("\"'”’“‘»›」』")
_CLOSING = re.compile(r"\s*[)\]）】.]*")


def find_labels(page: Page, region: Region) -> Iterator[Evidence]:
    """What labels say of their own block and of those below.

    `lead_in`, `lead_in_bare`, `lead_in_alone`, `capital_label`, `media_label`, `related_heading`; `after_label`,
    `below_label` (just below, without a link). `inline_teaser`: such a label and its link inside a paragraph.
    """
    label: Block | None = None
    for index in region.candidates:
        block = page.blocks[index]
        if label is not None and _belongs(label, block):
            yield Evidence(block=index, name="after_label", value=_REACH + 1 - (index - label.index), detail=label.text)
        if label is not None and index == label.index + 1 and not block.links and not page.shapes[index].finished:
            yield Evidence(block=index, name="below_label", detail=label.text)
        alone = _alone(page, block)
        if alone is not None:
            yield alone
            label = block
            continue
        yield from _opening(page, block)
        if index > region.first:
            yield from _named(page, block)
        yield from _inside(page, block)


def _alone(page: Page, block: Block) -> Evidence | None:
    words = page.tokens(block.index).joined
    strong, weak = LEXICON.whole("lead_in", words), LEXICON.whole("lead_in_weak", words)
    if strong or (weak and (block.text[-1] in _SEPARATORS or block.links or _link_follows(page, block))):
        return Evidence(
            block=block.index, name="lead_in_alone", value=certainty(strong) if strong else 0.5, detail=strong or weak
        )
    heading = LEXICON.whole("related_heading", words)
    if not heading:
        return None
    return Evidence(block=block.index, name="related_heading", value=certainty(heading), detail=heading)


def _link_follows(page: Page, block: Block) -> bool:
    following = page.blocks[block.index + 1 : block.index + 2]
    return any(other.link_length >= _MOSTLY_LINK * len(other.text) for other in following)


def _belongs(label: Block, block: Block) -> bool:
    """A headline of the label's list: near below it and mostly link."""
    return block.index - label.index <= _REACH and block.link_length >= _MOSTLY_LINK * len(block.text)


def _opening(page: Page, block: Block) -> Iterator[Evidence]:
    tokens = page.tokens(block.index)
    strong, weak = LEXICON.opening("lead_in", tokens), LEXICON.opening("lead_in_weak", tokens)
    label = strong or weak
    if label is not None and label.tokens == len(tokens.words):
        return
    if label is not None and _is_separated(page, block, label, is_strong=bool(strong)):
        yield Evidence(block=block.index, name="lead_in", value=1.0 if strong else 0.5, detail=label.phrase)
        if LEXICON.whole("media_label", Tokens(label.phrase).joined):
            yield from _of_media(block, label)
        return
    if label is None and (unknown := _unknown(page, block)):
        yield Evidence(block=block.index, name="lead_in", value=0.5, detail=unknown)
    if strong:
        yield Evidence(block=block.index, name="lead_in_bare", detail=strong.phrase)
        if strong.tokens > 1 and _are_capitalised(block.text[: strong.end], block.text[strong.end :]):
            yield Evidence(block=block.index, name="capital_label", detail=strong.phrase)


def _of_media(block: Block, label: Match) -> Iterator[Evidence]:
    """Before a headline; a definition or a list goes on with a small letter."""
    rest = block.text[label.end :]
    if _is_in_capitals(block.text[: label.end], rest):
        yield Evidence(block=block.index, name="capital_label", detail=label.phrase)
    elif not opens_small(rest.lstrip(_SIGNS)):
        yield Evidence(block=block.index, name="media_label", detail=label.phrase)


def _is_separated(page: Page, block: Block, label: Match, *, is_strong: bool) -> bool:
    """A sign parts it from what follows, a strong label also its form or a link that begins there."""
    is_above_player = block.node.tag not in HEADING_TAGS and _is_quoted_title(block.text[label.end :])
    if is_above_player or _separator_after(block.text, label):
        return True
    following = page.tokens(block.index).span(label.tokens)[0]
    is_linked = any(label.end <= link.start <= following for link in block.links)
    return is_strong and (is_linked or _is_set_off(block, label))


def _is_set_off(block: Block, label: Match) -> bool:
    """In capitals or in bold type before what is not, in brackets, before a full stop, "!" or a quoted title."""
    text, rest = block.text, block.text[label.end :]
    is_capital = _is_in_capitals(text[: label.end], rest)
    is_bold = abs(block.bold_length - label.end) <= _SIGNS_OF_LABEL
    in_brackets = text[0] in _OPENING_BRACKETS and rest.lstrip()[:1] in _CLOSING_BRACKETS
    return is_capital or is_bold or in_brackets or bool(_STOP_BEHIND.match(rest) or _QUOTED_BEHIND.fullmatch(rest))


def _are_capitalised(label: str, rest: str) -> bool:
    """Each word of the label begins with a capital, and so does what follows: "Baca Juga Harga Beras Naik"."""
    return all(word[0].isupper() for word in label.split()) and rest.lstrip()[:1].isupper()


def _is_in_capitals(label: str, rest: str) -> bool:
    return (
        label.isupper() and sum(map(str.isalpha, label)) >= _FEWEST_CAPITALS and has_case(rest) and not rest.isupper()
    )


def _unknown(page: Page, block: Block) -> str | None:
    """A few words and a colon before a link to a story of the site that is the rest of the block."""
    if len(block.links) != 1:
        return None
    (link,) = block.links
    label, target = block.text[: link.start].strip(), page.target(link)
    is_story = target is not None and target.article and target.same_site
    is_label = ends_in_colon(label) and word_count(label) <= _LONGEST_UNKNOWN and link.end == len(block.text)
    is_headline = word_count(link.text) >= _SHORTEST_STORY and not is_finished(link.text)
    return label if is_story and is_label and is_headline else None


def _named(page: Page, block: Block) -> Iterator[Evidence]:
    """The words of such a label or heading with a name and a colon: "More from the Post: Jail to close its wing"."""
    tokens = page.tokens(block.index)
    phrase = LEXICON.opening("related_heading", tokens) or LEXICON.opening("lead_in", tokens)
    label, colon, rest = block.text.partition(":")
    if phrase is None or not colon or phrase.tokens < _SHORTEST_NAMED or page.shapes[block.index].finished:
        return
    name = label[phrase.end :]
    is_name = not has_case(name) or any(word[0].isupper() for word in name.split())
    if is_name and phrase.tokens < word_count(label) <= _LONGEST_NAMED and word_count(rest) >= _SHORTEST_STORY:
        yield Evidence(block=block.index, name="media_label", detail=label)


def _separator_after(text: str, label: Match) -> bool:
    return text[label.end :].lstrip()[:1] in _SEPARATORS


def _is_quoted_title(text: str) -> bool:
    """One title in quotation marks and a colon, above a player: "'Police open the vault':"."""
    title = text.strip().rstrip(COLONS)
    is_quoted = title[:1] in _OPENING_QUOTES and title[1:][-1:] in _CLOSING_QUOTES
    return is_quoted and title != text.strip() and not any(sign in title[1:-1] for sign in title[:1] + title[-1:])


def _inside(page: Page, block: Block) -> Iterator[Evidence]:
    for link in block.links:
        start = _label_start(page, block.text, link)
        if start is not None and word_count(link.text) >= _SHORTEST_HEADLINE:
            yield Evidence(
                block=block.index,
                name="inline_teaser",
                detail=block.text[start : link.end],
                span=(start, _end(block.text, start, link)),
            )


def _label_start(page: Page, text: str, link: Link) -> int | None:
    """Where the label in front of a link, or the link that opens with one, begins; None where it is no teaser."""
    before = text[max(0, link.start - _LONGEST_LABEL) : link.start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    begin = ends[-1] if ends else (0 if len(before) == link.start else None)
    if begin is None:
        return None
    label = before[begin:].strip()
    if not label and not (before and _is_labelled(page, link) and _closes(text, link)):
        return None
    if label and not _is_label(label):
        return None
    start = link.start - len(before) + begin
    return start - 1 if start and text[start - 1] in _OPENING_BRACKETS else start


def _is_label(text: str) -> bool:
    words = Tokens(text).joined
    weak = text[-1] in _SEPARATORS and LEXICON.whole("lead_in_weak", words)
    return bool(LEXICON.whole("lead_in", words) or weak)


def _is_labelled(page: Page, link: Link) -> bool:
    """It leads to the site, and opens with a label and a colon or an arrow; a hyphen is part of a word."""
    target, text = page.target(link), link.text
    if target is None or not target.same_site:
        return False
    tokens = Tokens(text)
    label = LEXICON.opening("lead_in", tokens)
    return (
        label is not None
        and label.tokens < len(tokens.words)
        and _separator_after(text, label)
        and text[label.end :].lstrip()[0] not in _DASHES
    )


def _closes(text: str, link: Link) -> bool:
    """Nothing stands behind the link but a bracket or a full stop: it is no part of a sentence."""
    closing = _CLOSING.match(text, link.end)
    return closing is not None and closing.end() == len(text)


def _end(text: str, start: int, link: Link) -> int:
    """Past the link, with the bracket or full stop that closes it."""
    closing = _CLOSING.match(text, link.end)
    closes = closing is not None and (text[start] in _OPENING_BRACKETS or not is_finished(link.text))
    return closing.end() if closing is not None and closes else link.end
