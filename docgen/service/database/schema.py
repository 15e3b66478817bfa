"""The tables of a service. Moments are seconds since 1970 (UTC), as the database's clock has them.

Names begin with ``docgen_service``, since a database of PostgreSQL may hold other things too.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 1
"""Of the tables here; a database of another one is refused."""

METADATA = MetaData()

ABOUT = Table(
    "docgen_service",
    METADATA,
    Column("only_row", Integer, primary_key=True, autoincrement=False),
    Column("schema_version", Integer, nullable=False),
    Column("secret", Text, nullable=False),
)
"""``secret`` signs the cookies of the page; every replica has the same."""

JOBS = Table(
    "docgen_service_job",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("request", Text, nullable=False),
    Column("idempotency_key", Text),
    Column("fingerprint", Text, nullable=False, default=""),
    Column("created", Float, nullable=False),
    Column("started", Float),
    Column("finished", Float),
    Column("expires", Float, nullable=False),
    UniqueConstraint("owner", "idempotency_key", name="docgen_service_one_job_a_key"),
    Index("docgen_service_job_of_owner", "owner", "created"),
    Index("docgen_service_job_expiry", "expires"),
)
"""``request`` is JSON: what is wanted, and what each upload is stored as."""

TASKS = Table(
    "docgen_service_task",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("job", Text, ForeignKey(JOBS.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("runner", Text),
    Column("seconds", Float),
    Column("failure", Text),
    Column("problems", Text, nullable=False, default="[]"),
    Index("docgen_service_task_queue", "state", "priority", "id"),
    sqlite_autoincrement=True,  # the number of a task that was removed while it was made is never another's
)
"""One input of a job. ``failure`` (why something could not be made) and ``problems`` are JSON."""

DOCUMENTS = Table(
    "docgen_service_document",
    METADATA,
    Column("job", Text, ForeignKey(JOBS.c.id, ondelete="CASCADE"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("task", Integer, ForeignKey(TASKS.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("layout", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("audience", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("pages", Integer),
    Column("sha256", Text, nullable=False, index=True),
    Column("content_sha256", Text, nullable=False),
    Column("line", Text, nullable=False, default=""),
)
"""``line`` is the document's line in the manifest of a batch."""

RUNNERS = Table(
    "docgen_service_runner",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("seen", Float, nullable=False),
    Column("jobs", Integer, nullable=False),
)
"""Who does the work; one that has not been seen for a while is gone, and its tasks are another's."""

DRAFTS = Table(
    "docgen_service_draft",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("owner", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("exhibits", Text, nullable=False, default="{}"),
    Column("choice", Text, nullable=False, default="{}"),
    Column("created", Float, nullable=False),
    Column("changed", Float, nullable=False),
    Column("version", Integer, nullable=False, default=1),
    Column("expires", Float, nullable=False),
)
"""What somebody writes on the page: ``exhibits`` says what each is stored as, ``choice`` how the documents
shall be made, ``version`` how often the text was changed."""

TOKENS = Table(
    "docgen_service_token",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("salt", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("created", Float, nullable=False),
    Column("expires", Float),
    Column("revoked", Float),
)

AUDIT = Table(
    "docgen_service_audit",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("at", Float, nullable=False),
    Column("owner", Text, nullable=False),
    Column("token", Text, nullable=False, default=""),
    Column("action", Text, nullable=False),
    Column("job", Text, nullable=False, default=""),
    Column("document", Text, nullable=False, default=""),
    Column("sha256", Text, nullable=False, default=""),
    Column("detail", Text, nullable=False, default=""),
)
"""Who made and fetched what: ids and digests, never contents."""
