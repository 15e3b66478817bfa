"""The structure of a tagged PDF: what a screen reader hears, and in which order (ISO 32000-1, 14.7 and 14.8).

The engine can tag by itself, but page by page: a table over three pages becomes three, each with its headings
read out again, and what runs at the edge of a page is part of the text. So the marks are set here while the
engine paints (:mod:`mark`), the tree is grown from all of its pages at once (:mod:`tree`), every HTML element
one structure element however often it was broken, and written with them (:mod:`writing`).
"""

from docgen.writers.pdf.structure.mark import MarkedSheet, marked_sheets
from docgen.writers.pdf.structure.tree import structure_of, unspoken
from docgen.writers.pdf.structure.writing import write_structure

__all__ = ["MarkedSheet", "marked_sheets", "structure_of", "unspoken", "write_structure"]
