"""Labels: a few lines of outlined words, wrapped to a width, never cut short."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.drawing.canvas import Canvas
from docgen.drawing.lettering import Line, Style, set_line
from docgen.theme import Colour
from docgen.units import Length

_ABOVE = 0.77  # of the distance from line to line, above the baseline


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a label, and where its baseline starts, from the label's top left corner."""

    line: Line
    x: float
    baseline: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Label:
    """Lines that stand together; the size is in points."""

    pieces: tuple[Piece, ...]
    width: float
    height: float

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw it with its top left corner at a place."""
        for piece in self.pieces:
            canvas.words(piece.line, (x + piece.x, top + piece.baseline), piece.colour)

    def below(self, other: Label) -> Label:
        """This label with another one beneath it."""
        return self._joined(other, 0.0, self.height)

    def beside(self, other: Label, gap: float) -> Label:
        """This label with another one at its right; with the same leading, they share their baselines."""
        return self._joined(other, self.width + gap, 0.0)

    def _joined(self, other: Label, x: float, y: float) -> Label:
        moved = tuple(
            Piece(piece.line, piece.x + x, piece.baseline + y, piece.colour) for piece in other.pieces
        )
        width, height = max(self.width, x + other.width), max(self.height, y + other.height)
        return Label((*self.pieces, *moved), width, height)


def label(text: str, style: Style, colour: Colour, widest: float, leading: Length) -> Label:
    """Set a text in lines ``leading`` apart and no wider than ``widest`` points.

    A word that is wider is cut between characters.
    """
    high = leading.points
    pieces = tuple(
        Piece(set_line(words, style), 0.0, (index + _ABOVE) * high, colour)
        for index, words in enumerate(wrap(text, style, widest))
    )
    width = max((piece.line.width for piece in pieces), default=0.0)
    return Label(pieces, width, len(pieces) * high)


def wrap(text: str, style: Style, widest: float) -> list[str]:
    """Cut a text into lines no wider than ``widest`` points."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if set_line(longer, style).width <= widest:
            lines[-1:] = [longer]
        else:
            lines.extend(_cut(word, style, widest))
    return lines


def _cut(word: str, style: Style, widest: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and set_line(pieces[-1] + character, style).width > widest:
            pieces.append("")
        pieces[-1] += character
    return pieces
