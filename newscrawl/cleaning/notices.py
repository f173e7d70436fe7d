"""Pages that stand in a story's place: errors, checks of the reader, walls. And what a site says of itself.

They come with the status of a page that is there, and their few sentences are prose like any other's. A title of three
words and more that says nothing else is enough ("Page not found"); of weaker signs two have to come together, as each
of them stands in stories too.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import unquote

from newscrawl.cleaning.identity import split_address
from newscrawl.cleaning.lexicon import LEXICON, Tokens, certainty
from newscrawl.cleaning.metadata.titles import BREAK
from newscrawl.cleaning.metadata.visible import page_title
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.plain.words import fold_line, longer_keys
from newscrawl.cleaning.records import Verdict
from newscrawl.cleaning.text import fold, word_count, words

_LONGEST_NAME = 3  # words: of a site, beside a phrase
_LONGEST_NOTICE, _LITTLE = 1_500, 600  # characters
_BEGINNING = 1_000  # characters of the text, in which a notice says what it is
_FIRST_LINES = 3
_WORDS_OF_CONSENT = 3
_SLUG_WORD = re.compile(r"(?<![a-z\d])[a-z]{4,}(?![a-z\d])")  # numbers, hashes and short words say nothing
_WORDS_OF_SLUG = 4
_STEM = 3  # letters: endings differ, and so do spellings such as "ue"
_LATIN = re.compile(r"\b[a-z]")
_MOSTLY_LATIN = 0.5  # share of the words
_ENOUGH = 3  # words of a title that says it alone; fewer are headlines of stories and names of poems too
_SIGNS = 2
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
        for title in _titles(page):
            if (phrase := _titled(verdict, title)) and _length(phrase) >= _ENOUGH:
                return verdict, f'this page {says}: "{title}"'
    signs = [(verdict, said) for verdict in _SAYS for said in _words_of_notice(verdict, page, text)]
    others = list(_other_signs(page, text))
    if not (signs or others) or len(signs) + len(others) + _is_unechoed(page, text) < _SIGNS:
        return None
    verdict, said = (signs or others)[0]
    return verdict, f'this page {_SAYS[verdict]}: "{said}"'


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
    parts = BREAK.split(title)
    phrases = [part for part in parts if _is_phrase(category, part)]
    is_named = all(word_count(part) <= _LONGEST_NAME for part in parts if part not in phrases)
    return max(phrases, key=len, default=None) if is_named else None


def _is_phrase(category: str, part: str) -> bool:
    return part.strip() in _STATUSES.get(category, ()) or bool(LEXICON.whole(category, Tokens(part).joined))


def _length(phrase: str) -> int:
    """Its words that are no numbers; in scripts without spaces its signs."""
    return len(Tokens(phrase).without_numbers().split())


def _words_of_notice(verdict: Verdict, page: Page, text: str) -> Iterator[str]:
    """A title that may say it, another line at the beginning that does, and a phrase of the text, each once."""
    yield from [title for title in _titles(page) if _titled(verdict, title)][:1]
    named = {Tokens(title).joined for title in _titles(page)}
    lines = [line for line in text.split("\n") if Tokens(line).joined not in named]
    telling = [
        line for line in lines[:_FIRST_LINES] if certainty(LEXICON.whole(verdict, Tokens(line).joined) or "") == 1
    ]
    yield from telling[:1]
    rest = "\n".join(line for line in lines if line not in telling)
    if found := LEXICON.within(f"{verdict}_text", Tokens(rest[:_BEGINNING])):
        yield found.phrase


def _other_signs(page: Page, text: str) -> Iterator[tuple[Verdict, str]]:
    """Three words of consent; an address of which a short text says nothing."""
    asked = LEXICON.all_within("consent", Tokens(text))
    if len(asked) >= _WORDS_OF_CONSENT:
        yield "blocked", ", ".join(sorted(asked))
    if len(text) <= _LITTLE and (slug := _unspoken_slug(page, text)):
        yield "blocked", slug


def _unspoken_slug(page: Page, text: str) -> str | None:
    """The slug of the page's address, if none of its words stands in the title or the text.

    Of 744 stories in Latin letters with such a slug each had a word of it there; a translated page may have none.
    """
    address = split_address(page.document.url or "")
    slug = unquote(address.path).rstrip("/").rpartition("/")[2] if address else ""
    named = {word[:_STEM] for word in _SLUG_WORD.findall(fold(slug))}
    said = fold(f"{page.metadata.title or ''} {text}")
    if len(named) < _WORDS_OF_SLUG or len(_LATIN.findall(said)) < _MOSTLY_LATIN * len(words(said)):
        return None
    return None if named & {word[:_STEM] for word in words(said)} else slug


def _is_unechoed(page: Page, text: str) -> bool:
    """No longer word of the headline stands in the text, as it does where a site's name is all that heads a notice."""
    headline = longer_keys(fold_line(page.metadata.title or ""))
    return not headline & longer_keys(fold_line(text))
