"""Explanations -> one HTML file that loads nothing and runs nothing: the same input gives the same bytes."""

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from newscrawl import __version__
from newscrawl.report.article_view import title_of, view_article
from newscrawl.report.explanation import Explanation
from newscrawl.report.mark import BEGINNING, GENERATOR, begins_report
from newscrawl.report.markup import Markup, tag
from newscrawl.report.summary import site_of, summarise
from newscrawl.report.summary_view import view_summary


def is_report(path: Path) -> bool:
    """Whether a file is a report that was written before."""
    try:
        with path.open("rb") as file:
            return begins_report(file.read(BEGINNING))
    except OSError:
        return False


def write_report(explanations: Sequence[Explanation]) -> str:
    """The report as HTML: one article, or a summary and the articles folded below it."""
    single = len(explanations) == 1
    title = title_of(explanations[0]) if single else f"{len(explanations)} pages"
    body = (view_article(explanations[0], "a0"),) if single else _many(explanations)
    return "<!doctype html>\n" + tag("html", _head(title), tag("body", _top(), tag("main", *body)), lang="en") + "\n"


def _many(explanations: Sequence[Explanation]) -> Iterator[Markup]:
    yield view_summary(summarise(explanations), explanations)
    yield tag("h2", "Page by page")
    for number, explanation in enumerate(explanations):
        words = (
            tag("span", title_of(explanation), class_="title"),
            tag("small", f" {site_of(explanation)} · {explanation.verdict} · {len(explanation.removed)} removed"),
        )
        yield tag("details", tag("summary", *words), view_article(explanation, f"a{number}"), class_="page")


def _top() -> Markup:
    switches = (
        tag("label", tag("input", type="checkbox", id=name), " ", words)
        for name, words in (("only-text", "only the text that was kept"), ("why-kept", "why each block was kept"))
    )
    return tag(
        "header",
        tag("h1", tag("b", "newscrawl"), f" {__version__} · what was kept, what was removed, and why"),
        tag(
            "p",
            "Hover over a marked block, or reach it with the Tab key, for its reasons. A weight below 0 speaks "
            "for removal (log-odds); a rule decides by itself.",
            class_="quiet",
        ),
        tag("p", *switches, class_="switches", role="group", aria_label="what is shown"),
        class_="top",
    )


def _head(title: str) -> Markup:
    style = files("newscrawl.report").joinpath("data/report.css").read_text("utf-8")
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="generator", content=f"{GENERATOR} {__version__}"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(style)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", f"{title} – newscrawl"),
        tag("style", Markup(style)),
    )


def _policy(style: str) -> str:
    """Nothing may be loaded or run; only the style sheet of this very file holds."""
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
