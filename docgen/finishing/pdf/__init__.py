"""PDFs read back: their metadata, what travels inside them, and how they differ from their seal."""

from docgen.finishing.pdf.verification import open_pdf

__all__ = ["open_pdf"]
