"""Hosts that only this machine or its own network can reach: no list from a stranger may lead a crawl there."""

import ipaddress
import socket
from urllib.parse import urlsplit

_LOCAL_NAMES = ("localhost", ".localhost", ".local", ".internal")


def is_private_address(address: str) -> bool:
    """Whether an IP address is not on the public internet: loopback, private, link-local, reserved ...

    >>> is_private_address("10.0.0.1"), is_private_address("::ffff:127.0.0.1"), is_private_address("93.184.216.34")
    (True, True, False)
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1] or _translated(found)
        if inner is not None:
            return not inner.is_global
    return not found.is_global or found.is_multicast


def _translated(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside a NAT64 one (RFC 6052)."""
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def is_private_host(host: str) -> bool:
    """Whether a host, as a URL names it, is a private address or a local name. Names are not looked up here.

    The old spellings of IPv4 addresses count, because resolvers take them.

    >>> [is_private_host(host) for host in ("127.0.0.1", "2130706433", "0x7f.1", "localhost", "news.example")]
    [True, True, True, True, False]
    """
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(_LOCAL_NAMES):
        return True
    try:
        return is_private_address(socket.inet_ntoa(socket.inet_aton(name)))
    except (OSError, ValueError):
        return is_private_address(name)


def private_netloc(url: str) -> str | None:
    """The host and port of a URL that leads to a private host, None for all others.

    >>> private_netloc("http://127.0.0.1:8000/a"), private_netloc("https://news.example/")
    ('127.0.0.1:8000', None)
    """
    try:
        parts = urlsplit(url)
        return parts.netloc.rpartition("@")[2] if parts.hostname and is_private_host(parts.hostname) else None
    except ValueError:
        return None
