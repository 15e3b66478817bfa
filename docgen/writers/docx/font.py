"""The fonts that a document names, and what a computer that lacks them takes instead (17.8.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docgen.writers.docx.look import Look
from docgen.writers.docx.xml import NOTHING, Xml, part, w


@dataclass(frozen=True, slots=True)
class Substitutes:
    """The families for scripts that the document's own families lack; empty where it needs none."""

    east_asian: str = ""
    complex_script: str = ""
    families: tuple[str, ...] = ()
    """All of them, for other characters too."""


def font_table(look: Look, substitutes: Substitutes, brought: Mapping[str, Xml]) -> bytes:
    """``fontTable.xml``: each family with its likeness, so that Word stays near it where it is missing.

    ``brought`` says of a family which of its faces are in the file.
    """
    families = look.families
    kinds = (
        (families.serif, "Georgia", "roman", "variable", "02040602050305030304"),
        (families.sans, "Segoe UI", "swiss", "variable", "020B0503030403020204"),
        (look.semibold, "Segoe UI Semibold", "swiss", "variable", "020B0603030403020204"),
        (families.mono, "Consolas", "modern", "fixed", "020B0509030403020204"),
    )
    known = {name: likeness for name, *likeness in kinds if name}
    for name in substitutes.families:
        known.setdefault(name, ["", "auto", "variable", ""])
    fonts = (_font(name, likeness, brought.get(name, NOTHING)) for name, likeness in known.items())
    return part("fonts", *fonts)


def _font(name: str, likeness: Sequence[str], faces: Xml) -> Xml:
    alternative, family, pitch, panose = likeness
    said = (
        *((w("altName", val=alternative),) if alternative else ()),
        *((w("panose1", val=panose),) if panose else ()),
        w("charset", val="00"),
        w("family", val=family),
        w("pitch", val=pitch),
        faces,
    )
    return w("font", *said, name=name)
