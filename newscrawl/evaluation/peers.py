"""What newscrawl is compared with: trafilatura, or the output of anything else."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from newscrawl.evaluation.inputs import ReadFrom
from newscrawl.evaluation.references import Reference

Extract = Callable[[Reference], str]
_TEXTS = ("text", "articleBody", "article_body")


class StoredTexts:
    """The texts of a file, by address."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def __call__(self, reference: Reference) -> str:
        """The text of a page; "" where the file has none."""
        return self._texts.get(reference.url, "")

    def has_any(self, references: Sequence[Reference]) -> bool:
        """Whether one of these pages is in the file."""
        return any(reference.url in self._texts for reference in references)


def read_peer(name: str) -> Extract:
    """The extractor that a name stands for: "trafilatura", "trafilatura-precision", or a file of JSON lines.

    The lines hold `url` and `text` (or `articleBody`); a page that has none counts as empty output. Raises ValueError,
    with a sentence, for another name and for a file that cannot be read or is not of that form.
    """
    if name == "trafilatura":
        return _trafilatura
    if name == "trafilatura-precision":
        return _trafilatura_precision
    if name.endswith(".jsonl"):
        return StoredTexts(_read_texts(Path(name)))
    raise ValueError(f"{name!r} is not known: trafilatura, trafilatura-precision, or a .jsonl file of url and text")


def _trafilatura(reference: Reference) -> str:
    from trafilatura import extract  # noqa: PLC0415 - slow to import, and only asked as a peer

    return extract(reference.text_of_page(), url=reference.url, include_comments=False) or ""


def _trafilatura_precision(reference: Reference) -> str:
    from trafilatura import extract  # noqa: PLC0415 - as above

    text = extract(reference.text_of_page(), url=reference.url, include_comments=False, favor_precision=True)
    return text or ""


def _read_texts(path: Path) -> dict[str, str]:
    texts: dict[str, str] = {}
    with ReadFrom(path):
        lines = path.read_text("utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if line.strip():
            url, text = _read_line(line, f"{path}, line {number}")
            texts[url] = text
    return texts


def _read_line(line: str, place: str) -> tuple[str, str]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise ValueError(f"{place}, is not JSON: {error}") from error
    url = row.get("url") if isinstance(row, dict) else None
    text = next((row[key] for key in _TEXTS if row.get(key)), "") if url else None
    if isinstance(url, str) and isinstance(text, str):
        return url, text
    raise ValueError(f"{place}, has no url and text; replay the reference file itself, and the url is that of its rows")
