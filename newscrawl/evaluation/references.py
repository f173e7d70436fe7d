"""Reference rows: what a person, or a parser written for one site, says the article of a saved page is.

A row names the page ("url", "path" relative to the file, "encoding") and holds either "sections" (a list of
{"headline": [...], "paragraphs": [...]}, with "title", "summary", "authors" and "noise": [{"text", "kind"}]) or
"articleBody", the whole body as one text.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from newscrawl.evaluation.inputs import InputError, ReadFrom, in_words
from newscrawl.evaluation.manifests import read_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The reference of one page. Kinds of noise: teaser, other, caption, optional."""

    id: str
    url: str
    path: Path
    encoding: str | None
    group: str  # pages of one site template; never split between training and test
    paragraphs: tuple[str, ...]
    optional: tuple[str, ...]  # title, lead and sub-headings
    authors: tuple[str, ...]
    noise: tuple[tuple[str, str], ...]  # kind, text
    is_whole_text: bool  # "articleBody": exact order and nothing optional
    source: str = ""  # "gold.jsonl: line 17"

    def html(self) -> bytes:
        """The saved page. Raises InputError, which names the row, the file and the fault."""
        with ReadFrom(f"{self.source or self.url}: {self.path}"):
            return read_page(self.path)

    def text_of_page(self) -> str:
        """The saved page, decoded: for extractors that take no bytes."""
        return self.html().decode(self.encoding or "utf-8", "replace")


def read_all(paths: Sequence[Path]) -> list[Reference]:
    """The rows of all files, before anything is measured. Raises InputError, also where there is none."""
    found = [reference for path in paths for reference in read_references(path)]
    if not found:
        names = ", ".join(map(str, paths))
        raise InputError(f"there are no references in {names}" if paths else "name a file of references (JSON Lines)")
    return found


def read_references(path: Path) -> Iterator[Reference]:
    """The rows of a reference file. Raises InputError, with the line's number for a row of another form."""
    with ReadFrom(path), path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _checked_row(path, number, line)


def _checked_row(path: Path, number: int, line: str) -> Reference:
    source = f"{path}: line {number}"
    try:
        return replace(_read_row(json.loads(line), path), source=source)
    except KeyError as error:
        raise InputError(f"{source} has no {error}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise InputError(f"{source} is no reference: {in_words(error)}") from error


def _read_row(row: dict[str, Any], path: Path) -> Reference:
    is_whole_text = "articleBody" in row
    sections = [] if is_whole_text else row["sections"]
    if not row["path"]:  # else the page would be the folder of the references
        raise ValueError('its "path" is empty')
    heads = [head for section in sections for head in section.get("headline", ())]
    paragraphs = row["articleBody"].split("\n") if is_whole_text else [p for s in sections for p in s["paragraphs"]]
    return Reference(
        id=row.get("id") or row["url"],
        url=row["url"],
        path=path.parent / row["path"],
        encoding=row.get("encoding"),
        group=row.get("group") or path.stem,
        paragraphs=tuple(p for p in paragraphs if p.strip()),
        optional=() if is_whole_text else (row.get("title") or "", *row.get("summary", ()), *heads),
        authors=tuple(row.get("authors") or ()),
        noise=tuple((block["kind"], block["text"]) for block in row.get("noise", ())),
        is_whole_text=is_whole_text,
    )
