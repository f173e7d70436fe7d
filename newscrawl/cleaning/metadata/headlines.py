"""The headline that a reader sees, and the lines below it."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import TypeAlias, cast
from urllib.parse import urljoin, urlsplit

from lxml.etree import XPath, _ElementUnicodeResult
from lxml.html import HtmlElement

from newscrawl.cleaning.document import Document
from newscrawl.cleaning.identity import registrable_domain
from newscrawl.cleaning.metadata.places import names_of
from newscrawl.cleaning.metadata.text import clean
from newscrawl.cleaning.metadata.titles import is_site, key, related

Text: TypeAlias = _ElementUnicodeResult  # a string that knows its element

_LOWER_HEADINGS = ("h2", "h3", "h4")
_HEADINGS = ("h1", *_LOWER_HEADINGS)
_OF_DATE = re.compile(r"(?<!up)date|time(?:stamp)?\b|publish|tanggal|fecha|datum|tarih")
_LINES = frozenset(("div", "p", "small", "span", "time"))
_INLINE = frozenset(("abbr", "b", "br", "em", "font", "i", "small", "span", "strong", "time"))
_TEXTS = XPath("//body//text()[normalize-space() and not(parent::script or parent::style)]")
_UNLINKED = XPath("//body//text()[normalize-space() and not(ancestor::a or parent::script or parent::style)]")
# What may stand between a headline and the site's name.
_HAN = "[\u3400-\u9fff]"
_BREAK = re.compile(rf"\s+[-–—/]{{1,2}}\s+|:\s+|\s*[|｜│：_•·»«›‹<>]+\s*|(?<={_HAN})-{{1,2}}|-{{1,2}}(?={_HAN})")
_HOME = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|default|home)(?:\.\w+)?)?", re.IGNORECASE)
NEAR = 15  # pieces of text: a subtitle, a picture's caption, share buttons, the author, the time


def read_headline(document: Document, titles: Sequence[str], sites: Collection[str]) -> str:
    """The first `<h1>` that is not the site's name, else the line that one of the titles is without that name.

    `titles`: what the page's data call it; `sites`: the keys of the site's names.
    """
    headings = (text for h1 in document.elements["h1"] if (text := line_of(h1)) and not _leads_home(h1, document))
    shown = next((text for text in headings if not _names_site(text, titles, sites, document)), "")
    if shown and related(shown, titles):
        return shown
    return _bare_title(document, titles, sites) or shown


def read_lines(document: Document) -> Iterator[str]:
    """The headings, then every line that is no link: old pages have their headline in a `<b>`."""
    yield from map(line_of, document.elements["h1"])
    yield from _lower_headings(document)
    yield from (clean(text) for text in texts_of(_UNLINKED, document.root))


def lines_below(document: Document, title: str | None) -> tuple[str, ...]:
    """The first pieces of text below the headline."""
    return tuple(text.strip() for text in texts_from(document, title)[1 : 1 + NEAR])


def line_above(document: Document, title: str | None) -> str:
    """The line in an element just above the headline that is called a date; empty where there is none.

    Without such a name it may be a day of the story, or that of the visit.
    """
    texts = texts_from(document, title)
    heading = next((near for near in around(texts[0]) if near.tag in _HEADINGS), None) if texts else None
    before = heading.getprevious() if heading is not None else None
    if before is None or before.tag not in _LINES or not _OF_DATE.search(names_of(before).lower()):
        return ""
    is_line = all(inside.tag in _INLINE for inside in before.iterdescendants())
    return line_of(before) if is_line else ""


def texts_from(document: Document, title: str | None) -> list[Text]:
    """The headline and every piece of text behind it; empty where the page does not show the title."""
    texts = texts_of(_TEXTS, document.root) if title else []
    found = [place for place, text in enumerate(texts) if title and _is_of(text, title)]
    return texts[min(found, key=lambda place: not _is_in_h1(texts[place])) :] if found else []


def line_of(element: HtmlElement) -> str:
    """All text of an element in one line."""
    return " ".join(element.text_content().split())


def texts_of(path: XPath, root: HtmlElement) -> list[Text]:
    """The texts that a path finds, in page order."""
    return cast("list[Text]", path(root))


def around(text: Text) -> Iterator[HtmlElement]:
    """The elements that a text stands in, from the innermost."""
    element = text.getparent()
    inner = element.getparent() if element is not None and text.is_tail else element
    return chain((inner,), inner.iterancestors()) if inner is not None else iter(())


def holders_of(texts: Sequence[Text]) -> frozenset[HtmlElement]:
    """What the headline, the first of the texts, stands in."""
    return frozenset(around(texts[0])) if texts else frozenset()


def _lower_headings(document: Document) -> Iterator[str]:
    return (text for heading in document.root.iter(*_LOWER_HEADINGS) if (text := line_of(heading)))


def _leads_home(heading: HtmlElement, document: Document) -> bool:
    """The whole heading is a link to the site's front page."""
    text = line_of(heading)
    links = chain(heading.iterancestors("a"), (a for a in heading.iter("a") if line_of(a) == text))
    return any(_is_front_page(link.get("href"), document.base_url) for link in links)


