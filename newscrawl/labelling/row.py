"""What a person chose -> a row of references, in the form that `newscrawl.evaluation.references` reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_NOISE = ("teaser", "other", "caption", "optional")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """What stands on the label page when it is saved."""

    url: str
    path: str  # of the saved page, relative to the file of references
    encoding: str | None
    title: str
    authors: tuple[str, ...]
    date: str
    blocks: Sequence[tuple[str, str]]  # choice, text


def make_row(labelled: Labelled) -> dict[str, Any]:
    """The row. Raises ValueError, with a sentence, where no block is body."""
    sections = _sections(labelled.blocks)
    if not any(section["paragraphs"] for section in sections):
        raise ValueError("mark at least one block as body")
    return {
        "id": labelled.url,
        "url": labelled.url,
        "path": labelled.path,
        "encoding": labelled.encoding,
        "title": labelled.title or None,
        "authors": list(labelled.authors),
        "date": labelled.date or None,
        "summary": [text for choice, text in labelled.blocks if choice == "lead"],
        "sections": sections,
        "noise": [{"kind": choice, "text": text} for choice, text in labelled.blocks if choice in _NOISE],
    }


def _sections(blocks: Sequence[tuple[str, str]]) -> list[dict[str, list[str]]]:
    """A sub-heading opens a section; sub-headings that follow each other open one together.

    >>> _sections([("body", "a"), ("sub_heading", "B"), ("body", "c")])
    [{'headline': [], 'paragraphs': ['a']}, {'headline': ['B'], 'paragraphs': ['c']}]
    """
    sections: list[dict[str, list[str]]] = []
    for choice, text in blocks:
        if choice not in ("body", "sub_heading"):
            continue
        if not sections or (choice == "sub_heading" and sections[-1]["paragraphs"]):
            sections.append({"headline": [], "paragraphs": []})
        sections[-1]["paragraphs" if choice == "body" else "headline"].append(text)
    return sections
