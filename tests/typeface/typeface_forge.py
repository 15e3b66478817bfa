"""Small fonts made on the spot, with just the characters that a test asks for."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont


def forge(
    path: Path,
    family: str,
    characters: str,
    *,
    weight: int = 400,
    italic: bool = False,
    usage: int = 0,
    typographic: str = "",
) -> Path:
    """A TrueType font of squares."""
    order = [".notdef", *(f"u{ord(character):X}" for character in characters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(character): f"u{ord(character):X}" for character in characters})
    builder.setupGlyf({name: _square() for name in order})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (600, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    names = {"familyName": family, "styleName": "Regular", "fullName": family, "psName": "Forged"}
    if typographic:
        names["typographicFamily"] = typographic
    builder.setupNameTable(names)
    selection = 0x01 if italic else 0x40
    builder.setupOS2(usWeightClass=weight, fsType=usage, fsSelection=selection)
    builder.setupPost()
    builder.save(path)
    return path


def forge_collection(path: Path, *members: Path) -> Path:
    """One file that holds the fonts of several."""
    collection = TTCollection()
    collection.fonts = [TTFont(member) for member in members]
    collection.save(path)
    return path


def _square() -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, 500), (550, 500), (550, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()
