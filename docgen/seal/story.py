"""What a reader sees of a Word file's text, and what stands in its fields to be filled in (ECMA-376 part 1).

The same words give the same lines, whatever Word has made of their runs, revision marks, proofing marks and
bookmarks: a line is a paragraph that is not empty. Numbers of pages are left out, since Word counts them
anew (results of the fields in 17.16.5 that say where something stands), and so is what somebody fills in.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.seal.markup import Handlers, walk

FORM = "urn:docgen:form:1"
"""The namespace of the form: what the sign-off table's fields are bound to."""
TO_BE_FILLED_IN = "to-be-filled-in"
"""How the tag of each of docgen's fields begins."""

_WORD = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",  # the same in strict files
    )
)
_VML = "urn:schemas-microsoft-com:vml"
_PAGES = frozenset(("PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES"))
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\v",
    "cr": "\v",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_BUILDING_BLOCKS = ("docPartObj", "docPartList", "group")


@dataclass(slots=True)
class Control:
    """A content control (17.5.2): what it is called, what it is bound to, what stands in it."""

    title: str = ""
    tag: str = ""
    xpath: str = ""
    """Its place in the form; empty where it is not bound to the form."""
    date: bool = False
    block: bool = False
    """Word's own, such as the one around a table of contents."""
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What stands in it, without the room to write."""
        return "".join(self.pieces).strip()

    @property
    def fillable(self) -> bool:
        """Whether it is one of docgen's, there to be filled in."""
        return bool(self.xpath) or self.tag.startswith(TO_BE_FILLED_IN)


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
    walk(data, Handlers(reader.start, reader.end, reader.characters), part)
    lines = ("".join(pieces) for pieces in reader.lines)
    return Story([line for line in lines if line.strip()], reader.controls, reader.edges)


@dataclass(slots=True)
class _Field:
    """A complex field that is open; ``hidden`` once its result is known to be a number of pages."""

    instruction: str = ""
    hidden: bool = False


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

    def start(self, name: tuple[str, str], attributes: dict[str, str]) -> None:
        namespace, local = name
        if namespace in _WORD:
            if self._properties:
                self._describe(local, {key.rpartition(" ")[2]: value for key, value in attributes.items()})
            elif local in _SIGNS:
                self._say(_SIGNS[local])
            else:
                opening = _OPENINGS.get(local)
                if opening is not None:
                    opening(self, {key.rpartition(" ")[2]: value for key, value in attributes.items()})
        elif name == (_VML, "textpath") and attributes.get("string"):
            self.lines.append([attributes["string"]])

    def end(self, name: tuple[str, str]) -> None:
        namespace, local = name
        if namespace in _WORD:
            closing = _CLOSINGS.get(local)
            if closing is not None:
                closing(self)

    def characters(self, text: str) -> None:
        if self._taking == "t":
            self._say(text)
        elif self._taking and self._fields:
            self._fields[-1].instruction += text

    def _say(self, text: str) -> None:
        if self._aside or self._properties or any(each.hidden for each in self._fields):
            return
        for control in self._filling:
            control.pieces.append(text)
        if self._paragraphs and not any(control.fillable for control in self._filling):
            self._paragraphs[-1].append(text)

    def _describe(self, local: str, said: dict[str, str]) -> None:
        """A property of the control that was opened last."""
        control = self._filling[-1]
        if local == "alias":
            control.title = said.get("val", "")
        elif local == "tag":
            control.tag = said.get("val", "")
        elif local == "dataBinding" and FORM in said.get("prefixMappings", ""):
            control.xpath = said.get("xpath", "")
        elif local == "date":
            control.date = True
        elif local in _BUILDING_BLOCKS:
            control.block = True

    def open_paragraph(self, _: dict[str, str]) -> None:
        pieces: list[str] = []
        self.lines.append(pieces)
        self._paragraphs.append(pieces)
        for control in self._filling:
            if control.pieces:
                control.pieces.append("\n")

    def close_paragraph(self) -> None:
        self._paragraphs.pop()

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
        self._properties += 1

    def close_properties(self) -> None:
        self._properties -= 1

    def open_text(self, _: dict[str, str]) -> None:
        self._taking = "t"

    def open_instruction(self, _: dict[str, str]) -> None:
        self._taking = "instrText"

    def close_text(self) -> None:
        self._taking = ""

    def turn_field(self, said: dict[str, str]) -> None:
        kind = said.get("fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].hidden = _counts_pages(self._fields[-1].instruction)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def open_simple_field(self, said: dict[str, str]) -> None:
        self._fields.append(_Field(hidden=_counts_pages(said.get("instr", ""))))

    def close_simple_field(self) -> None:
        self._fields.pop()

    def take_edge(self, said: dict[str, str]) -> None:
        self.edges.append(said.get("id", ""))

    def take_symbol(self, said: dict[str, str]) -> None:
        self._say(f"‹{said.get('font', '')} {said.get('char', '')}›")


_OPENINGS = {
    "p": _Reader.open_paragraph,
    "pPr": _Reader.set_aside,  # its tab stops are no tabs
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
_CLOSINGS = {
    "p": _Reader.close_paragraph,
    "pPr": _Reader.return_from_aside,
    "t": _Reader.close_text,
    "instrText": _Reader.close_text,
    "fldSimple": _Reader.close_simple_field,
    "sdt": _Reader.close_control,
    "sdtPr": _Reader.close_properties,
}


def _counts_pages(instruction: str) -> bool:
    return (instruction.split() or [""])[0].upper() in _PAGES
