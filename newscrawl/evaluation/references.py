"""Reference rows: what a person, or a parser written for one site, says the article of a saved page is.

A row names the page ("url", "path" relative to the file, "encoding") and holds either "sections" (a list of
{"headline": [...], "paragraphs": [...]}, with "title", "summary", "authors" and "noise": [{"text", "kind"}]) or
"articleBody", the whole body as one text.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


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

    def html(self) -> bytes:
        """The saved page."""
        body = self.path.read_bytes()
        return gzip.decompress(body) if self.path.suffix == ".gz" else body

    def text_of_page(self) -> str:
        """The saved page, decoded: for extractors that take no bytes."""
        return self.html().decode(self.encoding or "utf-8", "replace")


def read_references(path: Path) -> Iterator[Reference]:
    """The rows of a reference file. Raises OSError, and ValueError with the line's number for a row of another form."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _checked_row(path, number, line)


def _checked_row(path: Path, number: int, line: str) -> Reference:
    try:
        return _read_row(json.loads(line), path)
    except KeyError as error:
        raise ValueError(f"line {number} has no {error}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise ValueError(f"line {number} is no reference: {error}") from error


def _read_row(row: dict[str, Any], path: Path) -> Reference:
    is_whole_text = "articleBody" in row
    sections = [] if is_whole_text else row["sections"]
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
