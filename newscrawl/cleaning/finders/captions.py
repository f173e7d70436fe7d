"""Captions and credits of pictures."""

import re
from collections.abc import Collection, Iterator

from newscrawl.cleaning.blocks import Block, Node
from newscrawl.cleaning.finders.metadata import site_names
from newscrawl.cleaning.lexicon import LEXICON, Match, Tokens
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence
from newscrawl.cleaning.text import COLONS, opens_small, squash, word_count

_LONGEST_CREDIT, _LONGEST_SHORTENED = 120, 3  # characters; of a word that is cut short
_LONGEST_NAMES = 6  # words: a name or two
_IN_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{2,60})[)）\]]\W*$")
_LAST_SENTENCE = re.compile(r"(?:[.!?…。！？»”\"')\]]\s+|\s[/|–—-]\s?)((?:[^\W\d]{1,5}\.\s?)?[^.!?…。！？]{3,80})\.?$")
_LONGEST_CAPTION = 250  # characters
# Chinese sets the word behind the name: "码头的清晨。 周斌 摄", "视觉中国供图", "（周斌摄）".
# Ordinary words end in the sign for a photograph too.
_CREDIT_BEHIND = re.compile(
    r"(?:^|[。！？」”》）\s])(?:[^。！？，\s]{0,8}(供图|供圖|视频截图|报道截图|网络截图)"
    r"|[^。！？，\s]{2,8}\s(摄|攝|资料图?片?|資料圖?片?)|\w{0,6}(?:记者|記者|通讯员|通訊員)[\u3400-\u9fff]{2,3}([摄攝]))[)）】]?$"
    r"|[(（]\w{0,6}[\u3400-\u9fff]{2,3}([摄攝]影?)[)）]$"
    r"|(?:记者|記者)[\u3400-\u9fff]{2,4}[/／]([摄攝]影)$"
    r"|[(（][\u3040-\u30ff\u3400-\u9fff・]{2,12}(撮影)[)）]$"  # Japanese
)
_DEPTH = 5  # elements between a caption and its figure
_IMAGE_TAGS = ("img", "picture", "amp-img")  # no icons
_MEDIA_TAGS = ("img", "picture", "video", "amp-img", "svg")


def find_captions(page: Page, region: Region) -> Iterator[Evidence]:
    """`caption_place` (in a figure), `by_picture` (an image in the same or the previous small element), `credit`.

    `credit_at_end`: the last sentence is one, and a picture stands by it. Of 170 such blocks of labelled pages none is
    body. Without a picture, as of one that a script brings, it is worth a half.
    """
    houses = {*map(squash, page.metadata.authors), *site_names(page)}
    by_picture: dict[Node, bool] = {}  # many blocks may stand in one element
    for index in region.candidates:
        block = page.blocks[index]
        if block.node not in by_picture:
            by_picture[block.node] = _by_picture(block.node)
        if _nearest(block.node, ("figure", "figcaption", "blockquote")) in ("figure", "figcaption"):
            yield Evidence(block=index, name="caption_place")
        if by_picture[block.node]:
            yield Evidence(block=index, name="by_picture")
        credit = _credit(page, block)
        if credit:
            yield credit
        is_short = len(block.text) <= _LONGEST_CAPTION
        if not (is_short or by_picture[block.node]):
            continue
        phrase = _last_credit(block.text)
        is_beside = by_picture[block.node]
        if is_beside and ((phrase and _is_pictures(block.node, phrase)) or _own_credit(block.text, houses)):
            yield Evidence(block=index, name="credit_at_end", detail=phrase or block.text)
        elif phrase and is_short and _is_photo_credit(block.text, phrase):
            yield Evidence(block=index, name="credit_at_end", value=0.5, detail=phrase)


def _is_pictures(node: Node, phrase: str) -> bool:
    """The credit is of a picture in the element, or of an image just above; a "Source:" there may be the text's."""
    before = node.element.getprevious()
    is_above = before is not None and next(before.iter(*_IMAGE_TAGS), None) is not None
    return _has_picture(node) or (is_above and not _is_source(phrase))


def _is_source(phrase: str) -> bool:
    return LEXICON.opening("production_note", Tokens(phrase)) is not None


