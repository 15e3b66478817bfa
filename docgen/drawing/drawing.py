"""A drawing: plain SVG, and the size at which it is meant to be seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from docgen.drawing.shape import Shape
from docgen.units import Length


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as SVG 1.1 of paths, lines, rectangles and circles only; the same input, the same bytes."""

    svg: bytes = field(repr=False)
    width: Length
    height: Length
    shapes: tuple[Shape, ...] = field(repr=False)
    """The same, for whoever paints them."""
    scale: float
    """How many times as large as they are they are seen."""

    @property
    def name(self) -> str:
        """A name made from the content: ``sha256`` in hexadecimal."""
        return sha256(self.svg).hexdigest()
