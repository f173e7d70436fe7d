"""Blocks that repeat what the page's metadata says: title, description, authors, and JSON-LD's body."""

from collections.abc import Iterator, Sequence

from newscrawl.cleaning.identity import registrable_domain
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence
from newscrawl.cleaning.text import squash, words

_SHORTEST_TITLE = 9  # letters; a shorter block has to be the whole title, in an <h1>
_MOST_OF_TITLE = 0.6
_OTHER_WORDING = 0.99
_SHORTEST_DESCRIPTION = 20
_MOSTLY_LINK = 0.5  # share of the text; a description that is a link is the card of another story
_SAME_BEGINNING = 60  # letters; descriptions are often cut off
_LONGEST_BYLINE = 120  # characters
_SHORTEST_IN_BODY = 10


def find_metadata(page: Page, region: Region) -> Iterator[Evidence]:
    """`is_title`, `is_description`, `names_author`, `site_name`, `in_json_ld`, `not_in_json_ld`, `in_recipe`."""
    others = [other for other in map(squash, page.metadata.headline_alternatives) if other]
    description = page.description
    authors = page.metadata.authors
    sites = site_names(page)
    covered = _covered(page, region)
    for index in region.candidates:
        block, squashed = page.blocks[index], page.shapes[index].squashed
        is_long = len(squashed) >= _SHORTEST_TITLE or block.node.tag == "h1"
        if is_long and (likeness := _likeness_to_any(page.title, others, squashed)):
            yield Evidence(block=index, name="is_title", value=likeness)
        if block.link_length < _MOSTLY_LINK * len(block.text) and _same_beginning(description, squashed):
            yield Evidence(block=index, name="is_description")
        if len(block.text) <= _LONGEST_BYLINE and any(_names(name, block.text, squashed) for name in authors):
            yield Evidence(block=index, name="names_author", detail=", ".join(authors))
        if squashed in sites:
            yield Evidence(block=index, name="site_name", detail=block.text)
        if covered and len(squashed) >= _SHORTEST_IN_BODY:
            name = "in_json_ld" if page.in_body_hint[index] else "not_in_json_ld"
            yield Evidence(block=index, name=name, value=covered)
        if index in page.of_recipe:
            yield Evidence(block=index, name="in_recipe")


def site_names(page: Page) -> set[str]:
    """What the page calls its site, and the name in its address, squashed."""
    domain = registrable_domain(page.document.url or page.metadata.canonical_url)
    return {squash(page.metadata.site_name or ""), squash((domain or "").partition(".")[0])} - {""}


def _names(author: str, text: str, squashed: str) -> bool:
    """The name stands there, however it is spelled; one of a single word ("AP") as a word, and most of the text."""
    name = words(author.casefold())
    if len(name) > 1:
        return squash(author) in squashed
    found = words(text.casefold())
    return bool(name) and name[0] in found and len(name[0]) >= _MOST_OF_TITLE * len("".join(found))


def _covered(page: Page, region: Region) -> float:
    """The share of the region's prose that the record holds; what a full record leaves out is telling."""
    if not page.body_hint:
        return 0.0
    held = sum(region.prose[index] for index in region.candidates if page.in_body_hint[index])
    return max(0.01, held / region.total)


def _likeness_to_any(title: str, others: Sequence[str], squashed: str) -> float:
    """1 for the title alone: other wordings of it may be the lead, which some pages name as one."""
    of_title = _likeness(title, squashed) if title else 0.0
    return max((of_title, *(min(_OTHER_WORDING, _likeness(other, squashed)) for other in others)))


def _likeness(title: str, squashed: str) -> float:
    """1 where they are the same; how much of the longer one the other is, where it is most of it; else 0."""
    shorter, longer = sorted((title, squashed), key=len)
    if shorter == longer:
        return 1.0
    share = len(shorter) / len(longer) if len(squashed) >= _SHORTEST_TITLE and shorter in longer else 0.0
    return share if share >= _MOST_OF_TITLE else 0.0


def _same_beginning(description: str, squashed: str) -> bool:
    if min(len(description), len(squashed)) < _SHORTEST_DESCRIPTION:
        return False
    return squashed in description or description[:_SAME_BEGINNING] in squashed
