"""Pages that stand in a story's place: errors, checks of the reader, walls. And what a site says of itself.

They come with the status of a page that is there, and their few sentences are prose like any other's. What they are
stands in their titles, as a whole: "Page not found", "Just a moment...", "Privacy policy". A story's title is longer,
and its page mostly says that it is an article.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from newscrawl.cleaning.lexicon import LEXICON, Tokens, certainty
from newscrawl.cleaning.metadata.visible import page_title
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Verdict

_BREAK = re.compile(r"\s+[|\-–—•·»«/:]{1,2}\s+|\s*[|｜│]\s*")
_LONGEST_NAME = 4  # words: of a site, beside a phrase
_LONGEST_NOTICE = 1_500  # characters
_BEGINNING = 1_000  # characters of the text, in which a notice says what it is
_ARTICLE_OF_DATA = re.compile(r"(?:Article|Posting|Report|Review)$")  # in schema.org; "article" is OpenGraph's
# Of HTTP, as titles name them.
_STATUSES: Mapping[str, Collection[str]] = {"not_found": ("404", "410"), "blocked": ("403", "429", "500", "502", "503")}
_SAYS: Mapping[Verdict, str] = {
    "not_found": "says that there is no such page",
    "blocked": "refuses, checks or asks the reader instead of showing a story",
}


def read_notice(page: Page, text: str) -> tuple[Verdict, str] | None:
    """The verdict on a page that stands in a story's place, and one sentence that says why; None: it does not.

    In: the page, and the text that would be stored.
    """
    if page.is_called_article or len(text) > _LONGEST_NOTICE:
        return None
    for verdict, says in _SAYS.items():
        for title in _titles(page):
            if _titled(verdict, title):
                return verdict, f'this page {says}: "{title}"'
    found = LEXICON.within("blocked_text", Tokens(text[:_BEGINNING]))
    return ("blocked", f'this page {_SAYS["blocked"]}: "{found.phrase}"') if found else None


def about_the_site(page: Page) -> str | None:
    """One sentence on a page on which a site speaks of itself: its terms, who writes there. Else None.

    Systems for blogs call all their pages articles in OpenGraph: there several words have to say so, and JSON-LD to be
    silent.
    """
    if any(_ARTICLE_OF_DATA.search(name) for name in page.metadata.types):
        return None
    for title in _titles(page):
        phrase = _titled("service_page", title)
        if phrase and (certainty(phrase) == 1 or not page.is_called_article):
            return f'this page is about the site: "{title}"'
    return None


def _titles(page: Page) -> Iterator[str]:
    """`<title>`, and the headline."""
    yield from (title for title in (page_title(page.document), page.metadata.title) if title)


def _titled(category: str, title: str) -> str | None:
    """The phrase that a title is, or that a part of it is, if all others are such phrases or a site's name."""
    if whole := LEXICON.whole(category, Tokens(title).joined):
        return whole
    parts = _BREAK.split(title)
    phrases = [part for part in parts if _is_phrase(category, part)]
    others = (part for part in parts if part not in phrases)
    is_named = all(len(Tokens(part).words) <= _LONGEST_NAME for part in others)
    return max(phrases, key=len, default=None) if is_named else None


def _is_phrase(category: str, part: str) -> bool:
    return part.strip() in _STATUSES.get(category, ()) or bool(LEXICON.whole(category, Tokens(part).joined))
