"""The styles of what stands within a line: stress, code, links, labels, the lines of a diff."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docgen.document import Tone
from docgen.units import pt
from docgen.writers.docx.format import Border, Face
from docgen.writers.docx.look import Look
from docgen.writers.docx.style import HAIRLINE, Style, characters

_CODE_IN_TEXT = 0.88
_CODE_IN_TABLE = 0.842
"""So that a SHA-256 stands on one line of the control block."""


def inline_styles(look: Look) -> Iterator[Style]:
    """Every style of characters in running text."""
    palette, sizes = look.palette, look.sizes
    yield characters("Emphasis", "Emphasis", Face(italic=True))
    yield characters("Strong", "Strong", Face(bold=True))
    yield characters("StrongEmphasis", "Strong Emphasis", Face(bold=True, italic=True))
    code = Face(family=look.families.mono, size=sizes.text * _CODE_IN_TEXT, unchecked=True)
    yield characters("Code", "Code", code)
    yield characters("SmallCode", "Small Code", Face(size=sizes.table * _CODE_IN_TABLE), "Code")
    yield characters("Hyperlink", "Hyperlink", Face(colour=palette.accent, underline="single"))
    yield characters("CodeHyperlink", "Code Hyperlink", code, "Hyperlink")
    yield characters("CrossReference", "Cross-Reference", Face(colour=palette.accent))
    yield characters("Blank", "Blank", Face(colour=palette.muted, underline="single"))
    yield from _changed(look)
    yield from _diff(look)
    for tone in Tone:
        yield from _labels(tone, look)


def label_style(tone: Tone, *, filled: bool = False) -> str:
    """The style of a label; a ``filled`` one is for the cover."""
    return f"{'Cover' if filled else ''}Label{tone.value.capitalize()}"


def _changed(look: Look) -> Iterator[Style]:
    """What was inserted is underlined and what was deleted struck through, in text and in code."""
    marks = (
        ("Inserted", Face(colour=look.palette.good, underline="single")),
        ("Deleted", Face(colour=look.palette.critical, struck=True)),
    )
    for mark, face in marks:
        yield characters(mark, mark, face)
        yield characters(f"Code{mark}", f"Code {mark}", face, "Code")
        yield characters(f"SmallCode{mark}", f"Small Code {mark}", face, "SmallCode")


def _diff(look: Look) -> Iterator[Style]:
    """Colour and ground beside the sign; what goes is struck with dots below, what comes is bold."""
    palette = look.palette
    added = Face(colour=palette.good, bold=True, ground="#e2f0e6")
    removed = Face(colour=palette.critical, ground="#f8e6e3", underline="dotted")
    yield characters("DiffAdded", "Diff Added", added)
    yield characters("DiffRemoved", "Diff Removed", removed)
    yield characters("DiffPlace", "Diff Place", Face(colour=palette.low, bold=True))
    yield characters("DiffFile", "Diff File", Face(bold=True))


def _labels(tone: Tone, look: Look) -> Iterator[Style]:
    palette, title = look.palette, tone.value.capitalize()
    colour = palette.tone(tone)
    word = look.heavy(Face(size=look.sizes.running, colour=colour, unchecked=True))
    frame = Border(HAIRLINE, colour)
    framed = replace(word, frame=frame)
    yield characters(label_style(tone), f"Label {title}", framed)
    ground = None if tone is Tone.NEUTRAL else colour
    ink = palette.ink if ground is None else palette.paper
    around = Border(HAIRLINE, colour, pt(1))
    large = replace(word, size=look.sizes.table, colour=ink, ground=ground, frame=around)
    yield characters(label_style(tone, filled=True), f"Cover Label {title}", large)
