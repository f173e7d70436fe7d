"""Page furniture between paragraphs: ad labels, pager words, share bars and players, and signs that part sections."""

import re
from collections.abc import Iterator
from itertools import pairwise

from newscrawl.cleaning.blocks import HEADING_TAGS
from newscrawl.cleaning.lexicon import LEXICON, NUMBER, Tokens, certainty
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence
from newscrawl.cleaning.text import COLONS

_NAMES = (("ad_label", "ad_label"), ("pager", "pager_words"), ("share", "share_words"))
_NUMBER = re.compile(r"\d+")
_AD_TOKEN = re.compile(r"\berid:? ?\w{6,}", re.IGNORECASE)  # by law at every advertisement in Russia
# What a publishing system leaves where a plug-in is missing: "[Gallery:Harbour]", "[button link=...]Write[/button]".
_SHORTCODE = re.compile(
    r"\[[a-zA-Z][a-zA-Z_-]{0,30}(?::[A-Z][\w-]{0,30}(?: [\w-]{1,30}){0,2}|\s+[a-zA-Z_-]{1,30}=[^\[\]]{0,300})\]"
    r"(?:[^\[\]]{0,200}\[/[\w-]{1,31}\])?|"
    r"\{\{[^{}]*\}\}(?:[ ,:|/-]*\{\{[^{}]*\}\})*",  # a template's "{{article.title}}"
    re.ASCII,
)
_BETWEEN = re.compile(r"[\d|/·]+")
_PARTED_NUMBER = re.compile(rf"{NUMBER}(?: {NUMBER})+(?: k\b)?|{NUMBER} k\b")  # the tokens of "1,204" and "1.2k"
_LONGEST = 80  # characters
_LONGEST_PREVIEW = 14  # words


def find_furniture(page: Page, region: Region) -> Iterator[Evidence]:
    """`ad_label`, `pager_words`, `share_words`: the whole block is a phrase of the lexicon; `section_break`: signs.

    `pager_words` is what the next page is about too, `ad_label` an advertisement's registered number, `shortcode`
    markup of the publishing system.
    """
    for index in region.candidates:
        text, shape = page.blocks[index].text, page.shapes[index]
        if not shape.squashed:
            yield Evidence(block=index, name="section_break")
        if text.startswith(("[", "{{")) and _SHORTCODE.fullmatch(text):
            yield Evidence(block=index, name="shortcode", detail=text)
        tokens = page.tokens(index)
        if page.blocks[index].node.tag not in HEADING_TAGS and _opens_next_page(text, tokens):
            yield Evidence(block=index, name="pager_words", detail=text)
        if len(text) <= _LONGEST:
            yield from _lines(page, index, tokens)


def _lines(page: Page, index: int, tokens: Tokens) -> Iterator[Evidence]:
    text = page.blocks[index].text
    if _is_page_numbers(page, index) or _is_pager(text):
        yield Evidence(block=index, name="pager_words", detail=text)
    for category, name in _NAMES:
        phrase = next(filter(None, (LEXICON.whole(category, words) for words in _forms(category, tokens))), None)
        if phrase:
            yield Evidence(block=index, name=name, value=certainty(phrase), detail=phrase)
    if _are_counts(text):
        yield Evidence(block=index, name="share_words", detail=text)
    if _AD_TOKEN.search(text):
        yield Evidence(block=index, name="ad_label", detail="erid")


def _forms(category: str, tokens: Tokens) -> Iterator[str]:
    """The words of a text, joined; of a pager also without its numbers, of a count with its number as one."""
    yield tokens.joined
    if category == "pager":
        yield tokens.without_numbers()
    elif category == "share" and NUMBER in tokens.words:
        yield _PARTED_NUMBER.sub(NUMBER, tokens.joined)


def _is_pager(text: str) -> bool:
    """Words of a pager, with numbers or bars between them: "Back 1 2 Next"."""
    return _are_all("pager", text)


def _are_counts(text: str) -> bool:
    """Words of buttons, with numbers between them: "Likes 86 Comments 12"."""
    return bool(_NUMBER.search(text)) and _are_all("share", text)


def _are_all(category: str, text: str) -> bool:
    """Several phrases of the category, with numbers or bars between them."""
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    return len(parts) > 1 and all(LEXICON.whole(category, Tokens(part).joined) for part in parts)


def _opens_next_page(text: str, tokens: Tokens) -> bool:
    """What the next page is about: "Next page: who pays"."""
    label = LEXICON.opening("next_page", tokens)
    if label is None or not label.tokens < len(tokens.words) <= _LONGEST_PREVIEW:
        return False
    return text[label.end :].lstrip()[:1] in COLONS


def _is_page_numbers(page: Page, index: int) -> bool:
    """Numbers that rise, all but the page's own one links."""
    block = page.blocks[index]
    linked = sum(link.text.isdecimal() for link in block.links)
    if not linked or any(map(str.isalpha, block.text)):
        return False
    numbers = list(map(int, _NUMBER.findall(block.text)))
    return len(numbers) > 1 and linked >= len(numbers) - 1 and all(one < other for one, other in pairwise(numbers))
