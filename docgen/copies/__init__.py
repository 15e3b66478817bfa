"""Numbered copies: who receives one, read from a list that is taken at its word and never interpreted."""

from docgen.copies.copy import MOST_COPIES, Copy
from docgen.copies.reading import read_copies

__all__ = ["MOST_COPIES", "Copy", "read_copies"]
