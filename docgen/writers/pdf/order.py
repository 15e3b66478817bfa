"""The order in which a page is painted: it is the order in which the text is copied, searched and extracted.

The engine paints the markers of lists after everything else on the page, because it places them as if they
were positioned by hand. Once laid out they are taken for ordinary boxes again, and painted where they belong.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.writers.pdf.engine import Sheets


def paint_in_order(sheets: Sheets) -> None:
    """Let the marker of each list item be painted just before its words."""
    for sheet in sheets.pages:
        for box in _boxes(sheet._page_box):
            if box.is_outside_marker:
                box.style["position"] = "static"


def _boxes(root: Sheets) -> Iterator[Sheets]:
    stack = [root]
    while stack:
        box = stack.pop()
        box = getattr(box, "_box", box)  # what is placed by itself stands behind a placeholder
        yield box
        stack.extend(getattr(box, "children", ()))
