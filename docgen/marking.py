"""Marking: what the data demand on every page, which no layout decides and none can leave out."""

from __future__ import annotations

from dataclasses import replace

from docgen.document import Document, Marking
from docgen.incident import DocumentControl, show_reference

SUPERSEDED = "SUPERSEDED"
"""The stamp of an edition that another has replaced."""


def marked(document: Document, control: DocumentControl, copy: str = "") -> Document:
    """The document with its label, its notes and, where it was superseded, its stamp on every page.

    ``copy`` is the designation of a numbered copy; empty where the document is none. A superseded draft is
    stamped as both.
    """
    replaced = control.superseded_by
    by = f"Superseded by {show_reference(replaced, control.number)}" if replaced else ""
    marking = Marking(control.tlp, (by,) if by else (), control.privilege or "", copy)
    stamp = f"{SUPERSEDED} {document.stamp}".strip() if replaced else document.stamp
    return replace(document, marking=marking, stamp=stamp) if marking else document
