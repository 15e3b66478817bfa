"""What the pages of a PDF draw into each piece of marked content: words, pictures and lines, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from conformance.pdf_tree import Mark

_PAINTS = frozenset(["f", "F", "f*", "S", "s", "B", "B*", "b", "b*"])
_PATHS = {"m": 2, "l": 2, "c": 6, "v": 4, "y": 4, "re": 4}
_SHOWS = frozenset(["Tj", "TJ", "'", '"'])


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float

    def within(self, other: Box, tolerance: float = 0) -> bool:
        return (
            self.left >= other.left - tolerance
            and self.bottom >= other.bottom - tolerance
            and self.right <= other.right + tolerance
            and self.top <= other.top + tolerance
        )

    def cut(self, other: Box) -> Box:
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        right, top = min(self.right, other.right), min(self.top, other.top)
        return Box(left, bottom, max(left, right), max(bottom, top))

    def joined(self, other: Box) -> Box:
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.top - self.bottom)

    def __str__(self) -> str:
        return f"({self.left:.1f} {self.bottom:.1f} {self.right:.1f} {self.top:.1f})"


@dataclass
class Piece:
    """A piece of marked content: its page, how often it begins, its raw words, their places, its drawing."""

    page: int
    times: int = 0
    words: list[tuple[Any, bytes]] = field(default_factory=list)
    starts: list[tuple[float, float]] = field(default_factory=list)
    drawn: Box | None = None

    def draw(self, box: Box) -> None:
        self.drawn = box if self.drawn is None else self.drawn.joined(box)


@dataclass(frozen=True)
class _State:
    matrix: pikepdf.Matrix
    clip: Box
    font: Any = None


def read_content(pdf: pikepdf.Pdf) -> dict[Mark, Piece]:
    """All marked content of the pages and the forms they draw."""
    pieces: dict[Mark, Piece] = {}
    for number, page in enumerate(pdf.pages, 1):
        box = Box(*(float(edge) for edge in page.mediabox))
        _Reader(number, pieces).read(page.obj, _State(pikepdf.Matrix(), box), None)
    return pieces


class _Reader:
    """Runs the operators of a page, and of the forms it draws, as far as they say what is drawn where."""

    def __init__(self, page: int, pieces: dict[Mark, Piece]) -> None:
        self.page = page
        self.pieces = pieces
        self.text = pikepdf.Matrix()

    def read(self, owner: pikepdf.Object, state: _State, mark: Mark | None, depth: int = 0) -> None:
        resources = owner.get("/Resources", pikepdf.Dictionary())
        states, marks, path, clipping = [], [mark], [], False
        for operands, operator in pikepdf.parse_content_stream(owner):
            name = str(operator)
            if name == "q":
                states.append(state)
            elif name == "Q" and states:
                state = states.pop()
            elif name == "cm":
                state = replace(state, matrix=_matrix(operands) @ state.matrix)
            elif name in {"BDC", "BMC"}:
                marks.append(self._begun(operands, owner, resources) or marks[-1])
            elif name == "EMC" and len(marks) > 1:
                marks.pop()
            elif name in _PATHS:
                path.extend(_points(name, operands, state.matrix))
            elif name in {"W", "W*"}:
                clipping = True
            elif name in _PAINTS or name == "n":
                if path and name != "n":
                    self._draw(marks[-1], _around(path).cut(state.clip))
                if path and clipping:
                    state = replace(state, clip=state.clip.cut(_around(path)))
                path, clipping = [], False
            elif name == "Do":
                self._place(resources.XObject[operands[0]], state, marks[-1], depth)
            elif name == "Tf":
                fonts = resources.get("/Font", {})
                state = replace(state, font=fonts[operands[0]].objgen if operands[0] in fonts else None)
            else:
                self._write(name, operands, state, marks[-1])

    def _begun(
        self, operands: list[Any], owner: pikepdf.Object, resources: pikepdf.Dictionary
    ) -> Mark | None:
        if len(operands) < 2:
            return None
        properties = operands[1]
        if isinstance(properties, pikepdf.Name):
            properties = resources.get("/Properties", {}).get(properties, {})
        if "/MCID" not in properties:
            return None
        mark = owner.objgen[0], int(properties["/MCID"])
        self.pieces.setdefault(mark, Piece(self.page)).times += 1
        return mark

    def _draw(self, mark: Mark | None, box: Box) -> None:
        if mark is not None:
            self.pieces[mark].draw(box)

    def _place(self, drawn: pikepdf.Object, state: _State, mark: Mark | None, depth: int) -> None:
        if drawn.get("/Subtype") == "/Image":
            self._draw(mark, _around(_corners((0, 0, 1, 1), state.matrix)).cut(state.clip))
        elif depth < 12:
            own = _matrix(drawn.get("/Matrix", (1, 0, 0, 1, 0, 0)))
            matrix = own @ state.matrix
            edges = tuple(float(edge) for edge in drawn.BBox)
            clip = state.clip.cut(_around(_corners(edges, matrix)))
            self.read(drawn, replace(state, matrix=matrix, clip=clip), mark, depth + 1)

    def _write(self, name: str, operands: list[Any], state: _State, mark: Mark | None) -> None:
        if name == "BT":
            self.text = pikepdf.Matrix()
        elif name == "Tm":
            self.text = _matrix(operands)
        elif name in {"Td", "TD"}:
            self.text = _matrix((1, 0, 0, 1, *operands)) @ self.text
        elif name in _SHOWS and mark is not None:
            shown = operands[-1] if name != "TJ" else operands[0]
            parts = [shown] if isinstance(shown, pikepdf.String) else list(shown)
            raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            self.pieces[mark].words.append((state.font, raw))
            self.pieces[mark].starts.append(_at(self.text @ state.matrix, 0, 0))


def words_of(marks: Iterable[Mark], pieces: dict[Mark, Piece]) -> tuple[tuple[Any, bytes], ...]:
    """The raw words of some marked content, to be compared with others of the same file."""
    return tuple(word for mark in marks if mark in pieces for word in pieces[mark].words)


def _matrix(numbers: Iterable[Any]) -> pikepdf.Matrix:
    return pikepdf.Matrix(*(float(number) for number in numbers))


def _points(name: str, operands: list[Any], matrix: pikepdf.Matrix) -> list[tuple[float, float]]:
    numbers = [float(number) for number in operands[: _PATHS[name]]]
    if name == "re":
        left, bottom, width, height = numbers
        return _corners((left, bottom, left + width, bottom + height), matrix)
    return [_at(matrix, x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def _corners(edges: tuple[float, ...], matrix: pikepdf.Matrix) -> list[tuple[float, float]]:
    left, bottom, right, top = edges
    return [_at(matrix, x, y) for x in (left, right) for y in (bottom, top)]


def _at(matrix: pikepdf.Matrix, x: float, y: float) -> tuple[float, float]:
    return (matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f)


def _around(points: list[tuple[float, float]]) -> Box:
    across, up = zip(*points, strict=True)
    return Box(min(across), min(up), max(across), max(up))
