"""The bundled faces: what they hold, how they are named, and that they may be embedded."""

from __future__ import annotations

import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from docgen.theme import Families, Theme
from docgen.typeface import Family, load_typefaces

FOLDER = Path(str(files("docgen.fonts")))
FILES = sorted(FOLDER.glob("*/*.ttf"))
TYPEFACES = load_typefaces(Theme(), system=False)
ROLES = ("serif", "sans", "mono")

LATIN = [chr(code) for code in range(0x20, 0x180) if unicodedata.category(chr(code)) not in ("Cc", "Cf")]
GREEK = [c for c in map(chr, range(0x386, 0x3CF)) if unicodedata.category(c) in ("Lu", "Ll")]
CYRILLIC = [chr(code) for code in range(0x400, 0x460)]
LACKING_IN_SERIF = set("ĬĭĲĳŦŧ")
PUNCTUATION = list("–—…‘’‚“”„‹›«»†‡•§¶№′″‰€£¥¢©®™°±×÷−≠≤≥≈→←↑↓")


@pytest.mark.parametrize("role", ROLES)
def test_every_family_sets_latin_greek_and_cyrillic(role: str) -> None:
    regular = getattr(TYPEFACES, role).regular
    lacking = {c for c in (*LATIN, *GREEK, *CYRILLIC, *PUNCTUATION) if not regular.holds(c)}
    assert lacking == (LACKING_IN_SERIF if role == "serif" else set())


@pytest.mark.parametrize("role", ROLES)
def test_every_weight_and_slope_sets_latin_and_cyrillic(role: str) -> None:
    for face in getattr(TYPEFACES, role).faces:
        known = LACKING_IN_SERIF if role == "serif" else set()
        if role == "mono" and face.italic:
            known = set(CYRILLIC)  # the sans stands in: README.md says so
        lacking = {c for c in (*LATIN, *CYRILLIC, *PUNCTUATION) if not face.holds(c)}
        assert lacking == known, face.path


def test_together_they_set_what_reports_are_full_of() -> None:
    TYPEFACES.choose(["⇒ ↔ ✓ ✗ ● ○ ■ □ ▪ ◦ ├── └── │ ₿ Ω µ ∆ ∞ ½ ² ³ ™ ☐ ☑ \u2011 \u202f \u00ad"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_embedding_is_unrestricted(path: Path) -> None:
    with TTFont(path) as font:
        assert font["OS/2"].fsType == 0


def test_styles_at_hand() -> None:
    def styles(family: Family) -> set[tuple[int, bool]]:
        return {(face.weight, face.italic) for face in family.faces}

    four = {(weight, italic) for weight in (400, 700) for italic in (False, True)}
    assert styles(TYPEFACES.serif) == four
    assert styles(TYPEFACES.mono) == four
    assert styles(TYPEFACES.sans) == four | {(600, False), (600, True)}


def test_names_are_the_themes_and_those_that_word_lists() -> None:
    families = Families()
    for role in ROLES:
        family = getattr(TYPEFACES, role)
        assert family.name == getattr(families, role)
        assert {face.menu_family for face in family.faces if face.weight != 600} == {family.name}
    semibold = {face.menu_family for face in TYPEFACES.sans.faces if face.weight == 600}
    assert semibold == {"Source Sans 3 SemiBold"}


def test_every_family_carries_its_licence() -> None:
    for folder in {path.parent for path in FILES}:
        assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL.txt").read_text("utf-8")


def test_the_versions_in_the_readme_are_those_of_the_files() -> None:
    table = Path(__file__).parents[2].joinpath("fonts/README.md").read_text("utf-8")
    for path in FILES:
        with TTFont(path) as font:
            version = font["name"].getDebugName(5).split(";")[0].removeprefix("Version ")
            family = font["name"].getDebugName(16) or font["name"].getDebugName(1)
        assert any(family in line and version in line for line in table.splitlines()), (family, version)
