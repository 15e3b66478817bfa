"""Content controls: fields to be filled in, named for those who cannot see them (17.5.2)."""

from __future__ import annotations

from docgen.writers.docx.xml import NOTHING, Xml, join, paragraph, run, text, w

_LONGEST_NAME = 64  # Word refuses a file with a longer name
_ROOM = "\u00a0" * 30
"""No-break spaces: other spaces at the end of a line are neither underlined nor kept."""
_UNRULED_ROOM = "\u00a0" * 4


def blank(purpose: str, number: int, *, lined: bool = True) -> Xml:
    """An empty field within a line; what is typed into it takes the place of the room.

    It takes formatted text, since LibreOffice leaves out the line of one that does not.
    """
    style = w("rStyle", val="Blank") if lined else NOTHING
    content = w("sdtContent", run(text(_ROOM if lined else _UNRULED_ROOM), style))
    return w("sdt", _properties(purpose, number, w("showingPlcHdr"), w("richText")), content)


def blank_lines(purpose: str, lines: int, number: int, properties: Xml) -> Xml:
    """Lines to write on."""
    content = join(paragraph("BlankLine", properties=properties) for _ in range(max(1, lines)))
    control = w("sdt", _properties(purpose, number), w("sdtContent", content))
    return join((control, paragraph("BlankEnd")))


def contents_control(number: int, content: Xml) -> Xml:
    """The control in which Word offers to update a table of contents."""
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return w("sdt", w("sdtPr", w("id", val=number), gallery), w("sdtContent", content))


def _properties(purpose: str, number: int, *more: Xml) -> Xml:
    name = w("alias", val=_shortened(purpose))
    return w("sdtPr", name, w("tag", val="to-be-filled-in"), w("id", val=number), *more)


def _shortened(purpose: str) -> str:
    words = " ".join(purpose.split())
    return words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1]}…"
