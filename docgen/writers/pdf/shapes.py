"""Drawings of our own as operations of PDF: lines, rectangles, circles and paths in plain colours.

The engine draws SVG of any kind, with a tree of styles and a saved state for each node; the outlines of a few
dozen letters take it longer than a page of text. What has more to it than our drawings have is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, ParseError, fromstring

_SVG = "{http://www.w3.org/2000/svg}"
_SIZE = re.compile(r"(\d+(?:\.\d+)?)(pt|px)?")
_PIXELS = {"pt": 4 / 3, "px": 1.0, None: 1.0}
_COMMAND = re.compile(r"([MLHVCQZ])([-\d., ]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?|-?\.\d+")
_PATH = re.compile(r"[MLHVCQZ\d., -]*")
_MATRIX = re.compile(r"matrix\((-?\d+(?:\.\d+)?(?: -?\d+(?:\.\d+)?){5})\)")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "Z": 0}
"""How many numbers each command of a path takes."""
_ARC = 0.5522847498
"""How far the handles of a quarter of a circle stand off its ends, in radii."""

_KNOWN = {
    "line": {"x1", "y1", "x2", "y2", "stroke", "stroke-width"},
    "rect": {"x", "y", "width", "height", "fill"},
    "circle": {"cx", "cy", "r", "fill"},
    "path": {"d", "fill", "stroke", "stroke-width", "transform"},
}
"""Every kind of shape, and all that may be said of it."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """A drawing as the engine knows a picture; ``box`` is the width and height of its own coordinates."""

    width: float
    height: float
    box: tuple[float, float]
    operations: tuple[bytes, ...] = field(repr=False)

    def get_intrinsic_size(self, _resolution: float, _font_size: float) -> tuple[float, float, float]:
        """Width and height in CSS pixels, and the ratio of the two."""
        return self.width, self.height, self.width / self.height

    def draw(self, stream: Any, width: float, height: float, _style: Any) -> None:
        """Paint the drawing in the middle of this area, as large as fits (SVG 2, 8.6)."""
        if not self.operations:
            return
        across, down = self.box
        scale = min(width / across, height / down)
        place = (scale, 0, 0, scale, (width - across * scale) / 2, (height - down * scale) / 2)
        # The engine remembers colours and matrix; what is set between q and Q is none of its business.
        stream.stream.extend((b"q", f"{' '.join(map(_show, place))} cm".encode(), *self.operations, b"Q"))


def read_shapes(svg: bytes) -> Shapes | None:
    """A drawing of plain shapes; None where it has anything else in it."""
    try:
        root = fromstring(svg)  # noqa: S314 - what is not a drawing of ours is not read further
        width, height = (_length(root.attrib[side]) for side in ("width", "height"))
        left, top, *box = map(float, root.get("viewBox", f"0 0 {width} {height}").split())
        across, down = box
        operations = tuple(operation for each in root for operation in _drawn(each))
    except (ParseError, KeyError, ValueError):
        return None
    plain = root.tag == f"{_SVG}svg" and root.attrib.keys() <= {"width", "height", "viewBox"}
    if not plain or left or top or not all((width, height, across, down)):
        return None
    return Shapes(width, height, (across, down), operations)


def _length(shown: str) -> float:
    match = _SIZE.fullmatch(shown)
    if match is None:
        raise ValueError(shown)
    return float(match[1]) * _PIXELS[match[2]]


def _drawn(shape: Element) -> Iterator[bytes]:
    """The operations that paint one shape, with its own colour.

    Raises:
        ValueError: something of it is not known here.
    """
    tag = shape.tag.removeprefix(_SVG)
    if tag not in _KNOWN or not shape.attrib.keys() <= _KNOWN[tag] or len(shape):
        raise ValueError(tag)
    stroked = "stroke" in shape.attrib
    placed = shape.get("transform")
    if placed is not None:
        yield from (b"q", f"{_matched(_MATRIX, placed)[1]} cm".encode())
    yield _colour(shape.attrib["stroke" if stroked else "fill"], "RG" if stroked else "rg")
    if stroked:
        yield f"{_show(float(shape.get('stroke-width', '1')))} w".encode()
    yield _OUTLINES[tag](shape.attrib).encode()
    yield b"S" if stroked else b"f"
    if placed is not None:
        yield b"Q"


def _matched(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    match = pattern.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return match


def _colour(shown: str, operator: str) -> bytes:
    digits = _matched(_COLOUR, shown)[0]
    channels = (int(digits[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return f"{' '.join(map(_show, channels))} {operator}".encode()


def _line(of: Mapping[str, str]) -> str:
    x, y, to_x, to_y = (_show(float(of[name])) for name in ("x1", "y1", "x2", "y2"))
    return f"{x} {y} m {to_x} {to_y} l"


def _rectangle(of: Mapping[str, str]) -> str:
    return " ".join(_show(float(of[name])) for name in ("x", "y", "width", "height")) + " re"


def _circle(of: Mapping[str, str]) -> str:
    x, y, radius = (float(of[name]) for name in ("cx", "cy", "r"))
    quarter = ((1, _ARC), (_ARC, 1), (0, 1))
    parts = [f"{_show(x + radius)} {_show(y)} m"]
    for cos, sin in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        points = ((x + radius * (u * cos - v * sin), y + radius * (u * sin + v * cos)) for u, v in quarter)
        parts.append(" ".join(f"{_show(a)} {_show(b)}" for a, b in points) + " c")
    return " ".join((*parts, "h"))


def _path(of: Mapping[str, str]) -> str:
    parts: list[str] = []
    x = y = 0.0
    points: tuple[float, ...]
    for name, numbers in _commands(_matched(_PATH, of["d"])[0]):
        match name, numbers:
            case "Z", []:
                parts.append("h")
                continue
            case "H", [along]:
                operator, points = "l", (along, y)
            case "V", [along]:
                operator, points = "l", (x, along)
            case "Q", [a, b, to_x, to_y]:
                operator, points = "c", _with_two_handles((x, y), (a, b), (to_x, to_y))
            case _:
                operator, points = name.lower(), tuple(numbers)
        x, y = points[-2:]
        parts.append(f"{' '.join(map(_show, points))} {operator}")
    return " ".join(parts)


def _with_two_handles(
    start: tuple[float, float], handle: tuple[float, float], end: tuple[float, float]
) -> tuple[float, ...]:
    """A curve with one handle as PDF has it, with two."""
    first = (here + (there - here) * 2 / 3 for here, there in zip(start, handle, strict=True))
    second = (here + (there - here) * 2 / 3 for here, there in zip(end, handle, strict=True))
    return (*first, *second, *end)


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """Each command by itself: its letter may stand for several, and after a move they are lines."""
    for name, shown in _COMMAND.findall(path):
        numbers = [float(number) for number in _NUMBER.findall(shown)]
        size = _NUMBERS[name]
        if (len(numbers) % size if size else numbers) or (size and not numbers):
            raise ValueError(path)
        yield name, numbers[:size]
        for start in range(size, len(numbers), size or 1):
            yield "L" if name == "M" else name, numbers[start : start + size]


def _show(value: float) -> str:
    """A number as PDF writes it, to a thousandth or finer for what is small."""
    shown = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


_OUTLINES = {"line": _line, "rect": _rectangle, "circle": _circle, "path": _path}
