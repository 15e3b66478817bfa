"""A font is asked only for what it does not do by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fontTools.ttLib import TTFont

from docgen.theme import Theme
from docgen.typeface import Family, figures_are_plain, has_ligatures, load_typefaces
from docgen.typeface.face import read_faces
from docgen.writers.html import stylesheet


def with_old_figures(path: Path, face: str) -> Family:
    """A family whose digits are of old style from the start, and lining when it is asked for that."""
    font = TTFont(face)
    names = font.getBestCmap()
    features = font["GSUB"].table.FeatureList.FeatureRecord
    lookup = next(each.Feature.LookupListIndex[0] for each in features if each.FeatureTag == "onum")
    table = font["GSUB"].table.LookupList.Lookup[lookup].SubTable[0]
    mapping = getattr(table, "ExtSubTable", table).mapping
    swapped = {names[ord(digit)]: mapping[names[ord(digit)]] for digit in "0123456789"}
    for subtable in font["cmap"].tables:
        if subtable.isUnicode():
            subtable.cmap = {code: swapped.get(name, name) for code, name in subtable.cmap.items()}
    font.save(path)
    return Family("Old", read_faces(path))


def test_the_bundled_fonts_need_not_be_asked() -> None:
    typefaces = load_typefaces(Theme(), system=False)
    assert figures_are_plain((typefaces.serif, typefaces.sans, typefaces.mono))
    css = stylesheet(Theme(), typefaces.choose(("text",)))
    assert "-nums" not in css
    assert "font-variant-ligatures: normal" in css
    assert not has_ligatures(typefaces.mono)
    assert has_ligatures(typefaces.serif)


def test_a_font_with_figures_of_old_style_is_asked(tmp_path: Path) -> None:
    typefaces = load_typefaces(Theme(), system=False)
    old = with_old_figures(tmp_path / "old.ttf", typefaces.serif.regular.path)
    assert not figures_are_plain((typefaces.sans, old))
    choice = replace(typefaces.choose(("text",)), serif=old)
    assert "font-variant-numeric: tabular-nums lining-nums" in stylesheet(Theme(), choice)


def test_a_code_font_with_ligatures_is_told_not_to_join(tmp_path: Path) -> None:
    typefaces = load_typefaces(Theme(), system=False)
    choice = replace(typefaces.choose(("text",)), mono=typefaces.serif)
    assert "font-variant-ligatures: none" in stylesheet(Theme(), choice)


def test_a_font_that_was_replaced_is_looked_at_again(tmp_path: Path) -> None:
    typefaces = load_typefaces(Theme(), system=False)
    path = tmp_path / "font.ttf"
    path.write_bytes(typefaces.serif.regular.read())
    assert figures_are_plain((Family("Font", read_faces(path)),))
    assert not figures_are_plain((with_old_figures(path, typefaces.serif.regular.path),))
