"""What an article is known by: its address, its id, and the fingerprints of its text."""

import hashlib
import re
import unicodedata
from urllib.parse import SplitResult, urlsplit, urlunsplit

from publicsuffixlist import PublicSuffixList

from newscrawl.cleaning.text import MARKS, UNSPACED

# Parameters that campaigns and share buttons add; none of them chooses what is shown.
_TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "hsa_", "at_", "ns_")
_TRACKING_NAMES = frozenset(
    [
        "fbclid",
        "gclid",
        "gclsrc",
        "dclid",
        "wbraid",
        "gbraid",
        "msclkid",
        "yclid",
        "ysclid",
        "twclid",
        "ttclid",
        "igshid",
        "igsh",
        "mc_cid",
        "mc_eid",
        "_hsenc",
        "_hsmi",
        "mkt_tok",
        "ref_src",
        "ref_url",
        "cmpid",
        "ocid",
        "ito",
        "smid",
        "xtor",
        "wt_mc",
        "s_cid",
        "spm",
        "_ga",
        "_gl",
    ]
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_HOME_PATHS = ("", "/", "/index.html", "/index.php", "/home")
# In scripts without spaces a word is a character. Vowel signs are parts of a word in the scripts of India; points of
# Arabic and Hebrew are not: fingerprints that are stored were made so, and some papers write points, others do not.
_VOWEL_SIGNS = "".join(mark for mark in MARKS if "\u0900" <= mark <= "\u0dff")
_WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]++(?:[{_VOWEL_SIGNS}]++[^\W{UNSPACED}]*+)*+")
_SHINGLE_WORDS = 3
_SIMHASH_BITS = 64
# The list that comes with the package: nothing is fetched, and nothing is written.
_PUBLIC_SUFFIXES = PublicSuffixList(only_icann=True)


def article_id(identity: str) -> str:
    """The first 32 hex digits of the SHA-256 of an article's address (of its text, without one).

    Two spellings of one address give one id: an http(s) address is normalised first.
    """
    named = normal_url(identity) if identity.startswith(("http://", "https://")) else identity
    return hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:32]


def content_hash(text: str) -> str:
    """The SHA-256 of the text in Unicode normal form C, as hex."""
    normal = unicodedata.normalize("NFC", text)
    return hashlib.sha256(normal.encode("utf-8", "replace")).hexdigest()


def shingles(text: str) -> list[str]:
    """The text's runs of three words, in order; a shorter text is one."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).lower())
    if len(words) < _SHINGLE_WORDS:
        return [" ".join(words)]
    return list(map(" ".join, zip(*(words[start:] for start in range(_SHINGLE_WORDS)), strict=False)))


def simhash(text: str) -> str:
    """A 64-bit fingerprint, 16 hex digits: similar texts differ in few bits.

    Source: Charikar, "Similarity estimation techniques from rounding algorithms" (2002), over
    runs of three words, each hashed with BLAKE2b so that every process gives the same.
    """
    runs = shingles(text)
    # All hashes as one string of 0 and 1, so that a bit's votes are one slice of it.
    hashes = b"".join([hashlib.blake2b(run.encode("utf-8", "replace"), digest_size=8).digest() for run in runs])
    votes = f"{int.from_bytes(hashes, 'big'):0{8 * len(hashes)}b}"
    majority = (votes[bit::_SIMHASH_BITS].count("1") * 2 > len(runs) for bit in range(64))
    return f"{int(''.join('1' if won else '0' for won in majority), 2):016x}"


def registrable_domain(url: str | None) -> str | None:
    """`https://a.example.co.id/x` -> `example.co.id`; the host where it has no public suffix."""
    host = _host(url)
    if not host:
        return None
    labels = host.rstrip(".").split(".")
    if labels[-1].isdigit() or ":" in host:
        return host  # the address of a machine
    listed = _PUBLIC_SUFFIXES.privatesuffix(_in_ascii(host.rstrip(".")))
    return ".".join(labels[-(listed.count(".") + 1 if listed else 2) :])


def _in_ascii(host: str) -> str:
    """As the list has it: an international name in its ASCII form."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:  # no name that can be registered
        return host


def normal_url(url: str) -> str:
    """The address without fragment, default port and tracking parameters, its host in lower case.

    What is no address at all comes back as it is.
    """
    parts = split_address(url.strip())
    if parts is None:
        return url
    netloc = parts.netloc.lower()
    default_port = f":{_DEFAULT_PORTS.get(parts.scheme, '')}"
    query = "&".join(p for p in parts.query.split("&") if p and not _is_tracking(p))
    path = parts.path or "/"
    return urlunsplit((parts.scheme, netloc.removesuffix(default_port), path, query, "")).strip()


def usable_canonical(canonical: str | None, url: str | None) -> str | None:
    """What a page calls its own address, unless that is a home page and the page is not."""
    if canonical is None or split_address(canonical) is None:
        return None
    if _is_home(canonical) and not (url and _is_home(url) and _host(url) == _host(canonical)):
        return None
    return normal_url(canonical)


def split_address(url: str) -> SplitResult | None:
    """The parts of an address with a host; None for what is none."""
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[" and the like
        return None
    return parts if parts.netloc else None


def _host(url: str | None) -> str | None:
    parts = split_address(url) if url else None
    return parts.hostname if parts else None


def _is_home(url: str) -> bool:
    parts = split_address(url)
    return parts is not None and not parts.query and parts.path.lower() in _HOME_PATHS


def _is_tracking(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name in _TRACKING_NAMES or name.startswith(_TRACKING_PREFIXES)
