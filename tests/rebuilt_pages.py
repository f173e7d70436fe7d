"""Real pages as other templates would build them: the same words in other elements and with other classes.

`python -m tests.rebuilt_pages REFERENCES.jsonl...` prints by template how many lines of the texts were lost and how
many others came in. The references (`newscrawl/evaluation/references.py`) only name the pages. The same pages give the
same figures.
"""

import copy
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html
from lxml.html import HtmlElement

from newscrawl.cleaning import clean_page
from newscrawl.cleaning.records import DecidedBlock
from newscrawl.evaluation.inputs import told
from newscrawl.evaluation.references import read_all
from tests.elements import element_at, parsed

_FEWEST = 5  # paragraphs in one element
_LONG = 60  # characters
_NAMES = (("story-top", "story-rest"), ("text-a", "text-b"), ("content__preview", "content__full"), ("c-1", "c-2"))
_AD = '<div class="ad-slot">Advertisement</div>'

Rebuild = Callable[[HtmlElement, Sequence[HtmlElement], random.Random], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one page in one template, in lines of its text."""

    template: str
    lines: int
    lost: int
    added: int


def _element(name: str, classes: str) -> HtmlElement:
    return html.fragment_fromstring(f'<{name} class="{classes}"></{name}>')


def _wrapped(child: HtmlElement, name: str, classes: str) -> HtmlElement:
    wrapper = _element(name, classes)
    child.addprevious(wrapper)
    wrapper.append(child)
    return wrapper


def _moved(children: Iterable[HtmlElement], into: HtmlElement) -> None:
    for child in list(children):
        into.append(child)


def _from(holder: HtmlElement, first: HtmlElement) -> list[HtmlElement]:
    return list(holder)[holder.index(first) :]


def _inside(share: float) -> Rebuild:
    """The body in two elements of the one that held it, with an advertisement between them."""

    def rebuild(holder: HtmlElement, paragraphs: Sequence[HtmlElement], chance: random.Random) -> None:
        top, rest = (_element("div", name) for name in chance.choice(_NAMES))
        _moved(_from(holder, _at(paragraphs, share)), rest)
        _moved(holder, top)
        _moved((top, html.fragment_fromstring(_AD), rest), holder)

    return rebuild


def _beside(share: float) -> Rebuild:
    """The rest of the body in another element, behind the one that held it."""

    def rebuild(holder: HtmlElement, paragraphs: Sequence[HtmlElement], chance: random.Random) -> None:
        rest = _element("div", chance.choice(_NAMES)[1])
        _moved(_from(holder, _at(paragraphs, share)), rest)
        holder.addnext(rest)

    return rebuild


def _at(paragraphs: Sequence[HtmlElement], share: float) -> HtmlElement:
    return paragraphs[max(1, min(len(paragraphs) - 2, int(share * len(paragraphs))))]


def _rest_in(classes: str, style: str = "") -> Rebuild:
    """All below the first third in one more element."""

    def rebuild(holder: HtmlElement, paragraphs: Sequence[HtmlElement], _: random.Random) -> None:
        rest = _element("div", classes)
        if style:
            rest.set("style", style)
        _moved(_from(holder, _at(paragraphs, 1 / 3)), rest)
        holder.append(rest)

    return rebuild


def _each_in(*names: str) -> Rebuild:
    """Each paragraph in elements of its own, outermost first; "#" stands for a number of its own."""

    def rebuild(_: HtmlElement, paragraphs: Sequence[HtmlElement], chance: random.Random) -> None:
        for paragraph in paragraphs:
            child = paragraph
            for name in reversed(names):
                child = _wrapped(child, "div", name.replace("#", f"{chance.getrandbits(24):06x}"))

    return rebuild


def _groups(*names: str) -> Rebuild:
    """Three paragraphs, with what stands between them, in each of the elements, the rest in the last one."""

    def rebuild(holder: HtmlElement, paragraphs: Sequence[HtmlElement], chance: random.Random) -> None:
        for number, first in enumerate(paragraphs[::3]):
            name = names[min(number, len(names) - 1)].replace("#", f"{chance.getrandbits(24):06x}")
            group = _element("div", name)
            following = paragraphs[3 * (number + 1) : 3 * (number + 1) + 1]
            children = _from(holder, first)
            _moved(children[: children.index(following[0])] if following else children, group)
            holder.insert(len(holder) if not following else holder.index(following[0]), group)

    return rebuild


def _tag(name: str) -> Rebuild:
    def rebuild(_: HtmlElement, paragraphs: Sequence[HtmlElement], __: random.Random) -> None:
        for paragraph in paragraphs:
            paragraph.tag = name

    return rebuild


def _lines(_: HtmlElement, paragraphs: Sequence[HtmlElement], __: random.Random) -> None:
    """No paragraphs: runs of text with two line breaks between them."""
    for paragraph in paragraphs:
        paragraph.addnext(etree.Element("br"))
        paragraph.addnext(etree.Element("br"))
        paragraph.drop_tag()


def _without_classes(holder: HtmlElement, _: Sequence[HtmlElement], __: random.Random) -> None:
    for element in holder.getroottree().iter(etree.Element):
        for name in ("class", "id", "role", "itemprop"):
            element.attrib.pop(name, None)


TEMPLATES: Mapping[str, Rebuild] = {
    "two elements, 1/4": _inside(0.25),
    "two elements, 1/2": _inside(0.5),
    "two elements, 3/4": _inside(0.75),
    "beside it, 1/4": _beside(0.25),
    "beside it, 1/2": _beside(0.5),
    "beside it, 3/4": _beside(0.75),
    "rest in one more": _rest_in("more-text"),
    "rest behind a wall": _rest_in("paywall-content"),
    "rest hidden": _rest_in("collapse", "display:none"),
    "numbered blocks": _each_in("block block-#"),
    "page builder": _each_in("el el-# el-text", "el-container"),
    "numbered groups": _groups("part part-#"),
    "named groups": _groups("intro-part", "main-part", "more-part", "end-part"),
    "<div>": _tag("div"),
    "line breaks": _lines,
    "no classes": _without_classes,
}


def measure(pages: Iterable[tuple[str, str]]) -> Iterator[Outcome]:
    """What became of each page in each template; the pages as text, with their addresses."""
    for text, url in pages:
        result = clean_page(text, url, blocks=True)
        if result.article is None:
            continue
        root = parsed(text)
        paths = main_paragraphs(root, result.blocks)
        before = Counter(result.article.text.split("\n"))
        for template, rebuild in TEMPLATES.items() if paths else ():
            after = _lines_of(root, paths, rebuild, url)
            lost, added = (before - after).total(), (after - before).total()
            yield Outcome(template=template, lines=before.total(), lost=lost, added=added)


def main_paragraphs(root: HtmlElement, blocks: Iterable[DecidedBlock]) -> list[str]:
    """The paths of the body's paragraphs in the one element that holds most of them; none where it holds few."""
    groups: dict[str, list[str]] = defaultdict(list)
    for path in dict.fromkeys(block.path for block in blocks if block.kept and len(block.text) > _LONG):
        if element_at(root, path).tag == "p":
            groups[path.rpartition("/")[0]].append(path)
    largest = max(groups.values(), key=len, default=[])
    return largest if len(largest) >= _FEWEST else []


def _lines_of(root: HtmlElement, paths: Sequence[str], rebuild: Rebuild, url: str) -> Counter[str]:
    rebuilt = copy.deepcopy(root)
    paragraphs = [element_at(rebuilt, path) for path in paths]
    holder = paragraphs[0].getparent()
    assert holder is not None
    rebuild(holder, paragraphs, random.Random(url))
    article = clean_page(html.tostring(rebuilt, encoding="unicode"), url).article
    return Counter(article.text.split("\n") if article else ())


@told
def main(paths: Sequence[str]) -> int:
    """Print the table."""
    references = read_all([Path(path) for path in paths])
    by_template: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in measure((reference.text_of_page(), reference.url) for reference in references):
        by_template[outcome.template].append(outcome)
    sys.stdout.write(f"{'template':20}{'pages':>7}{'lines':>8}{'lost':>8}{'others':>8}{'lost a tenth':>14}\n")
    for template, outcomes in by_template.items():
        lines, lost, added = (sum(getattr(one, name) for one in outcomes) for name in ("lines", "lost", "added"))
        bad = sum(10 * one.lost > one.lines for one in outcomes)
        sys.stdout.write(f"{template:20}{len(outcomes):>7}{lines:>8}{lost:>8}{added:>8}{bad:>14}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
