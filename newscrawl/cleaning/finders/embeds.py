"""Posts of other services set into the page: they are quoted objects, not the article's own text."""

import re
from collections.abc import Iterator

from newscrawl.cleaning.blocks import Block, Node
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence

# The class names that the services' own embed codes use.
_EMBED_CLASS = re.compile(
    r"twitter-(?:tweet|video|quote)|instagram-media|tiktok-embed|fb-(?:post|video)|bluesky-embed|mastodon-embed|"
    r"reddit-(?:card|embed)|telegram-post|pinterest-|truthsocial-embed|threads-|text-post-media"
)


# "— Name (@handle) May 6, 2025": how a quoted post ends where its code's own class was stripped.
_ATTRIBUTION = re.compile(r"^[—–-]\s?.{1,80}\(@\w{2,30}\)\s.{0,40}\d{4}\W*$")


def find_embeds(page: Page, region: Region) -> Iterator[Evidence]:
    """`embedded_post`: the block stands in an embed code's own element, or in a quote that ends with a handle."""
    services: dict[Node, str | None] = {}
    quotes = {block.node.parent if block.node.tag == "p" else block.node for block in _attributions(page)}
    for index in region.candidates:
        node = page.blocks[index].node
        if node in quotes or node.parent in quotes:
            yield Evidence(block=index, name="embedded_post", detail="a post's name and handle stand below it")
            continue
        service = _service(node, services)
        if service:
            yield Evidence(block=index, name="embedded_post", detail=service)


def _attributions(page: Page) -> Iterator[Block]:
    for block in page.blocks:
        if _ATTRIBUTION.match(block.text) and "blockquote" in _tags_around(block.node):
            yield block


def _tags_around(node: Node) -> tuple[str, ...]:
    return (node.tag, node.parent.tag) if node.parent else (node.tag,)


def _service(node: Node, known: dict[Node, str | None]) -> str | None:
    """The embed code's class on the node, or on the nearest above it; `known` remembers the answers."""
    unread: list[Node] = []
    above: Node | None = node
    while above is not None and above not in known:
        unread.append(above)
        above = above.parent
    found = known[above] if above is not None else None
    for one in reversed(unread):
        match = _EMBED_CLASS.search(one.classes)
        known[one] = found = match.group() if match else found
    return found
