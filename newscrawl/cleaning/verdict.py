"""Whether a page is an article at all, or lists articles: a home page, a section, a search.

Independent voices, each with a weight; the sum decides. Weights were set by hand from how often each voice speaks on
400 article pages and 98 pages that list articles (in brackets: per cent of the one and of the other). Silence, or a
tie, is an article: losing one is worse than storing a list.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import SplitResult, parse_qsl, unquote

from newscrawl.cleaning.blocks import Block
from newscrawl.cleaning.identity import split_address
from newscrawl.cleaning.lexicon import LEXICON, Tokens
from newscrawl.cleaning.links import looks_like_article
from newscrawl.cleaning.main_content import Region
from newscrawl.cleaning.notices import read_notice
from newscrawl.cleaning.page import Page
from newscrawl.cleaning.records import Verdict
from newscrawl.cleaning.text import CHARACTERS_OF_WORD, squash, word_count
from newscrawl.items import Removal

_LIST_TYPES = frozenset(("collectionpage", "searchresultspage", "profilepage"))
_LISTING_PATH = re.compile(
    r"/(?:page/\d+|archiv\w*(?:/\d{4}(?:/\d\d?)?)?/?|"
    r"(?:tags?|topics?|themen?|thema|authors?|autor|penulis|categor(?:y|ies|ia|ie)|kategori[ae]?|"
    r"search(?!/\d{5,}/?$)|rubri[ck]\w*)/.*)$",
    re.IGNORECASE,
)
_SEARCH_NAMES = frozenset(("s", "q", "query", "search", "keyword", "keywords", "searchterm"))
_NUMBER_NAMES = frozenset(
    ("id", "aid", "nid", "article", "articleid", "article_id", "newsid", "news_id", "story", "post")
)
_DATED_STORY = re.compile(r"/(?:19|20)\d\d/\d\d?/\d\d?/[^/.]*[-_][^/.]*/?$")  # "/2011/09/11/old-ferry/"
_STORY_NUMBER = re.compile(r"\d{4,}")  # "?id=145903"
_POST = re.compile(r"p=\d{3,}")  # "/?p=959", as WordPress addresses a story without its title
_HEADLINE_WORDS = 4
_SEVERAL = 3
_ABOVE = 3  # blocks: how far above its summary a card's headline stands
_OWN_PROSE = 1500  # characters
_FEW_PARAGRAPHS = 4
_FEW_CARDS = 0.1
_STUB = 200  # characters; a paywall leaves less of some articles
_LEAST_BODY = 30  # letters
_BEGINNING = 200  # characters of a text, which nearly always hold them
_A_HEADLINE = 60  # characters that one takes


class Signs:
    """What the voices ask about one page, each computed when it is first asked for."""

    def __init__(self, page: Page, region: Region, text: str) -> None:
        self._page = page
        self._region = region
        self._text = text
        self._headlines: dict[int, bool] = {}

    @property
    def is_called_article(self) -> bool:
        """JSON-LD, OpenGraph or microdata call the page an article."""
        return self._page.is_called_article

    @property
    def is_article_of_data(self) -> bool:
        """JSON-LD or microdata call the page an article."""
        return self._page.is_article_of_data

    @cached_property
    def types(self) -> frozenset[str]:
        """All types that the page declares, in lower case."""
        return frozenset(name.lower() for name in self._page.metadata.types)

    @cached_property
    def addresses(self) -> tuple[SplitResult, ...]:
        """The page's address and its canonical one."""
        document = self._page.document
        found = (split_address(url) for url in (document.url, document.canonical_url) if url)
        return tuple(parts for parts in found if parts is not None)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the parameters in the page's address."""
        pairs = parse_qsl(self.addresses[0].query, keep_blank_values=True) if self.addresses else ()
        return frozenset(name.lower() for name, _ in pairs)

    @cached_property
    def has_story_number(self) -> bool:
        """A parameter of the address is a long number, or that of a post."""
        pairs = parse_qsl(self.addresses[0].query) if self.addresses else ()
        return self.is_post or any(_STORY_NUMBER.fullmatch(value) for _, value in pairs)

    @cached_property
    def is_post(self) -> bool:
        """The address names a post by nothing but its number."""
        return any(a.path in ("", "/") and _POST.fullmatch(a.query) is not None for a in self.addresses[:1])

    @cached_property
    def has_story_path(self) -> bool:
        """The path of an address is that of a story."""
        paths = [unquote(address.path) for address in self.addresses]
        return any(looks_like_article(path) or _DATED_STORY.search(path) for path in paths)

    @cached_property
    def linked(self) -> frozenset[int]:
        """The blocks that may be linked headlines, if their links lead to stories."""
        return frozenset(block.index for block in self._page.blocks if self._is_linked(block))

    def is_headline(self, index: int) -> bool:
        """The block is a linked headline of another story. Asked of few: reading addresses takes time."""
        if index not in self.linked:
            return False
        if index not in self._headlines:
            self._headlines[index] = self._page.leads_to_story(self._page.blocks[index])
        return self._headlines[index]

    @cached_property
    def has_little_text(self) -> bool:
        """Its headlines of other stories would take more room than its text."""
        enough = self.length // _A_HEADLINE + 1
        if len(self.linked) < enough:
            return False
        return sum(map(self.is_headline, self.linked)) >= enough

    @cached_property
    def has_headlines(self) -> bool:
        """Several headlines of other stories stand on the page."""
        return sum(map(self.is_headline, self.linked)) >= _SEVERAL

    @cached_property
    def prose(self) -> tuple[int, ...]:
        """The blocks that count as prose."""
        return tuple(index for index, mass in enumerate(self._region.prose) if mass > 0)

    @cached_property
    def headlines_inside(self) -> int:
        """How many linked headlines stand between the body's first and last block."""
        return sum(map(self.is_headline, range(self._region.first, self._region.last + 1)))

    @cached_property
    def prose_inside(self) -> int:
        """How many blocks of prose stand there."""
        return sum(self._region.first <= index <= self._region.last for index in self.prose)

    @cached_property
    def card_share(self) -> float:
        """The share of the page's prose that stands just below a linked headline, by characters."""
        sizes = {index: len(self._page.blocks[index].text) for index in self.prose}
        below = [i for i in self.prose if any(self.is_headline(i - step) for step in range(1, _ABOVE + 1))]
        return sum(sizes[index] for index in below) / max(1, sum(sizes.values()))

    @cached_property
    def is_bare_story(self) -> bool:
        """Several paragraphs without any headline among them, of a page whose address is not known."""
        is_whole = not self.headlines_inside and self.card_share < _FEW_CARDS
        return not self.addresses and is_whole and self.prose_inside >= _FEW_PARAGRAPHS

    @cached_property
    def is_home(self) -> bool:
        """The address is the site's own, or that with the two letters of the page's language."""
        is_numbered = self.is_post or bool(_NUMBER_NAMES & self.names)
        path = self.addresses[0].path.strip("/").lower() if self.addresses and not is_numbered else None
        return path is not None and (not path or path == self._page.metadata.language)

    @cached_property
    def length(self) -> int:
        """The length of the kept text, as characters of a script with spaces."""
        return round(CHARACTERS_OF_WORD * word_count(self._text))

    def _is_linked(self, block: Block) -> bool:
        is_link = bool(block.links) and block.link_length >= 0.8 * len(block.text)
        return is_link and self._page.shapes[block.index].words >= _HEADLINE_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What a voice says in words, its weight (positive: an article), and when it speaks."""

    words: str
    weight: int
    speaks: Callable[[Signs], bool]


VOICES: tuple[Voice, ...] = (
    Voice(  # 98, 19
        words="its metadata call it an article",
        weight=2,
        speaks=lambda s: s.is_called_article,
    ),
    Voice(  # 96, 14
        words="its address is that of a story",
        weight=2,
        speaks=lambda s: s.has_story_path or s.has_story_number,
    ),
    Voice(  # 57, 1, where no address is known
        words="no address of it is known, and its data call it an article",
        weight=2,
        speaks=lambda s: not s.addresses and s.is_article_of_data,
    ),
    Voice(  # 55, 2
        words="its text is long and no headlines of other stories stand in it",
        weight=1,
        speaks=lambda s: s.length >= _OWN_PROSE and not s.headlines_inside,
    ),
    Voice(  # 0, 18
        words="its metadata call it a list",
        weight=-2,
        speaks=lambda s: bool(_LIST_TYPES & s.types),
    ),
    Voice(  # 1, 51
        words="its metadata call it a website's page, not an article, and it holds headlines of other stories",
        weight=-1,
        speaks=lambda s: "website" in s.types and not s.is_called_article and s.has_headlines,
    ),
    Voice(  # 0, 11
        words="its address is the home page's",
        weight=-2,
        speaks=lambda s: s.is_home,
    ),
    Voice(  # 0, 16
        words="its address is that of a list",
        weight=-2,
        speaks=lambda s: any(_LISTING_PATH.search(unquote(a.path)) for a in s.addresses[:1]),
    ),
    Voice(  # 0, 15
        words="its address is a search",
        weight=-2,
        speaks=lambda s: bool(_SEARCH_NAMES & s.names),
    ),
    Voice(  # 8, 76
        words="headlines of other stories alternate with its text",
        weight=-2,
        speaks=lambda s: s.headlines_inside >= 3 and 3 * s.headlines_inside > s.prose_inside,
    ),
    Voice(  # 5, 78
        words="most of its text stands below headlines of other stories",
        weight=-1,
        speaks=lambda s: s.card_share > 0.5,
    ),
    Voice(  # 13, 59
        words="it holds many headlines of other stories and little text",
        weight=-1,
        speaks=lambda s: s.has_little_text and not s.is_bare_story,
    ),
)


def read_verdict(page: Page, region: Region, text: str) -> tuple[Verdict, str]:
    """The verdict on a page, and one sentence that says why.

    In: the page, the region of its article, and the text that would be stored. "paywall" is only for a page with next
    to no text; what a paywall leaves visible of an article is an article.
    """
    signs = Signs(page, region, text)
    spoken = [voice for voice in VOICES if voice.speaks(signs)]
    against = [voice.words for voice in spoken if voice.weight < 0]
    if sum(voice.weight for voice in spoken) < 0:
        return "index", "this page lists articles: " + ", ".join(against)
    if max(signs.length, len(text)) < _STUB and _is_behind_paywall(page, region):
        return "paywall", "the text is only for subscribers, and next to nothing of it is on the page"
    if len(squash(text[:_BEGINNING])) < _LEAST_BODY and len(squash(text)) < _LEAST_BODY:
        return "empty", "the page has no body of text"
    if notice := read_notice(page, text):
        return notice
    reasons = [voice.words for voice in spoken if voice.weight > 0]
    return "article", ", ".join(reasons) or "nothing speaks against an article"


def ends_at_paywall(removed: Iterable[Removal], lines: int) -> bool:
    """A notice that the rest is for subscribers was taken out below the last of the text's lines.

    Such a notice above or within the text is an advertisement or a label: many pages hold the whole text below it.
    """
    return any(removal.rule == "paywall_notice" and removal.position == lines for removal in removed)


def _is_behind_paywall(page: Page, region: Region) -> bool:
    if page.metadata.is_free is False:
        return True
    return any(LEXICON.within("paywall", Tokens(page.blocks[index].text)) for index in region.candidates)
