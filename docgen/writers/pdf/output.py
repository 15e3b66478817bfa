"""From sheets to the bytes of a tagged PDF."""

from __future__ import annotations

from docgen.errors import DocumentError
from docgen.writers.html import is_given_font
from docgen.writers.pdf.engine import Sheets
from docgen.writers.pdf.order import paint_in_order

_VARIANT = "pdf/ua-1"
"""Tags, language, display title and XMP metadata as ISO 14289-1 wants them."""


def write_sheets(sheets: Sheets) -> bytes:
    """The PDF.

    Raises:
        DocumentError: the engine took a font that the document was not given.
    """
    for sheet in sheets.pages:
        sheet.links[:] = [link for link in sheet.links if link[3].link]
    paint_in_order(sheets)
    data: bytes = sheets.write_pdf(pdf_variant=_VARIANT)
    strangers = sorted({font.family for font in sheets.fonts.values() if not is_given_font(font.family)})
    if strangers:
        raise DocumentError(
            [f"the font {name!r} was used, which the document was not given" for name in strangers]
        )
    return data
