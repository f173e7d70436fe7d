"""The label page as HTML: a form that works by keyboard and without JavaScript; a script adds the click on a text."""

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby

from newscrawl.counting import counted
from newscrawl.labelling.blocks import CHOICES, LabelBlock, LabelPage
from newscrawl.report.markup import Markup, link, tag

_START = 60  # characters of a block's text that name its choice to a screen reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What the form says besides the page."""

    action: str  # where it is sent
    task: int  # which of the pages this is
    waiting: int = 0  # how many come after it
    problem: str | None = None  # why it was not saved


def view_label_page(page: LabelPage, form: Form) -> str:
    """The form on which a person labels a page."""
    return _document(
        f"Label: {page.title or page.url}",
        tag("h1", "What is the article, and what is not?"),
        tag(
            "p",
            "Click a text to turn it from body to noise and back; the list beside it has every kind. With the "
            "keyboard: Tab to a list, then the first letter of a kind.",
        ),
        tag("p", form.problem, class_="problem", role="alert") if form.problem else "",
        tag("p", "The address: ", link(page.url), class_="quiet"),
        tag(
            "form",
            _metadata(page),
            *_groups(page),
            tag("input", type="hidden", name="task", value=form.task),
            _buttons(form.waiting),
            method="post",
            action=form.action,
            accept_charset="utf-8",
        ),
    )


def view_done(saved: int, path: str) -> str:
    """The last page."""
    return _document("Done", tag("h1", "Done"), tag("p", f"{saved} saved in {path}. This window can be closed."))


def policy() -> str:
    """The Content-Security-Policy of every page: its own style and script, its own form, nothing else."""
    return (
        f"default-src 'none'; style-src 'sha256-{_digest(_data('label.css'))}'; "
        f"script-src 'sha256-{_digest(_data('label.js'))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def _document(title: str, *content: str) -> str:
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", f"{title} – newscrawl"),
        tag("style", Markup(_data("label.css"))),
    )
    body = tag("body", tag("main", *content), tag("script", Markup(_data("label.js"))))
    return "<!doctype html>\n" + tag("html", head, body, lang="en") + "\n"


def _metadata(page: LabelPage) -> Markup:
    return tag(
        "fieldset",
        tag("legend", "About the article"),
        tag("label", "Title ", tag("input", name="title", value=page.title)),
        tag(
            "label",
            "Authors, with a semicolon between them ",
            tag("input", name="authors", value="; ".join(page.authors)),
        ),
        tag("label", "Date ", tag("input", name="date", value=page.date)),
    )


def _groups(page: LabelPage) -> Iterator[Markup]:
    """The blocks in order; long runs of what stands outside are folded away."""
    numbered = enumerate(page.blocks)
    for outside, group in groupby(numbered, lambda pair: pair[1].choice == "outside"):
        blocks = [_block(number, block) for number, block in group]
        if outside:
            words = counted(len(blocks), "block")
            yield tag("details", tag("summary", f"{words} of the page outside the article"), *blocks)
        else:
            yield from blocks


def _block(number: int, block: LabelBlock) -> Markup:
    options = (tag("option", words, value=choice, selected=choice == block.choice) for choice, words in CHOICES.items())
    select = tag("select", *options, name=f"b{number}", aria_label=f"What this is: {block.text[:_START]}")
    return tag("div", select, tag("p", block.text), class_="block")


def _buttons(waiting: int) -> Markup:
    words = f"{waiting} more to come" if waiting else "the last page"
    return tag(
        "div",
        tag("button", "Save", type="submit", name="do", value="save"),
        tag("button", "Skip this page", type="submit", name="do", value="skip"),
        tag("span", words, class_="quiet"),
        tag("output", id="counts"),
        class_="bar",
    )


def _data(name: str) -> str:
    return files("newscrawl.labelling").joinpath(f"data/{name}").read_text("utf-8")


def _digest(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()
