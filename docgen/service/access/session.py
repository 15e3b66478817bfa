"""The session of the page: who signed in is known by a cookie, with the token's id and when that was.

Flask signs the cookie with the database's secret, so that every replica knows it. The token is looked up
again with each request, and so a session ends with its token. Signing out takes the cookie from the browser;
who has copied it before may use it until it expires or the token is revoked.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from flask import Flask, request, session
from flask.sessions import SecureCookieSessionInterface

from docgen.service.access.token import Refusal, Token, find_signed_in
from docgen.service.database import Database

LIFETIME = 12 * 3600.0
"""Seconds after which somebody has to sign in again."""
_TOKEN, _SINCE = "token", "since"
_COOKIE = "docgen_session"


class _Cookie(SecureCookieSessionInterface):
    digest_method = staticmethod(sha256)

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002 - Flask's signature
        """Whether only HTTPS may carry the cookie; who makes up a proxy's header restricts nobody else."""
        return request.is_secure or request.headers.get("X-Forwarded-Proto", "").lower() == "https"


def keep_sessions(app: Flask, secret: str) -> None:
    """Let an app keep sessions in cookies signed with a secret."""
    app.secret_key = secret
    app.session_interface = _Cookie()
    app.config.update(
        SESSION_COOKIE_NAME=_COOKIE,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=int(LIFETIME),  # how old a signature may be
    )


def begin_session(token: Token, now: float) -> None:
    """Sign somebody in; whatever the session held before is gone."""
    session.clear()
    session[_TOKEN], session[_SINCE] = token.id, now


def end_session() -> None:
    """Sign out whoever is signed in; the cookie is taken back."""
    session.clear()


def has_session() -> bool:
    """Whether a cookie says who the request is from, even if the token holds no longer."""
    return _TOKEN in session


def find_session(database: Database) -> Token | Refusal | None:
    """The token that the caller signed in with, or why that is over; ``None`` where nobody did."""
    if not has_session():
        return None
    id_, since = _held(session[_TOKEN], session.get(_SINCE))
    found, now = find_signed_in(database, id_)
    if isinstance(found, Token) and since + LIFETIME <= now:
        return Refusal.EXPIRED
    return found


def _held(id_: Any, since: Any) -> tuple[str, float]:
    """What a cookie holds; one of a docgen that writes it otherwise is as good as none."""
    if isinstance(id_, str) and isinstance(since, int | float):
        return id_, since
    return "", 0.0
