"""Saved pages and lists of URLs, read from disk one by one: for `replay`, `clean` and `fetch`.

What cannot be read is not raised but given as a `Rejected`, so that one bad file stops nothing.
"""

import glob
import gzip
import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from newscrawl.extras import MissingExtraError, require
from newscrawl.items import Listed, RawPage, Rejected
from newscrawl.page_files import unpacked
from newscrawl.report.mark import begins_report

MAX_BYTES = 32 * 1024 * 1024  # of one page, unpacked; the same bound as for downloads
MANIFEST = "pages.jsonl"  # in a folder of kept pages
PAGE_SUFFIXES = (".html", ".htm", ".html.gz", ".htm.gz", ".mhtml", ".mht", ".webarchive")
ARCHIVE_SUFFIXES = (".warc", ".warc.gz")
_BEGINNING = 1024  # bytes
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
_GZIP = b"\x1f\x8b"
_PACKED_AS = {
    b"PK\x03\x04": "a ZIP archive",
    b"BZh": "packed with bzip2",
    b"\xfd7zXZ": "packed with xz",
    b"\x28\xb5\x2f\xfd": "packed with zstd",
}
_TAR = 257, b"ustar"  # where a tar archive says what it is


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedUrl:
    """One usable line of a list of URLs."""

    url: str
    source: str  # "urls.txt:17"


def read_page(path: Path, url: str | None = None, encoding: str | None = None) -> RawPage | Rejected:
    """Read one saved page, packed with gzip or not; what it names as its address counts if `url` is None."""
    try:
        with _opened(path) as file:
            body = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return _unreadable(path, url, "missing_file", "there is no such file")
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        return _unreadable(path, url, "bad_gzip", f"the gzip data is broken: {error}")
    except OSError as error:
        return _unreadable(path, url, "unreadable", f"cannot be read: {error.strerror}")
    if kind := _packing(body):
        return _unreadable(path, url, "unreadable", f"this is {kind}: unpack it, and name what was in it")
    if len(body) > MAX_BYTES:
        return _unreadable(path, url, "too_large", f"more than {MAX_BYTES // 2**20} MiB")
    if begins_report(body):
        return _unreadable(path, url, "unreadable", "this is a report of newscrawl, and no saved page")
    return unpacked(RawPage(url=url, body=body, encoding=encoding, source=str(path)))


def _opened(path: Path) -> BinaryIO:
    """A page's bytes. One that was saved as it travelled, as `curl` does, is packed whatever its name is."""
    with path.open("rb") as file:
        is_packed = path.suffix.lower() == ".gz" or file.read(len(_GZIP)) == _GZIP
    return cast("BinaryIO", gzip.open(path)) if is_packed else path.open("rb")


def _packing(body: bytes) -> str | None:
    """What a file is that holds others, in words."""
    place, word = _TAR
    if body[place : place + len(word)] == word:
        return "a tar archive"
    return next((kind for sign, kind in _PACKED_AS.items() if body.startswith(sign)), None)


def _unreadable(path: Path, url: str | None, reason: str, detail: str) -> Rejected:
    return Rejected(url=url, source=str(path), reason=reason, detail=detail)


def read_saved(path: Path) -> Iterator[RawPage | Rejected]:
    """Pages of a file, a manifest, a WARC archive, or a folder (by its manifest, else sorted, subfolders too).

    A path of none of these is taken as a pattern: `segments/*.warc.gz`, `**/*.html`.
    """
    if (path / MANIFEST).is_file():
        yield from read_manifest(path / MANIFEST)
    elif path.is_dir():
        file = None
        for file in _pages_below(path):
            yield from _read_file(file)
        if file is None:
            detail = "there is no saved page in this folder; plain text is for `replay --text`"
            yield _unreadable(path, None, "missing_file", detail)
    elif not path.exists() and (found := _matching(path)):
        for match in found:
            yield from read_saved(match)
    elif path.suffix == ".jsonl":
        yield from read_manifest(path)
    else:
        yield from _read_file(path)


