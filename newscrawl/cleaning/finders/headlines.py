"""Links that are headlines of other stories.

The words of a link's text, found in the link's own address, say "this is the headline of the target": in any language,
with nothing else known. Link density alone is a coin flip inside articles, so it is weak evidence by itself.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter

from newscrawl.cleaning.blocks import Block, Node
from newscrawl.cleaning.links import leads_to_service
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence, Link
from newscrawl.cleaning.text import opens_small, squash, word_count

_WHOLE = 0.9  # share of the block's text that is link
_LEAST_OVERLAP = 0.3
_OWN_SLUG = 0.6  # overlap from which a link's text is its target's headline
_CARD_BLOCKS = 6  # an element with more is no card
_REACH = 2  # blocks between a card's headline and its summary
# "teaser", "c-promo"; "no-promo" says that it is none.
_CALLED_TEASER = re.compile(r"(?:^|[\s_-])(?<!no-)(?<!has-)(?:teaser|promo)(?![a-z])", re.IGNORECASE)
_LEVELS_OF_CARD = 4  # from its summary
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_LONGEST_LINE = 80  # characters
_MOSTLY_LINK = 0.4
_BOX_BLOCKS = 12
_RUN_OVERLAP = 0.6  # of a headline in a run of links
_BRACKETS = ("()", "[]", "（）", "【】")
_LEAST_WORDS = 4  # of a link to a story
_ARROW = re.compile(r"^(?:>+|→|⇒|➡️?|►|▶️?|👉|[»›]\s)")


def find_headlines(page: Page, region: Region) -> Iterator[Evidence]:
    """What links say: the names below that end in `link`, `below_headline`, `pointer` and `inline_teaser`."""
    for index in region.candidates:
        block = page.blocks[index]
        headline = _headline_above(page, region, block)
        if headline is not None:
            yield Evidence(block=index, name="below_headline", detail=headline.text)
        if block.link_length >= _WHOLE * len(block.text):
            yield Evidence(block=index, name="whole_link", value=block.link_length / len(block.text))
        if block.links and _ARROW.match(block.text):
            yield Evidence(block=index, name="pointer", value=block.link_length / len(block.text))
        if _heads_teasers(page, region, block):
            yield Evidence(block=index, name="heads_teasers")
        yield from _targets(page, block)
        yield from _runs(page, block)


def _targets(page: Page, block: Block) -> Iterator[Evidence]:
    offers = _offers_services(block)
    for link in block.links:
        share = (link.end - link.start) / len(block.text)
        if leads_to_service(link.url):
            yield Evidence(block=block.index, name="service_link", value=1.0 if offers else share, detail=link.url)
        target = page.target(link)
        if target is None:
            continue
        if target.slug_overlap >= _LEAST_OVERLAP:
            yield Evidence(
                block=block.index,
                name="headline_link",
                value=target.slug_overlap * share,
                detail=f"{link.text} → {link.url}",
            )
        if target.article:
            yield Evidence(block=block.index, name="article_link", value=share, detail=link.url)
        if target.sibling and target.same_site:
            yield Evidence(block=block.index, name="sibling_link", value=share, detail=link.url)
        if not target.same_site:
            yield Evidence(block=block.index, name="foreign_link", value=share, detail=link.url)


def _heads_teasers(page: Page, region: Region, block: Block) -> bool:
    """A heading, or a short line without a full stop, above a list or in a box whose first items lead to stories."""
    below = page.blocks[block.index + 1 : block.index + 3]
    if block.links or len(below) < 2:
        return False
    is_line = len(block.text) < _LONGEST_LINE and not page.shapes[block.index].finished
    if not is_line and block.node.tag not in _HEADINGS:
        return False
    return all(_is_item(region, block, other) and _is_teaser(page, other) for other in below)


def _is_item(region: Region, heading: Block, block: Block) -> bool:
    """An item of a list, or of the small element that the heading stands in and that is not the article's own."""
    near = [node for node, _ in zip(block.node.ancestors(), range(4), strict=False)]
    above = [node for node, _ in zip(heading.node.ancestors(), range(3), strict=False)][1:]
    shared = set(near) & set(above)
    body = set(region.container.ancestors()) if region.container is not None else set()
    in_box = any(region.masses[node].blocks <= _BOX_BLOCKS for node in shared - body)
    return in_box or any(node.tag == "li" for node in near[:3])


def _is_teaser(page: Page, block: Block) -> bool:
    linked = sum(link.end - link.start for link in block.links if (t := page.target(link)) is not None and t.article)
    return linked >= _MOSTLY_LINK * len(block.text)


