"""What a picture's EXIF data says of how to show it: which way is up, how many pixels an inch.

Everything else in it (camera, time, place) is never read, and never printed.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

_ORIENTATION, _X_RESOLUTION, _RESOLUTION_UNIT = 0x0112, 0x011A, 0x0128  # CIPA DC-008, table 4
_SHORT, _RATIONAL = 3, 5
_INCH, _CENTIMETRE = 2, 3
_ENTRY = 12
_UPSIDES = range(1, 9)


@dataclass(frozen=True, slots=True)
class Exif:
    """How to show the picture; 1 is upright, and ``per_inch`` is ``None`` where it is not told."""

    orientation: int = 1
    per_inch: float | None = None


def read_exif(data: bytes) -> Exif:
    """Read the two facts from EXIF data (a TIFF header with its first directory).

    Broken data tells nothing; it is no reason to refuse the picture, since it will be left out.
    """
    data = data.removeprefix(b"Exif\x00\x00")
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None:
        return Exif()
    try:
        tags = _first_directory(data, order)
    except struct.error:
        return Exif()
    orientation = tags.get(_ORIENTATION, 1)
    resolution = tags.get(_X_RESOLUTION)
    unit = {_INCH: 1.0, _CENTIMETRE: 2.54}.get(int(tags.get(_RESOLUTION_UNIT, _INCH)))
    per_inch = resolution * unit if resolution and unit else None
    return Exif(int(orientation) if orientation in _UPSIDES else 1, per_inch)


def _first_directory(data: bytes, order: str) -> dict[int, float]:
    (start,) = struct.unpack_from(f"{order}I", data, 4)
    (count,) = struct.unpack_from(f"{order}H", data, start)
    tags: dict[int, float] = {}
    for index in range(count):
        at = start + 2 + index * _ENTRY
        tag, kind, _length, value = struct.unpack_from(f"{order}HHII", data, at)
        if kind == _SHORT:
            (tags[tag],) = struct.unpack_from(f"{order}H", data, at + 8)
        elif kind == _RATIONAL and tag == _X_RESOLUTION:
            above, below = struct.unpack_from(f"{order}II", data, value)
            tags[tag] = above / below if below else 0.0
    return tags
