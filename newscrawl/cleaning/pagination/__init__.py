"""Does the article go on on another page, where, and how its pages become one result.

`address` reads the page number out of an address, `links` finds the page that follows, `joining` makes one result of
many, `whole` takes the show-all view for them. A following page counts only with evidence that it is the same article;
a "next" link alone is none, because it leads as often to another story, to comments or to a list.
"""

from newscrawl.cleaning.pagination.joining import is_same_article, join_pages
from newscrawl.cleaning.pagination.links import (
    OtherPages,
    find_next_page,
    find_other_pages,
    find_whole_page,
    next_page_of,
    whole_page_of,
)
from newscrawl.cleaning.pagination.whole import holds_whole, join_whole

__all__ = [
    "OtherPages",
    "find_next_page",
    "find_other_pages",
    "find_whole_page",
    "holds_whole",
    "is_same_article",
    "join_pages",
    "join_whole",
    "next_page_of",
    "whole_page_of",
]
