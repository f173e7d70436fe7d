"""Why a page could not be fetched, as a reason for the rejects file and a sentence for a person."""

import gzip
import struct
import zlib

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    NotSupported,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.spidermiddlewares.httperror import HttpError

from newscrawl.items import Rejected
from newscrawl.middlewares import private_addresses, retry_after

try:  # Scrapy unpacks Brotli where it is installed, and has no name of its own for what goes wrong
    from brotli import error as BrotliError  # noqa: N812 - a class, whatever its letters
except ImportError:
    BrotliError = zlib.error

UNPACK_ERRORS = (EOFError, gzip.BadGzipFile, struct.error, zlib.error, BrotliError)

# What an awaited download may raise; anything else is a fault of ours and is let through.
DOWNLOAD_ERRORS = (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    NotSupported,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
    *UNPACK_ERRORS,
)

_REASONS: tuple[tuple[type[BaseException], str, str], ...] = (
    (DownloadTimeoutError, "timeout", "no answer in time"),
    (CannotResolveHostError, "dns", "the host name is not known"),
    (DownloadConnectionRefusedError, "connection_refused", "the host refused the connection"),
    (DownloadCancelledError, "too_large", "larger than a page may be (DOWNLOAD_MAXSIZE)"),
    (ResponseDataLossError, "broken_response", "the answer broke off"),
    (UnsupportedURLSchemeError, "bad_url", "only http and https are fetched"),
    (DownloadFailedError, "connection", "the connection failed"),
)
_HTTP_WORDS = {401: "login asked for", 403: "forbidden", 404: "not found", 410: "gone"}
_HTTP_WORDS |= dict.fromkeys((301, 302, 303, 307, 308), "a redirect to no http or https address")


def describe(error: BaseException) -> tuple[str, str]:
    """The reason and the sentence for a download's exception.

    >>> describe(DownloadTimeoutError())
    ('timeout', 'no answer in time')
    """
    if isinstance(error, HttpError):
        return http_failure(error.response.status)
    if isinstance(error, IgnoreRequest):
        return _ignored(str(error))
    for kind, reason, detail in _REASONS:
        if isinstance(error, kind):
            return reason, detail
    if isinstance(error, UNPACK_ERRORS):
        return "broken_response", f"the compressed answer cannot be unpacked: {error}"
    return "error", f"cannot be fetched: {error!r}"


def http_failure(status: int) -> tuple[str, str]:
    """The reason and the sentence for an HTTP status.

    >>> http_failure(404)
    ('http_404', 'HTTP status 404 (not found)')
    """
    words = _HTTP_WORDS.get(status, "server error" if status >= 500 else "")
    return f"http_{status}", f"HTTP status {status}" + (f" ({words})" if words else "")


def _ignored(message: str) -> tuple[str, str]:
    if "robots" in message:
        return "robots", "robots.txt does not allow it"
    if message.startswith(private_addresses.MESSAGE):
        return "private_address", f"not fetched without --allow-private: {message}"
    if message.startswith(retry_after.MESSAGE):
        return "retry_after", message
    if "redirect" in message:
        return "redirect_loop", "redirected too many times"
    return "ignored", message or "ignored"


def rejected(url: str, source: str | None, error: BaseException) -> Rejected:
    """The reject line of a download that failed."""
    reason, detail = describe(error)
    return Rejected(url=url, source=source, reason=reason, detail=detail)
