"""What belongs to another story that the page appends below its own."""

from collections.abc import Iterator

from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Evidence


def find_appended(page: Page, region: Region) -> Iterator[Evidence]:
    """`other_story`."""
    for index in region.candidates:
        if page.blocks[index].node in region.appended:
            yield Evidence(block=index, name="other_story")
