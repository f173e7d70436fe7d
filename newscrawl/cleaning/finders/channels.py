"""Lines that lead to the publisher's channel elsewhere, told by a network's name that the story does not mention."""

import re
from collections.abc import Iterator

from newscrawl.cleaning.blocks import HEADING_TAGS
from newscrawl.cleaning.lexicon import LEXICON, Tokens
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence

# Names that languages decline ("Telegrami"), put a prefix to or write behind other letters, in the scripts that spell
# them out.
_NAMES = (
    "telegram viber whatsapp facebook instagram youtube tiktok телеграм вайбер ватсап вотсап фейсбук инстаграм ютуб "
    "टेलिग्राम टेलीग्राम भाइबर व्हाट्सएप व्हाट्सऐप फेसबुक यूट्यूब ফেসবুক টেলিগ্রাম হোয়াটসঅ্যাপ ইউটিউব ტელეგრამ ვაიბერ "
    "تلغرام تيليجرام تليجرام واتساب فيسبوك يوتيوب تلگرام טלגרם וואטסאפ ווטסאפ פייסבוק 텔레그램 카카오톡 페이스북 "
    "유튜브 เทเลแกรม เฟซบุ๊ก តេឡេក្រាម テレグラム フェイスブック ユーチューブ 脸书 微信 微博"
).split()
_CJK = r"\u3040-\u30ff\u3400-\u9fff"  # the network that is called Line in Latin letters
_NAME = re.compile(
    rf"{'|'.join(_NAMES)}|whats app|google (?:news|discover)|zalo|kakaotalk|(?-i:(?<=[{_CJK}])LINE|LINE(?=[{_CJK}]))",
    re.IGNORECASE,
)
_FEWEST, _LONGEST = 4, 25  # words of such a line
_WHOLE = 0.9  # share of the line
_MOST_SENTENCES = 2
_LONGEST_ENDING = 3  # words
_SENTENCES = re.compile(r"[.!?。！？।،]\s*|\s[–—-]\s")  # and what stands behind a dash
_CLOSING_QUOTES = frozenset("\"”“»」』’'")
_OPENING_QUOTES = frozenset("\"“„«»「『‘'")
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»\s]+(?:\s[^\"“”„«»\s]+){3,}[\"“”»]")  # four words; names stand there too


def find_channels(page: Page, region: Region) -> Iterator[Evidence]:
    """`channel`: a line that is one link, or all in bold type or italics with a call's mark, that names a network.

    Not where the title or another line of some words names one too: then it is what the story is about.
    `follow`: a line that asks the reader to follow or join, and names a network that no other text does.
    """
    yield from _asking(page, region)
    found = [index for index in region.candidates if _is_line(page, index) and _names(page, index)]
    if len(found) != 1 or _NAME.search(page.metadata.title or ""):
        return
    if not any(_is_text(page, index) and _names(page, index) for index in region.candidates if index != found[0]):
        yield Evidence(block=found[0], name="channel", detail=page.blocks[found[0]].text)


def _asking(page: Page, region: Region) -> Iterator[Evidence]:
    asking = {index: _networks(page.blocks[index].text) for index in region.candidates if _asks(page, index)}
    if not any(asking.values()):
        return
    others = (page.blocks[i].text for i in region.candidates if i not in asking and _is_text(page, i))
    mentioned = _networks(page.metadata.title or "").union(*map(_networks, others))
    for index, networks in asking.items():
        if networks - mentioned:
            yield Evidence(block=index, name="follow", detail=", ".join(sorted(networks)))


def _asks(page: Page, index: int) -> bool:
    """A sentence or two, one of which opens or ends with such words, and in which nobody is quoted."""
    shape, block = page.shapes[index], page.blocks[index]
    is_line = _FEWEST <= shape.words <= _LONGEST and block.node.tag not in HEADING_TAGS
    if not is_line or shape.stops > _MOST_SENTENCES or _QUOTED.search(block.text):
        return False
    if block.text[0] in _OPENING_QUOTES or block.text.rstrip(".!?…")[-1:] in _CLOSING_QUOTES:
        return False
    return any(_is_request(sentence) for sentence in _SENTENCES.split(block.text))


def _is_request(sentence: str) -> bool:
    """Many languages have the verb first, others last."""
    tokens = Tokens(sentence)
    if LEXICON.opening("follow", tokens):
        return True
    ends = (" ".join(tokens.words[-count:]) for count in range(1, _LONGEST_ENDING + 1))
    return any(LEXICON.whole("follow", words) for words in ends)


def _networks(text: str) -> set[str]:
    return {name.casefold() for name in _NAME.findall(text)}


def _names(page: Page, index: int) -> bool:
    return _NAME.search(page.blocks[index].text) is not None


def _is_line(page: Page, index: int) -> bool:
    block = page.blocks[index]
    if not _FEWEST <= page.shapes[index].words <= _LONGEST or block.node.tag in HEADING_TAGS:
        return False
    set_off = max(block.bold_length, block.italic_length) if block.text.endswith(("!", "！")) else 0
    return max(block.link_length, set_off) >= _WHOLE * len(block.text)


def _is_text(page: Page, index: int) -> bool:
    """Some words that are no link: no button of a share bar."""
    return page.shapes[index].words >= _FEWEST and page.blocks[index].link_length < _WHOLE * len(
        page.blocks[index].text
    )