def _is_photo_credit(text: str, phrase: str) -> bool:
    """The word is one for photographs alone, and a colon stands behind it: without a picture nothing else tells."""
    word = phrase.rstrip(".")
    behind = text[text.casefold().rfind(word.casefold()) + len(word) :].lstrip()
    signs = (*COLONS, "=", ".") if _is_shortened(phrase) else (*COLONS, "=")
    return behind.startswith(signs) and LEXICON.whole("photo_credit", Tokens(phrase).joined) is not None


def _is_shortened(phrase: str) -> bool:
    return len(phrase.rstrip(".")) <= _LONGEST_SHORTENED


def _last_credit(text: str) -> str | None:
    """The word for a credit that opens the last sentence or a bracket; in Chinese what stands behind a name."""
    end = text[-_LONGEST_CREDIT:]
    last = _LAST_SENTENCE.search(end) or _IN_BRACKETS.search(end)
    match = LEXICON.opening("credit", Tokens(last.group(1))) if last else None
    if match and last and _certainty(match, last.group(1)[match.end :].strip()) == 1:
        return match.phrase
    behind = _CREDIT_BEHIND.search(text)
    return behind[behind.lastindex or 0] if behind else None


def _own_credit(text: str, houses: Collection[str]) -> str | None:
    """A bracket or a last sentence of two names with a bar between them, one of them the author's or the site's."""
    end = text[-_LONGEST_CREDIT:]
    last = (_IN_BRACKETS.search(end) or _LAST_SENTENCE.search(end)) if "/" in end else None
    name, bar, other = last.group(1).partition("/") if last else ("", "", "")
    return last.group(1) if last and bar and not {squash(name), squash(other)}.isdisjoint(houses) else None


def _nearest(node: Node, tags: Collection[str]) -> str | None:
    """The first of these tags at or above an element; WordPress sets pull quotes into figures too."""
    return next(
        (above.tag for above, _ in zip(node.ancestors(), range(_DEPTH), strict=False) if above.tag in tags), None
    )


def _by_picture(node: Node) -> bool:
    """An image stands in the element or in the element just before it."""
    if _has_picture(node):
        return True
    before = node.element.getprevious()
    if before is None or not isinstance(before.tag, str):
        return False
    has_text = bool("".join(before.itertext()).strip()) if len(before) < 4 else True
    return not has_text and next(before.iter(*_MEDIA_TAGS), None) is not None


def _has_picture(node: Node) -> bool:
    """The icon of a button is none."""
    return any(media.getparent().tag != "button" for media in node.element.iter(*_MEDIA_TAGS))


def _credit(page: Page, block: Block) -> Evidence | None:
    found = _credit_word(page, block)
    if found is None:
        return None
    text, match = found
    certainty = _certainty(match, text[match.end :].strip())
    if certainty < 1 and page.shapes[block.index].finished:
        return None  # "Ist das so?", which opens with the word of an Indonesian credit
    return Evidence(block=block.index, name="credit", value=certainty, detail=match.phrase)


def _credit_word(page: Page, block: Block) -> tuple[str, Match] | None:
    """The word that opens the block, from the sign on, or in the bracket at the end; and the text that it stands in."""
    text, sign = block.text, block.text.find("©", 0, _LONGEST_CREDIT)
    if len(text) <= _LONGEST_CREDIT and (match := LEXICON.opening("credit", page.tokens(block.index))):
        return text, match
    if sign >= 0 and (match := LEXICON.opening("credit", Tokens(text[sign:]))):
        return text[sign:], match
    bracket = _IN_BRACKETS.search(text[-_LONGEST_CREDIT:])
    match = LEXICON.within("credit", Tokens(bracket.group(1))) if bracket else None
    return (bracket.group(1), match) if bracket and match else None


def _certainty(credit: Match, behind: str) -> float:
    """1 where just names can follow two words ("Photo by"), one with a colon, or the sign; "Video" opens headlines."""
    signs = f"{COLONS}." if _is_shortened(credit.phrase) else COLONS  # "Fot. Nora Lind"
    name = behind.lstrip(signs if credit.phrase.isascii() else f"{signs}=").lstrip()
    is_label = credit.tokens > 1 or credit.phrase == "©" or name != behind
    is_certain_label = credit.tokens > 1 and name != behind  # "Photo source: the archive of the station"
    is_short = word_count(name) <= _LONGEST_NAMES
    is_name = word_count(name) <= 1 or (is_short and (is_certain_label or not opens_small(name)))
    return 1.0 if is_label and is_name else 0.5
