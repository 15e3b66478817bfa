"""Our own inspection of a PDF: what the validators do not look at and those who listen to it notice."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from conformance.finding import Finding
from conformance.pdf_catalog import catalog
from conformance.pdf_figures import figures
from conformance.pdf_links import links
from conformance.pdf_reach import reach
from conformance.pdf_subject import found, subject
from conformance.pdf_tables import tables

_RULES = (reach, tables, links, figures, catalog)


def pdf_inspection(path: Path) -> list[Finding]:
    """What is found in a PDF."""
    try:
        with subject(path) as opened:
            return [finding for rules in _RULES for finding in rules(opened)]
    except pikepdf.PdfError as error:
        return [found("unread", str(error))]