def _offers_services(block: Block) -> bool:
    """Several links named after services ("Instagram") are much of it, or it is an item of a list of services."""
    services = [link for link in block.links if leads_to_service(link.url)]
    named = [link for link in services if squash(link.text) in link.url.lower().partition("//")[2].partition("/")[0]]
    is_much = len(named) > 1 and sum(link.end - link.start for link in named) >= _MOSTLY_LINK * len(block.text)
    return is_much or bool(services and block.node.tag == "li" and _lists_services(block.node))


def _lists_services(item: Node) -> bool:
    """The items of its list are several, and each leads to a service."""
    above = item.element.getparent()
    items = list(islice(above.iterchildren("li"), _BOX_BLOCKS + 1)) if above is not None else []
    return 1 < len(items) <= _BOX_BLOCKS and all(any(map(leads_to_service, one.xpath(".//a/@href"))) for one in items)


def _runs(page: Page, block: Block) -> Iterator[Evidence]:
    """Two and more stories side by side, nothing but space between them: a list, or a card that opens over a name."""
    for run in _touching(page, block):
        for part in _parts(page, run):
            stories = [link for link in part if _is_story(page, link)]
            if len({link.url for link in stories}) > 1:  # an editor may have split one link in two
                span = _with_brackets(block.text, part[0].start, part[-1].end)
                yield Evidence(block=block.index, name="inline_teaser", detail=stories[0].text, span=span)


def _touching(page: Page, block: Block) -> Iterator[list[Link]]:
    """Runs of links that lead to stories, or that repeat the address of a link before them, as a card's name does."""
    run: list[Link] = []
    met: set[str] = set()
    for link in block.links:
        belongs = _is_story(page, link) or (link.url in met and page.target(link) is not None)
        met.add(link.url)
        if run and not (belongs and _touches(block.text, run[-1], link)):
            yield run
            run = []
        if belongs:
            run.append(link)
    yield run


def _parts(page: Page, run: Sequence[Link]) -> Iterator[list[Link]]:
    """What of a run is other stories for certain: all of a card with a headline in it, else only the headlines.

    Two links of a sentence may touch, and lead to stories; a name said again with its own link is no sentence.
    """
    is_headline = [_is_story(page, link) and _is_headline(page, link) for link in run]
    if any(is_headline) and not all(_is_story(page, link) for link in run):
        yield list(run)
        return
    for certain, group in groupby(zip(is_headline, run, strict=True), key=itemgetter(0)):
        if certain:
            yield [link for _, link in group]


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """The span, with the brackets around it."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if before[-1:] + after[:1] in _BRACKETS:
        return len(before) - 1, len(text) - len(after) + 1
    return start, end


def _is_story(page: Page, link: Link) -> bool:
    target = page.target(link)
    return target is not None and target.article and word_count(link.text) >= _LEAST_WORDS


def _is_headline(page: Page, link: Link) -> bool:
    target = page.target(link)
    return target is not None and target.slug_overlap >= _RUN_OVERLAP and not opens_small(link.text)


def _touches(text: str, one: Link, other: Link) -> bool:
    return not text[one.end : other.start].strip()


def _headline_above(page: Page, region: Region, block: Block) -> Block | None:
    """The linked headline of another story just above, in the same small element: by its address, or by its class.

    Above the page's own headline stands the linked name of a section or of a series.
    """
    title = next((i for i in range(block.index, block.index - _REACH, -1) if _is_own_headline(page, i)), -1)
    for other in page.blocks[max(0, title, block.index - _REACH) : block.index]:
        if other.link_length < _WHOLE * len(other.text) or other.node is block.node:
            continue
        around = {other.node.parent, other.node.parent.parent if other.node.parent else None}
        shared = (around & {block.node, block.node.parent}) - {None}
        in_card = any(region.masses[node].blocks <= _CARD_BLOCKS for node in shared)
        is_called = block.index > region.first and _is_called_teaser(page, block.node, other)
        if in_card and (is_called or _leads_to_story(page, other)):
            return other
    return None


def _is_own_headline(page: Page, index: int) -> bool:
    is_wording = index >= 0 and page.shapes[index].squashed in page.wordings
    return is_wording and page.blocks[index].node.tag == "h1"


def _is_called_teaser(page: Page, node: Node, headline: Block) -> bool:
    """A class of the card says so, and its heading links to the site: lists of goods have other names."""
    if headline.node.tag not in _HEADINGS or page.shapes[headline.index].squashed in page.wordings:
        return False
    above = zip(node.ancestors(), range(_LEVELS_OF_CARD), strict=False)
    if not any(_CALLED_TEASER.search(one.classes) for one, _ in above):
        return False
    targets = (page.target(link) for link in headline.links if word_count(link.text) >= _LEAST_WORDS)
    return any(target is not None and target.same_site for target in targets)


def _leads_to_story(page: Page, block: Block) -> bool:
    targets = (page.target(link) for link in block.links)
    return any(target is not None and target.article and target.slug_overlap >= _OWN_SLUG for target in targets)
