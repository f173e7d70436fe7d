"""An explanation as text for a terminal, in colours where they are wanted."""

import textwrap
from collections.abc import Iterator

from newscrawl.cleaning.records import Weight
from newscrawl.counting import counted
from newscrawl.report.article_view import shortened, title_of
from newscrawl.report.explanation import Explanation, ShownBlock
from newscrawl.report.summary import Summary

BOLD, DIM, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_GREEN, _YELLOW, _GREY = "\x1b[32m", "\x1b[33m", "\x1b[90m"
_COLOURS = {
    "teaser": "\x1b[31m",
    "call_to_action": _YELLOW,
    "ad_label": "\x1b[35m",
    "pager": "\x1b[36m",
    "caption": "\x1b[34m",
    "credit": "\x1b[34m",
}
_MOST_RULES = 12
_MOST_REASONS = 4
_JOINERS = "\u200c\u200d"  # part of the spelling of Persian and of Indian languages


def write_text(explanation: Explanation, *, width: int = 100, coloured: bool = False) -> str:
    """The article with its removed blocks in place: `+` kept, `-` removed, reasons below; then the metadata."""
    lines = [*_head(explanation, width), *_blocks(explanation, width), *_fields(explanation, width)]
    return "\n".join(text if not coloured or not colour else f"{colour}{text}{PLAIN}" for colour, text in lines) + "\n"


def write_summary(summary: Summary) -> str:
    """The figures of many pages in a few lines."""
    verdicts = ", ".join(f"{verdict} {count}" for verdict, count in summary.verdicts.most_common())
    lines = [f"{counted(summary.pages, 'page')}: {verdicts}", f"{counted(sum(summary.counts), 'piece')} removed"]
    lines += [
        f"  {rule.rule:24}{rule.blocks:7} in {counted(rule.articles, 'article')}"
        for rule in summary.rules[:_MOST_RULES]
    ]
    return "\n".join(lines) + "\n"


def printable(text: str) -> str:
    r"""Text that a terminal shows and does not obey: control characters become spaces.

    >>> printable("a\x1b[2Jb")
    'a [2Jb'
    """
    return "".join(letter if letter.isprintable() or letter in _JOINERS else " " for letter in text)


def _head(explanation: Explanation, width: int) -> Iterator[tuple[str, str]]:
    yield BOLD, printable(title_of(explanation))
    if explanation.url:
        yield DIM, printable(explanation.url)
    yield "", _wrapped(f"{explanation.verdict}: {explanation.reason}", width, "")
    yield "", ""


def _blocks(explanation: Explanation, width: int) -> Iterator[tuple[str, str]]:
    for number, page in enumerate(explanation.pages):
        if number:
            yield DIM, f"--- next page: {printable(page.url or '')}"
        outside = sum(not block.inside for block in page.blocks)
        for block in page.blocks:
            if block.inside:
                yield from _block(block, width)
        if outside:
            yield _GREY, f"({counted(outside, 'block')} of the page around the article left out)"
    yield "", ""


def _block(block: ShownBlock, width: int) -> Iterator[tuple[str, str]]:
    sign, colour = ("+ ", "") if block.kept else ("- ", _COLOURS.get(block.kind, _GREY))
    kind = "" if block.kept and block.kind == "paragraph" else f"   [{block.kind}]"
    yield colour, _wrapped(block.text + kind, width, sign)
    for start, end in block.cuts:
        yield _COLOURS["teaser"], _wrapped(f"{block.text[start:end]}   [cut out]", width, "  - ")
    for weight in block.weights[:_MOST_REASONS]:
        yield DIM, _wrapped(weight.words, width, f"    {_worth(block, weight):>6}  ")


def _worth(block: ShownBlock, weight: Weight) -> str:
    """What a reason counts; nothing is known of it where only its words were stored."""
    if weight.log_odds is not None:
        return f"{weight.log_odds:+.2f}"
    decides = "kept" if block.kept else "rule"
    return decides if weight.name else ""


def _wrapped(text: str, width: int, indent: str) -> str:
    filled = textwrap.fill(printable(text), width, initial_indent=indent, subsequent_indent=" " * len(indent))
    return filled or indent.rstrip()


def _fields(explanation: Explanation, width: int) -> Iterator[tuple[str, str]]:
    for field in explanation.fields:
        if field.value:
            sources = f"   ({', '.join(field.sources)})" if field.sources else ""
            yield "", _wrapped(f"{field.name}: {shortened(field.value)}{sources}", width, "")
    if explanation.article:
        for url in explanation.article.pages[1:]:
            yield "", f"page joined: {printable(url)}"
        for entry in explanation.article.quality.get("overrides", ()):
            yield "", printable(entry)
