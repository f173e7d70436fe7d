"""WARC records as others write them, byte by byte: no code of newscrawl or of warcio takes part."""

import gzip
from collections.abc import Mapping, Sequence
from pathlib import Path

HTML = {"Content-Type": "text/html; charset=utf-8"}


def body(number: int) -> bytes:
    """A page that is an article, and no other's."""
    paragraphs = "".join(
        f"<p>Report {number}, paragraph {part}: the ferry left the harbour at {part} and took {number} people, "
        "who had waited since the morning, across the strait to the other side.</p>"
        for part in range(1, 6)
    )
    head = f"<head><title>Ferry {number}</title></head>"
    return f"<html>{head}<body><article><h1>Ferry {number}</h1>{paragraphs}</article></body></html>".encode()


def url(number: int) -> str:
    return f"https://ferries.example/2026/report-{number}"


def record(block: bytes, **fields: str) -> bytes:
    """A record with these header fields; `_` stands for `-`."""
    named = {"WARC-Type": "response", "WARC-Date": "2026-11-24T10:00:00Z"}
    named |= {name.replace("_", "-"): value for name, value in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in {**named, "Content-Length": str(len(block))}.items())
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def answer(payload: bytes, headers: Mapping[str, str] = HTML, status: str = "200 OK") -> bytes:
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + payload


def page(number: int, **fields: str) -> bytes:
    """A record of a page, with the fields that CC-NEWS has, and no WARC-Identified-Payload-Type."""
    return record(answer(body(number)), WARC_Target_URI=url(number), **fields)


def compressed(records: Sequence[bytes]) -> bytes:
    """Each record a gzip member."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def written(path: Path, records: Sequence[bytes]) -> Path:
    """A file of the records, compressed where its name says so."""
    path.write_bytes(compressed(records) if path.suffix == ".gz" else b"".join(records))
    return path