def _is_front_page(href: str | None, base: str | None) -> bool:
    if not href:
        return False
    try:
        parts = urlsplit(urljoin(base or "", href.strip()))
    except ValueError:  # "http://[" and the like
        return False
    is_own = not parts.netloc or registrable_domain(parts.geturl()) == registrable_domain(base)
    return is_own and not parts.query and parts.scheme in ("", "http", "https") and bool(_HOME.fullmatch(parts.path))


def _names_site(heading: str, titles: Sequence[str], sites: Collection[str], document: Document) -> bool:
    """Some pages give the story's title as the name of the site: what is a whole title is no such name."""
    if key(heading) in map(key, titles):
        return False
    return is_site(heading, sites) or _is_masthead(heading, titles, document)


def _is_masthead(heading: str, titles: Sequence[str], document: Document) -> bool:
    """A title is "Story - Heading", and the longer story alone is another title, or a lower heading of the page.

    Or a title is another, longer than the heading, with more words behind it whose last part the heading ends or, but
    for a word, is. "Heading: subtitle" above a heading with the subtitle is a headline.
    """
    others = {key(title) for title in titles}
    for title in titles:
        before, behind = _rest_before(title, heading), _rest_behind(title, heading)
        if any(len(rest) > len(heading) and key(rest) in others for rest in (before, behind)):
            return True
        if len(before) > len(heading) and before in _lower_headings(document):
            return True
    stories = [title for title in titles if len(title) > len(heading)]
    return any(_names_end(heading, _rest_of(title, story)) for title in titles for story in stories)


def _rest_of(title: str, story: str) -> str:
    """What a title says behind another, which is the story's."""
    return title[len(story) :].strip() if title.startswith(story) else ""


def _names_end(heading: str, rest: str) -> bool:
    """It ends the last part of a title's rest, or is it but for a word: "Planet" of "photo | Planet Online".

    Where nothing parts the rest, a heading of one word may be a word of the title.
    """
    *before, last = _BREAK.split(f" {rest}")
    if not heading or not (before or " " in heading):
        return False
    opens = last.startswith(heading) and not last[len(heading) :][:1].isalnum()
    is_end = rest.endswith(heading) and not rest[: -len(heading)][-1:].isalnum()
    return is_end or (opens and len(last[len(heading) :].split()) == 1)


def _bare_title(document: Document, titles: Sequence[str], sites: Collection[str]) -> str:
    """The longest line of the page that a title begins or ends with, and that is longer than its other parts."""
    named = [title for title in titles if _BREAK.search(title)]
    lines = read_lines(document) if named else ()
    most = {line for line in lines if any(_is_most_of(line, title) for title in named)}
    return max((line for line in most if not _names_site(line, titles, sites, document)), key=len, default="")


def _is_most_of(line: str, title: str) -> bool:
    rest = _rest_behind(title, line) or _rest_before(title, line)
    return bool(rest) and all(len(part) < len(line) for part in _BREAK.split(rest))


def _rest_behind(title: str, line: str) -> str:
    """`"Story - Site", "Story"` -> `"Site"`; empty where the line is not the beginning."""
    gap = _BREAK.match(title, len(line)) if title.startswith(line) else None
    return title[gap.end() :] if gap else ""


def _rest_before(title: str, line: str) -> str:
    """`"Site: Story", "Story"` -> `"Site"`; empty where the line is not the end."""
    head = title.removesuffix(line) if line else title
    gap = next((gap for gap in _BREAK.finditer(title) if gap.end() == len(head)), None) if head != title else None
    return title[: gap.start()] if gap else ""


def _is_of(text: Text, title: str) -> bool:
    """The text is the headline, or a part of a line that is."""
    line = clean(text)
    return line == title or (title.startswith(line) and line_of(text.getparent()) == title)


def _is_in_h1(text: Text) -> bool:
    return any(near.tag == "h1" for near in around(text))
