"""The strip of key figures: large values with their names below, four or five in a row."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from docgen.document import KeyFigure, KeyFigures
from docgen.writers.columns import shares_of_figures
from docgen.writers.docx.inline import Voice, direction_of_text, spoken
from docgen.writers.docx.register import Register
from docgen.writers.docx.setting import Setting
from docgen.writers.docx.table import Frame, column_widths, table_end
from docgen.writers.docx.xml import NOTHING, Xml, join, paragraph, w

_FEWEST_ACROSS, _MOST_ACROSS = 4, 5


def key_figures(block: KeyFigures, setting: Setting, register: Register) -> Xml:
    """A strip for each row of figures; the rows are as even as may be."""
    if not block.figures:
        return NOTHING
    down = ceil(len(block.figures) / _MOST_ACROSS)
    across = max(_FEWEST_ACROSS, ceil(len(block.figures) / down))
    widths = column_widths(shares_of_figures(block.figures, across), setting.room)
    chunks = (block.figures[start : start + across] for start in range(0, len(block.figures), across))
    voice = Voice(language=register.names_language)
    frame = Frame("FigureStrip", widths, "Key figures", "Each cell holds a figure and its name.")
    rows = (_row(chunk, widths, voice) for chunk in chunks)
    return join((w("tbl", frame.xml(setting), *rows), table_end(setting)))


def _row(figures: Sequence[KeyFigure], widths: Sequence[int], voice: Voice) -> Xml:
    missing = len(widths) - len(figures)
    contents = [_figure(figure, voice) for figure in figures] + [paragraph("KeyFigureName")] * missing
    cells = (
        w("tc", w("tcPr", w("tcW", w=width, type="dxa")), content)
        for width, content in zip(widths, contents, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit")), *cells)


def _figure(figure: KeyFigure, voice: Voice) -> Xml:
    lines = (("KeyFigure", figure.value), ("KeyFigureName", figure.name), ("KeyFigureNote", figure.note))
    return join(
        paragraph(style, spoken(words, voice), properties=direction_of_text(words))
        for style, words in lines
        if words or style == "KeyFigureName"
    )
