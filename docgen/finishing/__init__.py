"""Finishing: what is done to whole files, and read from them, after a writer has made them."""

from docgen.finishing.origin import made_by_docgen
from docgen.finishing.reading import open_document, read_document, read_file
from docgen.finishing.verification import Aspect, Difference, FilledIn, Opened

__all__ = [
    "Aspect",
    "Difference",
    "FilledIn",
    "Opened",
    "made_by_docgen",
    "open_document",
    "read_document",
    "read_file",
]
