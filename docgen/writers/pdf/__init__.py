"""The PDF writer: HTML laid out by WeasyPrint, with the document's own fonts, tagged, and refusing all else."""

from docgen.writers.pdf.write import MEDIA_TYPE, paginate, write
from docgen.writers.writer import Capabilities, Writer

__all__ = ["paginate", "writer"]

writer = Writer(
    format="pdf",
    suffix=".pdf",
    media_type=MEDIA_TYPE,
    capabilities=Capabilities(fixed_pages=True, vector_drawings=True, editable=False),
    write=write,
)
