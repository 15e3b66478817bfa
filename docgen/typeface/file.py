"""Font files: what each face of one says of itself, and which characters it has (OpenType 1.9).

HarfBuzz reads both, in a hundredth of the time that fontTools takes, which knows each glyph by its name.
fontTools is needed only to take a collection apart.
"""

from __future__ import annotations

import logging
import os
import struct
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from docgen.typeface.tables import (
    COLLECTION,
    Tables,
    broken,
    fields,
    opened,
    refuse,
    shaper,
    starts,
    translated,
)

# Its remarks on the small faults of other people's fonts are not for docgen's users.
logging.getLogger("fontTools").addHandler(logging.NullHandler())

_CHARACTERS = ("cmap", "maxp", "head")
_OUTLINES = {"glyf", "CFF ", "CFF2"}

# OpenType 1.9, OS/2 table, fsType.
_USAGE = 0x000F
_RESTRICTED = 0x0002
_NO_SUBSETTING = 0x0100
_BITMAPS_ONLY = 0x0200

# What fontTools stumbles over in a broken collection.
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)


@dataclass(frozen=True, slots=True)
class Description:
    """What a face says of itself; the fields are those of :class:`~docgen.typeface.face.Face`."""

    family: str
    menu_family: str
    weight: int
    italic: bool
    stretch: int
    outlines: bool


def stamp(path: str) -> tuple[int, int]:
    """The time of change and the size of a file: what is read from it is kept as long as these stay."""
    try:
        status = os.stat(path)  # noqa: PTH116 - asked for again and again, and a Path takes longer than that
    except OSError as error:
        raise refuse(path, f"the font cannot be read: {error.strerror}") from error
    return status.st_mtime_ns, status.st_size


def read_descriptions(path: str) -> tuple[Description, ...]:
    """What each face of a font file says of itself.

    Raises:
        DataError: the file is no font, is broken, or may not be embedded.
    """
    with translated(path), Path(path).open("rb") as file:
        return tuple(_describe(path, Tables(path, file, start)) for start in starts(path, file))


def read_coverage(path: str, index: int) -> frozenset[int]:
    """The code points for which a face has a glyph of its own.

    Raises:
        DataError: the file is broken.
    """
    with opened(path, index) as tables:
        return frozenset(shaper(tables, _CHARACTERS).unicodes)


def read_alone(path: str, index: int) -> bytes:
    """The font file of one face; a collection is taken apart.

    Raises:
        DataError: the file cannot be read.
    """
    with translated(path):
        data = Path(path).read_bytes()
        if not data.startswith(COLLECTION):
            return data
        from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 - few fonts are collections

        try:
            alone = BytesIO()
            TTFont(BytesIO(data), fontNumber=index, lazy=True).save(alone)
        except (TTLibError, *_BROKEN) as error:
            raise broken(path, f"{type(error).__name__}: {error}") from error
        return alone.getvalue()


def _describe(path: str, tables: Tables) -> Description:
    (style,) = fields(tables, "head", ">H", 44)
    weight, width, usage = fields(tables, "OS/2", ">HHH", 4)
    (selection,) = fields(tables, "OS/2", ">H", 62)
    face = shaper(tables, (*_CHARACTERS, "name"))
    menu_family = face.get_name(1) or face.get_name(4) or ""
    family = face.get_name(16) or menu_family
    if not family:
        raise refuse(path, "the font has no family name")
    _refuse_forbidden(path, family, usage)
    if not face.unicodes:  # now is the time to say so
        raise broken(path, "it has no characters")
    return Description(
        family=family,
        menu_family=menu_family,
        weight=_weight(weight),
        italic=bool(selection & 0x201 or style & 0x02),  # italic or oblique
        stretch=min(max(width, 1), 9),
        outlines=not _OUTLINES.isdisjoint(tables),
    )


def _weight(declared: int) -> int:
    """Old fonts count from 1 to 9 where the standard counts from 100 to 900."""
    return min(max(declared * 100 if declared <= 9 else declared, 1), 1000)  # noqa: PLR2004


def _refuse_forbidden(path: str, family: str, usage: int) -> None:
    if usage & _USAGE == _RESTRICTED:
        raise refuse(path, f"the licence of {family!r} forbids to embed it in a document")
    if usage & _BITMAPS_ONLY:
        raise refuse(path, f"the licence of {family!r} forbids to embed its outlines in a document")
    if usage & _NO_SUBSETTING:
        raise refuse(path, f"the licence of {family!r} forbids to embed a part of it in a document")