def _matching(pattern: Path) -> list[Path]:
    found = map(Path, glob.glob(str(pattern), recursive=True))  # noqa: PTH207 - may be absolute
    return sorted(found, key=lambda path: (path.parent, _by_number(path.name)))


def _read_file(path: Path) -> Iterator[RawPage | Rejected]:
    if not path.name.lower().endswith(ARCHIVE_SUFFIXES):
        yield read_page(path)
        return
    try:
        require("warc", "a WARC archive")
    except MissingExtraError as error:
        yield _unreadable(path, None, "missing_extra", str(error))
        return
    from newscrawl.archives.pages import read_pages  # noqa: PLC0415 - needs the extra

    yield from read_pages(path)


def _pages_below(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        files = (Path(parent, name) for name in sorted(names, key=_by_number))
        yield from (file for file in files if _holds_page(file))


def _holds_page(path: Path) -> bool:
    """By its name or, as of `story?id=5` and `index.php`, by how it begins; not a report of ours."""
    name = path.name.lower()
    if not path.is_file():  # a pipe would be waited for; a link that leads nowhere is said
        return name.endswith(PAGE_SUFFIXES) and not path.exists()
    if name.endswith(ARCHIVE_SUFFIXES):
        return True
    try:
        with _opened(path) as file:
            beginning = file.read(_BEGINNING)
    except (OSError, EOFError, zlib.error):
        return name.endswith(PAGE_SUFFIXES)  # it is said when it is read
    return not begins_report(beginning) and (name.endswith(PAGE_SUFFIXES) or bool(_HTML.match(beginning)))


def _by_number(name: str) -> tuple[list[str | int], str]:
    """So that `story.html` comes before `story-2.html`, and that before `story-10.html`: pages in their order."""
    parts = re.split(r"([0-9]+)", name.partition(".")[0])
    return [int(part[:18]) if place % 2 else part for place, part in enumerate(parts)], name


def read_manifest(path: Path) -> Iterator[RawPage | Rejected]:
    """Pages that a manifest names: JSON lines of `url`, `path` and perhaps `encoding`.

    `path` is relative to the manifest; `encoding` wins over what the page says; other keys are
    ignored. A line whose address or encoding is none is rejected.
    """
    has_lines = False
    try:
        with path.open(encoding="utf-8", errors="replace") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    has_lines = True
                    yield _manifest_page(path, f"{path}:{number}", line)
        if not has_lines:
            yield _unreadable(path, None, "missing_file", "there is no page in this manifest")
    except FileNotFoundError:
        yield _unreadable(path, None, "missing_file", "there is no such file")
    except OSError as error:
        yield _unreadable(path, None, "unreadable", f"cannot be read: {error.strerror}")


def _manifest_page(manifest: Path, source: str, line: str) -> RawPage | Rejected:
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    return manifest_page(manifest, source, row)


def manifest_page(manifest: Path, source: str, row: Any) -> RawPage | Rejected:
    """The page of one line of a manifest; `source` names the line.

    Lines of kept pages also hold `date_downloaded`, `next_pages`, `whole_page`, `missing_page` and `listed`.
    """
    if not isinstance(row, dict) or not _are_text(row, "path", "url", "encoding") or not row.get("path"):
        detail = 'not a manifest line: {"url": ..., "path": ..., "encoding": ...} is asked for'
        if isinstance(row, dict) and row.get("path") == "":  # the form is right, and is no help
            detail = 'the "path" is empty: it names the file of the page'
        return Rejected(url=None, source=source, reason="bad_line", detail=detail)
    if refused := _refused(source, row.get("url"), row.get("encoding")):
        return refused
    page = read_page(manifest.parent / row["path"], row.get("url"), row.get("encoding"))
    if isinstance(page, Rejected):
        return replace(page, source=source)
    following = row["next_pages"] if isinstance(row.get("next_pages"), list) else []
    whole = row["whole_page"] if isinstance(row.get("whole_page"), dict) else None
    others = [manifest_page(manifest, source, part) for part in (following if whole is None else [whole])]
    if lost := next((other for other in others if isinstance(other, Rejected)), None):
        return lost
    parts = tuple(other for other in others if isinstance(other, RawPage))
    listed = row.get("listed")
    return replace(
        page,
        date_downloaded=row.get("date_downloaded") or page.date_downloaded,
        next_pages=parts if whole is None else (),
        whole_page=parts[0] if whole is not None else None,
        missing_page=row.get("missing_page"),
        listed=Listed(**listed) if isinstance(listed, dict) else None,
    )


def _refused(source: str, url: str | None, encoding: str | None) -> Rejected | None:
    """A manifest's line whose address or encoding is none."""
    if url is not None and (problem := url_problem(url)):
        return Rejected(url=url, source=source, reason="bad_url", detail=f"{url!r}: {problem}")
    if encoding and not _is_encoding(encoding):
        return Rejected(url=url, source=source, reason="bad_encoding", detail=f"{encoding!r} is no encoding")
    return None


def _is_encoding(name: str) -> bool:
    from newscrawl.cleaning.document import is_encoding  # noqa: PLC0415 - loads the cleaner

    return is_encoding(name)


def _are_text(row: dict[str, Any], *keys: str) -> bool:
    return all(row.get(key) is None or isinstance(row[key], str) for key in keys)


_BINARY = "no list of URLs in UTF-8: it holds binary data, or is UTF-16"
_PACKED = "no list of URLs, but a file packed with gzip: unpack it, as with gunzip -c FILE | newscrawl fetch -i -"
_JSON = "no list of URLs, one a line, but JSON: put the addresses alone into a file"
_MARKUP = "no list of URLs, one a line, but markup: `newscrawl crawl` takes the address of a sitemap or a feed"


def read_urls(lines: Iterable[str], name: str) -> Iterator[ListedUrl | Rejected]:
    """URLs of a list, one a line; empty lines and lines that begin with `#` are passed over.

    >>> [entry.source for entry in read_urls(["# mine", "https://a.example/1"], "mine.txt")]
    ['mine.txt:2']
    >>> next(read_urls(["file:///etc/hosts"], "mine.txt")).detail
    "'file' is not fetched: only http and https are"
    """
    is_first = True
    for number, line in enumerate(lines, start=1):
        url = line.strip().lstrip("\ufeff")
        if detail := _other_file(line, is_first=is_first):
            yield Rejected(url=None, source=name, reason="unreadable", detail=detail)
            return
        if not url or url.startswith("#"):
            continue
        is_first = False
        source = f"{name}:{number}"
        if problem := url_problem(url):
            yield Rejected(url=url, source=source, reason="bad_url", detail=problem)
        else:
            yield ListedUrl(url=url, source=source)


def _other_file(line: str, *, is_first: bool) -> str | None:
    """What a line shows to be no list of URLs."""
    if is_first and line.startswith("\x1f"):
        return _PACKED
    if "\0" in line:
        return _BINARY
    found = {"<": _MARKUP, "{": _JSON, "[": _JSON}
    return found.get(line.strip().lstrip("\ufeff")[:1]) if is_first else None


def url_problem(url: str) -> str | None:
    """Why a URL is not fetched, in words, or None.

    >>> url_problem("https://news.example/a") is None
    True
    >>> url_problem("news.example/a")
    'not a URL: it has to begin with http:// or https://'
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return f"not a URL: {error}"
    is_host = not parts.netloc and parts.path.split("/")[0].isdecimal()  # "localhost:8000/news"
    if not parts.scheme or is_host:
        return "not a URL: it has to begin with http:// or https://"
    if any(mark.isspace() for mark in url):
        return "not a URL: there is a space in it (%20 stands for one)"
    if parts.scheme not in {"http", "https"}:
        return f"{parts.scheme!r} is not fetched: only http and https are"
    return None if host else "not a URL: it names no host"
