"""From a page's bytes to one parsed tree. Every step reads this tree; nothing is parsed twice."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from charset_normalizer import from_bytes
from lxml import etree
from lxml.html import HtmlElement
from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

from newscrawl.cleaning.identity import split_address, usable_canonical
from newscrawl.cleaning.links import is_list_above

_CONTROL_BYTES = bytes(b for b in range(0x20) if b not in b"\t\n\f\r")
_FORM_FEED_TO_SPACE = bytes.maketrans(b"\f", b" ")  # white space in HTML, but a character that no XML tree may hold
_BINARY_SIGNATURES = (
    b"%PDF-",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"RIFF",
)
# What the address and the metadata are read from, found in one walk: each walk over a page costs a fifth of parsing it.
_ASKED_TAGS = ("base", "h1", "link", "meta", "time", "title")
_SNIFF_BYTES = 1024  # as many as a browser looks at (WHATWG MIME Sniffing)
_MAX_CONTROL_SHARE = 0.05  # text has next to none; images, archives and fonts have a tenth and more
_TAG = re.compile(r"<(?:[a-zA-Z]|!doctype)", re.IGNORECASE)
_OTHER_XML = re.compile(  # possessive: a page may open with any number of comments
    r"(?>\s+|<!--.*?-->|<\?[^>]*>)*+<(?:rss|feed|urlset|sitemapindex|opml|svg|rdf:RDF)\b",
    re.DOTALL,
)
_ENDS = re.compile(r"</(?:html|body)\b[^<>]{0,200}>", re.IGNORECASE)
_NEXT_PAGE = re.compile(
    r"</html\b[^<>]{0,200}>\s*(?:<!doctype\b[^<>]{0,200}>\s*)?<html\b[^<>]{0,2000}>\s*<head\b", re.IGNORECASE
)
_CLOSED_AT_ONCE = re.compile(r"<((?:html|body)\b[^<>]{0,2000})/>", re.IGNORECASE)
# References to characters that no XML tree may hold; lxml refuses them when it is asked to write the tree.
_CONTROL_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])(?!\d)|[xX]0*(?:1[\da-fA-F]|[0-8bBcCeEfF])(?![\da-fA-F]));?"
)
_NONCHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
_FOREIGN_RUN = re.compile(rb"[\x80-\xff]+")
_GUESS_BYTES = 50_000
_MOST_BROKEN = 0.5  # share, by the declared encoding
_MOST_STRAY = 0.2  # share, by UTF-8: of pages in other encodings six tenths and more are broken by it
# What undeclared news pages are written in; all of them keep ASCII as it is.
_GUESSES = [
    "cp1252",
    "cp1251",
    "cp1253",
    "cp1255",
    "cp1256",
    "cp874",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_jp",
    "euc_kr",
    "koi8_r",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A parsed page."""

    root: HtmlElement  # the <html> element; comments and processing instructions are left out
    elements: Mapping[str, Sequence[HtmlElement]]  # by tag, in page order: those of _ASKED_TAGS
    url: str | None  # where the page comes from, as the caller says
    base_url: str | None  # what relative links are relative to
    canonical_url: str | None  # absolute; None where the page names none or one that cannot be its own
    encoding: str  # how the bytes were decoded; "utf-8" for a string


def read_document(html: bytes | str, url: str | None = None, *, encoding: str | None = None) -> Document | None:
    """Decode and parse a page.

    In: the page; its address; an encoding that wins over what the page says (an unknown name is
    ignored). Out: the document, or None where this is not HTML: empty, binary, or another XML.
    """
    if isinstance(html, bytes):
        if _is_binary(html):
            return None
        text, used = decode(html, encoding)
    else:
        text, used = html, "utf-8"
    if not _TAG.search(text) or _OTHER_XML.match(text[:_SNIFF_BYTES]):
        return None
    root = _parse(text)
    if root is None:
        return None
    elements = _elements(root)
    base = _base_url(elements["base"], url)
    canonical = usable_canonical(_named_address(elements, base), url)
    if canonical and is_list_above(canonical, url):
        canonical = None  # else all stories of the list were one
    return Document(
        root=root,
        elements=elements,
        url=url,
        base_url=base or canonical,  # else a saved page without its address has no links to its own site
        canonical_url=canonical,
        encoding=used,
    )


