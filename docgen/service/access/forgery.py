"""Requests that a page of another site sends in somebody's name (CSRF), refused without a token in each form.

Who is known by a cookie, or by sitting at this machine, is known whichever page their browser sends a request
from. A browser says itself where that was. What is asked here is close to ``CrossOriginProtection`` of Go's
``net/http``:

- GET, HEAD and OPTIONS pass, since they change nothing (RFC 9110, 9.2.1).
- Who presents a bearer token passes: no browser adds one by itself, as it adds a password, and a page of
  another site may not set the header, since no answer of this service allows it to (CORS). The content type
  is of no account: a form of another site, which needs nobody's leave, cannot set the header either.
- ``Sec-Fetch-Site`` (W3C Fetch Metadata), which no page can set, must be ``same-origin``, or ``none`` where
  the user alone is behind the request. Another page of the same site, such as another port of localhost, is
  another page.
- Browsers send it only over HTTPS and to localhost. Without it ``Origin`` must name the host that the request
  names. Schemes are not compared, since a proxy may have taken TLS off. ``null`` names no host.
- Without either it is no browser of the last years, since those send ``Origin`` with each POST. ``Referer``
  is asked then. Without that, too, the request passes if nobody is known by a cookie: so does curl, and so
  does it at this machine. Go lets those with a cookie pass as well; here nothing sends one but the page,
  whose browser says more.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from flask import Request

from docgen.service.access.refusal import ForgedError

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_BEARER = re.compile("bearer ", re.ASCII | re.IGNORECASE)


def refuse_forged(request: Request, has_session: Callable[[], bool]) -> None:
    """Let a request pass that no page of another site can have sent.

    Args:
        request: what was sent; nothing of its body is read.
        has_session: says whether it came with a cookie that tells who it is from.

    Raises:
        ForgedError: it is from another site, or might be.
    """
    if request.method in _SAFE or _BEARER.match(request.headers.get("Authorization", "")):
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        if site not in {"same-origin", "none"}:
            raise ForgedError("a page of another site sent this request, and only this one's own may")
        return
    origin = request.headers.get("Origin", request.headers.get("Referer"))
    if origin is not None:
        if not _names(origin, request.headers.get("Host", "")):
            raise ForgedError(
                "this request is from a page of another host than it names "
                "(a proxy in front must pass the Host header on as it is)"
            )
    elif has_session():
        raise ForgedError(
            "this request does not say which page sent it (Sec-Fetch-Site or Origin), as browsers do; "
            "a program sends its token in an Authorization header"
        )


def _names(origin: str, host: str) -> bool:
    """Whether an origin, or a page's address, is of the host that a request names."""
    try:
        found = urlsplit(origin)
    except ValueError:
        return False
    return found.scheme in {"http", "https"} and bool(host) and found.netloc.lower() == host.lower()
