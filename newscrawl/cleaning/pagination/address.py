"""What an address says about pages: the article's own address without its page number, and the number."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from newscrawl.cleaning.identity import normal_url
from newscrawl.cleaning.links import looks_like_article

# Names that publishing systems give to the page number, collected by us from addresses in many languages.
_PAGE_NAMES = (
    "page|pg|p|pp|paged|pagenum|pagenumber|pageno|page_no|pagewanted|currentpage|"
    "halaman|hal|hlm|laman|seite|oldal|pagina|página|strona|stranka|strana|stranica|sayfa|sida|side|sivu|puslapis|"
    "trang|lapa|leht|faqe|part|deel|teil|seccion"
)
_PARAMETER = re.compile(rf"(?:\w+\.)?(?:{_PAGE_NAMES})", re.IGNORECASE)
_NUMBER = re.compile(r"(?:0,+)*(\d{1,3})")  # Drupal counts several pagers in one value: "0,,1"
_SEGMENT = re.compile(rf"(?:{_PAGE_NAMES})[-_]?(\d{{1,3}})", re.IGNORECASE)  # "/page-2", "/p2"
_SEGMENT_NAME = re.compile(_PAGE_NAMES, re.IGNORECASE)  # "/page/2"
_BARE = re.compile(r"[1-9]\d?")  # "/2"
_MARKED_SUFFIX = re.compile(rf"(.*[^\W_])[-_.,](?:{_PAGE_NAMES})[-_]?(\d{{1,3}})", re.IGNORECASE)  # "slug-p2"
_SUFFIX = re.compile(r"(.*\w)[-_.,]([1-9]\d?)")  # "slug_2", "slug-2", "slug.2", "slug,2"
_GLUED = re.compile(r"(.*[^\W\d_])([1-9]\d?)")  # "slug2"
_EXTENSION = re.compile(r"\.(?:s?html?|php\d?|aspx?|jsp|jhtml|do|cfm)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WHOLE_WORDS = (
    r"all|view-?all|show-?all|all-?pages|single-?page|single|one-?page|full|fullpage|full-?view|komplettansicht|"
    r"komplett|gesamt|alles|semua|tout|todo|tudo|print-?all"
)
_WHOLE = re.compile(_WHOLE_WORDS, re.IGNORECASE)
_WHOLE_SUFFIX = re.compile(rf"(.*\w)[-_.,](?:{_WHOLE_WORDS})(\.[a-z]{{3,5}})?", re.IGNORECASE)
_WHOLE_NAMES = re.compile(
    r"view-?all|show-?all|show|view|single|single_?page|one_?page|full|full_?page|pages", re.IGNORECASE
)
_YES = ("", "1", "true", "yes", "y")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read an address. The same address may have several."""

    host: str  # without "www."
    path: str  # decoded, without the page part and a closing slash
    query: frozenset[tuple[str, str]]  # without the page part
    number: int | None  # None: read as an address without a page number
    form: str  # how the number is written: "query", "segment", "bare", "marked", "suffix", "glued"; "" without one

    @property
    def is_named(self) -> bool:
        """The address itself says that the number is a page's."""
        return self.form in ("query", "segment", "marked")


def read_address(url: str) -> tuple[Reading, ...]:
    """Every way to read an http(s) address, the one without a page number first; () for what is no address."""
    try:
        parts = urlsplit(normal_url(url))
    except ValueError:  # "http://[" and the like
        return ()
    query = tuple(parse_qsl(parts.query, keep_blank_values=True))
    path = unquote(parts.path).rstrip("/")
    plain = _reading(parts, path, query, None, "")
    return (plain, *_in_query(parts, path, query), *_in_path(parts, path, query))


def same_article(one: Reading, other: Reading) -> bool:
    """The readings differ in nothing but the page number.

    Where the path alone names a story, parameters that only one side has do not count ("?hp", "?lite").
    """
    if (one.host, one.path.lower()) != (other.host, other.path.lower()):
        return False
    if one.number is not None and other.number is not None and one.form != other.form:
        return False
    if one.query == other.query:
        return True
    return looks_like_article(one.path) and (one.query <= other.query or other.query <= one.query)


def is_whole(url: str, own: Iterable[Reading]) -> bool:
    """The address shows all pages of the article whose readings are `own` at once ("?page=all", "/view-all")."""
    try:
        parts = urlsplit(normal_url(url))
    except ValueError:
        return False
    stems = {(reading.host, reading.path.lower()) for reading in own}
    path = unquote(parts.path).rstrip("/")
    if (_host(parts), path.lower()) in stems and _says_whole(parse_qsl(parts.query, keep_blank_values=True)):
        return True
    suffixed = _WHOLE_SUFFIX.fullmatch(path)
    if suffixed and (_host(parts), f"{suffixed[1]}{suffixed[2] or ''}".lower()) in stems:
        return True
    head, _, tail = path.rpartition("/")
    if _SEGMENT_NAME.fullmatch(head.rpartition("/")[2]):
        head = head.rpartition("/")[0]
    return _WHOLE.fullmatch(tail) is not None and (_host(parts), head.lower()) in stems


def _says_whole(query: Iterable[tuple[str, str]]) -> bool:
    return any(
        (_WHOLE.fullmatch(value) and (_PARAMETER.fullmatch(name) or _WHOLE_NAMES.fullmatch(name)))
        or (_WHOLE_NAMES.fullmatch(name) and name.lower() not in ("show", "view", "pages") and value.lower() in _YES)
        for name, value in query
    )


def _in_query(parts: SplitResult, path: str, query: tuple[tuple[str, str], ...]) -> Iterator[Reading]:
    for pair in query:
        number = _NUMBER.fullmatch(pair[1])
        if number and _PARAMETER.fullmatch(pair[0]):
            rest = tuple(other for other in query if other != pair)
            yield _reading(parts, path, rest, int(number[1]), "query")


def _in_path(parts: SplitResult, path: str, query: tuple[tuple[str, str], ...]) -> Iterator[Reading]:
    head, _, tail = path.rpartition("/")
    outer, _, name = head.rpartition("/")
    if _NUMBER.fullmatch(tail) and _SEGMENT_NAME.fullmatch(name):
        yield _reading(parts, outer, query, int(tail), "segment")
    elif _BARE.fullmatch(tail) and name and not _BARE.fullmatch(name) and not _YEAR.fullmatch(name):
        yield _reading(parts, head, query, int(tail), "bare")
    segment = _SEGMENT.fullmatch(tail)
    if segment and head:
        yield _reading(parts, head, query, int(segment[1]), "segment")
    stem = _EXTENSION.sub("", tail) if _EXTENSION.search(tail) else tail
    for form, pattern in (("marked", _MARKED_SUFFIX), ("suffix", _SUFFIX), ("glued", _GLUED)):
        match = pattern.fullmatch(stem)
        if match:
            ending = tail.removeprefix(stem)
            yield _reading(parts, f"{head}/{match[1]}{ending}", query, int(match[2]), form)


def _reading(parts: SplitResult, path: str, query: Iterable[tuple[str, str]], number: int | None, form: str) -> Reading:
    return Reading(host=_host(parts), path=path, query=frozenset(query), number=number, form=form)


def _host(parts: SplitResult) -> str:
    return parts.netloc.lower().removeprefix("www.")
