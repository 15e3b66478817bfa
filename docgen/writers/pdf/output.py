"""From sheets to the bytes of a PDF."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.document import Document
from docgen.errors import DocumentError
from docgen.writers.html import is_given_font
from docgen.writers.pdf.engine import DocumentMetadata, Pdf, Sheets
from docgen.writers.pdf.finish import Finish
from docgen.writers.pdf.order import paint_in_order
from docgen.writers.pdf.structure import marked_sheets
from docgen.writers.pdf.variant import Variant
from docgen.writers.profile import OutputProfile

_OWN = "docgen"
"""The name of no intent that the engine knows: it is written with the rest."""


class _Silent(DocumentMetadata):  # type: ignore[misc] # the engine has no types
    """Metadata of which the engine writes the document information alone: the XMP is ours."""

    def include_in_pdf(self, pdf: Pdf, *_: object, **__: object) -> None:
        """Nothing."""


def write_sheets(
    sheets: Sheets, document: Document, variant: Variant, profile: OutputProfile | None = None
) -> bytes:
    """The PDF; the profile is that of the press, where the variant is for one.

    Raises:
        DocumentError: the engine took a font that the document was not given, or the file would not be what
            its variant says.
    """
    for sheet in sheets.pages:
        sheet.links[:] = [link for link in sheet.links if link[3].link and not variant.for_press]
    paint_in_order(sheets)
    sheets.metadata = _Silent(**vars(sheets.metadata) | _said_of(document))
    ready, finish = marked_sheets(sheets) if variant.tagged else sheets, Finish(document, variant, profile)
    data: bytes = ready.write_pdf(finisher=finish, pdf_variant=variant.engine, output_intent=_OWN)
    strangers = sorted({font.family for font in ready.fonts.values() if not is_given_font(font.family)})
    if strangers:
        raise DocumentError(
            [f"the font {name!r} was used, which the document was not given" for name in strangers]
        )
    return finish.seal(data)


def _said_of(document: Document) -> Mapping[str, str | list[str]]:
    """What the document information says, word for word as the XMP does.

    The engine would read it from the page, and there part keywords at every comma and keep each part once.
    """
    said = document.metadata
    return {
        "title": said.title,
        "authors": list(said.authors),
        "description": said.subject,
        "keywords": list(said.keywords),
    }
