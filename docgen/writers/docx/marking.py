"""The marks of a document at the edges of its pages: label, notes of the header, note of the footer."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.document import Marking
from docgen.tlp import GROUND, LEAST_POINTS, Tlp
from docgen.units import mm, pt
from docgen.writers.docx.format import Border, Face, Shape
from docgen.writers.docx.inline import Voice, direction_of_text, spoken
from docgen.writers.docx.look import Look
from docgen.writers.docx.style import Style, characters
from docgen.writers.docx.xml import NOTHING, Xml, join, paragraph

HEADER_EDGE, FOOTER_EDGE = pt(18), pt(20)
"""How far from the edge of the paper header and footer of a marked document stand, which are taller."""
_LABEL = pt(LEAST_POINTS)
_PAD = "\u00a0"


def label_style(tlp: Tlp) -> str:
    """The style of a label's characters."""
    return f"Tlp{tlp.name.title().replace('_', '')}"


def label(marking: Marking, style: str) -> Xml:
    """The label on a line of its own, at the right; ``style`` is that of header or footer."""
    if marking.tlp is None:
        return NOTHING
    return paragraph(style, spoken(f"{_PAD}{marking.tlp.value}{_PAD}", Voice(style=label_style(marking.tlp))))


def notes(marking: Marking, style: str, before: Xml = NOTHING, after: Xml = NOTHING) -> Xml:
    """The notes of the header, each on a line of its own; ``before`` and ``after`` stand in the first."""
    first, *others = marking.lines or ("",)
    head = _note(first, style, before, after) if first else NOTHING
    return join((head, *(_note(each, style) for each in others)))


def privilege(marking: Marking, style: str) -> Xml:
    """The note of the footer."""
    return _note(marking.privilege, style) if marking.privilege else NOTHING


def marking_styles(look: Look) -> Iterator[Style]:
    """Every style of the marks: colours of labels are the standard's own, whatever the theme."""
    ink = look.plain(Face(colour=look.palette.ink))
    heavy = look.heavy(Face(colour=look.palette.ink))
    for place, before, after in (("Header", pt(0), pt(3)), ("Footer", pt(3), pt(0))):
        line = Shape(before, after, leading=_LABEL * 1.42, align="right")
        yield Style(f"{place}Label", f"{place} Label", "BareHeader", shape=line, offered=False)
    yield Style("HeaderNote", "Header Note", "Header", heavy, offered=False)
    yield Style("BareHeaderNote", "Bare Header Note", "BareHeader", heavy, offered=False)
    yield Style("FooterNote", "Footer Note", "BareHeader", ink, offered=False)
    yield Style("PackedOrganization", "Packed Organization", "CoverOrganization", shape=Shape(after=mm(3)))
    for each in Tlp:
        name = f"Label {each.value}".replace(":", " ")
        yield characters(label_style(each), name, _face(each, look))


def _face(tlp: Tlp, look: Look) -> Face:
    around = Border(pt(1.5), GROUND)
    return Face(
        family=look.families.sans,
        size=_LABEL,
        colour=tlp.colour,
        bold=True,
        ground=GROUND,
        frame=around,
        unchecked=True,
    )


def _note(text: str, style: str, before: Xml = NOTHING, after: Xml = NOTHING) -> Xml:
    return paragraph(style, before, spoken(text), after, properties=direction_of_text(text))
