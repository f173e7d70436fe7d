"""Five invented news sites, as many articles as one likes; `news_server` serves them.

Each story has a number, which says what is special about it (see `Story`). `NewsSites` notes every request, and can
change stories as editors do.
"""

import gzip
import random
import threading
import time
from collections import Counter
from dataclasses import dataclass

HOSTS = tuple(f"127.0.0.{n}" for n in range(1, 6))
SECTIONS = ("city", "coast", "market")
FIRST_DAY = 1_763_424_000  # 2025-11-18, seconds since 1970
WORDS = (
    "harbour council bridge ferry market school teacher road river farmer price budget plan storm boat village "
    "hospital library engine harvest mayor winter summer bakery museum orchestra season fisherman island railway "
    "clinic garden forest worker station festival survey contract timber captain"
).split()


@dataclass(frozen=True)
class Story:
    """One story; `number` decides its host and its oddities."""

    number: int

    @property
    def host(self) -> str:
        return HOSTS[self.number % len(HOSTS)]

    @property
    def words(self) -> list[str]:
        return random.Random(self.number).sample(WORDS, 12)

    @property
    def title(self) -> str:
        a, b, c, d = self.words[:4]
        return f"{a.capitalize()} {self.number} and {b} divide the {c} of {d} town"

    @property
    def path(self) -> str:
        section = SECTIONS[self.number % len(SECTIONS)]
        return f"/{section}/2025/11/18/{self.title.lower().replace(' ', '-')}"

    @property
    def listed_path(self) -> str:
        """Where the sitemap says it is: some stories have moved since."""
        return f"/old/{self.number}" if self.number % 25 == 7 else self.path

    @property
    def has_second_page(self) -> bool:
        return self.number % 20 == 3

    @property
    def has_amp(self) -> bool:
        return self.number % 20 == 6

    @property
    def trouble(self) -> str | None:
        """How the first answer fails."""
        return {11: "503", 13: "429", 17: "cut", 19: "slow", 23: "reset"}.get(self.number % 50)

    @property
    def published(self) -> float:
        return FIRST_DAY + self.number

    def paragraphs(self, page: int = 1) -> list[str]:
        chooser = random.Random(self.number * 10 + page)
        return [self._paragraph(chooser, page, place) for place in range(1, 5)]

    def _paragraph(self, chooser: random.Random, page: int, place: int) -> str:
        a, b, c, d, e, f = chooser.sample(WORDS, 6)
        return (
            f"Paragraph {place} of page {page} of story {self.number} tells how the {a} came to the {b} after a long "
            f"night, and why nobody at the {c} had expected it. People from the {d} say that the {e} will have to "
            f"wait until the {f} is paid for, which may take another {chooser.randint(2, 40)} weeks."
        )


@dataclass
class Revision:
    """How often a story was changed, and when last."""

    number: int
    at: float


class NewsSites:
    """What is served; `requests` counts (host, path), articles and listings alike."""

    def __init__(self, count: int, slowness: float, port: int = 0) -> None:
        self.slowness = slowness  # seconds
        self.retry_after = 1  # seconds
        self.stories = [Story(number) for number in range(count)]
        self.revisions: dict[int, Revision] = {}
        self.requests: Counter[tuple[str, str]] = Counter()
        self.not_modified = 0
        self.emptied: set[int] = set()  # stories whose text a new layout loads by script
        self.port = port
        self._lock = threading.Lock()
        self._by_place: dict[tuple[str, str], Story] = {}
        for story in self.stories:
            self._by_place[story.host, story.path] = story
            self._by_place[story.host, f"/old/{story.number}"] = story
            self._by_place[story.host, f"/amp{story.path}"] = story

    def home(self, host: str) -> str:
        return f"http://{host}:{self.port}"

    @property
    def homes(self) -> list[str]:
        return [f"{self.home(host)}/" for host in HOSTS]

    def url(self, story: Story) -> str:
        return self.home(story.host) + story.path

    def of(self, host: str) -> list[Story]:
        return [story for story in self.stories if story.host == host]

    def story_at(self, host: str, path: str) -> Story | None:
        return self._by_place.get((host, path.partition("?")[0]))

    def note(self, host: str, path: str) -> int:
        """Count a request; gives how often it was asked for before."""
        with self._lock:
            self.requests[host, path] += 1
            return self.requests[host, path] - 1

    def change(self, numbers: list[int], at: float | None = None) -> None:
        """Publish a correction of some stories."""
        for number in numbers:
            times = self.revisions[number].number if number in self.revisions else 0
            self.revisions[number] = Revision(times + 1, time.time() if at is None else at)

    def modified(self, story: Story) -> float:
        revision = self.revisions.get(story.number)
        return revision.at if revision else story.published

    def asked(self) -> list[Story]:
        """The stories that were asked for, one entry for each request of a page of theirs."""
        found = []
        for (host, path), times in self.requests.items():
            story = self.story_at(host, path)
            found += [story] * times if story else []
        return found


