"""Font files as fontTools reads them: the only place that opens one for its names and characters.

Every error of fontTools becomes a :class:`DataError` that names the file.
"""

from __future__ import annotations

import logging
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from docgen.errors import DataError
from docgen.location import Location
from docgen.problem import Problem

# Its remarks on the small faults of other people's fonts are not for docgen's users.
logging.getLogger("fontTools").addHandler(logging.NullHandler())

_LARGEST = 256 * 1024 * 1024
_MOST_FACES = 64
_COLLECTION = b"ttcf"
_MAGIC = (b"\0\1\0\0", b"OTTO", b"true", _COLLECTION)

# OpenType 1.9, OS/2 table, fsType.
_USAGE = 0x000F
_RESTRICTED = 0x0002
_NO_SUBSETTING = 0x0100
_BITMAPS_ONLY = 0x0200

# fontTools meets a broken table with whatever its parser stumbles over.
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
        status = Path(path).stat()
    except OSError as error:
        raise _refuse(path, f"the font cannot be read: {error.strerror}") from error
    return status.st_mtime_ns, status.st_size


def read_descriptions(path: str) -> tuple[Description, ...]:
    """What each face of a font file says of itself.

    Raises:
        DataError: the file is no font, is broken, or may not be embedded.
    """
    with _translated(path):
        return tuple(_describe(path, font) for font in _open_all(path))


def read_coverage(path: str, index: int) -> frozenset[int]:
    """The code points for which a face has a glyph of its own.

    Raises:
        DataError: the file is broken.
    """
    with opened(path, index) as font:
        missing = font.getGlyphOrder()[0]  # glyph 0 is .notdef, the empty box (OpenType, glyf)
        return frozenset(code for code, name in (font.getBestCmap() or {}).items() if name != missing)


def read_alone(path: str, index: int) -> bytes:
    """The font file of one face; a collection is taken apart.

    Raises:
        DataError: the file cannot be read.
    """
    with opened(path, index) as font:
        data = Path(path).read_bytes()
        if not data.startswith(_COLLECTION):
            return data
        alone = BytesIO()
        font.save(alone)
        return alone.getvalue()


@contextmanager
def opened(path: str, index: int) -> Iterator[Any]:
    """A face, open for reading as a fontTools font; a fault found meanwhile is told as one of the file.

    Raises:
        DataError: the file is broken.
    """
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - a command that makes no document never loads it

    with _translated(path), Path(path).open("rb") as file:
        yield TTFont(file, fontNumber=index, lazy=True)


def _open_all(path: str) -> Iterator[Any]:
    with Path(path).open("rb") as file:
        magic, size = file.read(12), Path(path).stat().st_size
    if magic[:4] not in _MAGIC:
        raise _refuse(path, "this is not a TrueType or OpenType font")
    if size > _LARGEST:
        raise _refuse(path, f"the font is larger than {_LARGEST // 1024**2} MiB")
    count = struct.unpack(">L", magic[8:12])[0] if magic.startswith(_COLLECTION) else 1
    if count > _MOST_FACES:
        raise _refuse(path, f"the collection holds more than {_MOST_FACES} faces")
    for index in range(count):
        with opened(path, index) as font:
            yield font


def _describe(path: str, font: Any) -> Description:
    names, os2, style = font["name"], font["OS/2"], font["head"].macStyle
    menu_family = names.getDebugName(1) or names.getDebugName(4) or ""
    family = names.getDebugName(16) or menu_family
    if not family:
        raise _refuse(path, "the font has no family name")
    _refuse_forbidden(path, family, os2.fsType)
    font["cmap"]  # a font without characters is broken, and now is the time to say so
    return Description(
        family=family,
        menu_family=menu_family,
        weight=_weight(os2.usWeightClass),
        italic=bool(os2.fsSelection & 0x201 or style & 0x02),  # italic or oblique
        stretch=min(max(os2.usWidthClass, 1), 9),
        outlines=any(table in font for table in ("glyf", "CFF ", "CFF2")),
    )


def _weight(declared: int) -> int:
    """Old fonts count from 1 to 9 where the standard counts from 100 to 900."""
    return min(max(declared * 100 if declared <= 9 else declared, 1), 1000)  # noqa: PLR2004


def _refuse_forbidden(path: str, family: str, usage: int) -> None:
    if usage & _USAGE == _RESTRICTED:
        raise _refuse(path, f"the licence of {family!r} forbids to embed it in a document")
    if usage & _BITMAPS_ONLY:
        raise _refuse(path, f"the licence of {family!r} forbids to embed its outlines in a document")
    if usage & _NO_SUBSETTING:
        raise _refuse(path, f"the licence of {family!r} forbids to embed a part of it in a document")


@contextmanager
def _translated(path: str) -> Iterator[None]:
    from fontTools.ttLib import TTLibError  # noqa: PLC0415 - as in opened

    try:
        yield
    except OSError as error:
        raise _refuse(path, f"the font cannot be read: {error.strerror or error}") from error
    except (TTLibError, *_BROKEN) as error:
        raise _refuse(path, f"the font is broken ({type(error).__name__}: {error})") from error


def _refuse(path: str, message: str) -> DataError:
    expected = "a TrueType or OpenType font that may be embedded"
    return DataError([Problem("font", message, expected, location=Location(path))])
