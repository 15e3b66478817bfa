"""Our own inspection of a Word file: what schemas and SDK pass, and Word or its reader stumbles over."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

from conformance.docx_access import access
from conformance.docx_fields import fields
from conformance.docx_identity import identity
from conformance.docx_members import members
from conformance.docx_references import references
from conformance.docx_subject import found, read_package
from conformance.finding import Finding

_RULES = (members, identity, fields, references, access)


def docx_inspection(path: Path) -> list[Finding]:
    """What is found in a Word file."""
    try:
        package = read_package(path)
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        return [found("unread", str(error))]
    return [finding for rules in _RULES for finding in rules(package)]
