"""What a page gives to the memory of its site, and what it asks of it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urljoin, urlsplit

from newscrawl.cleaning.blocks import Block, Node
from newscrawl.cleaning.cohesion import measure_cohesion
from newscrawl.cleaning.decision import Decision
from newscrawl.cleaning.identity import normal_url, registrable_domain, split_address
from newscrawl.cleaning.links import looks_like_article
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.memory import Observation, SeenHeadline, SeenSlot, Traces, key_of, page_key
from newscrawl.cleaning.memory_rules import MEMORY_RULES
from newscrawl.cleaning.page import Page, element_name
from newscrawl.cleaning.remove_rules import REMOVE_RULES
from newscrawl.cleaning.text import squash, word_count

_SHORTEST_LINE = 5  # letters; shorter ones are numbers, initials and bullets
_SHORTEST_TITLE, _FEWEST_WORDS = 12, 4  # letters and words, from which a text is a headline and no label
_SKETCH = 12  # lines
_OWN_WORDS = 0.25  # share of words that the rest of the article uses; of genuine paragraphs nine in ten have more
_WHOLE_LINK = 0.9
_CERTAIN = 0.1  # probability below which a removal by the learned weights counts
_NUMBERS = re.compile(r"\d{3,}")  # of posts and advertisements; "h2" and "col-md-8" stay
_REMOVING = frozenset(rule.name for rule in REMOVE_RULES)
_REMEMBERING = frozenset(rule.name for rule in MEMORY_RULES)


def trace(page: Page, region: Region) -> Traces:
    """The keys of a page."""
    address = _address(page)
    lines = {
        index: key_of(page.shapes[index].squashed)
        for index in region.candidates
        if len(page.shapes[index].squashed) >= _SHORTEST_LINE and not page.shapes[index].squashed.isdigit()
    }
    return Traces(
        site=registrable_domain(page.document.url or address) or "",
        page=page_key(address) if address else key_of(" ".join(map(str, lines.values()))),
        also=frozenset({page_key(page.document.url)} if page.document.url else ()),
        titles=frozenset(map(key_of, _titles(page))),
        sketch=frozenset(sorted(_own_lines(page, region, lines))[:_SKETCH]),
        lines=lines,
        slots={index: key_of(slot_name(page, index)) for index in region.candidates},
    )


def slot_name(page: Page, index: int) -> str:
    """A block's slot, as a person reads it: `p.lead`, or `p<div.story` where the element has no class of its own."""
    signature = page.signatures[index]
    name = signature.own.partition("<")[0].rstrip(".") if signature.own_class else signature.own
    return _NUMBERS.sub("#", name)


def container_name(container: Node | None) -> str | None:
    """The element that holds the body, as a person reads it: `div.story text`; None where there is none."""
    return _NUMBERS.sub("#", element_name(container)).rstrip(".") if container else None


def observe(page: Page, decisions: Sequence[Decision], traces: Traces) -> Observation:
    """What is learned from a page that was decided on."""
    return Observation(
        traces=traces,
        texts={key: page.blocks[index].text for index, key in traces.lines.items()},
        slots=_seen_slots(page, decisions, traces),
        headlines=tuple(dict.fromkeys(_seen_headlines(page, traces))),
    )


def is_headline(squashed: str, text: str) -> bool:
    """Long enough to be told from a label or a section's name."""
    return len(squashed) >= _SHORTEST_TITLE and word_count(text) >= _FEWEST_WORDS


def shown_headline(text: str, url: str) -> SeenHeadline | None:
    """The headline that a listing or a link shows for a story's address; None where it is no more than a label."""
    squashed = squash(text)
    if not is_headline(squashed, text):
        return None
    return SeenHeadline(key=key_of(squashed), page=page_key(url), url=normal_url(url))


def _address(page: Page) -> str | None:
    address = page.metadata.canonical_url or page.document.url
    return normal_url(address) if address else None


def _titles(page: Page) -> list[str]:
    titles = (page.metadata.title or "", *page.metadata.headline_alternatives)
    return [squashed for title in titles if (squashed := squash(title))]


def _own_lines(page: Page, region: Region, lines: dict[int, int]) -> Iterator[int]:
    """The body's lines that speak in the article's words; prompts between them mostly do not."""
    cohesion = measure_cohesion(page, region)
    for index, key in lines.items():
        if index in region.body and cohesion[index][0] >= _OWN_WORDS:
            yield key


def _seen_slots(page: Page, decisions: Sequence[Decision], traces: Traces) -> dict[int, SeenSlot]:
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    names: dict[int, str] = {}
    for decision in decisions:
        key = traces.slots.get(decision.index)
        if key is None or decision.rule in _REMEMBERING:
            continue
        if decision.keep or decision.rule in _REMOVING or decision.probability < _CERTAIN:
            counts[key][not decision.keep] += 1
            names.setdefault(key, slot_name(page, decision.index))
    return {key: SeenSlot(name=names[key], kept=kept, removed=removed) for key, (kept, removed) in counts.items()}


def _seen_headlines(page: Page, traces: Traces) -> Iterator[SeenHeadline]:
    address = _address(page)
    if address is None:
        return
    if is_headline(page.title, page.metadata.title or ""):
        yield SeenHeadline(key=key_of(page.title), page=traces.page, url=address)
    base = page.document.base_url or address
    host = (split_address(base) or urlsplit("")).netloc
    for block, shape in zip(page.blocks, page.shapes, strict=True):
        link = _whole_link(block)
        if link is not None and looks_like_article(link) and is_headline(shape.squashed, block.text):
            url = _on_site(link, base, host)
            if url is not None:
                yield SeenHeadline(key=key_of(shape.squashed), page=page_key(url), url=url)


def _whole_link(block: Block) -> str | None:
    """The address of the link that a block is as a whole."""
    link = block.links[0] if block.links else None
    return link.url if link and link.end - link.start >= _WHOLE_LINK * len(block.text) else None


def _on_site(link: str, base: str, host: str) -> str | None:
    """The whole address of a story of the same site."""
    try:
        url = normal_url(urljoin(base, link.strip()))
    except ValueError:
        return None
    parts = split_address(url)
    if parts is None or not looks_like_article(unquote(parts.path)):
        return None
    return url if parts.netloc == host or registrable_domain(url) == registrable_domain(base) else None
