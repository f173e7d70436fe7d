"""Lines that lead to the publisher's channel elsewhere, told by a network's name that the story does not mention."""

import re
from collections.abc import Iterator

from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence

# Names that languages decline ("Telegrami kanalis"), in the scripts that spell them out.
_NAMES = (
    "telegram viber whatsapp facebook instagram youtube tiktok телеграм вайбер ватсап вотсап фейсбук инстаграм ютуб "
    "तेलेग्राम टेलिग्राम टेलीग्राम भाइबर व्हाट्सएप व्हाट्सऐप ফেসবুক টেলিগ্রাম হোয়াটসঅ্যাপ ტელეგრამ ვაიბერ "
    "تلغرام تيليجرام تليجرام واتساب טלגרם וואטסאפ ווטסאפ 텔레그램 카카오톡 เทเลแกรม តេឡេក្រាម テレグラム"
).split()
_NAME = re.compile(rf"(?<!\w)(?:{'|'.join(_NAMES)}|whats app|google news)", re.IGNORECASE)
_LONGEST = 25  # words
_WHOLE = 0.9  # share of the line


def find_channels(page: Page, region: Region) -> Iterator[Evidence]:
    """`channel`: a line in bold type or italics, or one link, that names a network; no paragraph of the body does."""
    found = {index: name for index in region.candidates if (name := _name_in_line(page, index))}
    if not found or any(_NAME.search(page.blocks[index].text) for index in region.body.difference(found)):
        return
    for index, name in found.items():
        yield Evidence(block=index, name="channel", detail=name)


def _name_in_line(page: Page, index: int) -> str | None:
    if page.shapes[index].words > _LONGEST or not _is_set_off(page, index):
        return None
    name = _NAME.search(page.blocks[index].text)
    return name.group() if name else None


def _is_set_off(page: Page, index: int) -> bool:
    block = page.blocks[index]
    return max(block.bold_length, block.italic_length, block.link_length) >= _WHOLE * len(block.text)
