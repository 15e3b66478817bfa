"""The same documents with and without what conformance, files within, seals and fonts add to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

from weasyprint.document import Document as Sheets

from benchmarks.incident import incident
from benchmarks.setting import Setting
from docgen.document import Document
from docgen.pipeline import assemble, load, validate
from docgen.theme import Theme
from docgen.typeface import load_typefaces
from docgen.writers import WriterOptions, load_writer
from docgen.writers.pdf.order import paint_in_order

FIXTURES = Path(__file__).parent.parent / "fixtures"
ROWS = 200
THEME = Theme()
TYPEFACES = load_typefaces(THEME)
WRITING = import_module("docgen.writers.pdf.write")  # its name in the package is that of a function
ENDING = import_module("docgen.writers.docx.finish")
PUTTING_TOGETHER = import_module("docgen.writers.docx.document")
ARCHIVE = import_module("docgen.writers.docx.archive")
NO_DIGEST = sha256()

Write = Callable[[Document], bytes]


def documents(setting: Setting) -> Iterator[tuple[str, Document]]:
    """Two of the fixtures, and one with many rows."""
    for name in ("payment-final", "cloud-outage"):
        (path,) = (FIXTURES / name).glob("incident.*")
        yield name, assemble(validate(load(path)))
    path = setting.incident(1, lambda seed: incident(seed, ROWS, 0), "conformance")
    yield f"{ROWS} rows", assemble(validate(load(path)))


def whole_pdf(document: Document) -> bytes:
    return load_writer("pdf").write(document, THEME, TYPEFACES, WriterOptions()).data


def plain_pdf(document: Document) -> bytes:
    """The same pages, painted in the same order, and nothing besides."""
    with patch.object(WRITING, "write_sheets", _write_plainly):
        return whole_pdf(document)


def _write_plainly(sheets: Sheets, *_: object) -> bytes:
    for sheet in sheets.pages:
        sheet.links[:] = [link for link in sheet.links if link[3].link]
    paint_in_order(sheets)
    data: bytes = sheets.write_pdf()
    return data


def whole_docx(document: Document) -> bytes:
    return load_writer("docx").write(document, THEME, TYPEFACES, WriterOptions()).data


def docx_without_files(document: Document) -> bytes:
    bare = replace(document, attachments=(), metadata=replace(document.metadata, digest="", layout=""))
    return whole_docx(bare)


def docx_without_seal(document: Document) -> bytes:
    """Without files either, and with nothing in the place of the seal."""
    bare = replace(document, attachments=(), metadata=replace(document.metadata, digest="", layout=""))
    with (
        patch.object(ENDING, "sealed", lambda *_: b"<unsealed/>"),
        patch.object(PUTTING_TOGETHER, "visible", lambda _tree: None),
        patch.object(ARCHIVE, "sha256", lambda _data: NO_DIGEST),
    ):
        return whole_docx(bare)


def docx_without_fonts(document: Document) -> bytes:
    return load_writer("docx").write(document, THEME, TYPEFACES, WriterOptions(embed_fonts=False)).data


COMPARED: dict[str, tuple[Write, Write]] = {
    "PDF: standards, structure, files, seal": (whole_pdf, plain_pdf),
    "Word: files": (whole_docx, docx_without_files),
    "Word: files and seal": (whole_docx, docx_without_seal),
    "Word: fonts": (whole_docx, docx_without_fonts),
}
