"""An invented news site: three sections with layouts of their own, noise that only other pages give away, stories that
are published again, follow-ups with a background paragraph, and a redesign in the middle.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

SITE = "https://courier.example"
_THINGS = (
    "ferry lighthouse tannery orchard viaduct brewery archive quarry reservoir theatre tramway windmill bakery foundry "
    "shipyard library aqueduct museum cannery vineyard observatory sawmill hospital stadium airfield monastery dairy "
    "chapel greenhouse arcade harbour kiln"
).split()
_PLACES = (
    "Aldmere Brackwater Corrin Dunhallow Eastmoor Fennick Garrow Hollin Ivelsey Jarrow Kelder Lowick Marsden Norwood "
    "Osterly Penhale Quarley Rushford Selwick Tarrant Ulverby Venness Wexcombe Yarrow Zennor"
).split()
_PEOPLE = (
    "Adair Bevan Calloway Dunmore Ellery Farrow Gadsby Hargreave Ibbotson Jessop Kendrick Lathom Mortimer Nuttall "
    "Oakes Pargeter Quill Rothwell Stanhope Tindall Underhill Vickers Wainwright Yelland"
).split()
_DEEDS = "repair close reopen enlarge sell inspect repaint insure survey flood relocate lease".split()
_WHEN = "in spring,before the winter,within a decade,by next harvest,after the election,this summer".split(",")
_SAYINGS = (
    "{person} said the {thing} in {place} would be ready to {deed} {when}, at a cost of {number} crowns.",
    "The people of {place} have waited for the {thing} since {year}, and {number} of them signed a letter.",
    "“Nobody in {place} thought we could {deed} the {thing} {when},” said {person}, who counted {number} visitors.",
    "Engineers measured the {thing} {number} times, and {person} wrote each figure into the register of {place}.",
    "A report of {number} pages names the {thing}, the council of {place} and the firm of {person} as its subjects.",
    "In {year} the {thing} of {place} stood empty for {number} weeks, as {person} remembers.",
    "{person} asked for {number} crowns more, since the {thing} cannot {deed} itself, as they say in {place}.",
    "The vote in {place} was close: {number} hands for the {thing}, and {person} alone against it {when}.",
)

# Noise that stands in the body's own markup, without a link and without words that prompts are known by.
PROMPT = {
    "harbour": "Every dawn our letter lands on four thousand breakfast trays, and a place for yours is still free.",
    "culture": "Friends of this paper gather on Thursdays behind the old printing press, with soup for whoever comes.",
    "council": "What we print is paid for by readers such as the one who now holds this page between two fingers.",
}
CAPTION = "Picture from our drawer"
LABEL = "More from the desk"
# Genuine lines that recur.
HEADING = "What happens next"
NO_ANSWER = "The council did not answer our questions before this page was set."

_LAYOUTS = {
    ("harbour", 1): '<main class="sheet"><div class="story-text">{body}</div></main>',
    ("culture", 1): '<article class="leaf"><div class="inner"><section class="prose">{body}</section></div></article>',
    ("council", 1): '<div class="wrap"><article><div class="column">{body}</div></article></div>',
    ("harbour", 2): '<div class="canvas"><div class="reading-area">{body}</div></div>',
    ("culture", 2): '<div class="canvas"><div class="reading-area is-wide">{body}</div></div>',
    ("council", 2): '<div class="canvas"><div class="reading-area is-plain">{body}</div></div>',
}
_MARKUP = {("culture", "h3"): '<div class="crosshead"><h3>{}</h3></div>'}
SECTIONS = tuple(PROMPT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page's body, and whether it belongs to the article."""

    text: str
    genuine: bool
    tag: str = "p"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What one page tells."""

    number: int
    section: str
    title: str
    topic: dict[str, str]
    lines: tuple[str, ...]

    @property
    def url(self) -> str:
        """Its address."""
        slug = "-".join("".join(c for c in self.title.lower() if c.isalnum() or c == " ").split())
        return f"{SITE}/{self.section}/{slug}-{100000 + self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """A page as it is served, with the truth about it."""

    story: Story
    lines: tuple[Line, ...]
    html: str

    @property
    def genuine(self) -> list[str]:
        """The article's lines."""
        return [line.text for line in self.lines if line.genuine]

    @property
    def noise(self) -> list[str]:
        """The others."""
        return [line.text for line in self.lines if not line.genuine]


def write_site(count: int, seed: int = 8) -> list[SitePage]:
    """Pages in the order of their publication, the second half in a new layout; the same for the same arguments."""
    chooser = random.Random(seed)
    stories: list[Story] = []
    for number in range(count):
        stories.append(_next_story(number, stories, chooser))
    return [_page(story, stories, chooser, era=1 if story.number < count / 2 else 2) for story in stories]


def _next_story(number: int, before: Sequence[Story], chooser: random.Random) -> Story:
    """Of ten stories three follow the first one up, and three are the seventh again."""
    section = SECTIONS[number % len(SECTIONS)]
    if number % 10 in (7, 8, 9):
        first = before[number // 10 * 10 + 6]
        title = f"{chooser.choice(_WHEN).title()}: {first.title}"
        return Story(number=number, section=section, title=title, topic=first.topic, lines=first.lines)
    topic = {"thing": chooser.choice(_THINGS), "place": chooser.choice(_PLACES), "person": chooser.choice(_PEOPLE)}
    background: tuple[str, ...] = ()
    if number % 10 in (1, 3, 5):
        first = before[number // 10 * 10]
        topic, background = first.topic, first.lines[-1:]
    lines = [_saying(saying, topic, chooser) for saying in chooser.sample(_SAYINGS, chooser.randint(5, 8))]
    title = f"{topic['person']} and the {topic['thing']} of {topic['place']} {chooser.choice(_WHEN)} {number}"
    return Story(number=number, section=section, title=title, topic=topic, lines=(*lines, *background))


def _saying(saying: str, topic: dict[str, str], chooser: random.Random) -> str:
    return saying.format(
        **topic,
        deed=chooser.choice(_DEEDS),
        when=chooser.choice(_WHEN),
        number=chooser.randint(11, 99999),
        year=chooser.randint(1871, 1999),
    )


def _page(story: Story, stories: Sequence[Story], chooser: random.Random, era: int) -> SitePage:
    lines = [Line(text=text, genuine=True) for text in story.lines]
    if story.number % 12 == 5:
        lines.insert(chooser.choice((2, len(lines))), Line(text=NO_ANSWER, genuine=True))
    if story.number % 4 == 0:
        lines.insert(len(lines) - 1, Line(text=HEADING, genuine=True, tag="h3"))
    others = [other for other in stories[: story.number] if other.topic != story.topic]
    noise = [PROMPT[story.section], LABEL, *(other.title for other in others[-8:][:1])]
    for text in noise:
        lines.insert(chooser.randint(2, len(lines) - 1), Line(text=text, genuine=False))
    lines.insert(1, Line(text=CAPTION, genuine=False))
    body = "".join(
        _MARKUP.get((story.section, line.tag), f"<{line.tag}>{{}}</{line.tag}>").format(line.text) for line in lines
    )
    latest = "".join(f'<li><a href="{other.url}">{other.title}</a></li>' for other in others[-5:])
    html = (
        f'<html lang="en"><head><title>{story.title}</title><link rel="canonical" href="{story.url}"></head><body>'
        f'<nav><a href="/">Courier</a></nav><h1>{story.title}</h1>{_LAYOUTS[story.section, era].format(body=body)}'
        f'<footer><ul class="latest">{latest}</ul></footer></body></html>'
    )
    return SitePage(story=story, lines=tuple(lines), html=html)
