"""The pages of a PDF as pictures, through PDFium: for previews only, never for a document."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pypdfium2

_POINTS_PER_INCH = 72


def page_pictures(pdf: bytes, dpi: int) -> Iterator[bytes]:
    """Each page of a PDF as a PNG of ``dpi`` pixels to the inch, in order."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            out = BytesIO()
            page.render(scale=dpi / _POINTS_PER_INCH).to_pil().save(out, "PNG")
            yield out.getvalue()
    finally:
        document.close()
