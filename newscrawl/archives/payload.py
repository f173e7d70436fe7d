"""The bytes of a page out of the block of a WARC record: no chunks, no compression, no doubt that they are whole."""

import base64
import hashlib
import zlib
from collections.abc import Callable
from io import BytesIO

import brotli
from backports import zstd
from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader

_STEP = 16 * 1024


class PayloadError(Exception):
    """The bytes are not what the record or the server said. The message is a sentence for a person."""


def is_whole(block: bytes, digest: str | None) -> bool:
    """Whether a block is what its WARC-Block-Digest says; True where there is none, or of an unknown kind.

    >>> is_whole(b"", "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"), is_whole(b"x", "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ")
    (True, False)
    """
    algorithm, _, expected = (digest or "").strip().partition(":")
    try:
        found = hashlib.new(algorithm.lower().replace("-", ""), block, usedforsecurity=False)
    except (ValueError, TypeError):
        return True
    return expected.casefold() in {found.hexdigest(), base64.b32encode(found.digest()).decode().casefold()}


def decoded(body: bytes, transfer: str | None, content: str | None, limit: int) -> bytes:
    """The body without its Transfer-Encoding and Content-Encoding, at most `limit` bytes and one more.

    Some writers keep these headers and store the body without them: a body that is not what they say from its first
    byte on is taken as it is. Raises PayloadError.
    """
    if "chunked" in (transfer or "").lower():
        body = _joined(body)
    for coding in reversed([name.strip().lower() for name in (content or "").split(",")]):
        if coding in _DECODERS and not _is_text(body):
            body = _unpacked(body, coding, limit)
    return body


def _joined(body: bytes) -> bytes:
    first_line = body[:64].partition(b"\r\n")[0].partition(b";")[0].strip()
    if not first_line or first_line.strip(b"0123456789abcdefABCDEF"):
        return body
    try:
        joined: bytes = ChunkedDataReader(BytesIO(body), raise_exceptions=True).read()
    except ChunkedDataException as error:
        raise PayloadError(f"the chunks are broken: {error}") from error
    return joined


def _is_text(body: bytes) -> bool:
    return body.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"<")


def _unpacked(body: bytes, coding: str, limit: int) -> bytes:
    unpack = _DECODERS[coding](body)
    parts: list[bytes] = []
    size = 0
    try:
        for start in range(0, len(body), _STEP):
            parts.append(unpack(body[start : start + _STEP]))
            size += len(parts[-1])
            if size > limit:
                break
    except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
        raise PayloadError(f"the content-encoding {coding} is broken: {error}") from error
    return b"".join(parts)[: limit + 1]


def _deflate(body: bytes) -> Callable[[bytes], bytes]:
    """With zlib's header, as the standard has it, or without, as some servers send it."""
    wbits = 15 if body[:1] == b"\x78" else -15
    return zlib.decompressobj(wbits).decompress


_DECODERS: dict[str, Callable[[bytes], Callable[[bytes], bytes]]] = {
    "gzip": lambda _body: zlib.decompressobj(31).decompress,
    "x-gzip": lambda _body: zlib.decompressobj(31).decompress,
    "deflate": _deflate,
    "br": lambda _body: brotli.Decompressor().process,
    "zstd": lambda _body: zstd.ZstdDecompressor().decompress,
}
