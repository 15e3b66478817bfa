"""Rules of figures: each says where it stands, in points from the bottom, and stands there.

Of a figure that draws nothing, as a field to be filled in by hand, only that it is on the page can be judged.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from conformance.finding import Finding
from conformance.pdf_content import Box, Piece
from conformance.pdf_subject import Subject, found
from conformance.pdf_tree import Element

_TOLERANCE = 1.5  # points: a border, or half a line
_LEAST_FILLED = 0.25  # of its box a drawing fills at least so much: charts have room for their words


def figures(subject: Subject) -> Iterator[Finding]:
    for figure in subject.tree.below("Figure"):
        said = figure.attribute("/Layout", "/BBox")
        if not isinstance(said, pikepdf.Array) or len(said) != 4:
            yield found("figure-bbox", "a figure has no /BBox", figure)
            continue
        pieces = [subject.pieces[mark] for mark in figure.content() if mark in subject.pieces]
        if not pieces:
            yield found("figure-content", "a figure holds no content", figure)
            continue
        page = subject.pdf.pages[pieces[0].page - 1]
        box, paper = (Box(*(float(edge) for edge in edges)) for edges in (said, page.mediabox))
        yield from _stands(figure, box, paper, pieces)


def _stands(figure: Element, box: Box, paper: Box, pieces: list[Piece]) -> Iterator[Finding]:
    if box.left >= box.right or box.bottom >= box.top:
        yield found("figure-bbox", f"the /BBox {box} is empty", figure)
    elif not box.within(paper, _TOLERANCE):
        yield found("figure-bbox", f"the /BBox {box} lies outside of the page {paper}", figure)
    drawn = None
    for piece in pieces:
        if piece.drawn:
            drawn = piece.drawn if drawn is None else drawn.joined(piece.drawn)
    if drawn and (not drawn.within(box, _TOLERANCE) or drawn.area < _LEAST_FILLED * box.area):
        yield found("figure-bbox", f"the /BBox is {box}, but drawn is {drawn}", figure)
