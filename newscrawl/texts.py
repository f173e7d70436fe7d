"""Plain texts from disk, one by one: for `replay --text` and `clean --text`.

A `.txt` file (or `.txt.gz`) is one article, a folder its `.txt` files, and each line of a `.jsonl` file an article with
its text in one field; `title`, `url`, `language` and the other fields of newscrawl's own records go with it.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from newscrawl.items import Article, RawText, Rejected
from newscrawl.sources import MAX_BYTES, read_page

TEXT_SUFFIXES = (".txt", ".txt.gz")
# What this run itself says of a text is not taken over from an older record.
_COMPUTED = frozenset(
    "schema_version id url source title text content_hash simhash cleaner_version quality pages complete".split()
)
_KNOWN = tuple(field.name for field in fields(Article) if field.name not in _COMPUTED)
_LISTS = frozenset(("authors", "tags"))


def read_texts(path: Path, field: str) -> Iterator[RawText | Rejected]:
    """The texts of a file, of a folder (sorted, with its subfolders) or of a `.jsonl` file's lines."""
    if path.is_dir():
        yield from _read_folder(path)
    elif path.suffix == ".jsonl":
        yield from _read_rows(path, field)
    else:
        yield read_text_file(path)


def _read_folder(path: Path) -> Iterator[RawText | Rejected]:
    file = None
    for parent, folders, names in os.walk(path):
        folders.sort()
        for file in (Path(parent, name) for name in sorted(names) if name.lower().endswith(TEXT_SUFFIXES)):
            yield read_text_file(file)
    if file is None:
        detail = "there is no .txt file in this folder"
        yield Rejected(url=None, source=str(path), reason="missing_file", detail=detail)


def read_text_file(path: Path, url: str | None = None, encoding: str | None = None) -> RawText | Rejected:
    """One article's text from a file, in UTF-8 unless told otherwise."""
    page = read_page(path, url)
    return page if isinstance(page, Rejected) else decode_text(page.body, str(path), url, encoding)


def decode_text(body: bytes, source: str, url: str | None, encoding: str | None) -> RawText | Rejected:
    """Bytes as an article's text. What is no text, or is HTML, is rejected with the way out."""
    try:
        text = body.decode(encoding or "utf-8-sig")
    except LookupError:
        return Rejected(url=url, source=source, reason="bad_encoding", detail=f"{encoding!r} is no encoding")
    except UnicodeDecodeError:
        detail = f"not {encoding or 'UTF-8'} text: name its encoding"
        return Rejected(url=url, source=source, reason="bad_encoding", detail=detail)
    if _is_html(text):
        return Rejected(url=url, source=source, reason="not_text", detail="this is HTML: clean it without --text")
    return RawText(text=text, url=url, source=source)


def _is_html(text: str) -> bool:
    start = text[:2000].lstrip().lower()
    return start.startswith(("<!doctype html", "<html")) or ("<body" in start and "<p" in text.lower())


def _read_rows(path: Path, field: str) -> Iterator[RawText | Rejected]:
    has_lines = False
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    has_lines = True
                    yield _read_row(line, f"{path}:{number}", field)
        if not has_lines:
            yield Rejected(url=None, source=str(path), reason="missing_file", detail="there is no text in this file")
    except FileNotFoundError:
        yield Rejected(url=None, source=str(path), reason="missing_file", detail="there is no such file")
    except OSError as error:
        detail = f"cannot be read: {error.strerror}"
        yield Rejected(url=None, source=str(path), reason="unreadable", detail=detail)


def _read_row(line: bytes, source: str, field: str) -> RawText | Rejected:
    if len(line) > MAX_BYTES:
        detail = f"more than {MAX_BYTES // 2**20} MiB"
        return Rejected(url=None, source=source, reason="too_large", detail=detail)
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if not isinstance(row, dict) or not isinstance(row.get(field), str):
        detail = f'not a line with a text: {{"{field}": "..."}} is asked for; --field names another field'
        return Rejected(url=None, source=source, reason="bad_line", detail=detail)
    known = {name: row[name] for name in _KNOWN if _fits(name, row.get(name))}
    return RawText(text=row[field], title=_text(row, "title"), url=_text(row, "url"), source=source, known=known)


def _text(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    return value if isinstance(value, str) and value.strip() else None


def _fits(name: str, value: Any) -> bool:
    if name in _LISTS:
        return isinstance(value, list) and all(isinstance(entry, str) for entry in value)
    return isinstance(value, str) and bool(value)
