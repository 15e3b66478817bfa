"""Which files docgen made: they may be made anew, others are somebody's work.

A PDF names docgen in its document information (``Creator``, ISO 32000-1, 14.3.3), a Word file in its
extended properties (``Application``, ECMA-376 part 1, 22.2.2.1). A manifest begins with its own version.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

_NAME = "docgen"
_LONGEST_PROPERTIES = 100_000


def made_by_docgen(path: Path) -> bool:
    """Whether the file says that docgen made it; a broken or foreign file says nothing."""
    try:
        with path.open("rb") as file:
            start = file.read(5)
    except OSError:
        return False
    if start == b"%PDF-":
        return _pdf_creator(path).startswith(_NAME)
    if start[:2] == b"PK":
        return _word_application(path).startswith(_NAME)
    return _is_manifest(path)


def _is_manifest(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(40).split(b":")[0].strip() == b'{\n  "manifest_version"'
    except OSError:
        return False


def _pdf_creator(path: Path) -> str:
    import pikepdf  # noqa: PLC0415 - heavy, and only needed where a file stands in the way

    try:
        with pikepdf.open(path) as pdf:
            return str(pdf.docinfo.get("/Creator", ""))
    except (pikepdf.PdfError, OSError, ValueError):
        return ""


def _word_application(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as package:
            if package.getinfo("docProps/app.xml").file_size > _LONGEST_PROPERTIES:
                return ""
            properties = package.read("docProps/app.xml").decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError):
        return ""
    return properties.partition("<Application>")[2]
