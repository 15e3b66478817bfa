"""Which server is asked: its address, and the token by which it knows who asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import quote

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from docgen.errors import RemoteRefusalError

_SCHEMES = ("http", "https")
_RIGHT = "such as https://docgen.example.org"


@dataclass(frozen=True, slots=True)
class Server:
    """A server at ``address``, without a / at its end; ``token`` may be empty."""

    address: str
    scheme: str
    host: str
    token: str = field(default="", repr=False)

    @property
    def is_here(self) -> bool:
        """Whether it is on this machine, as its name says."""
        return _is_loopback(self.host)

    def url(self, *steps: str) -> str:
        """The address of something below ``/v1``; each step is one name, whatever stands in it."""
        return "/".join([self.address, "v1", *(quote(step, safe="") for step in steps)])


def read_server(text: str, token: str = "") -> Server:
    """A server by its URL, which may have a path where a proxy has put it below one.

    Raises:
        RemoteRefusalError: it is no URL of a server, holds a password, or the token would travel in the
            clear (RFC 6750 section 5.3), or is none.
    """
    try:
        url = parse_url(text)
    except LocationParseError:
        url = Url()
    if url.scheme not in _SCHEMES or not url.host:
        raise RemoteRefusalError(f"{text!r} is no address of a server ({_RIGHT})")
    if url.auth is not None or url.query is not None or url.fragment is not None:
        raise RemoteRefusalError(
            f"the address of a server has neither password nor query ({_RIGHT}; "
            "a token is given by --token-file or DOCGEN_TOKEN)"
        )
    if not (token.isascii() and token.isprintable() and " " not in token):
        raise RemoteRefusalError("the token is none (what docgen token new printed, on one line)")
    host = url.host.strip("[]")
    address = Url(url.scheme, None, url.host, url.port, (url.path or "").rstrip("/") or None).url
    server = Server(address, url.scheme, host, token)
    if token and url.scheme == "http" and not server.is_here:
        raise RemoteRefusalError(
            f"{address}: the token would travel in the clear (https://, or a tunnel to this machine)"
        )
    return server


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
