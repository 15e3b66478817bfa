"""The PDF writer: HTML laid out by WeasyPrint, tagged, with the fonts it was given and nothing else."""

from docgen.writers.pdf.series import Series
from docgen.writers.pdf.write import paginate, write
from docgen.writers.writer import MEDIA_TYPES, Capabilities, Writer

__all__ = ["paginate", "writer"]

writer = Writer(
    format="pdf",
    suffix=".pdf",
    media_type=MEDIA_TYPES["pdf"],
    capabilities=Capabilities(fixed_pages=True, vector_drawings=True, editable=False),
    write=write,
    alike=Series,
)
