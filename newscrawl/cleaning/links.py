"""What a link's address says about its target: another story, a topic, a form, somewhere else."""

import re
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from newscrawl.cleaning.identity import registrable_domain, split_address
from newscrawl.cleaning.records import Link
from newscrawl.cleaning.text import fold, latin, words

_NOT_PAGES = ("#", "javascript:", "mailto:", "tel:", "whatsapp:", "data:")
# Both are asked of addresses in lower case: to ignore the case takes three times as long.
# Path parts of pages that list stories; common words of web addresses, collected by us.
_LISTING = re.compile(
    r"/(?:tags?|topics?|authors?|autor|autoren|autore|category|categories|kategori[ea]?|person|people|profile|profil|"
    r"themen?|tema|temas|rubriken?|rubrik|search|suche|penulis|label|keyword|hashtag|etiqueta|etiket|etiketa|stichworte?|"
    r"schlagworte?|cimke|stitek|stitky|oznak[ae]|avainsana|emneord|nyckelord)s?/"
)
# Where prompts lead: newsletters, apps, channels, subscriptions, donations. Addresses speak English in any language.
_SERVICE_WORDS = re.compile(
    "newsletter|subscri|sign-?up|/apps?(?:[-/?]|$)|register|registr|login|/abo\\b|abonn|donat|spenden|membership|support-us"
)
_ACCOUNT = re.compile(
    r"//play\.google\.com/store|//(?:apps|itunes)\.apple\.com|whatsapp\.com/channel|chat\.whatsapp\.com|"
    r"//(?:t|telegram)\.me/|//news\.google\.com/|"
    r"//(?:www\.|m\.)?(?:facebook|instagram|twitter|x|youtube|tiktok|threads|linkedin|pinterest)\.(?:com|net)/"
    r"(?:@|c/|channel/|user/|company/|pages/)?[^/?#]+/?(?:\?[^#]*)?$|^mailto:"
)
# "membership" in a story's slug is what the story is about.
_STORY_SLUG = re.compile(r"(?<=/)[^/?#-]{0,80}(?:-[^/?#-]{0,80}){3,}")
_DIGIT = re.compile(r"\d")
_FILE = re.compile(r"\.(?!html?$|php$|aspx?$)\w{2,4}$")
_LONG_NUMBER = re.compile(r"\d{5,}")
_SHORTEST_WORD = 3  # letters; shorter words stand in every address
_FEWEST_WORDS = 3  # of the link's text; the overlap of fewer says little
_BEGINNING = 3  # letters
_SLUG_HYPHENS = 3  # "ministers-agree-on-budget" is a headline, "about-us" is not


class LinkTarget(NamedTuple):
    """Where a link goes."""

    same_site: bool
    article: bool  # the address looks like a story's
    slug_overlap: float  # 0..1, share of the link text's words that stand in the link's own address
    sibling: bool  # the address is built as the page's own
    own: bool  # it is the page itself or a part of it: another query, a path below


def read_target(link: Link, base_url: str | None) -> LinkTarget | None:
    """The link's target; None where the link leads to no other page."""
    if not link.url or link.url.startswith(_NOT_PAGES):
        return None
    try:
        parts = urlsplit(_joined(base_url, link.url.strip()))
    except ValueError:
        return None
    path = unquote(parts.path)
    return LinkTarget(
        same_site=not parts.netloc or is_same_site(parts.netloc, base_url),
        article=looks_like_article(path),
        slug_overlap=slug_overlap(link.text, path),
        sibling=_is_sibling(path, base_url),
        own=_is_own(path, base_url),
    )


def _joined(base_url: str | None, url: str) -> str:
    """As `urljoin`, which splits an absolute address for nothing."""
    return url if url.startswith(("https://", "http://")) else urljoin(base_url or "", url)


def leads_to_service(url: str) -> bool:
    """The address is that of a newsletter, an app, a channel, a subscription, a donation or a mailbox."""
    return bool(_ACCOUNT.search(url.strip().lower())) or leads_to_offer(url)


def leads_to_offer(url: str) -> bool:
    """The address is that of a newsletter, an app, a subscription or a donation."""
    return bool(_SERVICE_WORDS.search(_STORY_SLUG.sub("", url.strip().lower())))