def page(sites: NewsSites, story: Story, number: int, *, amp: bool) -> str:
    """The HTML of one page of a story."""
    paragraphs = [] if story.number in sites.emptied else story.paragraphs(number)
    revision = sites.revisions.get(story.number)
    if revision and number == 1:
        paragraphs.append(
            f"Correction {revision.number}: an earlier version of story {story.number} gave a wrong figure for the "
            "cost of the works, which are paid for by the county and not by the town itself."
        )
    other = sites.of(story.host)[(story.number // len(HOSTS) + 1) % len(sites.of(story.host))]
    teaser = f'<p>Read also: <a href="{other.path}">{other.title}</a></p>'
    body = [f"<p>{text}</p>" for text in paragraphs]
    body.insert(2, teaser)
    head = f'<link rel="canonical" href="{sites.url(story)}">'
    pager = ""
    if story.has_second_page and not amp:
        others = {1: 2, 2: 1}[number]
        relation = "next" if others > number else "prev"
        href = story.path if others == 1 else f"{story.path}?page=2"
        head += f'<link rel="{relation}" href="{href}">'
        pager = f'<div class="pagination">Page <a href="{story.path}">1</a> <a href="{story.path}?page=2">2</a></div>'
    date = iso(story.published)
    kept = 'class="amp"' if amp else 'class="story"'
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{story.title} - The Gazette</title>{head}'
        f'<meta property="og:type" content="article"><meta property="article:published_time" content="{date}"></head>'
        f'<body><header><a href="/">The Gazette</a> <a href="/city/">City</a> <a href="/coast/">Coast</a></header>'
        f'<main><article {kept}><h1>{story.title}</h1><p class="byline">By Ada Lind</p>'
        f'<div class="body">{"".join(body)}</div>{pager}</article></main>'
        f"<footer><p>All rights reserved.</p></footer></body></html>"
    )


def iso(seconds: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def listing(sites: NewsSites, host: str, path: str) -> tuple[str, str | bytes] | None:
    """robots.txt, sitemaps and feeds. The last host has a feed alone, the one before it a flat news sitemap."""
    base, stories = sites.home(host), sites.of(host)
    if path == "/":
        feed = '<link rel="alternate" type="application/atom+xml" href="/feed.xml">'
        return "text/html", f"<html><head>{feed}</head><body><a href='/city/'>City</a></body></html>"
    if path == "/feed.xml":
        return "application/atom+xml", _feed(sites, base, stories if host == HOSTS[4] else stories[-20:])
    if path == "/robots.txt":
        return "text/plain", "" if host == HOSTS[4] else f"User-agent: *\nAllow: /\nSitemap: {base}/sitemap.xml\n"
    if path == "/sitemap.xml" and host == HOSTS[3]:
        return "application/xml", _sitemap(sites, base, stories)
    if path == "/sitemap.xml":
        parts = "".join(f"<sitemap><loc>{base}/{name}</loc></sitemap>" for name in ("one.xml", "two.xml.gz"))
        return "application/xml", f"<sitemapindex>{parts}</sitemapindex>"
    half = len(stories) // 2
    if path == "/one.xml":
        return "application/xml", _sitemap(sites, base, stories[:half])
    if path == "/two.xml.gz":
        return "application/gzip", gzip.compress(_sitemap(sites, base, stories[half:]).encode(), mtime=0)
    return None


def _sitemap(sites: NewsSites, base: str, stories: list[Story]) -> str:
    urls = [f"<url><loc>{base}{s.listed_path}</loc><lastmod>{iso(sites.modified(s))}</lastmod></url>" for s in stories]
    dead = f"<url><loc>{base}/city/2025/11/17/this-story-was-withdrawn-by-its-desk</loc></url>"
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(urls)}{dead}</urlset>'


def _feed(sites: NewsSites, base: str, stories: list[Story]) -> str:
    entries = "".join(_feed_entry(sites, base, story) for story in stories)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Gazette</title>{entries}</feed>'


def _feed_entry(sites: NewsSites, base: str, story: Story) -> str:
    path = f"/amp{story.path}" if story.has_amp else story.listed_path
    return (
        f'<entry><title>{story.title}</title><link href="{base}{path}"/><published>{iso(story.published)}</published>'
        f"<updated>{iso(sites.modified(story))}</updated></entry>"
    )
