"""Drawings that docgen makes itself, as vectors: the line of time.

All words in them are outlines, so that a drawing looks the same in every format and on every machine, and the
text of a document stays the document's own.
"""

from docgen.drawing.chronology import draw_chronology
from docgen.drawing.drawing import Drawing
from docgen.drawing.lettering import Line, Style, set_line
from docgen.drawing.raster import rasterize

__all__ = ["Drawing", "Line", "Style", "draw_chronology", "rasterize", "set_line"]
