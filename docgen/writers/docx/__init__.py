"""Document to Word: real styles, lists, fields and headings, so that a reviewer can go on working in it.

:mod:`block` knows which module writes each kind of block; ``xml`` holds the only raw OOXML, ``package`` the
zip. python-docx is imported in ``package`` alone.
"""

from __future__ import annotations

from docgen.writers.docx.document import write
from docgen.writers.writer import MEDIA_TYPES, Capabilities, Writer

writer = Writer(
    format="docx",
    suffix=".docx",
    media_type=MEDIA_TYPES["docx"],
    capabilities=Capabilities(fixed_pages=False, vector_drawings=False, editable=True),
    write=write,
)

__all__ = ["write", "writer"]
