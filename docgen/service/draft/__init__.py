"""Drafts: what somebody writes on the page, kept until some days after the last change."""

from docgen.service.draft.beginning import begin_from_files, begin_from_scaffold, begin_from_text
from docgen.service.draft.draft import ChangedError, Choice, Draft, Held, Preview, Subject
from docgen.service.draft.holding import SHOWN, content, hold, joined, let_go, shelf_of, sweep_files
from docgen.service.draft.keeping import (
    expired_drafts,
    find_draft,
    list_drafts,
    remember,
    remove_draft,
    save,
)

__all__ = [
    "SHOWN",
    "ChangedError",
    "Choice",
    "Draft",
    "Held",
    "Preview",
    "Subject",
    "begin_from_files",
    "begin_from_scaffold",
    "begin_from_text",
    "content",
    "expired_drafts",
    "find_draft",
    "hold",
    "joined",
    "let_go",
    "list_drafts",
    "remember",
    "remove_draft",
    "save",
    "shelf_of",
    "sweep_files",
]
