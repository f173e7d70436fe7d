"""Every shape of noise, and of content that looks like noise, for tests/shapes.py.

The texts are in shape_texts/, one file per language.
"""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

TEXTS = Path(__file__).parent / "shape_texts"
SITE = "https://daily.example"
ELSEWHERE = "https://archive.example/papers"

Headlines = Sequence[tuple[str, str]]
Place = Literal["between", "inside", "first", "last"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The texts of one language; `headlines` are (text, address) of other stories on the site."""

    language: str
    title: str
    slug: str
    paragraphs: list[str]
    headlines: list[tuple[str, str]]
    summary: str
    biography: str
    label: str
    other_label: str
    list_label: str
    call: str
    ad: str
    scroll: str
    next_page: str
    notes: list[str]  # a credit, a button's label, when it was changed, the heading of a list of stories
    linked: str
    label_prose: str
    lead: str
    answers: list[str]
    quote: str
    source: str
    items: list[str]
    table: list[list[str]]
    bold_heading: str
    heading: str
    app_prose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a shape is made of: the language's texts, three headlines, the paragraph that it may stand in."""

    words: Words
    headlines: Headlines
    host: str

    @property
    def link(self) -> str:
        """The first headline, linked."""
        return self.links[0]

    @property
    def links(self) -> list[str]:
        """All three, linked."""
        return [f'<a href="{address}">{text}</a>' for text, address in self.headlines]

    @property
    def items(self) -> str:
        """All three as a list."""
        return "<ul>" + "".join(f"<li>{link}</li>" for link in self.links) + "</ul>"


def _nothing(_: Case) -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """`html` writes it. Noise: no line of `lines`, no headline and no `phrases` may be in the text; a control: all."""

    html: Callable[[Case], str]
    lines: Callable[[Case], Sequence[str]] = _nothing
    phrases: Callable[[Case], Sequence[str]] = _nothing
    place: Place = "between"


def _table(case: Case, cell: str) -> str:
    rows = ("".join(cell.format(text) for text in row) for row in case.words.table)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _label(case: Case) -> list[str]:
    return [case.words.label, f"{case.words.label}:"]


NOISE: dict[str, Shape] = {
    "labelled p": Shape(html=lambda c: f"<p>{c.words.label}: {c.link}</p>", lines=_label),
    "labelled strong": Shape(html=lambda c: f"<p><strong>{c.words.label}: {c.link}</strong></p>", lines=_label),
    "labelled capitals": Shape(html=lambda c: f"<p>{c.words.label.upper()}: {c.link}</p>"),
    "labelled italic": Shape(html=lambda c: f"<p><em>{c.words.other_label}: {c.link}</em></p>"),
    "labelled, no link": Shape(html=lambda c: f"<p>{c.words.label}: {c.headlines[0][0]}</p>"),
    "labelled span": Shape(html=lambda c: f'<p><span class="x1">{c.words.label}</span> {c.link}</p>', lines=_label),
    "labelled heading": Shape(html=lambda c: f"<h3>{c.words.label}: {c.link}</h3>"),
    "labelled div": Shape(html=lambda c: f'<div class="css-1u7x">{c.words.label}: {c.link}</div>', lines=_label),
    "labelled quote": Shape(html=lambda c: f"<blockquote><p>{c.words.label}: {c.link}</p></blockquote>"),
    "labelled aside": Shape(html=lambda c: f"<aside><p>{c.words.label}: {c.link}</p></aside>"),
    "labelled, last": Shape(html=lambda c: f"<p>{c.words.label}: {c.link}</p>", place="last"),
    "label in link": Shape(
        html=lambda c: f'<p><a href="{c.headlines[0][1]}">{c.words.label}: {c.headlines[0][0]}</a></p>'
    ),
    "label above p": Shape(html=lambda c: f"<p>{c.words.label}:</p><p>{c.link}</p>", lines=_label),
    "label above strong": Shape(
        html=lambda c: f"<p><strong>{c.words.label}</strong></p><p><strong>{c.link}</strong></p>", lines=_label
    ),
    "label above list": Shape(html=lambda c: f"<p>{c.words.label}:</p>{c.items}", lines=_label),
    "heading above list": Shape(
        html=lambda c: f"<h4>{c.words.list_label}</h4>{c.items}", lines=lambda c: [c.words.list_label]
    ),
    "bare p": Shape(html=lambda c: f"<p>{c.link}</p>"),
    "bare strong": Shape(html=lambda c: f"<p><strong>{c.link}</strong></p>"),
    "bare heading": Shape(html=lambda c: f"<h2>{c.link}</h2>"),
    "bare div": Shape(html=lambda c: f'<div class="css-9q2k">{c.link}</div>'),
    "bare run of three": Shape(html=lambda c: "".join(f"<p>{link}</p>" for link in c.links)),
    "bare list": Shape(html=lambda c: c.items),
    "bare, last": Shape(html=lambda c: f"<p>{c.link}</p>", place="last"),
    "table": Shape(
        html=lambda c: f"<table><tr><td><b>{c.words.label}</b></td></tr><tr><td>{c.link}</td></tr></table>",
        lines=_label,
    ),
    "card": Shape(
        html=lambda c: f'<div><img src="/c.jpg" alt=""><h3>{c.link}</h3><p>{c.words.summary}</p></div>',
        phrases=lambda c: [c.words.summary],
    ),
    "line in paragraph": Shape(
        html=lambda c: f"<p>{c.host}<br>{c.words.label}: {c.link}<br>{c.words.heading}.</p>",
        lines=_label,
        place="inside",
    ),
    "bare line in paragraph": Shape(html=lambda c: f"<p>{c.host}<br><br>{c.link}</p>", place="inside"),
    "end of paragraph": Shape(
        html=lambda c: f"<p>{c.host} {c.words.label}: {c.link}</p>",
        phrases=lambda c: [f"{c.words.label}:"],
        place="inside",
    ),
    "in brackets": Shape(
        html=lambda c: f"<p>{c.host} ({c.words.label}: {c.link})</p>",
        phrases=lambda c: [f"{c.words.label}:", "()"],
        place="inside",
    ),
    "call to action": Shape(html=lambda c: f"<p>{c.words.call}</p>", phrases=lambda c: [c.words.call]),
    "linked call to action": Shape(
        html=lambda c: f'<p><strong><a href="/subscribe">{c.words.call}</a></strong></p>',
        phrases=lambda c: [c.words.call],
    ),
    "ad label": Shape(html=lambda c: f"<p>{c.words.ad}</p>", lines=lambda c: [c.words.ad]),
    "ad continues": Shape(html=lambda c: f"<div>{c.words.scroll}</div>", lines=lambda c: [c.words.scroll]),
    "next page": Shape(
        html=lambda c: f'<p><a href="?page=2">{c.words.next_page}</a></p>',
        lines=lambda c: [c.words.next_page],
        place="last",
    ),
    "page numbers": Shape(
        html=lambda _: '<p>1 <a href="?page=2">2</a> <a href="?page=3">3</a></p>',
        lines=lambda _: ["1 2 3"],
        place="last",
    ),
    "credit line": Shape(html=lambda c: f"<p>{c.words.notes[0]}</p>", lines=lambda c: c.words.notes[:1]),
    "share line": Shape(html=lambda c: f"<p>{c.words.notes[1]}</p>", lines=lambda c: c.words.notes[1:2]),
    "notes, last": Shape(
        html=lambda c: "".join(f"<p>{note}</p>" for note in c.words.notes),
        lines=lambda c: c.words.notes,
        place="last",
    ),
}
CONTROLS: dict[str, Shape] = {
    "linked paragraph": Shape(
        html=lambda c: f'<p><a href="{ELSEWHERE}/4417">{c.words.linked}</a></p>', lines=lambda c: [c.words.linked]
    ),
    "prose opening like a label": Shape(
        html=lambda c: f"<p>{c.words.label_prose}</p>", lines=lambda c: [c.words.label_prose]
    ),
    "lead in class teaser": Shape(
        html=lambda c: f'<div class="teaser"><p>{c.words.lead}</p></div>',
        lines=lambda c: [c.words.lead],
        place="first",
    ),
    "short answers": Shape(
        html=lambda c: "".join(
            f"<p>{text}</p>" if position % 2 else f"<p><strong>{text}</strong></p>"
            for position, text in enumerate(c.words.answers)
        ),
        lines=lambda c: c.words.answers,
    ),
    "quote with source": Shape(
        html=lambda c: (
            f"<blockquote><p>{c.words.quote.format(f'<a href={ELSEWHERE}/9>{c.words.source}</a>')}</p></blockquote>"
        ),
        lines=lambda c: [c.words.quote.format(c.words.source)],
    ),
    "list": Shape(
        html=lambda c: "<ul>" + "".join(f"<li>{item}</li>" for item in c.words.items) + "</ul>",
        lines=lambda c: c.words.items,
    ),
    "list with links": Shape(
        html=lambda c: (
            "<ul>"
            + "".join(
                f'<li>{item} (<a href="{ELSEWHERE}/{len(item)}">{c.words.source}</a>)</li>' for item in c.words.items
            )
            + "</ul>"
        ),
        lines=lambda c: [f"{item} ({c.words.source})" for item in c.words.items],
    ),
    "data table": Shape(
        html=lambda c: _table(c, "<td>{}</td>"),
        lines=lambda c: [" | ".join(row) for row in c.words.table],
    ),
    "bold sub-heading": Shape(
        html=lambda c: f"<p><strong>{c.words.bold_heading}</strong></p>", lines=lambda c: [c.words.bold_heading]
    ),
    "sub-heading": Shape(html=lambda c: f"<h3>{c.words.heading}</h3>", lines=lambda c: [c.words.heading]),
    "prose about apps": Shape(html=lambda c: f"<p>{c.words.app_prose}</p>", lines=lambda c: [c.words.app_prose]),
    "link in prose": Shape(
        html=lambda c: f'<p>{c.host[:30]}<a href="{c.headlines[0][1]}">{c.host[30:50]}</a>{c.host[50:]}</p>',
        lines=lambda c: [c.host],
        place="inside",
    ),
    "bare div": Shape(html=lambda c: f"<div>{c.host}</div>", lines=lambda c: [c.host], place="inside"),
    "list in columns": Shape(
        html=lambda c: (
            f'<div class="row"><div class="one"><ul><li>{c.words.items[0]}</li><li>{c.words.items[1]}</li></ul></div>'
            f'<div class="two"><ul><li>{c.words.items[2]}</li></ul></div></div>'
        ),
        lines=lambda c: c.words.items,
    ),
    "table of paragraphs": Shape(
        html=lambda c: _table(c, "<td><p>{}</p></td>"),
        lines=lambda c: [" | ".join(row) for row in c.words.table],
    ),
    "numbered sub-heading": Shape(
        html=lambda c: f'<div class="item-title"><span>1</span><h3>{c.words.heading}</h3></div>',
        lines=lambda c: [c.words.heading],
    ),
    "quote in a figure": Shape(
        html=lambda c: f"<figure><blockquote>{c.words.quote.format(c.words.source)}</blockquote></figure>",
        lines=lambda c: [c.words.quote.format(c.words.source)],
    ),
    "paragraph below its heading": Shape(
        html=lambda c: f"<p><strong>{c.words.heading}</strong><br>{c.host}</p>",
        lines=lambda c: [c.words.heading, c.host],
        place="inside",
    ),
    "picture in paragraph": Shape(
        html=lambda c: f'<p><img src="/c.jpg" alt="">{c.host}</p>', lines=lambda c: [c.host], place="inside"
    ),
}


def read_words(language: str) -> Words:
    """The texts of one language, the headlines' slugs made into addresses."""
    record = tomllib.loads((TEXTS / f"{language}.toml").read_text("utf-8"))
    record["headlines"] = [(text, f"{SITE}/news/{slug}") for text, slug in record["headlines"]]
    return Words(language=language, **record)


def languages() -> list[str]:
    """The codes of all languages that have texts."""
    return sorted(path.stem for path in TEXTS.glob("*.toml"))
