"""Whether a request comes from a person or program on this machine, who needs no token of an open service.

That somebody connects from a loopback address is not enough. A page of another site can be brought to do so
by a name that suddenly means 127.0.0.1 (DNS rebinding), so the request must name a loopback host: a browser
puts there what stands in its address bar. And a proxy on this machine connects from it for the whole world.

The server must pass the headers of a proxy on: waitress takes them out by default
(``clear_untrusted_proxy_headers``), and nobody could tell then. A proxy that adds no such header is mostly
known by HTTP/1.0, which nginx speaks unless told otherwise, and browsers and clients have left behind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

_HOST = re.compile(r"(localhost|[0-9.]+|\[::1\])(?::([0-9]{1,5}))?", re.ASCII | re.IGNORECASE)
_LAST_PORT = 65535
_FORWARDED = re.compile(
    r"HTTP_(?:FORWARDED|VIA|X_FORWARDED_\w+|X_FORWARDED|X_REAL_IP|CF_CONNECTING_IP)", re.ASCII
)


def why_not_local(environ: Mapping[str, Any]) -> str:
    """Why a request (its WSGI environment, PEP 3333) is not known to be from this machine; empty if it is."""
    if any(_FORWARDED.fullmatch(name) for name in environ if isinstance(name, str)):
        return "a proxy passed this request on, so that it is not known to come from this machine"
    if environ.get("SERVER_PROTOCOL") in {"HTTP/1.0", "HTTP/0.9"}:
        return "this request is in HTTP/1.0, as of a proxy, so that it is not known to come from this machine"
    if not is_loopback_address(str(environ.get("REMOTE_ADDR") or "")):
        return "this request does not come from this machine"
    if not is_loopback_host(str(environ.get("HTTP_HOST") or "")):
        return (
            "this request names another host than this machine (localhost, 127.0.0.1 or [::1] would be right)"
        )
    return ""


def is_loopback_address(text: str) -> bool:
    """Whether it is an address of 127.0.0.0/8, or ``::1``; also one of the former written as IPv6."""
    try:
        address: IPv4Address | IPv6Address | None = ip_address(text)
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    return address is not None and address.is_loopback


def is_loopback_host(text: str) -> bool:
    """Whether a Host header (RFC 9110, 7.2) names this machine, with any port.

    Nothing is looked up, and no other spelling of an address is known: ``localhost``, four decimal numbers
    that begin with 127, or ``[::1]``.
    """
    found = _HOST.fullmatch(text)
    if found is None or (found[2] and not 0 < int(found[2]) <= _LAST_PORT):
        return False
    name = found[1].lower()
    return name in {"localhost", "[::1]"} or is_loopback_address(name)
