"""Tokens: what is given out, what is kept of it, and whether one that is presented still holds.

A token reads ``docgen_<id>_<secret>``. The id is no secret: lists and the audit log show it. The secret is
256 bits of the system's randomness, and only a salted SHA-256 of it is kept. A slow hash (scrypt, Argon2)
makes it dear to try all that a person might have chosen; nobody can try 2^256, so it would add no safety, and
as it would be computed for every request, anybody could keep the service busy with it.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, insert, select, update

from docgen.errors import ServiceError
from docgen.service.access.audit import Line, add
from docgen.service.access.scope import SCOPES
from docgen.service.database import TOKENS, Database

_FORM = re.compile(r"docgen_([0-9a-f]{16})_([A-Za-z0-9_-]{43})", re.ASCII)
_LONGEST_OWNER = 200
_NO_SALT, _NO_HASH = "0" * 32, "0" * 64


class Refusal(Enum):
    """Why a token does not hold."""

    MALFORMED = "malformed"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of a token; moments are seconds since 1970, ``expires`` is ``None`` if it never does."""

    id: str
    owner: str
    scopes: frozenset[str]
    created: float
    expires: float | None
    revoked: float | None

    def refusal(self, now: float) -> Refusal | None:
        """Why it does not hold at a moment."""
        if self.revoked is not None:
            return Refusal.REVOKED
        if self.expires is not None and self.expires <= now:
            return Refusal.EXPIRED
        return None


@dataclass(frozen=True, slots=True)
class Issued:
    """A new token, and its text, which is nowhere else."""

    token: Token
    text: str

    def __repr__(self) -> str:  # a log of it must not give the secret away
        return f"Issued({self.token!r})"


def issue(database: Database, owner: str, scopes: Collection[str], lifetime: float | None) -> Issued:
    """Make a token; the audit log says so.

    Args:
        database: where it is kept.
        owner: whose it is; all of an owner's tokens reach the same jobs.
        scopes: what it may be used for.
        lifetime: after how many seconds it expires; never where it is ``None``.

    Raises:
        ServiceError: the owner has no name that can be shown, or a scope does not exist.
    """
    _check(owner, scopes, lifetime)
    id_, secret, salt = secrets.token_hex(8), secrets.token_urlsafe(32), secrets.token_hex(16)
    with database.writing() as connection:
        now = database.now(connection)
        expires = None if lifetime is None else now + lifetime
        token = Token(id_, owner, frozenset(scopes), now, expires, None)
        row = {"id": id_, "owner": owner, "scopes": " ".join(sorted(scopes)), "salt": salt}
        row |= {"hash": _hash(salt, secret)}
        connection.execute(insert(TOKENS).values(row | {"created": now, "expires": expires}))
        add(connection, Line(owner, "token-issued", token=id_, detail=" ".join(sorted(scopes))), now)
    return Issued(token, f"docgen_{id_}_{secret}")


def find(database: Database, presented: str) -> Token | Refusal:
    """The token that a text is, or why it is none that holds.

    That a token has expired or was revoked is told only to who has its secret.
    """
    form = _FORM.fullmatch(presented)
    if form is None:
        return Refusal.MALFORMED
    with database.reading() as connection:
        row = connection.execute(select(TOKENS).where(TOKENS.c.id == form[1])).one_or_none()
        now = database.now(connection)
    # The same work is done for an id that nobody has, so that the time it takes does not tell which exist.
    salt, kept = (row.salt, row.hash) if row is not None else (_NO_SALT, _NO_HASH)
    is_right = hmac.compare_digest(_hash(salt, form[2]), kept)
    if row is None or not is_right:
        return Refusal.UNKNOWN
    token = _token(row)
    return token.refusal(now) or token


def find_signed_in(database: Database, id_: str) -> tuple[Token | Refusal, float]:
    """The token that somebody signed in with, by its id alone, or why it holds no longer; and the time."""
    with database.reading() as connection:
        row = connection.execute(select(TOKENS).where(TOKENS.c.id == id_)).one_or_none()
        now = database.now(connection)
    if row is None:
        return Refusal.UNKNOWN, now
    token = _token(row)
    return token.refusal(now) or token, now


def list_tokens(database: Database, owner: str = "") -> tuple[tuple[Token, ...], float]:
    """All tokens, or those of one owner, the oldest first; and the time that they are to be judged by."""
    query = select(TOKENS).order_by(TOKENS.c.created, TOKENS.c.id)
    if owner:
        query = query.where(TOKENS.c.owner == owner)
    with database.reading() as connection:
        return tuple(_token(row) for row in connection.execute(query)), database.now(connection)


def revoke(database: Database, id_: str) -> tuple[Token, bool]:
    """Let a token hold no longer, from now on and in every session; gives it, and whether that is new.

    Raises:
        ServiceError: there is no token of this id.
    """
    with database.writing() as connection:
        unrevoked = (TOKENS.c.id == id_) & TOKENS.c.revoked.is_(None)
        now = database.now(connection)
        changed = connection.execute(update(TOKENS).where(unrevoked).values(revoked=now)).rowcount
        row = connection.execute(select(TOKENS).where(TOKENS.c.id == id_)).one_or_none()
        if row is not None and changed:
            add(connection, Line(row.owner, "token-revoked", token=id_), now)
    if row is None:
        raise ServiceError(
            f"{id_!r}: there is no such token (docgen token list shows the id of each, "
            "which stands between the two underscores)"
        )
    return _token(row), bool(changed)


def _check(owner: str, scopes: Collection[str], lifetime: float | None) -> None:
    if not owner or owner != owner.strip() or len(owner) > _LONGEST_OWNER or not owner.isprintable():
        raise ServiceError(
            f"{owner!r} is no name of an owner (1 to {_LONGEST_OWNER} characters that can be printed, "
            "without a blank at either end)"
        )
    unknown = sorted(set(scopes) - SCOPES.keys())
    if unknown or not scopes:
        wrong = ", ".join(map(repr, unknown)) or "none"
        raise ServiceError(f"no such scope: {wrong} (there are {', '.join(SCOPES)})")
    if lifetime is not None and not lifetime > 0:
        raise ServiceError("a token that has expired from the start is of no use (give it more time)")


def _hash(salt: str, secret: str) -> str:
    return sha256(bytes.fromhex(salt) + secret.encode("ascii")).hexdigest()


def _token(row: Row[Any]) -> Token:
    return Token(row.id, row.owner, frozenset(row.scopes.split()), row.created, row.expires, row.revoked)
