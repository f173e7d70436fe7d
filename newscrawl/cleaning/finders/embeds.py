"""Posts of other services set into the page: they are quoted objects, not the article's own text."""

import re
from collections.abc import Iterator

from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence
from newscrawl.cleaning.segmentation import Node

# The class names that the services' own embed codes use.
_EMBED_CLASS = re.compile(
    r"twitter-(?:tweet|video|quote)|instagram-media|tiktok-embed|fb-(?:post|video)|bluesky-embed|mastodon-embed|"
    r"reddit-(?:card|embed)|telegram-post|pinterest-|truthsocial-embed|threads-|text-post-media"
)


def find_embeds(page: Page, region: Region) -> Iterator[Evidence]:
    """`embedded_post`: the block stands in an embed code's own element."""
    for index in region.candidates:
        for node in page.blocks[index].node.ancestors():
            service = _service(node)
            if service:
                yield Evidence(block=index, name="embedded_post", detail=service)
                break


def _service(node: Node) -> str | None:
    match = _EMBED_CLASS.search(node.element.get("class") or "")
    return match.group() if match else None
