"""Tags as a reader would see them: publishing systems put notes of their own among them."""

import re
from collections.abc import Iterable, Iterator

from newscrawl.cleaning.metadata.text import clean, cleaned

_BREAK = re.compile(r"\s*[,;，、،|]\s*")
_IDENTIFIER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+", re.IGNORECASE)
_SWITCH = re.compile(r"@\S*|\S*_\S*")  # "@app", "type_news": what a template or a channel asks for
_LABEL = re.compile(r"(?:nlp )?(?:category|entity tokens|keywords?|subjects?|tags?|topics?)\s*:\s*", re.IGNORECASE)
_NOTE = re.compile(r"(?:adnode|channel|section|source|type)\s*:", re.IGNORECASE)  # says no word on what it is about


def read_tags(listed: Iterable[str]) -> tuple[str, ...]:
    """The tags of a page's lists, each once, in order; a string may hold several.

    >>> read_tags(["Category: Travel, type_news, Oil &amp; gas; 98be933f-38cf-4fba-b6c6-ad438e82010a"])
    ('Travel', 'Oil & gas')
    """
    return cleaned(_tags(listed))


def _tags(listed: Iterable[str]) -> Iterator[str]:
    for text in listed:
        for tag in _BREAK.split(clean(text)):
            is_word = any(map(str.isalnum, tag)) and not _IDENTIFIER.fullmatch(tag) and not _SWITCH.fullmatch(tag)
            if is_word and not _NOTE.match(tag):
                yield _LABEL.sub("", tag, count=1) if _LABEL.match(tag) else tag
