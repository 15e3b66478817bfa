"""What a reader sees of a Word file's text, and what stands in its fields to be filled in (ECMA-376 part 1).

The same words give the same lines, whatever Word has made of their runs, revision marks, proofing marks and
bookmarks: a line is a paragraph that is not empty. Numbers of pages are left out, since Word counts them
anew (results of the fields in 17.16.5 that say where something stands), and so is what somebody fills in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeVar

from docgen.seal.control import Control
from docgen.seal.markup import SEPARATOR, walk

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # the same in strict files
)
_TEXT_PATH = "urn:schemas-microsoft-com:vml textpath"
# Text of drawings and formulas, of which docgen writes none.
_OTHER_TEXT = (
    "http://schemas.openxmlformats.org/drawingml/2006/main t",
    "http://schemas.openxmlformats.org/officeDocument/2006/math t",
)
PAGE_FIELDS = frozenset(("PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES"))
PAGE_AT_END = re.compile(r"\t\d*$")
"""The page of an entry in the contents, which LibreOffice writes without a field."""


@dataclass(slots=True)
class Story:
    """The lines of one part, its controls, and the numbers of its headers and footers, in their order."""

    lines: list[str]
    controls: list[Control]
    edges: list[str]


def story(data: bytes, part: str) -> Story:
    """Read a part with text: the body, a header, a footer.

    Raises:
        DataError: it is not well-formed.
    """
    reader = _Reader()
    walk(data, reader, part)
    lines = (plain("".join(pieces)) for pieces in reader.lines)
    return Story([line for line in lines if line], reader.controls, reader.edges)


@dataclass(slots=True)
class _Field:
    """A complex field that is open; ``hidden`` once its result is known to be a number of pages."""

    instruction: str = ""
    hidden: bool = False
    contents: bool = False


class _Reader:
    """Keeps the lines, and what is open at the place that it has come to."""

    def __init__(self) -> None:
        self.lines: list[list[str]] = []
        self.controls: list[Control] = []
        self.edges: list[str] = []
        self._paragraphs: list[list[str]] = []
        self._fields: list[_Field] = []
        self._filling: list[Control] = []
        self._properties = 0
        self._aside = 0
        self._taking = ""
        self._in_contents = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._properties:
            if self._properties == 1 and self._filling:
                self._filling[-1].describe(name.rpartition(SEPARATOR)[2], _bare(attributes))
            self._properties += 1
            return
        sign = _SIGNS.get(name)
        if sign is not None:
            self._say(sign)
            return
        opening = _OPENINGS.get(name)
        if opening is not None:
            opening(self, attributes)

    def end(self, name: str) -> None:
        if self._properties:
            self._properties -= 1
            return
        closing = _CLOSINGS.get(name)
        if closing is not None:
            closing(self)

    def characters(self, text: str) -> None:
        if self._taking == "t":
            self._say(text)
        elif self._taking and self._fields:
            self._fields[-1].instruction += text

    def _say(self, text: str) -> None:
        if self._aside or self._properties:
            return
        if self._fields and text.isdigit() and any(each.hidden for each in self._fields):
            return
        for control in self._filling:
            control.pieces.append(text)
        if self._paragraphs and not any(control.fillable for control in self._filling):
            self._paragraphs[-1].append(text)

    def open_paragraph(self, _: dict[str, str]) -> None:
        pieces: list[str] = []
        self.lines.append(pieces)
        self._paragraphs.append(pieces)
        for control in self._filling:
            if control.pieces:
                control.pieces.append("\n")

    def close_paragraph(self) -> None:
        pieces = self._paragraphs.pop()
        if self._in_contents and pieces:
            pieces[:] = [PAGE_AT_END.sub("", "".join(pieces))]
            self._in_contents = any(each.contents for each in self._fields)

    def open_control(self, _: dict[str, str]) -> None:
        control = Control()
        self.controls.append(control)
        self._filling.append(control)

    def close_control(self) -> None:
        self._filling.pop()

    def set_aside(self, _: dict[str, str]) -> None:
        self._aside += 1

    def return_from_aside(self) -> None:
        self._aside -= 1

    def open_properties(self, _: dict[str, str]) -> None:
        """What follows are properties of a control, as deep as they nest."""
        self._properties = 1

    def open_text(self, _: dict[str, str]) -> None:
        self._taking = "t"

    def open_instruction(self, _: dict[str, str]) -> None:
        self._taking = "instrText"

    def close_text(self) -> None:
        self._taking = ""

    def turn_field(self, said: dict[str, str]) -> None:
        kind = _bare(said).get("fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._take_up(self._fields[-1])
        elif kind == "end" and self._fields:
            self._fields.pop()

    def open_simple_field(self, said: dict[str, str]) -> None:
        self._fields.append(_Field(_bare(said).get("instr", "")))
        self._take_up(self._fields[-1])

    def _take_up(self, field: _Field) -> None:
        """The result of a field begins."""
        name = (field.instruction.split() or [""])[0].upper()
        field.hidden, field.contents = name in PAGE_FIELDS, name == "TOC"
        self._in_contents = self._in_contents or field.contents

    def close_simple_field(self) -> None:
        if self._fields:  # what stood in it may have closed it
            self._fields.pop()

    def take_break(self, said: dict[str, str]) -> None:
        if _bare(said).get("type", "textWrapping") == "textWrapping":  # and not that of a page
            self._say("\v")

    def take_text_path(self, said: dict[str, str]) -> None:
        """A word drawn across the page."""
        if said.get("string"):
            self.lines.append([said["string"]])

    def take_edge(self, said: dict[str, str]) -> None:
        self.edges.append(_bare(said).get("id", ""))

    def take_symbol(self, said: dict[str, str]) -> None:
        symbol = _bare(said)
        self._say(f"‹{symbol.get('font', '')} {symbol.get('char', '')}›")


_Action = TypeVar("_Action")


def _named(actions: dict[str, _Action]) -> dict[str, _Action]:
    """The same by names with their namespace."""
    return {f"{namespace}{SEPARATOR}{name}": each for namespace in _WORD for name, each in actions.items()}


_SIGNS = _named({"tab": "\t", "ptab": "\t", "cr": "\v", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"})
_OPENINGS = _named(
    {
        "p": _Reader.open_paragraph,
        "pPr": _Reader.set_aside,  # its tab stops are no tabs
        "br": _Reader.take_break,
        "t": _Reader.open_text,
        "instrText": _Reader.open_instruction,
        "fldChar": _Reader.turn_field,
        "fldSimple": _Reader.open_simple_field,
        "sdt": _Reader.open_control,
        "sdtPr": _Reader.open_properties,
        "sym": _Reader.take_symbol,
        "headerReference": _Reader.take_edge,
        "footerReference": _Reader.take_edge,
    }
)
_CLOSINGS = _named(
    {
        "p": _Reader.close_paragraph,
        "pPr": _Reader.return_from_aside,
        "t": _Reader.close_text,
        "instrText": _Reader.close_text,
        "fldSimple": _Reader.close_simple_field,
        "sdt": _Reader.close_control,
    }
)
_OPENINGS[_TEXT_PATH] = _Reader.take_text_path
_OPENINGS |= dict.fromkeys(_OTHER_TEXT, _Reader.open_text)
_CLOSINGS |= dict.fromkeys(_OTHER_TEXT, _Reader.close_text)


def _bare(attributes: dict[str, str]) -> dict[str, str]:
    """Attributes without their namespaces."""
    return {key.rpartition(SEPARATOR)[2]: value for key, value in attributes.items()}


def plain(line: str) -> str:
    """A line with plain spaces, none at its end: Word makes others of them when it updates a field."""
    return line.replace("\u00a0", " ").rstrip()
