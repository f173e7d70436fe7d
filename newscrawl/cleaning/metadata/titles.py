"""The headline, among the wordings that a page has of it."""

import re
from collections.abc import Collection, Iterable, Sequence

from newscrawl.cleaning.metadata.records import Claims
from newscrawl.cleaning.metadata.text import clean, cleaned

# What parts the headline, the section and the site in a title.
BREAK = re.compile(r"\s+[|\-–—•·»«/]{1,2}\s+|\s*[|｜│]\s*")
_KICKER_END = re.compile(r"(?::|\s[-–—|])\s*$")
# "Headline Halaman all", "Headline - Page 2".
_PAGE = re.compile(
    r"[\s|(–—-]{1,4}(?:halaman|page|seite|p[aá]gina|strona|sayfa|страница|trang)\s+(?P<number>all|semua|\d{1,2})\)?$",
    re.IGNORECASE,
)
_NOT_ALNUM = re.compile(r"[\W_]+")
_SLUG = re.compile(r"\w+(?:[-_]\w+){2,}")
_WORD = re.compile(r"\w+")
_SHARED_WORDS = 2  # one may be chance: an article, "in"
_HALF = 0.5  # of the letters
_SHORT_WORD = 3  # letters
_MAX_SUFFIXES = 3  # "headline | section | news | site"


def choose_title(
    articles: Sequence[Claims],
    meta: Claims,
    shown: Claims,
    page_title: str | None,
    site_names: Iterable[str],
) -> str | None:
    """The headline of the article.

    The wordings are those of the JSON-LD article, OpenGraph and the `<h1>`, without the site's
    name. `<title>` is written for search engines, and is the last resort: where the wordings
    differ, the one that is not also the `<title>` is what the newsroom calls the story.
    Where one is another with a kicker in front, the shorter is the headline. What JSON-LD cuts
    down to its first words is none, where the `<title>` has the whole `<h1>`.
    """
    headlines = (title for claims in articles for title in claims.titles)
    search, linked, social = clean(page_title), _first(headlines), _first(t for t in meta.titles if not _is_slug(t))
    sites = site_keys(site_names)
    search = "" if is_site(search, sites) else search
    if social and key(_first(shown.titles)) == key(social) and _is_motto(linked, sites, social):
        linked = ""
    seen = related(_first(shown.titles), (search, linked, social))
    is_confirmed = bool(seen) and key(search).startswith(key(seen))
    if is_confirmed and _is_short_for(linked, seen) and key(social) != key(linked):
        linked = ""
    given = (linked, seen, social)
    wordings = [_without_page(text, given) for text in given if text]
    plain = [_without_site(text, sites, [*wordings, search]) for text in wordings]
    search = _without_site(search, sites, wordings)
    if not plain:
        return search or None
    title = _without_kicker(_editorial(plain, search), [plain[0], plain[-1]])
    lost_marks = key(seen) == key(title) and len(seen) > len(title)
    return seen if lost_marks else title


def alternatives(title: str | None, sources: Iterable[Claims]) -> tuple[str, ...]:
    """The other wordings of a headline."""
    found = cleaned(t for s in sources for t in (*s.titles, *s.alternative_titles))
    return tuple(wording for wording in found if wording != title)


def _first(values: Iterable[str]) -> str:
    return next((text for value in values if (text := clean(value))), "")


def key(text: str) -> str:
    """What two spellings of one wording share.

    >>> key("The Daily-News")
    'thedailynews'
    """
    return _NOT_ALNUM.sub("", text).casefold()


def related(shown: str, others: Iterable[str]) -> str:
    """The `<h1>`, unless no other source knows any of its words: a section, or a log-in box."""
    words = set(_WORD.findall(shown.casefold()))
    known = {word for other in others for word in _WORD.findall(other.casefold())}
    needed = min(len(words), _SHARED_WORDS)
    return shown if not known or len(words & known) >= needed else ""


def _is_slug(text: str) -> bool:
    """The name of the file, not of the story: "budget-talks-2026"."""
    return text.islower() and _SLUG.fullmatch(text) is not None


def _is_motto(text: str, sites: Collection[str], headline: str) -> bool:
    """The site's name with what it says of itself, without a longer word of the headline: "Planet - all the news"."""
    named = BREAK.search(text)
    return (
        named is not None
        and is_site(text[: named.start()], sites)
        and not _longer_words(text) & _longer_words(headline)
    )


def _is_short_for(text: str, headline: str) -> bool:
    """The first words of the headline, less than half of it."""
    start = key(text)
    return bool(start) and key(headline).startswith(start) and len(start) < _HALF * len(key(headline))


def _longer_words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if len(word) > _SHORT_WORD}


def _without_page(title: str, wordings: Collection[str]) -> str:
    """Without the number of a page behind it, where another wording is the rest; "all pages" is no headline's end."""
    found = _PAGE.search(title)
    if found is None:
        return title
    rest = title[: found.start()]
    is_known = any(key(wording) == key(rest) for wording in wordings)
    return rest if is_known or not found["number"].isdigit() else title


def _editorial(plain: Sequence[str], search: str) -> str:
    """The wording of most sources, among those that are not the search title.

    An `<h1>` that JSON-LD and OpenGraph contradict together is not the article's.
    """
    keys = [key(text) for text in plain]
    if len(plain) > 2 and keys[0] == keys[-1]:
        return plain[0]
    own = [text for text in plain if key(text) != key(search)] or list(plain)
    most = key(max(own, key=lambda text: keys.count(key(text))))
    spellings = (text for text in own if key(text) == most)
    return max(spellings, key=lambda text: len(_WORD.findall(text)))  # a heading's parts may stand without a space


def _without_kicker(title: str, wordings: Sequence[str]) -> str:
    """`Kicker: headline` -> `headline`, where another source has the headline alone."""
    for shorter in wordings:
        kicker = title.removesuffix(shorter)
        if shorter and kicker != title and _KICKER_END.search(kicker):
            return shorter
    return title


def _without_site(title: str, sites: Collection[str], wordings: Iterable[str]) -> str:
    """`headline - Site` or `Site | headline` -> `headline`.

    What stands behind (or before) a break goes if it is the site's name, or if another source
    has exactly the rest as its wording.
    """
    others = {key(wording) for wording in wordings} - {key(title)}
    for _ in range(_MAX_SUFFIXES):
        breaks = list(BREAK.finditer(title))
        if not breaks:
            break
        head, tail = title[: breaks[-1].start()], title[breaks[-1].end() :]
        first, rest = title[: breaks[0].start()], title[breaks[0].end() :]
        if key(head) in others or is_site(tail, sites):
            title = head
        elif key(rest) in others or is_site(first, sites):
            title = rest
        else:
            break
    return title.strip()


def is_site(part: str, sites: Collection[str]) -> bool:
    """The text is a name of the site, by its key."""
    own = key(part)
    return bool(own) and any(own == site or (len(site) > 3 and own in (f"the{site}", f"www{site}")) for site in sites)


def site_keys(names: Iterable[str]) -> set[str]:
    """The keys of the site's names."""
    return {name for name in map(key, names) if name}
