"""The service's database: jobs, drafts, tokens and the audit log, in SQLite or PostgreSQL."""

from docgen.service.database.engine import Database, open_database
from docgen.service.database.schema import AUDIT, DOCUMENTS, DRAFTS, JOBS, RUNNERS, TASKS, TOKENS

__all__ = [
    "AUDIT",
    "DOCUMENTS",
    "DRAFTS",
    "JOBS",
    "RUNNERS",
    "TASKS",
    "TOKENS",
    "Database",
    "open_database",
]
