"""Who asks, and what for: the owner of a token, with its scopes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

SCOPES = {
    "validate": "check data",
    "render": "have documents made: renders, batches, drafts, previews",
    "read": "see jobs and fetch documents",
    "verify": "ask whether a document is as it was made",
    "metrics": "read the figures of the service",
}
"""Each scope, with what its holder may do."""


class Means(Enum):
    """How somebody is known."""

    TOKEN = "token"  # noqa: S105 - the word, and no secret
    SESSION = "session"
    LOOPBACK = "loopback"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks.

    Args:
        owner: whose jobs and documents are the caller's.
        token: the id of the token, which is no secret; empty for whoever is on this machine.
        scopes: what the caller may do.
        means: how the caller is known; only a session can be signed out of.
    """

    owner: str
    token: str
    scopes: frozenset[str]
    means: Means = Means.TOKEN


LOCAL = Caller("local", "", frozenset(SCOPES), Means.LOOPBACK)
"""Whoever asks an open service from its own machine."""
