"""Reference rows: what a person, or a parser written for one site, says the article of a saved page is.

A row names the page ("url", "path" relative to the file, "encoding") and holds either "sections" (a list of
{"headline": [...], "paragraphs": [...]}, with "title", "summary", "authors" and "noise": [{"text", "kind"}]) or
"articleBody", the whole body as one text.
"""

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any


class PageError(ValueError):
    """The page of a reference cannot be read. The message is one line that names the row, the file and the fault."""


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
        """The saved page. Raises PageError where it cannot be read."""
        try:
            body = self.path.read_bytes()
            return gzip.decompress(body) if self.path.suffix == ".gz" else body
        except (OSError, EOFError, zlib.error) as error:
            fault = getattr(error, "strerror", None) or f"the gzip data is broken: {error}"
            raise PageError(f"{self.source or self.url}: {self.path}: {fault}") from error

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
        return replace(_read_row(json.loads(line), path), source=f"{path}: line {number}")
    except KeyError as error:
        raise ValueError(f"line {number} has no {error}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise ValueError(f"line {number} is no reference: {error}") from error


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
