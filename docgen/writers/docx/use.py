"""Which faces a written document uses: its styles, each with what stands in it, taken together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.writers.docx.font import Substitutes
from docgen.writers.docx.look import Look
from docgen.writers.docx.metric import Metrics
from docgen.writers.docx.xml import Xml

_STYLED = re.compile(r'<w:pStyle w:val="(\w+)"/>|<w:rPr>((?:<[^>]*/>)*)</w:rPr>')
_CHARACTERS = re.compile(r'<w:rStyle w:val="(\w+)"/>')
_FAMILY = re.compile(r'<w:rFonts w:ascii="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Use:
    """A face as a document uses it: the name of its family in Word, bold or not, italic or not."""

    family: str
    bold: bool = False
    italic: bool = False

    @property
    def slot(self) -> str:
        """The element of the table of fonts that holds it (17.8.3.3 to 17.8.3.6)."""
        style = f"{'Bold' if self.bold else ''}{'Italic' if self.italic else ''}"
        return f"embed{style or 'Regular'}"


def uses_of(content: Xml, metrics: Metrics, look: Look, substitutes: Substitutes, stamp: str) -> set[Use]:
    """The faces of everything that is printed: text, marks of lists, the stamp."""
    families = look.families
    uses = {Use(families.serif), Use(families.sans), Use(families.mono)}
    uses |= {_use(*style, metrics) for style in _styles(content)}
    uses |= {Use(name) for name in (substitutes.east_asian, substitutes.complex_script) if name}
    if substitutes.complex_script:
        uses.add(Use(substitutes.complex_script, bold=True))
    if stamp:
        uses.add(Use(families.sans, bold=True))
    return uses


def _styles(content: Xml) -> set[tuple[str, str]]:
    """Each style of a paragraph with each of the run properties that stand in one."""
    found: set[tuple[str, str]] = set()
    paragraph = "Normal"
    for style, properties in _STYLED.findall(content):
        paragraph = style or paragraph
        found.add((paragraph, properties))
    return found


def _use(paragraph: str, properties: str, metrics: Metrics) -> Use:
    """Direct stress goes over a style's own: there is none that takes it away."""
    style, family = _CHARACTERS.search(properties), _FAMILY.search(properties)
    face = metrics.face_of(paragraph, style[1] if style else "")
    return Use(
        family[1] if family else face.family or "",
        bool(face.bold) or "<w:b/>" in properties,
        bool(face.italic) or "<w:i/>" in properties,
    )
