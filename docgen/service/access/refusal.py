"""The refusals of this room, as errors of HTTP: each has a status, a reason, and a name for machines.

``problem`` is the last part of the type ``urn:docgen:problem:…`` (RFC 9457). Whoever writes the answer may
leave the headers out: :func:`add_challenge` adds to every answer what its refusal demands.
"""

from __future__ import annotations

from typing import Any, TypeVar

from flask import Response, g
from werkzeug.exceptions import Forbidden, HTTPException, TooManyRequests, Unauthorized

_KEY = "docgen_refusal_headers"
_UNAUTHORIZED = 401


class RefusedError(HTTPException):
    """A request that is not let in."""

    code = 403
    problem = "refused"

    def __init__(self, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.headers = headers or {}

    def get_headers(self, *args: Any, **keywords: Any) -> list[tuple[str, str]]:
        """Those of every error of werkzeug, and those that this one demands; werkzeug calls this."""
        return [*super().get_headers(*args, **keywords), *self.headers.items()]


class UnauthenticatedError(RefusedError, Unauthorized):
    """Nobody is known to ask.

    Args:
        detail: what the answer says.
        reason: why whoever asks is not known, beyond that nothing was presented.
        error: the code of RFC 6750, 3.1; empty where nothing was presented.
    """

    code = _UNAUTHORIZED
    problem = "unauthenticated"

    def __init__(self, detail: str, reason: str = "", error: str = "") -> None:
        super().__init__(detail, {"WWW-Authenticate": _challenge(error, detail if error else "")})
        self.reason = reason


class InsufficientScopeError(RefusedError, Forbidden):
    """The caller is known, and may not do this."""

    problem = "insufficient-scope"

    def __init__(self, scope: str) -> None:
        detail = f"the token lacks the scope {scope}"
        super().__init__(detail, {"WWW-Authenticate": _challenge("insufficient_scope", detail, scope)})


class ForgedError(RefusedError, Forbidden):
    """A page of another site may have sent this in somebody's name."""

    problem = "cross-site-request"


class ClosedError(RefusedError, Forbidden):
    """A view that says of nobody that they may see it."""

    problem = "closed"

    def __init__(self) -> None:
        super().__init__("this is not open to anybody")


class TooManyAttemptsError(RefusedError, TooManyRequests):
    """Somebody tries too many tokens; ``seconds`` is after when they may go on."""

    code = 429
    problem = "too-many-attempts"

    def __init__(self, seconds: int) -> None:
        detail = f"too many tokens were wrong: try again in {seconds} s"
        super().__init__(detail, {"Retry-After": str(seconds)})
        self.seconds = seconds


_Refused = TypeVar("_Refused", bound=RefusedError)


def remembered(refused: _Refused) -> _Refused:
    """The refusal, whose headers :func:`add_challenge` will put on the answer, whoever writes that."""
    setattr(g, _KEY, refused.headers)
    return refused


def add_challenge(response: Response) -> Response:
    """Give an answer the headers that its refusal demands (RFC 9110, 11.6.1; RFC 6585, 4)."""
    headers: dict[str, str] = g.get(_KEY, {})
    for name, value in headers.items():
        response.headers.setdefault(name, value)
    if response.status_code == _UNAUTHORIZED:  # it must have a challenge: RFC 9110, 15.5.2
        response.headers.setdefault("WWW-Authenticate", _challenge("", ""))
    return response


def _challenge(error: str, description: str, scope: str = "") -> str:
    """The challenge of RFC 6750, 3; no value here has a character that would have to be escaped."""
    parts = {"realm": "docgen", "error": error, "error_description": description, "scope": scope}
    return "Bearer " + ", ".join(f'{name}="{value}"' for name, value in parts.items() if value)
