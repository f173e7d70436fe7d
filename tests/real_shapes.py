"""Every shape of tests/shapes.py at random places of real pages, in the markup that each page has.

`python -m tests.real_shapes REFERENCES.jsonl...` prints how many shapes of noise leaked and how many controls were
lost. The references (`newscrawl/evaluation/references.py`) only name the pages. The same seed gives the same pages.
"""

import copy
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from lxml import html
from lxml.html import HtmlElement

from newscrawl.cleaning import clean_page
from newscrawl.evaluation.inputs import told
from newscrawl.evaluation.references import read_all
from tests.elements import element_at, parsed
from tests.shape_cases import CONTROLS, NOISE, SITE, Case, Words, languages, read_words
from tests.shapes import SEED, Placed, leaks

TRIES = 20  # a page
_SHORTEST = 60  # characters of a paragraph that a shape may stand beside
_OWN_CLASS = 0.6  # share of the shapes whose paragraphs have the class of the page's own
_HOST = "%%host%%"

Outcome = tuple[str, bool, bool]  # the shape's name, whether it is noise, whether it leaked or was lost


@dataclass(frozen=True, slots=True, kw_only=True)
class RealPage:
    """A page, its words, the paragraphs of its body that have another one behind them, and the last of all."""

    url: str
    root: HtmlElement
    words: Words
    paragraphs: Sequence[HtmlElement]
    last: HtmlElement


def measure(pages: Iterable[tuple[str, str]], seed: int = SEED) -> Iterator[Outcome]:
    """What became of each shape, one on a copy of a page at a time; the pages as text, with their addresses."""
    for text, url in pages:
        page = _read(text, url)
        chance = random.Random(f"{seed} {url}")
        if page is not None:
            for _ in range(TRIES):
                yield from _try(page, chance)


def _read(text: str, url: str) -> RealPage | None:
    result = clean_page(text, url, blocks=True)
    if result.article is None:
        return None
    root = parsed(text)
    kept = [block.path for block in result.blocks if block.kept and not block.cuts and len(block.text) > _SHORTEST]
    found = [element_at(root, path) for path in kept]
    elements = set(found)
    paragraphs = [element for element in found if element.tag in ("p", "div") and element.getnext() in elements]
    language = (result.article.language or "en")[:2]
    words = read_words(language if language in languages() else "en")
    if len(paragraphs) < 3:
        return None
    last = paragraphs[-1].getnext()
    assert last is not None
    return RealPage(url=url, root=root, words=words, paragraphs=paragraphs, last=last)


def _try(page: RealPage, chance: random.Random) -> Iterator[Outcome]:
    """One shape, unless its place is above the body."""
    is_noise = chance.random() < len(NOISE) / (len(NOISE) + len(CONTROLS))
    name, shape = chance.choice(list((NOISE if is_noise else CONTROLS).items()))
    between = page.paragraphs[chance.randrange(len(page.paragraphs))]
    place = page.last if shape.place == "last" else between
    if shape.place == "first":
        return
    site = urljoin(page.url, "/").rstrip("/")
    headlines = [(text, url.replace(SITE, site)) for text, url in chance.sample(page.words.headlines, 3)]
    host = " ".join(place.text_content().split())
    case = Case(words=page.words, headlines=headlines, host=host)
    written = shape.html(Case(words=page.words, headlines=headlines, host=_HOST) if shape.place == "inside" else case)
    lines = _clean(page, place, _in_its_markup(written, place, chance), host if shape.place == "inside" else None)
    if is_noise:
        yield name, True, leaks(Placed(name=name, shape=shape, case=case), lines)
        if shape.place == "inside":
            yield "paragraph around noise", False, host not in lines
    else:
        yield name, False, not set(shape.lines(case)) <= set(lines)


def _in_its_markup(written: str, place: HtmlElement, chance: random.Random) -> str:
    """With the tag of the page's paragraphs, and mostly with their class."""
    name = place.get("class")
    if place.tag == "div":
        return written.replace("<p>", f'<div class="{name or ""}">').replace("</p>", "</div>")
    return written.replace("<p>", f'<p class="{name}">') if name and chance.random() < _OWN_CLASS else written


def _clean(page: RealPage, place: HtmlElement, written: str, host: str | None) -> list[str]:
    """The lines of the page with the shape below the place, or instead of it where it holds the host's text."""
    path = page.root.getroottree().getpath(place)
    root = copy.deepcopy(page.root)
    there = element_at(root, path)
    for part in reversed(html.fragment_fromstring(written, create_parent="x-shape")):
        there.addnext(part)
        if host is not None:
            _fill(part, host)
    if host is not None:
        there.drop_tree()
    article = clean_page(html.tostring(root, encoding="unicode"), page.url).article
    return article.text.split("\n") if article else []


def _fill(part: HtmlElement, host: str) -> None:
    for element in part.iter():
        element.text = element.text.replace(_HOST, host) if element.text else element.text
        element.tail = element.tail.replace(_HOST, host) if element.tail else element.tail


@told
def main(paths: Sequence[str]) -> int:
    """Print the two tables."""
    references = read_all([Path(path) for path in paths])
    outcomes = list(measure((reference.text_of_page(), reference.url) for reference in references))
    for heading, wanted in (("leaked noise", True), ("lost controls", False)):
        of_kind = [(name, failed) for name, is_noise, failed in outcomes if is_noise is wanted]
        sys.stdout.write(f"{heading}: {sum(failed for _, failed in of_kind)} of {len(of_kind)}\n")
        for name in sorted({name for name, failed in of_kind if failed}):
            tries = [failed for other, failed in of_kind if other == name]
            sys.stdout.write(f"{name:28}{sum(tries):>5} of {len(tries)}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
