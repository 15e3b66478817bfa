"""Documents that are ready to be issued, as the register sees them; no file stands behind them."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import Connection, text

from docgen.register import Finished, Identity, InHand, Issue, Register
from docgen.register.connection import transaction

ISSUE = Issue("ama", "2026-11-26T09:30:00Z")


def digest(text_: str) -> str:
    return sha256(text_.encode()).hexdigest()


def finished(
    version: str = "1.0", content: str = "", *, number: str = "PM-1", recipient: str = "", **identity: str
) -> Finished:
    """A document whose bytes are told by its identity and content."""
    known = Identity(number, version, **{"layout": "postmortem", "format": "pdf"} | identity)
    content = content or f"content of {number} {known.order.canonical} {known.audience} {known.copy}"
    file = digest(f"{known.key} {content}")
    return Finished(f"{version}.pdf", known, file, digest(content), 1000, recipient, "Final", "0.1.0")


def held(document: Finished) -> InHand:
    return InHand(document.file_sha256, document.content_sha256, document.identity)


def by_other_hands(register: Register, *statements: str) -> None:
    """Change a register as somebody would who has its database and knows of its guards."""
    with transaction(register.address, writing=True) as connection:
        _without_guards(connection)
        for statement in statements:
            connection.execute(text(statement))


def _without_guards(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        for name in ("update", "delete"):
            connection.execute(text(f"DROP TRIGGER IF EXISTS docgen_register_no_{name}"))
    else:
        connection.execute(text("DROP TRIGGER IF EXISTS docgen_register_no_change ON docgen_register_entry"))
