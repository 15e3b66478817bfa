"""A face: one weight and slope of a family, in a font file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from docgen.typeface import file as font_file

REGULAR = 400
BOLD = 700
NORMAL_STRETCH = 5  # OS/2 usWidthClass: medium


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a family.

    ``family`` is the family as CSS and fontconfig know it (name 16 of the font's name table, else 1);
    ``menu_family`` the one under which Word lists the face (name 1: ``Source Sans 3 SemiBold``). ``weight``
    runs from 1 to 1000, ``stretch`` from 1 to 9 with 5 as the normal width. ``index`` counts the faces of a
    collection from 0. ``outlines`` says whether its glyphs are drawn by lines, not by coloured pixels.
    """

    family: str
    weight: int
    italic: bool
    path: str
    index: int = 0
    menu_family: str = ""
    stretch: int = NORMAL_STRETCH
    outlines: bool = True

    @property
    def coverage(self) -> frozenset[int]:
        """The code points for which it has a glyph; read on first use, kept for the process."""
        return _coverage(self.path, self.index, self.stamp)

    @property
    def stamp(self) -> tuple[int, int]:
        """The time of change and the size of its file: what is read from it is kept while these stay."""
        return font_file.stamp(self.path)

    def holds(self, character: str) -> bool:
        """Whether it has a glyph for a character."""
        return ord(character) in self.coverage

    def read(self) -> bytes:
        """The font file of this face alone; a collection is taken apart.

        Raises:
            DataError: the file can no longer be read.
        """
        return font_file.read_alone(self.path, self.index)

    @property
    def distance(self) -> tuple[int, int, bool]:
        """How far it is from the regular face of its family; the least is the regular face."""
        return abs(self.stretch - NORMAL_STRETCH), abs(self.weight - REGULAR), self.italic


@lru_cache(maxsize=512)
def _coverage(path: str, index: int, _stamp: tuple[int, int]) -> frozenset[int]:
    return font_file.read_coverage(path, index)


@lru_cache(maxsize=4096)
def _faces(path: str, _stamp: tuple[int, int]) -> tuple[Face, ...]:
    return tuple(
        Face(
            each.family, each.weight, each.italic, path, index, each.menu_family, each.stretch, each.outlines
        )
        for index, each in enumerate(font_file.read_descriptions(path))
    )


def read_faces(path: str | Path) -> tuple[Face, ...]:
    """The faces of a font file.

    Raises:
        DataError: the file is no font, is broken, or may not be embedded.
    """
    return _faces(str(path), font_file.stamp(str(path)))