def decode(body: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text of a page and the encoding it was read with.

    The caller's encoding, a byte order mark, UTF-8 that decodes without an error, the charset the
    page declares (by the aliases that browsers use, w3lib), and a guess, in this order. Valid
    UTF-8 comes before the declaration because saved and proxied pages often keep an old one,
    while text in another multi-byte encoding is practically never valid UTF-8.
    """
    given = _text_encoding(resolve_encoding(encoding)) if encoding else None
    bom_encoding, bom = read_bom(body)
    if bom is not None:
        body = body[len(bom) :]
    if given or bom_encoding:
        name = given or str(bom_encoding)
        return body.decode(name, "replace"), name
    declared = _text_encoding(html_body_declared_encoding(body))
    if not body.isascii():
        try:
            return body.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
    name = _trusted(body, declared) or _guessed(body)
    return body.decode(name, "replace"), name


def is_encoding(name: str) -> bool:
    """Whether bytes of text can be read with it, under the aliases that browsers use.

    >>> is_encoding("Windows-1252"), is_encoding("klingon"), is_encoding("hex")
    (True, False, False)
    """
    return _text_encoding(resolve_encoding(name)) is not None


def _text_encoding(name: str | None) -> str | None:
    """The encoding, if bytes of text can be read with it: Python also knows "hex", "idna" and the like."""
    if name is None:
        return None
    try:
        b"text \xff".decode(name, "replace")
    except (LookupError, UnicodeError, ValueError):
        return None
    return name


def _trusted(body: bytes, declared: str | None) -> str | None:
    """The declared encoding, unless most of what it should explain does not decode."""
    if declared is None or declared.startswith("utf-16"):  # no mark and a readable <meta>: it is not
        return "utf-8" if body.isascii() else None
    return declared if _broken_share(body, declared) <= _MOST_BROKEN else None


def _broken_share(body: bytes, encoding: str) -> float:
    """How much of what is not ASCII does not decode."""
    text = body.decode(encoding, "replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return text.count("\ufffd") / foreign if foreign else 0.0


def _guessed(body: bytes) -> str:
    """UTF-8 where few bytes contradict it, Western European where letters like "é" stand alone in words, or a guess."""
    if _broken_share(body, "utf-8") <= _MOST_STRAY:
        return "utf-8"
    runs = _FOREIGN_RUN.findall(body)
    if 2 * sum(len(run) == 1 for run in runs) > len(runs):
        return "cp1252"
    first = body.find(runs[0]) if runs else 0
    best = from_bytes(body[first : first + _GUESS_BYTES], cp_isolation=_GUESSES).best()
    return best.encoding if best else "cp1252"


def _is_binary(body: bytes) -> bool:
    head = body[:_SNIFF_BYTES]
    if not head.strip() or head.startswith(_BINARY_SIGNATURES):
        return True
    if read_bom(head)[0] is not None:
        return False
    controls = len(head) - len(head.translate(None, _CONTROL_BYTES))
    return controls > _MAX_CONTROL_SHARE * len(head)


def without_ends(text: str) -> str:
    """A page without the tags that end it, or close it where it opens; a second page with a head stays behind them.

    libxml2 drops what stands behind such a tag, and browsers show it. A second page may be another story, or a server's
    words that something is not found: it is dropped.

    >>> without_ends("<html lang='de' /><p>One</p></html><p>two</p></body></html>")
    "<html lang='de' ><p>One</p><p>two</p>"
    """
    following = _NEXT_PAGE.search(text)
    end = following.start() if following else len(text)
    return _CLOSED_AT_ONCE.sub(r"<\1>", _ENDS.sub("", text[:end])) + text[end:]


def _parse(text: str) -> HtmlElement | None:
    body = _XML_DECLARATION.sub("", text, count=1) if text.lstrip()[:5] == "<?xml" else text
    body = without_ends(_CONTROL_REFERENCE.sub("", body))
    cleaned = body.encode("utf-8", "replace").translate(_FORM_FEED_TO_SPACE, _CONTROL_BYTES)
    for character in _NONCHARACTERS:  # str.translate takes fifty times as long, str.replace ten times
        cleaned = cleaned.replace(character, b"")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    # lxml.html's own parser asks Python for the class of every element: a millisecond a page.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    try:
        root = etree.fromstring(cleaned, parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return root if isinstance(root, HtmlElement) else None


def _elements(root: HtmlElement) -> dict[str, list[HtmlElement]]:
    found: dict[str, list[HtmlElement]] = {tag: [] for tag in _ASKED_TAGS}
    for element in root.iter(*_ASKED_TAGS):
        found[element.tag].append(element)
    return found


def _base_url(bases: Sequence[HtmlElement], url: str | None) -> str | None:
    href = next((href for base in bases if (href := base.get("href")) is not None), None)
    return absolute_url(url, href) or url


def _named_address(elements: Mapping[str, Sequence[HtmlElement]], base: str | None) -> str | None:
    """`<link rel="canonical">`, else `og:url`."""
    for link in elements["link"]:
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return absolute_url(base, link.get("href"))
    for meta in elements["meta"]:
        if (meta.get("property") or "").lower() == "og:url" and meta.get("content"):
            return absolute_url(base, meta.get("content"))
    return None


def absolute_url(base: str | None, href: str | None) -> str | None:
    """The http(s) address that a link stands for; None for other schemes and what is no address."""
    try:
        joined = urljoin(base or "", (href or "").strip())
    except ValueError:  # "http://[" and the like
        return None
    return joined if joined.startswith(("http://", "https://")) and split_address(joined) else None
