"""The tables of a register: one row about it, and a row for each entry, which nobody may change.

Names begin with ``docgen_register``, since a database of PostgreSQL may hold other things too. Moments are
kept as text, so that every database gives back the very characters over which the chain was reckoned.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 1
"""Of the tables here; a register of a later one is refused."""

TABLES = MetaData()

ABOUT = Table(
    "docgen_register",
    TABLES,
    Column("only_row", Integer, CheckConstraint("only_row = 1"), primary_key=True, autoincrement=False),
    Column("schema_version", Integer, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("head", Text, nullable=False),
)
"""``entries`` is how many there are, ``head`` the digest of the last."""


def _texts(*names: str) -> tuple[Column[str], ...]:
    return tuple(Column(name, Text, nullable=False) for name in names)


ENTRIES = Table(
    "docgen_register_entry",
    TABLES,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, CheckConstraint("kind IN ('issued', 'withdrawn')"), nullable=False),
    *_texts("at", "by", "recipient"),
    *_texts("number", "version", "audience", "layout", "format", "copy"),
    Column("file_sha256", Text, nullable=False, index=True),
    Column("content_sha256", Text, nullable=False, index=True),
    Column("size", BigInteger, nullable=False),
    *_texts("status", "docgen", "supersedes", "reason", "previous"),
    Column("digest", Text, nullable=False, unique=True),
    # Reckoned from the rest, for the constraint and for looking up.
    Column("number_key", Text, nullable=False, index=True),
    Column("identity_key", Text, nullable=False),
    UniqueConstraint("kind", "identity_key", name="docgen_register_one_document"),
    UniqueConstraint("previous", name="docgen_register_one_chain"),
)
"""A document is issued once and withdrawn once; and each entry has one successor."""

_REFUSED = "the register is append-only"
GUARDS = {
    "sqlite": [
        f"CREATE TRIGGER docgen_register_no_{what.lower()} BEFORE {what} ON docgen_register_entry "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
        for what in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        "CREATE FUNCTION docgen_register_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSED}'; END $$",
        "CREATE TRIGGER docgen_register_no_change BEFORE UPDATE OR DELETE OR TRUNCATE "
        "ON docgen_register_entry FOR EACH STATEMENT EXECUTE FUNCTION docgen_register_refuse()",
    ],
}
"""What each database is told so that it refuses to change or remove an entry."""
