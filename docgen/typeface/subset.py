"""Fonts cut to the characters that somebody needs, for files that bring their fonts.

What is cut off are glyphs and the features that stand for them; names, metrics, hints and the features of
running text (kerning, marks, ligatures, forms of figures) stay, as HarfBuzz keeps them unless told otherwise.
"""

from __future__ import annotations

import logging
import struct
from pathlib import Path
from typing import Any

from docgen.typeface.face import Face


def _tags(names: str) -> tuple[int, ...]:
    """Tags as HarfBuzz has them: four bytes as a number."""
    return tuple(int.from_bytes(name.encode()) for name in names.split())


_log = logging.getLogger(__name__)

_NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17)
"""By these a font is found, and its licence: the menus' names, the full ones, those of the whole family."""
_FEATURES = _tags("kern mark mkmk ccmp locl liga calt rlig lnum tnum onum pnum")
_DROPPED = _tags("STAT DSIG")  # for variable fonts; a signature that no longer fits
_TRUETYPE = (b"\0\1\0\0", b"true")
# OpenType 1.9, OS/2 table, fsType: what an editable document may hold.
_USAGE, _USAGE_AT = 0x000F, 8
_INSTALLABLE, _EDITABLE = 0x0000, 0x0008


def subset_of(face: Face, characters: frozenset[int]) -> bytes | None:
    """The TrueType font of a face with these code points, as far as it has them.

    ``None`` where a document that others go on writing may not hold it, or no font of Word's kind can be made
    of it: outlines of PostScript cannot be embedded there.
    """
    import uharfbuzz as harfbuzz  # noqa: PLC0415 - only a document that brings its fonts needs it

    font = harfbuzz.Face(harfbuzz.Blob(Path(face.path).read_bytes()), face.index)
    if not _may_be_edited(font):
        return None
    wanted = harfbuzz.SubsetInput()
    wanted.sets(harfbuzz.SubsetInputSets.UNICODE).update(characters)
    wanted.sets(harfbuzz.SubsetInputSets.NAME_ID).update(_NAMES)
    wanted.sets(harfbuzz.SubsetInputSets.LAYOUT_FEATURE_TAG).update(_FEATURES)
    wanted.sets(harfbuzz.SubsetInputSets.DROP_TABLE_TAG).update(_DROPPED)
    try:
        data = bytes(harfbuzz.subset(font, wanted).blob.data)
    except RuntimeError:
        _log.warning("%s: the font cannot be cut to size and is not embedded", face.path)
        return None
    return data if data.startswith(_TRUETYPE) else None


def _may_be_edited(font: Any) -> bool:
    table = bytes(font.reference_table("OS/2").data)
    if len(table) < _USAGE_AT + 2:
        return True
    (usage,) = struct.unpack_from(">H", table, _USAGE_AT)
    return usage & _USAGE in (_INSTALLABLE, _EDITABLE)
