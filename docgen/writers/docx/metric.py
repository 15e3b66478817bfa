"""What a style comes to in points: its spacing, its indents, and the face that its text is set in."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import TypeVar

from docgen.typeface import Face as FontFace
from docgen.typeface import Typefaces
from docgen.typeface.advance import Advances, advances_of
from docgen.units import Length
from docgen.writers.docx.format import Face, Shape
from docgen.writers.docx.look import Look
from docgen.writers.docx.style import Style
from docgen.writers.docx.stylesheet import styles_of

_Format = TypeVar("_Format", Face, Shape)
_BOLD, _SEMIBOLD, _REGULAR = 700, 600, 400


@dataclass(frozen=True, slots=True)
class Metric:
    """A style, all that it is based on taken together."""

    face: Face
    shape: Shape
    advances: Advances
    line: float = field(init=False)
    """The height of a line of its text."""
    left: float = field(init=False)
    right: float = field(init=False)
    before: float = field(init=False)
    after: float = field(init=False)
    frame: float = field(init=False)
    """What rules above and below a paragraph take."""
    kept: bool = field(init=False)
    """A paragraph stays on the page of the next one."""
    contextual: bool = field(init=False)
    """Between two paragraphs of this style there is no space."""

    def __post_init__(self) -> None:
        """Reckon what is asked for again and again."""
        object.__setattr__(self, "line", self._line())
        for side in ("left", "right", "before", "after"):
            length: Length | None = getattr(self.shape, side)
            object.__setattr__(self, side, length.points if length else 0.0)
        object.__setattr__(self, "frame", self._frame())
        object.__setattr__(self, "kept", bool(self.shape.keep_next))
        object.__setattr__(self, "contextual", bool(self.shape.contextual))

    @property
    def size(self) -> float:
        """The size of its type."""
        return self.face.size.points if self.face.size else 0.0

    def _line(self) -> float:
        natural = self.advances.line * self.size
        if self.shape.leading is None:
            return natural
        wanted = self.shape.leading.points
        return wanted if self.shape.exact else max(wanted, natural)

    def _frame(self) -> float:
        if self.shape.contextual:
            return 0.0  # drawn only at the ends of a listing
        sides = (border for side, border in self.shape.borders if side in ("top", "bottom"))
        return sum(border.space.points + border.width.points for border in sides)

    def width(self, text: str) -> float:
        """The width of a text on one line."""
        return self.advances.width(text) * self.size


class Metrics:
    """The styles of a document by their names, measured in the fonts at hand."""

    def __init__(self, look: Look, typefaces: Typefaces) -> None:
        self._look = look
        self._formats = _formats(look)
        self._typefaces = typefaces
        self._known: dict[tuple[str, str], Metric] = {}

    def of(self, paragraph: str, characters: str = "") -> Metric:
        """The style of a paragraph, and of the characters within it."""
        key = paragraph, characters
        if key not in self._known:
            face, shape = self._formats[key]
            self._known[key] = Metric(face, shape, advances_of(self._font(face)))
        return self._known[key]

    def face_of(self, paragraph: str, characters: str = "") -> Face:
        """How the characters of a style look."""
        return self._formats[paragraph, characters][0]

    def _font(self, face: Face) -> FontFace:
        families = self._look.families
        if face.family == self._look.semibold:
            return self._typefaces.sans.styled(_SEMIBOLD, bool(face.italic))
        by_name = {families.sans: self._typefaces.sans, families.mono: self._typefaces.mono}
        family = by_name.get(face.family or "", self._typefaces.serif)
        return family.styled(_BOLD if face.bold else _REGULAR, bool(face.italic))


class _Formats(dict[tuple[str, str], tuple[Face, Shape]]):
    """The face and the shape that styles come to, whatever they are based on.

    Kept for the process by what a style is called: to ask for a look again and again would take as long as
    to make them.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, key: tuple[str, str]) -> tuple[Face, Shape]:
        self[key] = found = _format_of(self._look, *key)
        return found


@lru_cache(maxsize=8)
def _formats(look: Look) -> _Formats:
    return _Formats(look)


def _format_of(look: Look, paragraph: str, characters: str) -> tuple[Face, Shape]:
    face, shape = Face(family=look.families.serif), Shape()
    of_paragraph = _line_of(look, paragraph)
    for style in (*of_paragraph, *_line_of(look, characters)):
        face = _over(face, style.face)
    for style in of_paragraph:
        shape = _over(shape, style.shape) if style.shape is not None else shape
    return face, shape


def _line_of(look: Look, name: str) -> list[Style]:
    """A style and all that it is based on, the most basic one first."""
    line: list[Style] = []
    styles = _styles_by_name(look)
    while name in styles:
        line.insert(0, styles[name])
        name = line[0].based_on
    return line


@lru_cache(maxsize=8)
def _styles_by_name(look: Look) -> dict[str, Style]:
    return {style.id: style for style in styles_of(look)}


def _over(below: _Format, above: _Format) -> _Format:
    """A format with another's properties over its own."""
    said = {
        each.name: value for each in fields(above) if (value := getattr(above, each.name)) not in (None, ())
    }
    return replace(below, **said)
