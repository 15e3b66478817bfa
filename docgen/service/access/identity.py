"""Who asks: the owner of a token, of a session, or whoever is on this machine.

Who presents a token is the owner of that token and nobody else; a wrong one is never passed over. Else a
session counts; else, if the service is open, a request from this machine.
"""

from __future__ import annotations

import re

from flask import g, request

from docgen.service.access.loopback import why_not_local
from docgen.service.access.refusal import UnauthenticatedError, remembered
from docgen.service.access.scope import LOCAL, Caller, Means
from docgen.service.access.session import find_session
from docgen.service.access.token import Refusal, Token, find
from docgen.service.service import current

_BEARER = re.compile(r"bearer +([A-Za-z0-9._~+/-]+=*)", re.ASCII | re.IGNORECASE)  # RFC 6750, 2.1
_CALLER = "docgen_caller"
_WANTED = "a token is needed (Authorization: Bearer docgen_...)"
_WHY = {
    Refusal.MALFORMED: "the token is not known",
    Refusal.UNKNOWN: "the token is not known",
    Refusal.EXPIRED: "the token has expired",
    Refusal.REVOKED: "the token was revoked",
}
_WHY_SIGNED_OUT = {
    Refusal.MALFORMED: "the session is not known",
    Refusal.UNKNOWN: "the session is not known",
    Refusal.EXPIRED: "the session or its token has expired",
    Refusal.REVOKED: "the token of the session was revoked",
}


def caller() -> Caller:
    """Who asks.

    Raises:
        UnauthenticatedError: nobody is known to; only in a view that is public.
    """
    found = identified()
    if isinstance(found, UnauthenticatedError):
        raise remembered(found)
    return found


def caller_or_none() -> Caller | None:
    """Who asks, if that is known; a public view may be glad to know."""
    found = identified()
    return found if isinstance(found, Caller) else None


def why_nobody() -> str:
    """Why whoever asks is not known, beyond that they did not say who they are; empty if they are."""
    found = identified()
    return found.reason if isinstance(found, UnauthenticatedError) else ""


def why_token(refusal: Refusal) -> str:
    """Why a token that was presented does not hold, in the words for whoever presented it."""
    return _WHY[refusal]


def identified() -> Caller | UnauthenticatedError:
    """Who asks, or why nobody is known to; looked up once a request."""
    if _CALLER not in g:
        setattr(g, _CALLER, _identify())
    found: Caller | UnauthenticatedError = g.get(_CALLER)
    return found


def _identify() -> Caller | UnauthenticatedError:
    service = current()
    header = request.headers.get("Authorization")
    if header is not None:
        form = _BEARER.fullmatch(header)
        found = find(service.database, form[1]) if form else Refusal.MALFORMED
        if isinstance(found, Token):
            return _caller(found, Means.TOKEN)
        return UnauthenticatedError(_WHY[found], _WHY[found], "invalid_token")
    signed_in = find_session(service.database)
    if isinstance(signed_in, Token):
        return _caller(signed_in, Means.SESSION)
    far = why_not_local(request.environ) if service.settings.open else ""
    if service.settings.open and not far:
        return LOCAL
    if signed_in is not None:
        why = _WHY_SIGNED_OUT[signed_in]
        return UnauthenticatedError(why, why, "invalid_token")
    return UnauthenticatedError(f"{far}; {_WANTED}" if far else _WANTED, far)


def _caller(token: Token, means: Means) -> Caller:
    return Caller(token.owner, token.id, token.scopes, means)
