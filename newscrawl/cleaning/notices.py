"""Pages that stand in a story's place: errors, checks of the reader, walls. And what a site says of itself.

They come with the status of a page that is there, and their few sentences are prose like any other's. What they are
stands in their titles, as a whole: "Page not found", "Just a moment...", "Privacy policy". A story's title is longer,
and its page mostly says that it is an article.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import unquote

from newscrawl.cleaning.identity import split_address
from newscrawl.cleaning.lexicon import LEXICON, Tokens, certainty
from newscrawl.cleaning.metadata.visible import page_title
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Verdict
from newscrawl.cleaning.text import fold, words

_BREAK = re.compile(r"\s+[|\-–—•·»«/:]{1,2}\s+|\s*[|｜│]\s*")
_LONGEST_NAME = 4  # words: of a site, beside a phrase
_LONGEST_NOTICE = 1_500  # characters
_LITTLE = 600  # characters
_BEGINNING = 1_000  # characters of the text, in which a notice says what it is
_FIRST_LINES = 3
_WORDS_OF_CONSENT = 3
_SLUG_WORD = re.compile(r"(?<![a-z\d])[a-z]{4,}(?![a-z\d])")  # numbers, hashes and short words say nothing
_WORDS_OF_SLUG = 4
_STEM = 3  # letters: endings differ, and so do spellings such as "ue"
_LATIN = re.compile(r"\b[a-z]")
_MOSTLY_LATIN = 0.5  # share of the words
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
    if page.is_called_article or page.metadata.authors or len(text) > _LONGEST_NOTICE:
        return None
    for verdict, says in _SAYS.items():
        if said := _words_of_notice(verdict, page, text):
            return verdict, f'this page {says}: "{said}"'
    if len(asked := LEXICON.all_within("consent", Tokens(text))) >= _WORDS_OF_CONSENT:
        return "blocked", f'this page asks for consent: "{", ".join(sorted(asked))}"'
    if slug := _unspoken_slug(page, text):
        return "blocked", f'this page says nothing of what its address names: "{slug}"'
    return None


def _words_of_notice(verdict: Verdict, page: Page, text: str) -> str | None:
    """A title that says it, one of the first lines, or a phrase of the text."""
    for title in _titles(page):
        if _titled(verdict, title):
            return title
    for line in text.split("\n")[:_FIRST_LINES]:
        phrase = LEXICON.whole(verdict, Tokens(line).joined)
        if phrase and certainty(phrase) == 1:
            return line
    found = LEXICON.within(f"{verdict}_text", Tokens(text[:_BEGINNING]))
    return found.phrase if found else None


def _unspoken_slug(page: Page, text: str) -> str | None:
    """The slug of the page's address, if none of its words stands in the title or the text.

    Of 744 stories in Latin letters with such a slug each had a word of it there; a page that was translated may have
    none, and is longer.
    """
    if len(text) > _LITTLE:
        return None
    address = split_address(page.document.url or "")
    slug = max(unquote(address.path).split("/"), key=len) if address else ""
    named = {word[:_STEM] for word in _SLUG_WORD.findall(fold(slug))}
    said = fold(f"{page.metadata.title or ''} {text}")
    if len(named) < _WORDS_OF_SLUG or len(_LATIN.findall(said)) < _MOSTLY_LATIN * len(words(said)):
        return None
    return None if named & {word[:_STEM] for word in words(said)} else slug


def about_the_site(page: Page) -> str | None:
    """One sentence on a page on which a site speaks of itself: its terms, who writes there. Else None.

    Systems for blogs call all their pages articles in OpenGraph: there several words have to say so, and JSON-LD to be
    silent.
    """
    if page.is_article_of_data:
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
