"""What a printing house asks of a file: PDF/X-4 (ISO 15930-7)."""

from docgen.writers.pdf.printing.ink import with_black_ink
from docgen.writers.pdf.printing.makeready import make_ready

__all__ = ["make_ready", "with_black_ink"]