def looks_like_article(path: str) -> bool:
    """A slug of four words and more, or a long number, and no listing's address."""
    slug = max(path.split("/"), key=len)
    is_slug = max(slug.count("-"), slug.count("_")) >= _SLUG_HYPHENS or _LONG_NUMBER.search(path) is not None
    return is_slug and _LISTING.search(path.lower()) is None


def _is_own(path: str, base_url: str | None) -> bool:
    own = _path_of(base_url)
    return bool(own) and f"{path}/".startswith(f"{own}/")


def _path_of(url: str | None) -> str:
    """The path of an address without a closing slash; "" for that of a site, and for what is none."""
    address = split_address(url or "")
    return unquote(address.path).rstrip("/") if address else ""


def is_own_or_above(url: str, base_url: str | None) -> bool:
    """The address is the page's own, or one of which that is a part; so is none at all."""
    if not url.strip():
        return True
    try:
        parts = urlsplit(_joined(base_url, url.strip()))
    except ValueError:
        return False
    path = unquote(parts.path).rstrip("/")
    is_above = bool(path) and f"{_path_of(base_url)}/".startswith(f"{path}/")
    return is_above and is_same_site(parts.netloc, base_url)


def _is_sibling(path: str, base_url: str | None) -> bool:
    """The path is built as the page's own, so it is a story's too: "/2026/11/29/pier" beside "/2026/11/03/ferry".

    All parts but the last are the same, or numbers of a date. Where no date stands there, the last ones are of the same
    length with digits in both, as in "/n/3d7k". Nothing is said of files.
    """
    address = split_address(base_url or "")
    own = address.path.strip("/").split("/") if address else []
    parts = path.strip("/").split("/")
    if not 2 <= len(parts) == len(own) or parts[-1] == own[-1] or _FILE.search(path) or is_listing(path):
        return False
    if list(map(_masked, parts[:-1])) != list(map(_masked, own[:-1])):
        return False
    is_dated = any(part.isdecimal() for part in own[:-1])
    return is_dated or (len(parts[-1]) == len(own[-1]) and all(map(_DIGIT.search, (parts[-1], own[-1]))))


def _masked(part: str) -> str:
    """A number as so many zeros."""
    return "0" * len(part) if part.isdecimal() else part


def is_list_above(address: str, url: str | None) -> bool:
    """The address is that of a list in which the page stands, as some sites call every story's own.

    >>> is_list_above("https://a.example/news", "https://a.example/news/old-ferry-is-back-again")
    True
    >>> is_list_above("https://a.example/news/old-ferry-is-back-again", "https://a.example/news/old-ferry-is-back-again/2")
    False
    """
    path, own = _path_of(address), _path_of(url)
    is_above = own.startswith(f"{path}/") and looks_like_article(own.removeprefix(path))
    return is_above and "?" not in address and not looks_like_article(path)


def is_listing(path: str) -> bool:
    """The address is that of a page that lists stories: a topic, an author, a search.

    >>> is_listing("/tag/jembatan"), is_listing("/kota/jembatan")
    (True, False)
    """
    return _LISTING.search(path.lower().rstrip("/") + "/") is not None


def slug_overlap(text: str, path: str) -> float:
    """Share of the text's words that are words of the address's path; 0 for fewer than three words.

    A high share says, in any language and without knowing the target, that the text is the target's headline.
    """
    folded = fold(text)
    romanized = latin(text)
    wanted = [word for word in words(romanized) if len(word) >= _SHORTEST_WORD or word.isdigit()]
    if len(wanted) < _FEWEST_WORDS:
        return 0.0
    present = set(words(latin(path).replace("_", " ")))
    if romanized != folded:  # spellings of other scripts differ from the third letter or so on
        wanted, present = [word[:_BEGINNING] for word in wanted], {word[:_BEGINNING] for word in present}
    return sum(word in present for word in wanted) / len(wanted)


def is_same_site(host: str, base_url: str | None) -> bool:
    """The host belongs to the page's own site."""
    base = split_address(base_url or "")
    if base is None:
        return False
    return host == base.netloc or registrable_domain(f"https://{host}") == registrable_domain(base_url)
