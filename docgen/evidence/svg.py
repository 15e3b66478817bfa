"""An SVG drawing of a stranger, read through once before anything draws it.

Refused is what would reach outside the file (references to other files or addresses), what could grow
without bound (a DTD with its entities, elements without number or depth), and what the drawing program
would leave out without a word (HTML within the drawing).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from docgen.evidence.refusal import broken, refusal

MOST_ELEMENTS = 100_000
DEEPEST = 200

_ADDRESS_IN_STYLE = re.compile(r"""url\(\s*['"]?\s*([^'")\s]+)|@import\s+['"]([^'"]+)""", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpe?g);base64,", re.IGNORECASE)
_LENGTH = re.compile(r"\s*\+?([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|em|)\s*\Z")
_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "em": 16.0,
}


@dataclass(slots=True)
class Drawing:
    """What a drawing says of itself: its natural size in CSS pixels, and what stands in it."""

    width: float = 0.0
    height: float = 0.0
    pictures: list[str] = field(default_factory=list)
    """The pictures of pixels within it, as ``data:`` addresses."""
    elements: set[str] = field(default_factory=set)


def read_svg(data: bytes, name: str) -> Drawing:
    """Read through a drawing.

    Raises:
        DataError: it is no SVG, has no size, or holds what is refused; the error names it.
    """
    survey = _Survey(name)
    try:
        survey.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise broken(name, f"it is no well-formed XML: {error}") from error
    survey.refuse_style_addresses()
    return survey.drawing


class _Survey:
    """One reading of one drawing, told of each element by the parser; no tree is built."""

    def __init__(self, name: str) -> None:
        self.drawing = Drawing()
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self._name = name
        self._count = 0
        self._open: list[str] = []
        self._style: list[str] = []

    def _doctype(self, _name: str, _system: str | None, _public: str | None, internal: bool) -> None:
        if internal:
            self._refuse("a DTD with declarations of its own", "a drawing without <!DOCTYPE … [ … ]>")

    def _instruction(self, target: str, content: str) -> None:
        if target == "xml-stylesheet":
            self._refuse(f"a reference to a style sheet outside it: {content[:200]}")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        element = tag.rpartition("}")[2]
        self._count += 1
        self.drawing.elements.add(element)
        if self._count > MOST_ELEMENTS or len(self._open) > DEEPEST:
            self._refuse(f"more than {MOST_ELEMENTS:,} elements, or more than {DEEPEST} in one another")
        if self._count == 1:
            self._measure(element, attributes)
        if element == "foreignObject" and "switch" not in self._open[-1:]:
            self._refuse(
                "HTML (a foreignObject), which no drawing program draws",
                "export it with its text as SVG text, or as PNG",
            )
        self._open.append(element)
        for attribute, value in attributes.items():
            self._look_at(element, attribute.rpartition("}")[2], value)

    def _end(self, _tag: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        if self._open and self._open[-1] == "style":
            self._style.append(text)

    def _look_at(self, element: str, attribute: str, value: str) -> None:
        if attribute in ("href", "src") and element != "a":
            self._check(value.strip(), element)
        elif "(" in value or "@" in value:
            self._check_style(value)

    def refuse_style_addresses(self) -> None:
        """Look at what the style sheets within the drawing refer to."""
        self._check_style("".join(self._style))

    def _check_style(self, style: str) -> None:
        if "\\" in style and re.search(r"\\[0-9a-fA-F]", style):
            self._refuse("escapes in a style, which could hide a reference", "a style without them")
        for match in _ADDRESS_IN_STYLE.finditer(style):
            self._check(match[1] or match[2], "style")

    def _check(self, address: str, element: str) -> None:
        if not address or address.startswith("#"):
            return
        if _PICTURE.match(address) and element in ("image", "feImage"):
            self.drawing.pictures.append(address)
        elif address.lower().startswith("data:") and element == "style":
            self.drawing.elements.add("font-face")
        else:
            self._refuse(
                f"a reference to something outside it: {address[:200]}",
                "a drawing that holds everything in itself; pictures in it as data:image/png or jpeg",
            )

    def _measure(self, element: str, attributes: dict[str, str]) -> None:
        if element != "svg":
            raise broken(self._name, f"its first element is {element}, not svg")
        box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
        sides = [_number(side) for side in box[2:4]] if len(box) == 4 else [0.0, 0.0]  # noqa: PLR2004
        width, height = (_length(attributes.get(each, "")) for each in ("width", "height"))
        if sides[0] and sides[1]:
            width = width or (height * sides[0] / sides[1] if height else sides[0])
            height = height or width * sides[1] / sides[0]
        if not width or not height:
            raise refusal(
                "broken-picture", f"the drawing {self._name} says no size", "width and height, or a viewBox"
            )
        self.drawing.width, self.drawing.height = width, height

    def _refuse(self, what: str, expected: str = "a drawing that holds everything in itself") -> NoReturn:
        raise refusal("unsafe-drawing", f"the drawing {self._name} holds {what}", expected)


def _number(text: str) -> float:
    found = _LENGTH.match(text)
    return float(found[1]) if found else 0.0


def _length(text: str) -> float:
    """A length in CSS pixels; 0 where it is absent, relative or none at all."""
    found = _LENGTH.match(text)
    return float(found[1]) * _UNITS[found[2]] if found else 0.0
