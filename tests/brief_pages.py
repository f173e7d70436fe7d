"""Labelled pages as briefs: only the first paragraphs of the article stay, everything around them stays too.

`python -m tests.brief_pages REFERENCES.jsonl... [--peer]` prints by number of paragraphs how well the texts of such
pages are found, and with `--peer` trafilatura's figures. The references are those of
`newscrawl/evaluation/references.py`.
"""

import argparse
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree, html
from lxml.html import HtmlElement

from newscrawl.cleaning import clean_page
from newscrawl.evaluation.inputs import told
from newscrawl.evaluation.references import Reference, read_all
from newscrawl.evaluation.scores import score, squashed, summarise
from tests.elements import parsed

LENGTHS = (1, 2, 3)  # paragraphs
_LONG = 40  # letters: what counts as a paragraph, and is found where it is by no chance
_LEAST_TAKEN_OUT = 2  # paragraphs
_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "p", "strong", "b")
_HOLDERS = (*_HEADINGS, "div", "li", "blockquote", "span", "section", "figure", "td")
_ARTICLE_BODY = re.compile(r'"articleBody"\s*:\s*"(?:[^"\\]|\\.)*"\s*,?')
_FIGURES = ("F1", "kept", "teaser_leak", "other_leak", "extra", "perfect")

Extract = Callable[[str, Reference], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A page whose article has few paragraphs left, and what is right about it."""

    page: str
    reference: Reference


def briefs(references: Iterable[Reference], length: int) -> Iterator[Brief]:
    """The pages from which all paragraphs behind the first ones can be taken out whole."""
    for reference in references:
        first = _first_paragraphs(reference, length)
        if first is None:
            continue
        root = parsed(reference.text_of_page())
        _take_out(root, reference, len(first))
        page = html.tostring(root, encoding="unicode")
        if _is_clean(visible_letters(page), reference, len(first)):
            yield Brief(page=page, reference=replace(reference, paragraphs=first, is_whole_text=False))


def _first_paragraphs(reference: Reference, length: int) -> tuple[str, ...] | None:
    """The paragraphs up to the last of so many long ones; None where hardly any would be taken out."""
    long = [i for i, text in enumerate(reference.paragraphs) if len(squashed(text)) >= _LONG]
    if len(long) < length + _LEAST_TAKEN_OUT:
        return None
    return reference.paragraphs[: long[length - 1] + 1]


def _take_out(root: HtmlElement, reference: Reference, kept: int) -> None:
    letters = [squashed(text) for text in reference.paragraphs]
    first, rest = set(letters[:kept]), set(letters[kept:]) - set(letters[:kept]) - {""}
    headings = {squashed(text) for text in reference.optional[1:]}
    everything = "".join(letters[kept:])
    is_below = False
    for element in list(root.iter(*_HOLDERS)):
        text = squashed(str(element.text_content()))
        is_below = is_below or text == letters[kept - 1]
        is_heading = text in headings and element.tag in _HEADINGS
        is_piece = len(text) >= _LONG and text in everything and text not in first
        if text in rest or (is_below and (is_heading or is_piece)):
            _drop(element)
    for script in root.iter("script"):
        script.text = _ARTICLE_BODY.sub("", script.text or "")


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def visible_letters(page: str) -> str:
    """The letters and digits of a page's text; scripts are none."""
    root = parsed(page)
    etree.strip_elements(root, "script", "style", with_tail=False)
    return squashed(str(root.text_content()))


def _is_clean(page: str, reference: Reference, kept: int) -> bool:
    """All paragraphs that stay are there, and none of the others."""
    first, every = (
        {text for text in map(squashed, paragraphs) if len(text) >= _LONG}
        for paragraphs in (reference.paragraphs[:kept], reference.paragraphs)
    )
    return all(text in page for text in first) and not any(text in page for text in every - first)


def figures(found: Collection[Brief], extract: Extract) -> dict[str, float]:
    """The figures of `newscrawl.evaluation.scores` over the pages."""
    return summarise([score(brief.reference, extract(brief.page, brief.reference)) for brief in found])


def ours(page: str, reference: Reference) -> str:
    """The text that newscrawl stores."""
    article = clean_page(page, reference.url).article
    return article.text if article else ""


def _trafilaturas(page: str, reference: Reference) -> str:
    from trafilatura import extract

    return extract(page, url=reference.url, include_comments=False) or ""


@told
def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.brief_pages")
    parser.add_argument("references", nargs="+", type=Path, help="reference files (JSON Lines)")
    parser.add_argument("--peer", action="store_true", help="measure trafilatura too")
    options = parser.parse_args(arguments)
    references = read_all(options.references)
    who: dict[str, Extract] = {"newscrawl": ours, **({"trafilatura": _trafilaturas} if options.peer else {})}
    for length in LENGTHS:
        found = list(briefs(references, length))
        for name, extract in who.items():
            shown = "  ".join(f"{key} {value:.3f}" for key, value in figures(found, extract).items() if key in _FIGURES)
            sys.stdout.write(f"{length} paragraphs  {name:12} {len(found):4} pages  {shown}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
