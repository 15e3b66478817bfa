"""Making a file ready for the press: what it is printed on, its boxes and marks, and its colours."""

from __future__ import annotations

from docgen.writers.pdf.engine import Pdf, page_dictionaries
from docgen.writers.pdf.intent import write_press_intent
from docgen.writers.pdf.printing.box import mark_out
from docgen.writers.pdf.printing.colour import manage_colours
from docgen.writers.pdf.printing.condition import coated_paper
from docgen.writers.pdf.printing.ink import set_black
from docgen.writers.pdf.printing.mark import draw_marks
from docgen.writers.profile import OutputProfile


def make_ready(pdf: Pdf, profile: OutputProfile | None) -> None:
    """Complete the pages; without a profile they are for coated paper."""
    write_press_intent(pdf, profile or coated_paper())
    for page in page_dictionaries(pdf):
        mark_out(page)
    set_black(pdf)
    manage_colours(pdf)
    draw_marks(pdf)
